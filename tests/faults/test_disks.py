"""A disk that is full, and one that may not be written: one clear line, and the last good site as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import build, digest, project
from tests.faults.machine import finish, start

pytestmark = pytest.mark.site

ARTICLE = "articles/2025/2025-11-07-vstrecha.md"


def mounted(folder: Path, size: int) -> bool:
    """Puts a file system of `size` bytes on the folder; False where this user may not."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    return done.returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    yield folder
    subprocess.run(["umount", folder], capture_output=True, check=False)


def edited(config: Path) -> dict[str, str]:
    """Something to build; returns the digest of the content."""
    article = config.parent / "content" / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("Встреча", "Новая встреча"), encoding="utf-8")
    return digest(config.parent / "content")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a fork whose site was built once."""
    config = project(tmp_path_factory.mktemp("disks") / "fork")
    build(config)
    return config


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the edited content, built undisturbed."""
    alone = project(tmp_path_factory.mktemp("disks") / "alone")
    edited(alone)
    return digest(build(alone))


@pytest.mark.parametrize("room", [0, 20_000, 150_000, 300_000, 600_000, 900_000])
def test_a_full_disk_is_one_clear_line_and_leaves_the_site(
    disk: Path, fork: Path, right: dict[str, str], room: int
) -> None:
    """`room`: bytes that are left when the build begins; a build needs room for what it makes anew.

    Where no file system can be mounted (no root), no file may grow past the room instead: the same error at other moments.
    """
    used = sum(path.stat().st_size for path in fork.parent.rglob("*") if path.is_file())
    real = mounted(disk, 2 * used + 8_000_000)
    whole = disk / "fork"
    shutil.copytree(fork.parent, whole)
    config = whole / "mkdocs.yml"
    before, content = digest(whole / "site"), edited(config)
    if real:
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "ballast").write_bytes(b"\0" * (free - room))
        process = start(config)
    else:
        process = start(config, before=f"trap '' XFSZ; ulimit -f {min(room, 40_000) // 1024}")
    code, said = finish(process)
    assert code == 1, said
    assert "Traceback" not in said
    assert ("No space left on device" in said) if real else ("File too large" in said), said
    assert digest(whole / "site") == before
    assert digest(whole / "content") == content
    # Room is made, and the next build is right.
    if real:
        (disk / "ballast").unlink()
    assert digest(build(config)) == right


def test_a_disk_that_may_not_be_written(disk: Path, fork: Path) -> None:
    locked = disk / "fork"
    if mounted(disk, 64_000_000):
        shutil.copytree(fork.parent, locked)
        edited(locked / "mkdocs.yml")
        before, reason = digest(locked), "Read-only file system"
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    else:
        shutil.copytree(fork.parent, locked)
        edited(locked / "mkdocs.yml")
        before, reason = digest(locked), "Permission denied"
        for folder in (locked, *(path for path in locked.rglob("*") if path.is_dir())):
            folder.chmod(0o555)
    code, said = finish(start(locked / "mkdocs.yml"))
    subprocess.run(["mount", "-o", "remount,rw", disk], capture_output=True, check=False)
    for folder in (locked, *(path for path in locked.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    assert code == 1, said
    assert reason in said
    assert "Traceback" not in said
    assert digest(locked) == before
