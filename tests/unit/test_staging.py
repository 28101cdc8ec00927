"""The folder in which a site comes to be: what stays in it, what goes, and that no file of another site is written into."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import files
from generator.staging import settle, staged


def put(folder: Path, path: str, text: str = "слово") -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_not_wanted_goes_with_its_folders(tmp_path: Path) -> None:
    wanted = {"index.html", "a/b/index.html"}
    for path in (*wanted, "a/stale.html", "c/d/index.html", "search/part", "a/search/part"):
        put(tmp_path, path)
    (tmp_path / "a" / "empty" / "deeper").mkdir(parents=True)
    (tmp_path / "a" / "link").symlink_to(tmp_path / "search")
    assert settle(tmp_path, wanted, {"search"}) == {path: files.stamp(tmp_path / path) for path in wanted}
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {*wanted, "a", "a/b", "search", "search/part"}


def test_what_is_wanted_and_missing_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "index.html")
    put(tmp_path, "elsewhere.html")
    (tmp_path / "about.html").symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(FileNotFoundError, match=r"about\.html"):
        settle(tmp_path, {"index.html", "about.html"})


def test_after_an_error_of_the_disk_nothing_is_in_the_way(tmp_path: Path) -> None:
    put(tmp_path / "site", "articles")
    with pytest.raises(OSError, match="articles"), staged(tmp_path / "site") as folder:
        (folder / "articles" / "2025").mkdir(parents=True)
    assert not (tmp_path / "site").exists()
    put(tmp_path / "site", "articles")
    with pytest.raises(ValueError, match="content"), staged(tmp_path / "site"):
        raise ValueError("content")
    assert (tmp_path / "site" / "articles").exists()


def test_a_file_of_another_site_is_not_written_into(tmp_path: Path) -> None:
    up, next_ = put(tmp_path / "up", "a/index.html", "старое"), tmp_path / "next/a/index.html"
    assert files.link(str(up), str(next_))
    assert next_.samefile(up)
    files.write_anew(next_, "новое")
    assert (up.read_text(encoding="utf-8"), next_.read_text(encoding="utf-8")) == ("старое", "новое")
    assert files.link(str(up), str(next_))
    files.copy_anew(put(tmp_path, "asset", "иное"), next_)
    assert (up.read_text(encoding="utf-8"), next_.read_text(encoding="utf-8")) == ("старое", "иное")


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    up, next_ = put(tmp_path, "up"), tmp_path / "next"
    files.link(str(up), str(next_))
    monkeypatch.setattr(os, "unlink", lambda path: pytest.fail("a name is taken away"))
    monkeypatch.setattr(os, "link", lambda *_: pytest.fail("a name is given"))
    assert files.link(str(up), str(next_))


def test_where_files_have_one_name_each_there_are_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("the disk knows no second names")

    monkeypatch.setattr(os, "link", refused)
    up, next_ = put(tmp_path, "up"), tmp_path / "next"
    for text in ("один", "два"):
        up.write_text(text, encoding="utf-8")
        os.utime(up, ns=(1, 10**18))
        assert not files.link(str(up), str(next_))
        assert (next_.read_text(encoding="utf-8"), next_.stat().st_mtime_ns) == (text, 10**18)
        assert not next_.samefile(up)
