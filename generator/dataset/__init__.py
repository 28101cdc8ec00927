"""The archive as data for programs: what a line of each file holds, and its schema. The «Data» page and the exports read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.dataset import articles, disagreements, entities, events, money, outlets, quotes, web_annotations
from generator.dataset.base import N_, VERSION, Dataset, Line, Values

SQLITE = "letopis.sqlite"
DATAPACKAGE = "datapackage.json"
METADATA = "metadata.json"
"""For Datasette."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of JSON lines."""

    name: str
    """One that ends in `.gz` is compressed."""
    title: str
    about: str
    line: type[Line]
    whole: Callable[[Dataset], Iterator[Values]] | None = None
    """The lines that are made at once; they come first."""
    of_articles: Callable[[Dataset, Iterable[str]], Iterator[Values]] | None = None
    """Lines about each article by itself, by ids: those of all articles are those of some and then of the others."""
    of_events: Callable[[Dataset, Iterable[str]], Iterator[Values]] | None = None
    """The same of events."""
    media_type: str = "application/jsonl"
    counted: Callable[[Dataset], int] | None = None
    """Where counting costs much less than making the lines."""

    def lines(self, data: Dataset) -> Iterator[Values]:
        """All of them, in order."""
        if self.whole:
            yield from self.whole(data)
        if self.of_articles:
            yield from self.of_articles(data, data.articles)
        if self.of_events:
            yield from self.of_events(data, data.events)

    @property
    def compressed(self) -> bool:
        return self.name.endswith(".gz")

    @property
    def stem(self) -> str:
        return self.name.removesuffix(".gz").rpartition(".")[0]

    def count(self, data: Dataset) -> int:
        """How many lines there are."""
        return self.counted(data) if self.counted else sum(1 for _ in self.lines(data))

    @property
    def schema(self) -> str:
        """Where its schema lies, below the folder of the data."""
        return f"schemas/{self.stem}.json"


FILES: tuple[File, ...] = (
    File(
        "articles.jsonl",
        N_("Articles"),
        N_("The articles, each with its text as the site publishes it."),
        articles.ArticleLine,
        of_articles=articles.lines,
        counted=lambda data: len(data.archive.articles),
    ),
    File(
        "mentions.jsonl.gz",
        N_("Mentions, dates and figures"),
        N_(
            "Every place where somebody or something is named, a date or a figure is given: who found it, and what it means."
        ),
        web_annotations.AnnotationLine,
        of_articles=web_annotations.lines,
        media_type="application/gzip",
        counted=web_annotations.count,
    ),
    File(
        "entities.jsonl",
        N_("People, organisations, places, topics"),
        N_("Everybody and everything that has a page here, with names in all languages."),
        entities.EntityLine,
        entities.lines,
        counted=lambda data: len(data.archive.entities),
    ),
    File(
        "entities.ftm.json",
        N_("Entities for investigations"),
        N_(
            "Entities and the articles that name them, in the vocabulary of FollowTheMoney, which Aleph reads. "
            "A place is an address there that has a name alone, a topic a keyword of articles."
        ),
        money.MoneyLine,
        money.entities,
        money.articles,
        media_type="application/json+ftm",
        counted=money.count,
    ),
    File(
        "events.jsonl",
        N_("Events"),
        N_("What happened and when, with every sentence that tells of it."),
        events.EventLine,
        of_events=events.lines,
        counted=lambda data: len(data.archive.events),
    ),
    File(
        "quotes.jsonl",
        N_("Quotes"),
        N_("Who said what, through whom it came, and which quotes are one utterance in different words."),
        quotes.QuoteLine,
        of_articles=quotes.lines,
        counted=quotes.count,
    ),
    File(
        "disagreements.jsonl",
        N_("Disagreements"),
        N_("Where articles tell one thing differently, with the words of each side."),
        disagreements.DisagreementLine,
        disagreements.lines,
        counted=lambda data: len(data.archive.disagreements),
    ),
    File(
        "outlets.jsonl",
        N_("Outlets"),
        N_("Who publishes, and whom others pass on."),
        outlets.OutletLine,
        outlets.lines,
        counted=lambda data: len(data.archive.outlets),
    ),
)

__all__ = ["DATAPACKAGE", "FILES", "METADATA", "SQLITE", "VERSION", "Dataset", "File", "Line", "Values"]
