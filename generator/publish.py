"""The built site is verified, then takes the place of the one that is up. Also: one build at a time, and the date of a build."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from generator.chronology import bounds
from generator.config import Config
from generator.errors import LetopisError, UsageError
from generator.files import Stamp
from generator.links import Verified, verify_pages

__all__ = [
    "SiteBusy",
    "Verified",
    "one_build_at_a_time",
    "previous",
    "recover",
    "refuse_foreign",
    "source_date_epoch",
    "swap",
    "verify",
]

_MARKS = ("index.html", "404.html")
"""Every site that was built here has them; a folder without is somebody's own and is not replaced."""


class SiteBusy(LetopisError):
    """Another build is at work in the same folder."""


def verify(
    site: Path,
    config: Config,
    processes: int | None = 1,
    keep: tuple[Path, str] | None = None,
    files: Mapping[str, Stamp] | None = None,
) -> Verified:
    """As `links.verify_pages`: every internal link of every page. Raises VerifyError with all that lead nowhere, not the first alone."""
    return verify_pages(site, config.site_url, processes, keep, files)


@contextmanager
def one_build_at_a_time(work: Path) -> Iterator[None]:
    """Holds the folder that builds happen in. The lock goes with the process, so a kill leaves none behind.

    Raises SiteBusy at once where another process holds it.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / ".lock").open("a+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SiteBusy(f"{work}: another build is at work here. Wait until it is done, or stop it.") from error
        yield


# ------------------------------------------------------------------------------------------------- the swap
#
#   site/            .site.next/     .site.previous/     killed here, `recover` …
#   old              –               –                   has nothing to do
#   old              new             –                   drops the new one: it may be half copied
#   new              old             –                   drops the old one
#
# Where the file system cannot exchange two folders in one step:
#
#   –                new             old                 puts the old one back
#   new              –               old                 drops the old one


def swap(new: Path, site: Path) -> None:
    """Puts the folder `new` in the place of `site`, and the site that was there in the place of `new`, for the next build to begin with.

    The two are exchanged in one step, so that whoever reads sees the old site or the new one, whole, whenever the process is
    killed. Where the system has no such step, two renames with nothing between them: `recover` puts back what a kill took away.
    Raises UsageError where `site` is something that no build made.
    """
    site = _resolved(site)
    refuse_foreign(site)
    recover(site)
    following, previous = _beside(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.rename(following)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another file system: the slow copy is made under a name that nobody serves, and only then renamed.
        shutil.copytree(new, following, symlinks=True)
    if site.exists() and _exchange(following, site):
        old = following
    else:
        if site.exists():
            site.rename(previous)
        following.rename(site)
        old = previous
    if old.exists():
        try:
            old.rename(new)
        except OSError:
            # It lies on another file system, where the next build has no use for it.
            shutil.rmtree(old, ignore_errors=True)


_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2), and RENAME_SWAP of macOS's renamex_np(2)."""


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders' names in one step; False where this system or this file system cannot, and nothing has happened."""
    libc = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    if hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(first, second, _EXCHANGE) == 0)
    return False


def recover(site: Path) -> None:
    """Ends a swap that was killed half way: afterwards `site` is whole, and nothing lies beside it."""
    site = _resolved(site)
    following, previous = _beside(site)
    if previous.exists() and not site.exists():
        previous.rename(site)
    for leftover in (previous, following):
        if leftover.exists():
            shutil.rmtree(leftover)


def previous(site: Path) -> Path:
    """Where a site is while another takes its place, if that takes two steps."""
    return _beside(_resolved(site))[1]


def _resolved(site: Path) -> Path:
    # A symlink to the folder that a web server serves stays one; what it points to is replaced.
    return site.resolve()


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(f".{site.name}.next"), site.with_name(f".{site.name}.previous")


def refuse_foreign(site: Path) -> None:
    """Raises UsageError where `site` is something that no build made: it would not be replaced, so nothing need be built."""
    if not site.exists():
        return
    if not site.is_dir():
        raise UsageError(f"{site}: is a file. Give a folder for the site.")
    if any(site.iterdir()) and not all((site / mark).is_file() for mark in _MARKS):
        raise UsageError(f"{site}: holds files that no build made. Give an empty or a new folder for the site.")


# ------------------------------------------------------------------------------------------------- the date


def source_date_epoch(content: Path, newest: str) -> int:
    """Seconds since 1970 that stand for «when this was built», so that the same content gives the same bytes.

    `SOURCE_DATE_EPOCH` where it is set; else the newest commit that touched `content`; else the day `newest` was published
    (EDTF; "" where there is no article), its first where only bounds are known, at 00:00 UTC. Raises UsageError.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None:
        if not given.isascii() or not given.isdigit():
            raise UsageError(f"SOURCE_DATE_EPOCH is «{given}». It is a whole number of seconds since 1970-01-01 UTC.")
        return int(given)
    committed = _newest_commit(content)
    if committed is not None:
        return committed
    if not newest:
        return 0
    return max(0, int(datetime.combine(bounds(newest)[0], time(), UTC).timestamp()))


def _newest_commit(content: Path) -> int | None:
    """Committer's time, or None where the folder is in no git checkout, git is not there, or nothing is committed."""
    git = shutil.which("git")
    if git is None or not content.is_dir():
        return None
    command = [git, "-C", str(content), "log", "-1", "--format=%ct", "--", "."]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    stamp = answer.stdout.strip()
    return int(stamp) if answer.returncode == 0 and stamp.isdigit() else None
