"""The index of a small site, made by Pagefind: the same bytes however it comes about, and no part made without need."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.errors import ToolError
from generator.search import bundles, index, pagefind
from generator.search.parting import Limits, Part
from tests.unit.search.sites import digest, page, put, site

BY_YEARS = Limits(whole=2, halves=4, part=6)
PARTED = {2025: 5, 2024: 7, 2023: 2, 2022: 3}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were made, by name, in their order."""
    names: list[str] = []
    make = bundles.make

    def noted(part: Part, *given: object) -> tuple[str, int]:
        names.append(part.name)
        return make(part, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(bundles, "make", noted)
    return names


def anew(folder: Path, limits: Limits = BY_YEARS) -> dict[str, str]:
    """The index of the same site made without anything kept."""
    copy = folder.parent / "anew"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("pagefind"))
    index(copy, None, limits)
    found = digest(copy / "pagefind")
    shutil.rmtree(copy)
    return found


def test_a_small_site_has_one_part(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {2025: 2})
    assert index(folder) == 4
    assert json.loads((folder / "pagefind/parts.json").read_text(encoding="utf-8"))["first"] == 1
    assert sorted(path.name for path in (folder / "pagefind").iterdir()) == ["parts.json", "wasm.ru.pagefind", "whole"]
    assert {path.suffix for path in (folder / "pagefind/whole").rglob("*.*")} == {
        ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment",
    }  # fmt: skip
    assert not list(tmp_path.glob(".search-*"))


def test_the_parts_are_asked_from_the_newest(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", PARTED)
    assert index(folder, tmp_path / "kept", BY_YEARS) == sum(PARTED.values()) + 2
    entry = json.loads((folder / "pagefind/parts.json").read_text(encoding="utf-8"))
    assert [part["folder"] for part in entry["parts"]] == ["undated", "2025", "2024-01", "2022-2023"]
    assert all((folder / "pagefind" / part["folder"] / part["meta"]).is_file() for part in entry["parts"])


@pytest.mark.parametrize("limits", [BY_YEARS, Limits(2, 99, 6), Limits(99, 99, 6)], ids=["years", "halves", "whole"])
def test_the_same_pages_make_the_same_bytes(tmp_path: Path, limits: Limits) -> None:
    folder = site(tmp_path / "site", PARTED)
    index(folder, tmp_path / "kept", limits)
    other = site(tmp_path / "other", dict(reversed(PARTED.items())))
    index(other, None, limits)
    assert digest(folder / "pagefind") == digest(other / "pagefind")


def test_an_edit_makes_one_part_anew(tmp_path: Path, made: list[str]) -> None:
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    index(folder, kept, BY_YEARS)
    assert sorted(made) == ["2022-2023", "2024-01", "2025", "undated"]
    made.clear()
    put(folder, "articles/2023/2023-01-02", page("Материал", "Поправлено", "2023-01-02"))
    index(folder, kept, BY_YEARS)
    assert made == ["2022-2023"]
    assert digest(folder / "pagefind") == anew(folder)


def test_what_shows_the_same_makes_nothing_anew(tmp_path: Path, made: list[str]) -> None:
    """Also of a site that was drawn anew, and whose pages differ only beside their content."""
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    index(folder, kept, BY_YEARS)
    before = digest(folder / "pagefind")
    shutil.rmtree(folder)
    site(folder, PARTED)
    file = folder / "people/lev/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("Подвал", "Иной подвал"), encoding="utf-8")
    made.clear()
    index(folder, kept, BY_YEARS)
    assert made == []
    assert digest(folder / "pagefind") == before


def test_pages_come_and_go_step_by_step(tmp_path: Path, made: list[str]) -> None:
    folder, kept = site(tmp_path / "site", {2025: 2}), tmp_path / "kept"
    limits = Limits(whole=6, halves=9, part=6)
    for year, day in ((2024, 1), (2024, 2), (2024, 3), (2023, 1), (2022, 1), (2026, 1)):
        put(folder, f"articles/{year}/{day}", page("Ещё", f"Новое {day}", f"{year}-05-0{day}"))
        index(folder, kept, limits)
        assert digest(folder / "pagefind") == anew(folder, limits)
    for year in (2024, 2026):
        shutil.rmtree(folder / f"articles/{year}")
        index(folder, kept, limits)
        assert digest(folder / "pagefind") == anew(folder, limits)
    assert sorted(path.name for path in (kept / "parts").iterdir()) == ["whole"], "what is in no part is not kept"


def test_an_index_that_somebody_touched_is_mended(tmp_path: Path, made: list[str]) -> None:
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    index(folder, kept, BY_YEARS)
    before = digest(folder / "pagefind")
    made.clear()
    bundle = folder / "pagefind"
    file = next((bundle / "2025").rglob("*.pf_fragment"))
    file.unlink()
    file.write_bytes(b"x")
    next((bundle / "2024-01").rglob("*.pf_index")).unlink()
    (bundle / "wasm.ru.pagefind").unlink()
    for more in ("more", "2025/more", "2025/fragment/more"):
        (bundle / more).mkdir()
        (bundle / more / "file").touch()
    index(folder, kept, BY_YEARS)
    assert digest(bundle) == before
    assert {path.name for path in bundle.rglob("more")} == set()
    assert made == []


@pytest.mark.parametrize("lost", ["*.pf_meta", "*.pf_fragment", "made.json"])
def test_a_kept_part_that_lost_something_is_made_anew(tmp_path: Path, made: list[str], lost: str) -> None:
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    index(folder, kept, BY_YEARS)
    before = digest(folder / "pagefind")
    shutil.rmtree(folder / "pagefind")
    next((kept / "parts/2025").rglob(lost)).unlink()
    made.clear()
    index(folder, kept, BY_YEARS)
    assert made == ["2025"]
    assert digest(folder / "pagefind") == before


def test_a_build_that_is_stopped_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    index(folder, kept, BY_YEARS)
    write = pagefind.write
    put(folder, "articles/2023/2023-01-02", page("Материал", "Поправлено", "2023-01-02"))

    def stopped(*given: object) -> None:
        write(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pagefind, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            index(folder, kept, BY_YEARS)
    index(folder, kept, BY_YEARS)
    assert digest(folder / "pagefind") == anew(folder)


@pytest.mark.parametrize("processes", [2, None])
def test_parts_that_are_made_at_once_are_the_same(tmp_path: Path, processes: int | None) -> None:
    folder = site(tmp_path / "site", PARTED)
    assert index(folder, tmp_path / "kept", BY_YEARS, processes) == sum(PARTED.values()) + 2
    assert digest(folder / "pagefind") == anew(folder)
    assert {path.name for path in (tmp_path / "kept/parts").iterdir()} == {"undated", "2025", "2024-01", "2022-2023"}


def test_one_part_that_fails_stops_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = site(tmp_path / "site", PARTED), tmp_path / "kept"
    make = bundles.make

    def failing(part: Part, *given: object) -> tuple[str, int]:
        if part.name == "2025":
            raise ToolError("no more")
        return make(part, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(bundles, "make", failing)
        with pytest.raises(ToolError, match="no more"):
            index(folder, kept, BY_YEARS, 2)
    assert not (folder / "pagefind").exists()
    assert index(folder, kept, BY_YEARS, 2) == sum(PARTED.values()) + 2
    assert digest(folder / "pagefind") == anew(folder)


def test_a_page_without_words_is_not_in_the_index(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {2025: 3})
    put(folder, "articles/2025/2025-01-02", page("Один заголовок", "", "2025-01-02"))
    assert index(folder, tmp_path / "kept") == 4
    found = json.loads(bundles._unpacked(next((folder / "pagefind").rglob("*.pf_meta"))))
    assert found["dates"] == [["", 2], ["2025-01-03", 1], ["2025-01-01", 1]]


def test_a_part_of_such_pages_alone_is_not_there(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {2025: 5})
    put(folder, "articles/2011/1", page("Один заголовок", "", "2011-01-01"))
    for _ in range(2):
        assert index(folder, tmp_path / "kept", BY_YEARS) == 7
    entry = json.loads((folder / "pagefind/parts.json").read_text(encoding="utf-8"))
    assert [part["folder"] for part in entry["parts"]] == ["undated", "2025"]


def test_a_site_without_anything_to_be_found(tmp_path: Path) -> None:
    put(tmp_path / "site", "search", page("Поиск", "Ничего", found=False))
    assert index(tmp_path / "site") == 0
    assert json.loads((tmp_path / "site/pagefind/parts.json").read_text(encoding="utf-8")) == {"first": 0, "parts": []}


def test_what_pagefind_says_at_last_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nhead -c 100 >/dev/null\necho 'a cog is loose' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    with pytest.raises(ToolError, match=r"Pagefind failed \(exit 3\)\. Its last words:\na cog is loose"):
        index(site(tmp_path / "site", {2025: 2}))
