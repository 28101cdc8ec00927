"""articles.jsonl: the articles, with the plain text that every offset of the other files counts into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import Field

from generator.chronology import bounds
from generator.dataset.base import N_, Dataset, Line, Values
from generator.model import Rights


class ArticleLine(Line):
    id: str = Field(description=N_("id of the article; it never changes"))
    url: str = Field(description=N_("address of its page"))
    title: str = Field(description=N_("headline"))
    language: str = Field(description=N_("language of the text: a code of two letters"))
    published: str = Field(description=N_("date of publication; an interval where only its bounds are known"))
    earliest: date = Field(description=N_("first day on which it may have been published"))
    latest: date = Field(description=N_("last day on which it may have been published"))
    description: str = Field(description=N_("the sentence under the headline, or nothing"))
    outlet: str | None = Field(
        description=N_("id of the outlet that published it; none where the text does not name it")
    )
    outlet_name: str | None = Field(description=N_("name of the outlet, as it writes itself"))
    author: str | None = Field(description=N_("who signed the article"))
    source_url: str | None = Field(description=N_("address of the original"))
    cites: tuple[str, ...] = Field(description=N_("outlets that it passes on, the nearest first"))
    origin: str | None = Field(
        description=N_("whose news it is in the end: id of an outlet, or, with a prefix, of an article")
    )
    rights: Rights = Field(description=N_("what the text is: whole, an excerpt, or a digest written for the archive"))
    text: str = Field(
        description=N_(
            "text as published, without markup; an empty line parts paragraphs; offsets count its code points"
        )
    )


def lines(data: Dataset, ids: Iterable[str]) -> Iterator[Values]:
    for id in ids:
        article = data.texts[id]
        earliest, latest = bounds(article.published)
        yield {
            "id": id,
            "url": data.article_url(id),
            "title": article.title,
            "language": article.language,
            "published": article.published,
            "earliest": earliest.isoformat(),
            "latest": latest.isoformat(),
            "description": article.description,
            "outlet": data.outlets.get(id),
            "outlet_name": article.source.name,
            "author": article.source.author,
            "source_url": article.source.url,
            "cites": article.source.cites,
            "origin": data.archive.origins.get(id),
            "rights": article.rights.value,
            "text": article.text,
        }
