"""What Zotero makes of a page's `meta` tags, as its translators «Embedded Metadata» and «RDF» read them.

Only what decides the type of item and the fields that Letopis gives; tags of `citation_…` win over Dublin Core, which wins over OpenGraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PREFIXES = frozenset("dc dcterms og article prism eprints bib bibo z so video music book".split())

BY_HIGHWIRE = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
BY_DC = {"newsitem": "newspaperArticle", "webpage": "webpage", "report": "report", "journalarticle": "journalArticle"}
BY_OG = {"website": "webpage", "book": "book"}
"""`article` is only a guess, which comes after that of `citation_title`."""

FIELDS = {
    "title": ("citation_title", "dc:title", "og:title"),
    "date": ("citation_publication_date", "citation_date", "dc:date"),
    "publicationTitle": ("citation_journal_title", "dc:source", "og:site_name"),
    "url": ("citation_public_url", "og:url"),
    "abstractNote": ("citation_abstract", "og:description"),
    "language": ("citation_language", "dc:language"),
    "rights": ("dc:rights",),
}


@dataclass(frozen=True, slots=True)
class Item:
    type: str
    fields: dict[str, str]
    creators: tuple[str, ...]
    tags: tuple[str, ...]


def item(tags: Sequence[tuple[str, str]]) -> Item:
    """`tags`: (name or property, content), in the order of the page."""
    found: dict[str, list[str]] = {}
    for name, content in tags:
        if content:
            found.setdefault(_normal(name), []).append(content)
    first = {name: values[0] for name, values in found.items()}
    creators = tuple(author for value in found.get("citation_author", ()) for author in _authors(value))
    keywords = tuple(word.strip() for value in found.get("citation_keywords", ()) for word in value.split(";"))
    fields = {
        field: next(first[name] for name in names if name in first)
        for field, names in FIELDS.items()
        if any(name in first for name in names)
    }
    return Item(_type(first), fields, creators, keywords)


def _normal(name: str) -> str:
    """`DC.type` is dc:type; what has no prefix that is known stays."""
    prefix, *rest = re.split(r"[.:_]", name)
    if prefix.lower() in PREFIXES and rest:
        local = name[len(prefix) + 1 :]
        return f"{prefix.lower()}:{local[0].lower()}{local[1:]}"
    return name


def _type(first: dict[str, str]) -> str:
    for name, type in BY_HIGHWIRE.items():
        if name in first:
            return type
    for found in (BY_OG.get(first.get("og:type", "")), BY_DC.get(first.get("dc:type", "").lower().replace(" ", ""))):
        if found:
            return found
    return "journalArticle" if "citation_title" in first else "webpage"


def _authors(value: str) -> list[str]:
    """Parted at semicolons; at commas too where words stand on both sides."""
    parts = [part.strip() for part in value.split(";")]
    if len(parts) == 1:
        by_comma = [part.strip() for part in value.split(",")]
        if len(by_comma) > 1 and all(" " in part for part in by_comma[:2]):
            parts = by_comma
    return [part for part in parts if re.search(r"[^\s,.;-]", part)]
