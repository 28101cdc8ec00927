"""What a change does to the archive: two archives compared, and the comparison as data, as Markdown and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.comparing.addresses import address_changes, addresses, page_counts
from generator.comparing.articles import article_changes
from generator.comparing.entities import entity_changes
from generator.comparing.gathered import gathered_changes
from generator.comparing.shape import VERSION, Comparison, Side, Unread, schema
from generator.comparing.sides import Sides
from generator.config import Config
from generator.model import Archive
from generator.pages.context import Site

__all__ = ["VERSION", "Comparison", "Gathering", "Unread", "compare", "schema"]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One side: an archive, and what to call it."""

    archive: Archive
    name: str
    revision: str = ""


def compare(
    base: Gathering,
    head: Gathering,
    config: Config,
    language: str,
    *,
    files: int = 0,
    unread: tuple[Unread, ...] = (),
    uncounted: Literal["", "large", "errors"] = "",
) -> Comparison:
    """`uncounted`: why no pages are made. Where they are, on both sides, raises what making them raises."""
    sides = Sides(Site(base.archive, config), Site(head.archive, config))
    articles = article_changes(sides, language)
    entities = entity_changes(sides, articles)
    gathered = gathered_changes(sides)
    before, after = (addresses(side, not uncounted) for side in (sides.base, sides.head))
    return Comparison(
        version=VERSION,
        base=_side(base),
        head=_side(head),
        unread=unread,
        files=files,
        addresses=address_changes(sides, before, after, entities, gathered),
        articles=articles,
        entities=entities,
        gathered=gathered,
        pages=page_counts(before, after),
        uncounted=uncounted,
    )


def _side(one: Gathering) -> Side:
    archive = one.archive
    return Side(
        name=one.name,
        revision=one.revision,
        articles=len(archive.articles),
        entities=len(archive.entities),
        events=len(archive.events),
    )
