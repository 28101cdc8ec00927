"""What an archive holds, what it weighs, and what its last build took: `letopis stats`, as plain values.

No model is loaded for it while the cache has the annotations; what it lacks is annotated first, and kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import lastbuild, pipeline, understanding
from generator.chronology import bounds
from generator.config import Config
from generator.errors import Problem
from generator.lastbuild import LastBuild
from generator.model import Archive, EntityKind, Quote
from generator.progress import Reporter
from generator.weights import SiteWeight, Weight, weigh, weigh_site

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are, and how many of them a person entered."""

    all: int
    curated: int


@dataclass(frozen=True, slots=True)
class Holdings:
    articles: int
    words: int
    """Of the articles' texts."""
    first: str
    """The first and the last day that a publication date may mean, as ISO dates; "" where there is no article."""
    last: str
    years: Mapping[int, int]
    """Articles by the year of their publication, the first possible one where it is uncertain; the oldest first."""
    outlets: Mapping[str, int]
    """Articles by outlet, the most first."""
    unnamed: int
    """Articles that do not say whose they are."""
    languages: Mapping[str, int]
    """Articles by language code, the most first."""
    entities: Mapping[EntityKind, Counted]
    mentions: int
    events: Counted
    quotations: int
    """Passages of somebody's words."""
    threads: int
    """Utterances that several articles have."""
    disagreements: Counted


@dataclass(frozen=True, slots=True)
class Stats:
    holdings: Holdings
    content: Weight
    cache: Weight
    site: SiteWeight | None
    """None where none was built."""
    last_build: LastBuild | None
    problems: tuple[Problem, ...]
    """Errors of the content; a file that has one is not counted."""


def stats(config: Config, content: Path, site: Path, reporter: Reporter, jobs: int | None = None) -> Stats:
    """Raises UsageError where there is no content folder."""
    with reporter.stage("Reading content"):
        reading = pipeline.check(config, content)
    archive = understanding.understand(config, reading.content, reporter, jobs=jobs)
    cache = config.path.parent / ".cache"
    with reporter.stage("Weighing"):
        return Stats(
            holdings(archive),
            weigh(content),
            weigh(cache),
            weigh_site(site) if site.is_dir() else None,
            lastbuild.read(cache),
            reading.errors,
        )


def holdings(archive: Archive) -> Holdings:
    articles = [annotated.article for annotated in archive.articles]
    days = [bounds(article.published) for article in articles]
    return Holdings(
        articles=len(articles),
        words=sum(sum(1 for _ in _WORD.finditer(article.text)) for article in articles),
        first=min(first for first, _ in days).isoformat() if days else "",
        last=max(last for _, last in days).isoformat() if days else "",
        years=dict(sorted(Counter(first.year for first, _ in days).items())),
        outlets=_most(outlet.name for outlet in archive.outlets for _ in outlet.published),
        unnamed=sum(article.source.name is None for article in articles),
        languages=_most(article.language for article in articles),
        entities={
            kind: _counted(entity.curated for entity in archive.entities.values() if entity.kind is kind)
            for kind in EntityKind
        },
        mentions=sum(map(len, archive.mentions.values())),
        events=_counted(event.curated for event in archive.events),
        quotations=sum(
            isinstance(annotation.value, Quote)
            for annotated in archive.articles
            for annotation in annotated.annotations
        ),
        threads=len(archive.threads),
        disagreements=_counted(disagreement.curated for disagreement in archive.disagreements),
    )


def _counted(curated: Iterable[bool]) -> Counted:
    marks = list(curated)
    return Counted(len(marks), sum(marks))


def _most(names: Iterable[str]) -> dict[str, int]:
    """By how often, then by name: the order of the files decides nothing."""
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
