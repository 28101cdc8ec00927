"""The examples in tests/golden/annotators/*.md: what is annotated in a sentence, drawn under its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.annotators import (
    attributions,
    dates,
    descriptions,
    durations,
    figures,
    interviews,
    names,
    quotes,
)
from generator.annotators.annotating import Annotator
from generator.annotators.reading import read
from tests.readings import drawn, golden, plain, unfolded

FOLDER = Path(__file__).parent / "annotators"
ANNOTATORS: dict[str, tuple[str, Annotator]] = {
    "attributions": ("ru", attributions.annotate),
    "dates": ("ru", dates.annotate),
    "dates_english": ("en", dates.annotate),
    "dates_kazakh": ("kk", dates.annotate),
    "dates_ukrainian": ("uk", dates.annotate),
    "descriptions": ("ru", descriptions.annotate),
    "durations": ("ru", durations.annotate),
    "figures": ("ru", figures.annotate),
    "interviews": ("ru", interviews.annotate),
    "names": ("ru", names.annotate),
    "quotes": ("ru", quotes.annotate),
}
"""File → the language of its sentences, and what annotates them."""
EXAMPLES = [(name, *example) for name in ANNOTATORS for example in golden(FOLDER / f"{name}.md")]


@pytest.mark.parametrize(("name", "published", "example"), EXAMPLES, ids=[each[2].splitlines()[0] for each in EXAMPLES])
def test_example(name: str, published: str, example: str) -> None:
    text = unfolded(example.splitlines()[0])
    language, annotator = ANNOTATORS[name]
    article = plain(text, published or "2025-11-07" if name == "names" else published)
    assert drawn(text, annotator(read(replace(article, language=language)))) == example
