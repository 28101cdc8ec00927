"""The table: every attack at every door of content/, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import content
from generator.errors import Problem
from tests.archives import SMALL
from tests.attacks.doors import DOORS, Door, Takes
from tests.attacks.strings import ADDRESSES, ATTACKS, HIDDEN, LINKS, TARGETS

REFUSED, INERT = "refused", "inert"


def outcomes(words: str, markdown: str, article: str, address: str, values: str) -> dict[Takes, str]:
    return {
        Takes.WORDS: words,
        Takes.MARKDOWN: markdown,
        Takes.ARTICLE: article,
        Takes.ADDRESS: address,
        Takes.VALUES: values,
    }


# What becomes of each class at a door that takes                  WORDS    MARKDOWN ARTICLE  ADDRESS  VALUES
CLASSES: dict[str, tuple[dict[str, str], dict[Takes, str]]] = {
    "attacks": (ATTACKS, outcomes(                                 INERT,   INERT,   INERT,   REFUSED, REFUSED)),
    "links": (LINKS, outcomes(                                     INERT,   REFUSED, REFUSED, REFUSED, REFUSED)),
    "targets": (TARGETS, outcomes(                                 INERT,   INERT,   REFUSED, REFUSED, REFUSED)),
    "addresses": (ADDRESSES, outcomes(                             INERT,   INERT,   INERT,   INERT,   REFUSED)),
    "hidden": (HIDDEN, outcomes(                                   REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)),
}  # fmt: skip


def assert_clear(problems: list[Problem], attack: str) -> None:
    """Each is one line that a terminal shows as it is, with what stands there and what would be right."""
    assert problems, attack
    for problem in problems:
        assert problem.severity == "error"
        assert str(problem.found), attack
        assert str(problem.mend), attack
        assert len(str(problem)) < 700, str(problem)
        assert str(problem).isprintable(), repr(str(problem))
    assert any(problem.line for problem in problems), attack


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("name", DOORS)
def test_an_attack_is_refused_or_inert(
    tmp_path: Path, name: str, kind: str, record_property: Callable[[str, object], None]
) -> None:
    """A file each. The sound files beside them are read whatever they are; an error in any file stops a build."""
    door = DOORS[name]
    attacks, becomes = CLASSES[kind]
    files = {
        door.path.replace("attacked", f"x-{attack}"): written(door, kind, text) for attack, text in attacks.items()
    }
    for path, text in {**SMALL, **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    reading = content.read(tmp_path)
    found = reading.content
    there = (
        {one.path for one in found.articles} | {one.path for one in found.entities} | {one.path for one in found.events}
    )
    there |= {one.path for one in found.disagreements} | {one.path for one in found.prose}
    assert there >= set(SMALL)
    told: dict[str, list[Problem]] = {}
    for problem in reading.problems:
        told.setdefault(Path(problem.path).relative_to(tmp_path).as_posix(), []).append(problem)
    assert set(told) <= set(files)
    for path, text in files.items():
        if becomes[door.takes] == REFUSED:
            assert_clear(told.get(path, []), text)
        else:
            assert [one for one in told.get(path, []) if one.severity == "error"] == [], text
            assert path in there, text
    record_property(becomes[door.takes], len(files))


def written(door: Door, kind: str, attack: str) -> str:
    return door.written(
        f"[x]({attack})" if kind == "addresses" and door.takes in (Takes.MARKDOWN, Takes.ARTICLE) else attack
    )


def test_the_table_is_as_large_as_it_says() -> None:
    """Counts that README-like texts may quote, and a guard against an emptied list."""
    tried = {REFUSED: 0, INERT: 0}
    for attacks, becomes in CLASSES.values():
        for door in DOORS.values():
            tried[becomes[door.takes]] += len(attacks)
    assert tried == {REFUSED: 4140, INERT: 3194}
