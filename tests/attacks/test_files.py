"""Files, folders and their names: what lies outside is never read, what is no text is refused, and no name becomes an address by chance."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import content
from generator.errors import UsageError
from generator.ingest import import_paths
from tests.archives import SMALL

SECRET = "---\ntitle: Тайна\ndate: 2025-11-10\n---\nТайное слово.\n"
SOUND = "---\ntitle: Статья\ndate: 2025-11-10\n---\nСлова.\n"
YEAR = "articles/2025"

NAMES: tuple[str, ...] = (
    # Devices of Windows, in any case.
    *("con.md", "CON.md", "nul.md", "NUL.md", "aux.md", "prn.md", "com1.md", "lpt9.md"),
    # Other letters for one address: by case, by composition, by looks.
    *("2025-11-10-Sammit.md", "2025-11-10-саммит.md", "2025-11-10-s\u0430mmit.md", "caf\u00e9.md", "cafe\u0301.md", "\uff41.md"),
    # Ways out, and into commands.
    *("a..md", "a%2f..%2fb.md", "a\\..\\x.md", "C:x.md", "-rf.md", "--help.md", "~.md", "a b.md", "a .md", "a.md.md"),
    *("$(id).md", "`id`.md", "a;b.md", "a|b.md", "a&b.md", "a'b.md", 'a"b.md', "<script>alert(1)<.md", "{{7*7}}.md", "%0a.md"),
    # Characters that move the cursor, turn the line, hide, or begin a workflow's command.
    *("a\u202eb.md", "a\u200bb.md", "a\nb.md", "a\r\n::error::x.md", "a\x1b[2Jb.md", "a\tb.md", "a\u2028b.md"),
    *("a--b.md", "-a.md", "a-.md", "_a.md", "a_b.md", "x" * 121 + ".md", "index.html.md", "__proto__.md"),
)  # fmt: skip
"""Of files in articles/2025/: each is refused by its name, in one line."""


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {**SMALL, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def assert_refused_alone(folder: Path, name: str) -> None:
    """The file is told in one line and is no part of the archive; the sound ones are."""
    reading = content.read(folder)
    told = [problem for problem in reading.problems if Path(problem.path) == folder / name]
    assert told, name
    assert [problem for problem in reading.errors if problem not in told] == []
    for problem in told:
        assert str(problem).isprintable(), repr(str(problem))
        assert str(problem.mend)
    found = reading.content
    assert len(found.articles) == sum(path.startswith("articles/") for path in SMALL)
    assert len(found.entities) == sum(path.startswith("entities/") for path in SMALL)
    assert "Тайн" not in repr(reading)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_address_is_refused(tmp_path: Path, name: str) -> None:
    assert_refused_alone(written(tmp_path, {f"{YEAR}/{name}": SOUND}), f"{YEAR}/{name}")


def outside(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "2025-11-10-taina.md").write_text(SECRET, encoding="utf-8")
    return folder


def link_to_file(place: Path, secret: Path) -> None:
    place.symlink_to(secret / "2025-11-10-taina.md")


def link_to_folder(place: Path, secret: Path) -> None:
    place.symlink_to(secret, target_is_directory=True)


def link_to_itself(place: Path, secret: Path) -> None:
    place.symlink_to(place)


def link_to_nothing(place: Path, secret: Path) -> None:
    place.symlink_to(secret / "nothing.md")


def link_to_zeros(place: Path, secret: Path) -> None:
    place.symlink_to("/dev/zero")


def link_to_a_process(place: Path, secret: Path) -> None:
    place.symlink_to("/proc/self/environ")


def pipe(place: Path, secret: Path) -> None:
    os.mkfifo(place)


def listening(place: Path, secret: Path) -> None:
    # A socket's own address may have only some hundred characters.
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


SPECIAL: tuple[Callable[[Path, Path], None], ...] = (
    *(link_to_file, link_to_folder, link_to_itself, link_to_nothing, link_to_zeros, link_to_a_process, pipe, listening),
)


@pytest.mark.parametrize("folder", [YEAR, "articles", "entities/people", "events", "disagreements", "pages"])
@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__)
def test_what_is_no_file_is_refused_and_never_read(
    tmp_path: Path, folder: str, make: Callable[[Path, Path], None]
) -> None:
    root = written(tmp_path / "content", {})
    (root / folder).mkdir(parents=True, exist_ok=True)
    make(root / folder / "taina.md", outside(tmp_path / "outside"))
    assert_refused_alone(root, f"{folder}/taina.md")


@pytest.mark.parametrize("folder", ["articles", "entities", "events", "disagreements", "pages"])
def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path, folder: str) -> None:
    root = tmp_path / "content"
    root.mkdir()
    (root / folder).symlink_to(outside(tmp_path / "outside"), target_is_directory=True)
    reading = content.read(root)
    assert [(Path(problem.path), str(problem.found)) for problem in reading.errors] == [
        (root / folder, "a symbolic link")
    ]


BYTES: dict[str, bytes] = {
    "latin-1": SOUND.encode().replace("Слова".encode(), b"caf\xe9"),
    "cp1251": SOUND.encode("cp1251"),
    "utf-16": SOUND.encode("utf-16"),
    "utf-16-be": SOUND.encode("utf-16-be"),
    "utf-32": SOUND.encode("utf-32"),
    "overlong": SOUND.encode() + b"\xc0\xbcscript\xc0\xbe",
    "surrogates": SOUND.encode() + b"\xed\xa0\x80\xed\xb0\x80",
    "cut short": SOUND.encode() + b"\xd0",
    "past Unicode": SOUND.encode() + b"\xf4\x90\x80\x80",
    "nulls": SOUND.encode() + b"\0" * 100,
    "nulls alone": b"\0" * 100,
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf" + SOUND.encode(),
    "a byte order mark inside": SOUND.encode() + b"\xef\xbb\xbf",
    "nothing": b"",
    "spaces": b" \n\t\r\n ",
    "escape": SOUND.encode() + b"\x1b]0;x\x07",
    "a line of 50 MB": SOUND.encode() + b"a" * 50_000_000,
}


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str) -> None:
    root = written(tmp_path, {})
    (root / YEAR / "2025-11-10-bytes.md").write_bytes(BYTES[name])
    assert_refused_alone(root, f"{YEAR}/2025-11-10-bytes.md")


@pytest.mark.parametrize(
    "name", [name for name in BYTES if name not in ("escape", "two byte order marks", "a byte order mark inside")]
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
def test_what_is_no_text_is_not_imported(tmp_path: Path, name: str, suffix: str) -> None:
    inbox = tmp_path / f"a{suffix}"
    inbox.write_bytes(BYTES[name])
    report = import_paths([inbox], tmp_path / "content", "ru")
    assert report.written == ()
    assert report.refused
    assert not list((tmp_path / "content").rglob("*.md"))


@pytest.mark.parametrize(
    "make", [link_to_itself, link_to_nothing, link_to_zeros, pipe, listening], ids=lambda make: make.__name__
)
def test_what_is_no_file_is_not_imported(tmp_path: Path, make: Callable[[Path, Path], None]) -> None:
    make(tmp_path / "a.txt", tmp_path)
    report = import_paths([tmp_path / "a.txt"], tmp_path / "content", "ru")
    assert report.written == ()
    assert len(report.refused) == 1


def test_a_link_in_an_imported_folder_leads_nowhere(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "secret.txt").write_text("date 2025-11-10 Тайное слово.", encoding="utf-8")
    (inbox / "a.txt").symlink_to(tmp_path / "secret.txt")
    report = import_paths([inbox], tmp_path / "content", "ru")
    assert report.written == ()
    assert [str(refused) for refused in report.refused] == ["a.txt: is a symbolic link. Put the file itself there."]


@pytest.mark.parametrize("name", [name for name in NAMES if len(name.encode()) < 200])
def test_the_name_of_an_imported_file_is_words(tmp_path: Path, name: str) -> None:
    """It names the article in no way, and what is told of it is one line."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / f"{name}.txt").write_text("date 2025-11-10 Министры договорились о поставках зерна.", encoding="utf-8")
    report = import_paths([inbox], tmp_path / "content", "ru")
    assert [str(item) for item in report.refused] == []
    assert all(line.isprintable() for line in report.lines())
    (made,) = (tmp_path / "content").rglob("*.md")
    assert made == tmp_path / "content/articles/2025/2025-11-10-ministry-dogovorilis-o-postavkah-zerna.md"
    assert content.read(tmp_path / "content").errors == ()


@pytest.mark.parametrize("path", ["../content", "/nonexistent", "a\0b", "nothing"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises((UsageError, ValueError)):
        content.read(tmp_path / "x" / path)
