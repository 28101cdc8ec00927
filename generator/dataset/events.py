"""events.jsonl: what happened and when, with every sentence that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import Field

from generator import urls
from generator.chronology import EARLIEST, LATEST, bounds
from generator.dataset.base import N_, Dataset, Line, Values, plain
from generator.model import Event, Telling


class TellingPart(Line):
    article: str = Field(description=N_("id of the article that tells it"))
    url: str = Field(description=N_("address of the sentence"))
    start: int = Field(description=N_("where the words begin in the text of the article, in code points"), ge=0)
    stop: int = Field(description=N_("where they end; this code point is no longer theirs"), ge=0)
    text: str = Field(description=N_("the words themselves"))
    date_start: int | None = Field(description=N_("where the words begin that give the date; none where none do"), ge=0)
    date_stop: int | None = Field(description=N_("where the words of the date end"), ge=0)


class EventLine(Line):
    id: str = Field(description=N_("id of the event"))
    url: str | None = Field(
        description=N_("address of its page; none for an event that has only a row on the timeline")
    )
    title: str = Field(description=N_("title, or the sentence that tells it first"))
    happened: str = Field(description=N_("when it happened: the most precise date told"))
    earliest: date | None = Field(description=N_("first day of that date; none where its beginning is open"))
    latest: date | None = Field(description=N_("last day of that date; none where its end is open"))
    description: str = Field(description=N_("what the archive's people say of it, without markup"))
    curated: bool = Field(description=N_("whether a person wrote its file; else the machine made the page"))
    entities: tuple[str, ...] = Field(description=N_("ids of who and what takes part"))
    around: tuple[str, ...] = Field(
        description=N_("ids of those whom the paragraph names, where the sentence itself names nobody")
    )
    tellings: tuple[TellingPart, ...] = Field(
        description=N_("the sentences that tell it, the earliest published first")
    )


def lines(data: Dataset, ids: Iterable[str]) -> Iterator[Values]:
    for event in map(data.events.__getitem__, ids):
        tellings = [part(data, telling) for telling in event.tellings]
        yield {**about(data, event), "entities": event.entities, "around": event.around, "tellings": tellings}


def about(data: Dataset, event: Event) -> Values:
    """A line without its lists."""
    earliest, latest = bounds(event.when)
    return {
        "id": event.id,
        "url": data.page(urls.event_url(event.id)),
        "title": event.title,
        "happened": event.when,
        "earliest": None if earliest == EARLIEST else earliest.isoformat(),
        "latest": None if latest == LATEST else latest.isoformat(),
        "description": plain(event.markdown),
        "curated": event.curated,
    }


def part(data: Dataset, telling: Telling) -> Values:
    return {
        "article": telling.article,
        "url": data.article_url(telling.article, telling.sentence),
        "start": telling.span.start,
        "stop": telling.span.stop,
        "text": telling.span.of(data.texts[telling.article].text),
        "date_start": telling.date.start if telling.date else None,
        "date_stop": telling.date.stop if telling.date else None,
    }
