"""Content read with a cache: the same as without one, whatever happened to the files or to the cache."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import articlecache, content, rawtext
from generator.articlecache import NOTHING, ArticleCache
from tests.archives import SMALL

LATER = 3600 * 10**9
FULL = """---
title: 'Саммит: итоги'
date: 2025-12-16/2025-12-31
description: Одной фразой.
language: kk
source: {name: Лада, url: 'https://lada.kz/a', author: А. Б., cites: [Один, Два]}
rights: full
title_from: lead
date_evidence: [Вчера., Завтра.]
was: [2025-12-01-staryi, 2024/2024-12-31-i-tot]
imported: {file: a.txt, sha256: '%s'}
---
# Заголовок

Слово [Астана](entity:astana) и [вчера](date:2025-12-15).

> Цитата

- пункт
- ещё

```
код
```
""" % ("0" * 64)
PLAIN = "---\ntitle: А\ndate: 2025-11-07\n---\nПервый абзац.\n\nВторой.\n"
TEXTS = [
    *[text for path, text in SMALL.items() if path.startswith("articles/")],
    FULL,
    PLAIN,
    PLAIN.replace("Второй", "Третий"),
    PLAIN.replace("\n\nВторой.", "\n\n\n\nВторой.\n\n"),
    PLAIN.replace("\n", "\r\n"),
    "\ufeff" + PLAIN,
    PLAIN.replace("Второй", "[Второй](entity:ivan-petrov)"),
    PLAIN.replace("Второй", "[Второй](entity:nikto)"),
    PLAIN.replace("Второй", "Вто\u200bрой"),
    PLAIN.replace("title", "tilte"),
    PLAIN.replace("2025-11-07", "2024-11-07"),
    PLAIN.replace("date: 2025", "was: [2025-11-08-b]\ndate: 2025"),
    "",
    "нет",
]
NAMES = ("2025-11-07-a", "2025-11-08-b", "2025-12-16-c", "2025-12-17-Д")
_ticks = count(1_700_000_000)


def write(path: Path, text: str) -> None:
    """With a time of its own: tests are quicker than clocks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    os.utime(path, (next(_ticks),) * 2)


def archive(folder: Path) -> Path:
    for path, text in SMALL.items():
        write(folder / path, text)
    write(folder / "articles/2025/2025-12-18-full.md", FULL)
    return folder


def read(folder: Path, cache: Path, language: str = "ru") -> content.Reading:
    return content.read(folder, language, ArticleCache(cache))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long after the files were written."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + LATER)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the articles that are opened."""
    names: list[str] = []

    def read_text(path: Path) -> object:
        if "articles" in path.parts:
            names.append(path.stem)
        return rawtext.read_text(path)

    monkeypatch.setattr("generator.contentfiles.read_text", read_text)
    return names


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
        st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
        st.tuples(st.just("touch"), st.sampled_from(NAMES), st.just("")),
        st.tuples(st.just("entity"), st.just("ivan-petrov"), st.sampled_from(["", "---\nname: И. П.\n---\n"])),
        st.tuples(st.just("language"), st.sampled_from(["ru", "kk"]), st.just("")),
        st.tuples(st.just("version"), st.sampled_from(["1", "2"]), st.just("")),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(STEPS, st.booleans(), st.booleans())
def test_reading_with_a_cache_is_reading(steps: list[tuple[str, str, str]], settled: bool, stays: bool) -> None:
    """In a process that stays, and in others one after the other."""
    with TemporaryDirectory() as temporary, pytest.MonkeyPatch.context() as patch:
        now = time.time_ns
        patch.setattr(time, "time_ns", lambda: now() + LATER * settled)
        folder, cache = archive(Path(temporary) / "content"), Path(temporary) / "cache" / "articles.sqlite"
        language, last = "ru", NOTHING
        for what, name, other in [("", "", ""), *steps]:
            path = folder / f"articles/2025/{name}.md"
            match what:
                case "write":
                    write(path, other)
                case "rename" if path.exists():
                    path.rename(path.with_name(f"{other}.md"))
                case "delete":
                    path.unlink(missing_ok=True)
                case "touch" if path.exists():
                    os.utime(path, (next(_ticks),) * 2)
                case "entity":
                    path = folder / f"entities/people/{name}.md"
                    write(path, other) if other else path.unlink(missing_ok=True)
                case "language":
                    language = name
                case "version":
                    patch.setattr(articlecache, "version", lambda name=name: name)
            again = ArticleCache(cache, last)
            assert content.read(folder, language, again) == content.read(folder, language), what
            if stays:
                last = again.reading


@pytest.mark.usefixtures("later")
def test_files_that_nobody_has_touched_are_not_opened(tmp_path: Path, opened: list[str]) -> None:
    folder, cache = archive(tmp_path / "content"), tmp_path / "cache.sqlite"
    first = read(folder, cache)
    assert len(opened) == len(first.content.articles) == 4
    opened.clear()
    assert read(folder, cache) == first
    assert opened == []
    write(folder / "articles/2025/2025-11-08-itogi.md", PLAIN)
    (folder / "articles/2025/2025-11-07-vstrecha.md").rename(folder / "articles/2025/2025-11-07-novoe.md")
    assert read(folder, cache) == content.read(folder)
    assert opened[:2] == ["2025-11-07-novoe", "2025-11-08-itogi"]
    with sqlite3.connect(cache) as database:
        paths = [path.rpartition("/")[2] for (path,) in database.execute("SELECT path FROM articles ORDER BY path")]
    assert paths == ["2025-11-07-novoe.md", "2025-11-08-itogi.md", "2025-12-16-bez-daty.md", "2025-12-18-full.md"]


@pytest.mark.usefixtures("later")
def test_what_was_read_is_not_asked_for_again(tmp_path: Path, opened: list[str]) -> None:
    folder, cache = archive(tmp_path / "content"), tmp_path / "cache.sqlite"
    first = ArticleCache(cache)
    articles = {one.id: one for one in content.read(folder, "ru", first).content.articles}
    opened.clear()
    # Not even of the file in which articles are kept.
    again = ArticleCache(tmp_path / "nothing.sqlite", first.reading)
    path = folder / "articles/2025/2025-11-08-itogi.md"
    path.rename(path.with_name("2025-11-09-novoe.md"))
    found = {one.id: one for one in content.read(folder, "ru", again).content.articles}
    assert opened == ["2025-11-09-novoe"]
    assert [id for id, one in found.items() if articles.get(id) is not one] == ["2025-11-09-novoe"]
    assert again.reading[1].keys() == {one.path for one in found.values()}


@pytest.mark.usefixtures("later")
def test_the_same_text_with_another_time_is_not_taken_apart_again(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a checkout, with a cache from elsewhere."""
    folder, cache = archive(tmp_path / "content"), tmp_path / "cache.sqlite"
    first = read(folder, cache)
    copy = Path(shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile))
    opened.clear()
    parsed: list[str] = []
    monkeypatch.setattr(content._Reader, "new_article", lambda reader, file: parsed.append(file.path))
    again = read(copy, cache)
    assert (again.content, len(opened), parsed) == (first.content, 4, [])
    assert read(copy, cache).content == first.content
    assert len(opened) == 4, "the times of the copy were noted"


def test_a_file_written_just_before_a_reading_is_read_again(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that bears the same times, in a file system that counts seconds, is seen all the same."""
    monkeypatch.setattr(articlecache, "_stamp", lambda status: f"{status.st_size} {status.st_mtime_ns}")
    folder, cache = archive(tmp_path / "content"), tmp_path / "cache.sqlite"
    path = folder / "articles/2025/2025-11-09-a.md"
    for text in (PLAIN, PLAIN.replace("Второй", "Третий")):
        write(path, text)
        os.utime(path, (1_600_000_000, 1_600_000_000))
        (article,) = [article for article in read(folder, cache).content.articles if article.id == path.stem]
        assert article.markdown in text
    assert opened.count(path.stem) == 2


def damage_by(change: Callable[[sqlite3.Connection], object]) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with sqlite3.connect(file) as database:
            change(database)
        database.close()

    return damage


def swapped(database: sqlite3.Connection) -> None:
    """Each article's entry is another's."""
    rows = database.execute("SELECT path, stamp, checksum, entry FROM articles ORDER BY path").fetchall()
    for (path, *_), (_, stamp, checksum, entry) in zip(rows, rows[1:] + rows[:1], strict=True):
        database.execute("REPLACE INTO articles VALUES (?, ?, ?, ?)", (path, stamp, checksum, entry))


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": lambda file: os.truncate(file, file.stat().st_size // 2),
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"x" * 5000),
    "a folder": folder_instead,
    "entries cut short": damage_by(lambda it: it.execute("UPDATE articles SET entry = substr(entry, 1, 100)")),
    "entries of a type": damage_by(lambda it: it.execute("UPDATE articles SET entry = 1, stamp = NULL")),
    "times altered": damage_by(lambda it: it.execute("UPDATE articles SET stamp = '1 2 3 4'")),
    "checksums gone": damage_by(lambda it: it.execute("UPDATE articles SET checksum = NULL")),
    "swapped": damage_by(swapped),
    "another table": damage_by(
        lambda it: (it.execute("DROP TABLE articles"), it.execute("CREATE TABLE articles (path TEXT)"))
    ),
    "no table": damage_by(lambda it: it.execute("DROP TABLE articles")),
}


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_cache_is_a_miss(tmp_path: Path, opened: list[str], damage: Callable[[Path], object]) -> None:
    folder, cache = archive(tmp_path / "content"), tmp_path / "cache.sqlite"
    right = read(folder, cache)
    damage(cache)
    assert read(folder, cache) == right
    assert len(opened) == 8, "every article was read anew"
    assert read(folder, cache) == right
    assert len(opened) == (12 if cache.is_dir() else 8), "and is known again, where a file can be written"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder and its cache."""
    folder, cache = archive(tmp_path_factory.mktemp("known") / "content"), tmp_path_factory.mktemp("cache") / "a"
    with pytest.MonkeyPatch.context() as patch:
        now = time.time_ns
        patch.setattr(time, "time_ns", lambda: now() + LATER)
        read(folder, cache)
    return folder, cache


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40))
def test_no_altered_bytes_alter_what_is_read(known: tuple[Path, Path], where: float, put: bytes) -> None:
    folder, cache = known
    whole = cache.read_bytes()
    at = int(where * len(whole))
    with TemporaryDirectory() as temporary:
        altered = Path(temporary) / "a"
        altered.write_bytes(whole[:at] + put + whole[at + len(put) :])
        right = content.read(folder)
        assert read(folder, altered) == right
        assert read(folder, altered) == right


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    folder = archive(tmp_path / "content")
    (tmp_path / "file").write_bytes(b"")
    assert read(folder, tmp_path / "file" / "cache.sqlite") == content.read(folder)


def test_the_version_is_counted_from_all_code_that_reads() -> None:
    """What else is loaded says what is wrong, and nothing of what is right."""
    code = "import sys, generator.content; print(*(name for name in sys.modules if name.startswith('generator.')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    rooms = {name.split(".")[1] for name in done.stdout.split()}
    counted = {name.removesuffix(".py") for name in articlecache._FILES}
    assert rooms - counted == {"explained"}
    assert counted - rooms == {"articlecache"}


def test_the_version_changes_with_the_code(tmp_path: Path, root: Path) -> None:
    copy = tmp_path / "generator"
    shutil.copytree(root / "generator", copy, ignore=shutil.ignore_patterns("__pycache__", "locales"))

    def version() -> str:
        code = "from generator.articlecache import version; print(version())"
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout.strip()

    assert version() == articlecache.version()
    for name, changes in (("pages/article.py", False), ("markdown/walk.py", True), ("schema.py", True)):
        before = version()
        path = copy / name
        path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        assert (version() != before) == changes, name
