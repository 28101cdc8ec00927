"""Real texts for the benchmark, from a folder of .txt files that whoever runs it gives: repeated with shifted dates until there are enough.

No such text lies in the repository. A file is read as `letopis import` reads it, its headline made as there; its own date is not kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from generator import frontmatter
from generator.errors import ImportRefused
from generator.ingest.compose import compose
from generator.ingest.draft import Draft
from generator.ingest.text import read
from generator.markdown.escape import markdown_of
from tests.bench import words
from tests.bench.corpus import DAYS, FIRST_DAY


def articles(folder: Path, count: int, seed: int = 1, language: str = "ru") -> Iterator[tuple[str, str]]:
    """File stems and whole files, oldest first; every round through the texts has them in another order. Raises ValueError for a
    folder without a text that could be imported."""
    texts = list(islice(_texts(folder, language), count))
    if not texts:
        raise ValueError(f"{folder} holds no .txt file that «letopis import» would take")
    chance = random.Random(seed)
    for number in range(count):
        place = number % len(texts)
        if not place:
            chance.shuffle(texts)
        title, body = texts[place]
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        fields = {"title": title, "date": day, "source": {"name": chance.choice(words.OUTLETS)}, "rights": "full"}
        yield f"{day}-{number:06}", frontmatter.written(fields, body)


def _texts(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Headlines, and bodies as Markdown; in order of the files' names."""
    for path in sorted(folder.rglob("*.txt")):
        try:
            for draft in read(path, path.read_bytes()):
                if isinstance(draft, Draft):
                    # A text need not say when it was published: it gets a date here.
                    entry = compose(replace(draft, published=FIRST_DAY.isoformat()), language)
                    yield entry.title, markdown_of(entry.paragraphs)
        except ImportRefused:
            continue
