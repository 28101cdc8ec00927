"""Compiled templates are kept as Python keeps its modules: the same output, and what does not fit is compiled again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator import compiled
from generator.compiled import Compiled

NAME = "page.html"


class Counting(Environment):
    """Counts what it compiles."""

    count = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        self.count += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / NAME).write_text("<p>{{ word }}")
    return tmp_path


def drawn(folder: Path, language: str = "ru") -> tuple[str, int]:
    """What a new process would draw, and how many templates it compiles for it."""
    made = Counting(loader=FileSystemLoader(folder), bytecode_cache=Compiled(folder, language))
    return made.get_template(NAME).render(word="да"), made.count


def kept(folder: Path) -> Path:
    (file,) = (folder / "__pycache__").iterdir()
    return file


def test_what_was_compiled_is_not_compiled_again(folder: Path) -> None:
    assert drawn(folder) == ("<p>да", 1)
    assert drawn(folder) == ("<p>да", 0)
    assert kept(folder).suffix == ".pyc"


def test_each_language_has_code_of_its_own(folder: Path) -> None:
    drawn(folder, "ru")
    assert drawn(folder, "kk") == ("<p>да", 1)
    assert drawn(folder, "ru") == ("<p>да", 0)


def test_a_changed_template_is_compiled(folder: Path) -> None:
    drawn(folder)
    (folder / NAME).write_text("<b>{{ word }}")
    assert drawn(folder) == ("<b>да", 1)
    assert drawn(folder) == ("<b>да", 0)


def test_a_changed_program_compiles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(folder)
    monkeypatch.setattr(compiled, "code_version", lambda: "another")
    assert drawn(folder) == ("<p>да", 1)


@pytest.mark.parametrize(
    "damage", [lambda code: code[:-3], lambda code: code[:-1] + bytes([code[-1] ^ 1]), lambda code: b""]
)
def test_damage_is_compiled_again(folder: Path, damage: object) -> None:
    drawn(folder)
    kept(folder).write_bytes(damage(kept(folder).read_bytes()))  # type: ignore[operator]
    assert drawn(folder) == ("<p>да", 1)
    assert drawn(folder) == ("<p>да", 0)


def test_where_python_keeps_nothing_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    drawn(folder)
    assert not (folder / "__pycache__").exists()


def test_where_nothing_can_be_written_it_is_compiled_each_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("in the way")
    assert drawn(folder) == ("<p>да", 1)
    assert drawn(folder) == ("<p>да", 1)
