"""What every line of the data files has in common: one definition gives the line, its JSON Schema and the words of the «Data» page."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection
from datetime import date
from functools import cached_property
from hashlib import sha1
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

from generator import markdown, urls
from generator.archive.identity import Key, key_of
from generator.archive.outlets import by_name
from generator.chronology import bounds
from generator.config import Config
from generator.model import AnnotatedArticle, Archive, Article, EntityKind, Event, Outlet, QuoteThread, Span, Variant

VERSION = "1.0"
"""Of the data's shape. A field or a file that is added raises the second number; one that is removed, renamed or changes its
meaning raises the first. So a reader of 1.0 reads all of 1.x, and may meet fields that it does not know."""

_IDS = sha1(uuid.uuid5(uuid.NAMESPACE_URL, "letopis:data").bytes, usedforsecurity=False)
"""How every id begins to be counted."""
_VARIANT = {digit: f"{int(digit, 16) & 0x3 | 0x8:x}" for digit in "0123456789abcdef"}
"""The digit of a UUID whose upper bits say by which standard it is one."""


def N_(text: str) -> str:
    """Marks a description for the catalogues: schemas have it in English, the page in the interface's language."""
    return text


Values = dict[str, Any]
"""A line as it is written: by the names of its fields, in their order, of strings, numbers, lists and such alone. No `Line` is made for
each of the millions that an archive has, as that takes some five times as long; a test holds what is written to the definition."""


class Line(BaseModel):
    """What a line holds. Fields stand in the order in which they are written, and each has a description."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


def _constants_required(schema: dict[str, Any], line: type[BaseModel]) -> None:
    """A constant is always written, though nobody has to give it."""
    fields = line.model_fields.items()
    schema["required"] = [
        field.serialization_alias or name for name, field in fields if field.is_required() or field.default is not None
    ]


class Sparse(Line):
    """A line of a vocabulary in which a value that is not there is left out."""

    model_config = ConfigDict(json_schema_extra=_constants_required)


def written(line: Values) -> bytes:
    """As JSON, with the line's end."""
    return to_json(line) + b"\n"


def plain(text: str) -> str:
    """Markdown as words. Nearly all have none."""
    return markdown.plain(text) if text else ""


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def schema(line: type[Line], address: str, title: str) -> dict[str, Any]:
    """The JSON Schema of a line, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        **line.model_json_schema(mode="serialization"),
        "title": title,
        "version": VERSION,
    }


def pretty(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


class Dataset:
    """The archive as the makers of lines see it: with addresses, and with what they look up made once."""

    def __init__(self, archive: Archive, config: Config, pages: Collection[str]) -> None:
        """`pages`: the addresses of the site's pages, so that no line names one that is not there."""
        self.archive = archive
        self.config = config
        self._pages = pages
        self._article_urls: dict[str, str] = {}

    @cached_property
    def articles(self) -> dict[str, AnnotatedArticle]:
        return {item.article.id: item for item in self.archive.articles}

    @cached_property
    def texts(self) -> dict[str, Article]:
        """As they were read: what was understood of a text may change without it."""
        return {item.article.id: item.article for item in self.archive.articles}

    @cached_property
    def first_days(self) -> dict[str, date]:
        """By id of an article, the first day on which it may have been published."""
        return {id: bounds(item.article.published)[0] for id, item in self.articles.items()}

    @cached_property
    def events(self) -> dict[str, Event]:
        """By id, in the archive's order."""
        return {event.id: event for event in self.archive.events}

    @cached_property
    def threads(self) -> dict[str, list[tuple[Variant, QuoteThread]]]:
        """By the id of an article, its variants."""
        found: dict[str, list[tuple[Variant, QuoteThread]]] = {}
        for thread in self.archive.threads:
            for variant in thread.variants:
                found.setdefault(variant.article, []).append((variant, thread))
        return found

    @cached_property
    def outlets(self) -> dict[str, str]:
        """By the id of an article, that of the outlet which published it."""
        return {article: outlet.id for outlet in self.archive.outlets for article in outlet.published}

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """By the id of an article, the ids of those whom it names."""
        found: dict[str, list[str]] = {}
        for id, mentions in self.archive.mentions.items():
            for article in dict.fromkeys(mention.article for mention in mentions):
                found.setdefault(article, []).append(id)
        return found

    @cached_property
    def _outlets_by_name(self) -> dict[Key, Outlet]:
        return by_name(self.archive.outlets, self.archive.entities)

    def outlet_named(self, name: str) -> str | None:
        """Its id, by any spelling of its name."""
        outlet = self._outlets_by_name.get(key_of(EntityKind.ORGANIZATION, name))
        return outlet.id if outlet else None

    # ------------------------------------------------------------------------------------------------ addresses

    def address(self, url: str) -> str:
        """Absolute; of a site that does not know its own address, relative to the folder of the data."""
        return self.config.site_url + url if self.config.site_url else "../" + url

    def page(self, url: str) -> str | None:
        """None where the site has no such page."""
        return self.address(url) if url in self._pages else None

    def article_url(self, id: str, anchor: str = "") -> str:
        article = self.texts[id]
        if id not in self._article_urls:
            self._article_urls[id] = self.address(urls.article_url(article))
        url = self._article_urls[id]
        return f"{url}#{anchor}" if anchor else url

    def entity_url(self, id: str) -> str:
        return self.address(urls.entity_url(self.archive.entities[id]))

    # ------------------------------------------------------------------------------------------------------ ids

    def place_id(self, annotated: AnnotatedArticle, span: Span, what: str) -> str:
        """The id of something at a place. It counts from the sentence, so that an edit of another one leaves it alone."""
        sentence = annotated.sentence_at(span.start)
        anchor, start = (sentence.anchor, span.start - sentence.span.start) if sentence else ("", span.start)
        key = f"{annotated.article.id}\n{anchor}\n{start}\n{span.stop - span.start}\n{what}"
        # uuid.uuid5, without the objects that it makes in between.
        counted = _IDS.copy()
        counted.update(key.encode())
        hex = counted.hexdigest()
        return f"{hex[:8]}-{hex[8:12]}-5{hex[13:16]}-{_VARIANT[hex[16]]}{hex[17:20]}-{hex[20:32]}"
