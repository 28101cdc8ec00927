"""Two small archives on disk, compared: what the first was, and what a change makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from generator.comparing.shape import ArticleChange, Comparison, EntityChange, GatheredChange, StatementChange
from generator.config import load
from tests.archives import SMALL, project

MEETING = "articles/2025/2025-11-07-vstrecha.md"
RESULTS = "articles/2025/2025-11-08-itogi.md"
MINISTER = "entities/people/ivan-petrov.md"
TOWN = "entities/places/astana.md"
ARRIVAL = "events/pribytie.md"


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in SMALL.items() if name not in names}


def compared(
    after: Mapping[str, str], before: Mapping[str, str] = SMALL, *, language: str = "ru", made: bool | None = None
) -> Comparison:
    """Of two archives given as files; each pair is compared once."""
    return _compared(tuple(sorted(before.items())), tuple(sorted(after.items())), language, made)


@lru_cache
def _compared(
    before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...], language: str, made: bool | None
) -> Comparison:
    with TemporaryDirectory() as folder:
        config = load(project(Path(folder) / "after", dict(after)))
        base = project(Path(folder) / "before", dict(before)).parent / "content"
        base.mkdir(exist_ok=True)
        found = pipeline.compare(config, config.content, base, config.content, language=language, made=made, jobs=1)
    return found.comparison


def article(found: Comparison, id: str) -> ArticleChange:
    [one] = [one for one in found.articles if one.id == id]
    return one


def entity(found: Comparison, id: str) -> EntityChange:
    [one] = [one for one in found.entities if one.id == id]
    return one


def gathered(found: Comparison, id: str) -> GatheredChange:
    [one] = [one for one in found.gathered if id in (one.id, one.was)]
    return one


def said(statements: tuple[StatementChange, ...]) -> list[tuple[str, str, str, str, str]]:
    """(layer, change, words, meaning before, meaning after)."""
    return [
        (
            one.layer,
            one.change,
            one.passage.words,
            one.before.value if one.before else "",
            one.after.value if one.after else "",
        )
        for one in statements
    ]
