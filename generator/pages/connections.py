"""«Связи»: who is named with whom, drawn, and as a table of the same pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.connections import Connection, connections
from generator.archive.outlets import sources_of
from generator.model import EntityKind, Page
from generator.pages.arcs import Arc, arcs, height, order
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.marks import KIND_CLASS
from generator.pages.typography import glue
from generator.pages.views import When
from generator.urls import CONNECTIONS, entity_url, relative

NAMES = 25
"""Of one drawing: what fits on the screens of two phones."""
PAIRS = 60
"""Of one drawing, and of its table."""
OPEN = 15
"""Rows of the table that are not folded away."""
ENOUGH = 10
"""So many pairs that two articles name together make a drawing without those that only one does."""
WEIGHT = 1000
"""By it a score becomes a whole number, so that sums are the same on every machine."""

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    href: str
    count: int
    """Articles that name it at all."""
    style: str
    """The line under it, as in an article's text."""
    partners: tuple[int, ...]
    """The rows with which an arc joins it, counted from 1."""


@dataclass(frozen=True, slots=True)
class Pair:
    one: Name
    other: Name
    articles: int
    newest: When
    href: str
    """To the newest place that names both."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One choice of whom to show."""

    id: str
    title: str
    summary: str
    """The drawing in a sentence."""
    names: tuple[Name, ...]
    """From top to bottom."""
    arcs: tuple[Arc, ...]
    height: int
    rem: str
    """The same in rem."""
    shown: tuple[Pair, ...]
    more: tuple[Pair, ...]
    mixed: bool
    """Whether the line under a name tells its kind."""


@dataclass(frozen=True, slots=True)
class ConnectionsView:
    title: str
    description: str
    drawings: tuple[Drawing, ...]


def pages(site: Site) -> Iterator[Page]:
    """None where nobody is named with anybody."""
    found = connections(site.archive, sources_of(site.archive.outlets))
    drawings = tuple(_drawings(site, found))
    if not drawings:
        return
    title = site.words.gettext("Connections")
    description = site.words.gettext("Who and what the articles of the archive name together.")
    body = render(site.language, "connections.html", view=ConnectionsView(title, description, drawings))
    yield Page(CONNECTIONS, "connections", title, description, body, indexed=False)


def _drawings(site: Site, found: Sequence[Connection]) -> Iterator[Drawing]:
    """People among themselves first: of a small world of names, the one that a reader asks for."""
    ids = {one.one for one in found} | {one.other for one in found}
    kinds = {id: site.archive.entities[id].kind for id in ids}
    for kind in (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE):
        same = [one for one in found if kinds[one.one] is kind is kinds[one.other]]
        if same:
            yield _drawing(site, kind.folder, site.kind_title(kind), same)
    if len({*kinds.values()}) > 1:
        yield _drawing(site, EVERYTHING, site.words.gettext("All together"), found)


def _drawing(site: Site, id: str, title: str, found: Sequence[Connection]) -> Drawing:
    chosen = _chosen(found)
    rows = order({(one.one, one.other): max(1, round(WEIGHT * one.score)) for one in chosen})
    names = _names(site, rows, chosen)
    pairs = [_pair(site, one, names) for one in chosen]
    drawn = [(one.one, one.other, one.articles, _words(pair)) for one, pair in zip(chosen, pairs, strict=True)]
    kept = len(pairs) if len(pairs) <= OPEN + 1 else OPEN
    return Drawing(
        id=id,
        title=title,
        summary=site.words.ngettext(
            "%(title)s: %(num)s pair, the strongest %(pair)s.",
            "%(title)s: %(num)s pairs, the strongest %(pair)s.",
            len(pairs),
        )
        % {"title": title, "num": len(pairs), "pair": _words(pairs[0])},
        names=tuple(names[id] for id in rows),
        arcs=arcs(rows, drawn),
        height=height(len(rows)),
        rem=f"{height(len(rows)) / 20:g}rem",
        shown=tuple(pairs[:kept]),
        more=tuple(pairs[kept:]),
        mixed=id == EVERYTHING,
    )


def _chosen(found: Sequence[Connection]) -> list[Connection]:
    """The strongest pairs of as many names as the drawing has room for; the found ones are in that order already."""
    often = [one for one in found if one.articles > 1]
    names: set[str] = set()
    chosen = []
    for one in often if len(often) >= ENOUGH else found:
        if len(names | {one.one, one.other}) <= NAMES:
            names |= {one.one, one.other}
            chosen.append(one)
        if len(chosen) == PAIRS:
            break
    return chosen


def _names(site: Site, rows: Sequence[str], chosen: Sequence[Connection]) -> dict[str, Name]:
    place = {id: number for number, id in enumerate(rows, start=1)}
    partners: defaultdict[str, set[int]] = defaultdict(set)
    for one in chosen:
        partners[one.one].add(place[one.other])
        partners[one.other].add(place[one.one])
    found = (site.archive.entities[id] for id in rows)
    return {
        entity.id: Name(
            name=glue(site.name(entity)),
            href=relative(entity_url(entity), CONNECTIONS),
            count=site.article_count(entity.id),
            style=KIND_CLASS[entity.kind],
            partners=tuple(sorted(partners[entity.id])),
        )
        for entity in found
    }


def _pair(site: Site, one: Connection, names: dict[str, Name]) -> Pair:
    """The one that more articles name stands first."""
    first, second = sorted((names[one.one], names[one.other]), key=lambda name: (-name.count, name.href))
    return Pair(
        one=first,
        other=second,
        articles=one.articles,
        newest=site.when(site.headings[one.newest].published),
        href=relative(site.article_url(one.newest, one.sentence), CONNECTIONS),
    )


def _words(pair: Pair) -> str:
    return f"{pair.one.name} — {pair.other.name}: {pair.articles}"
