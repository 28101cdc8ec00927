"""Addresses that appear, vanish or lead elsewhere now. One that vanishes breaks every link to it: each says what would keep it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator import pages, urls
from generator.comparing.shape import AddressChange, EntityChange, GatheredChange, PagesOfKind
from generator.comparing.sides import Sides, shown
from generator.model import EntityKind
from generator.pages.context import Site
from generator.pages.disagreement_rows import title_of as disagreement_title
from generator.pages.moved import MOVES
from generator.pages.quoted import title_of as quote_title

_RANK = ("vanished", "redirected", "new", "forgotten")
_MACHINE_MADE = re.compile(f"{urls.EVENTS}e-[0-9a-f]{{8}}/|{urls.QUOTES}.*|{urls.DISAGREEMENTS}.*")
"""Former addresses of these are worked out; others stand in a file."""
_ENTITIES = frozenset(kind.value for kind in EntityKind)
_OWN = frozenset({"article", "event", "quote", "disagreement", "source", "prose"}) | _ENTITIES
"""Kinds of pages that are about one thing; others are lists."""


@dataclass(frozen=True, slots=True)
class Address:
    kind: str
    title: str
    thing: str
    """Id of what the page is about; "" of a list."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of one side."""

    pages: Mapping[str, Address]
    moves: Mapping[str, str]
    """By an address that leads elsewhere, where it leads."""
    bodies: Mapping[str, tuple[str, bytes]] | None
    """By address, the kind of page and a fingerprint of what it shows; None where no pages were made."""


def addresses(site: Site, made: bool) -> Addresses:
    """`made`: every page is made and compared, so that lists have their addresses too; costs as much as a build's own pages."""
    found = _of_things(site)
    bodies: dict[str, tuple[str, bytes]] | None = None
    if made:
        bodies = {}
        for page in pages.pages(site.archive, site.config):
            if page.kind != "moved":
                bodies[page.url] = page.kind, hashlib.blake2b(page.body.encode(), digest_size=16).digest()
                found.setdefault(page.url, Address(page.kind, page.title, ""))
    moves = {move.old: move.new for moves in MOVES for move in moves(site)}
    return Addresses(found, moves, bodies)


def _of_things(site: Site) -> dict[str, Address]:
    archive = site.archive
    found: dict[str, Address] = {}
    for one in archive.articles:
        found[urls.article_url(one.article)] = Address("article", one.article.title, one.article.id)
    for entity in archive.entities.values():
        found[urls.entity_url(entity)] = Address(entity.kind.value, entity.name, entity.id)
    for event in archive.events:
        if site.has_page(event):
            found[urls.event_url(event.id)] = Address("event", event.title, event.id)
    for thread in archive.threads:
        found[urls.thread_url(thread.id)] = Address("quote", quote_title(site, thread), thread.id)
    for disagreement in archive.disagreements:
        title = disagreement_title(site, disagreement)
        found[urls.disagreement_url(disagreement.id)] = Address("disagreement", title, disagreement.id)
    for outlet in archive.outlets:
        found[urls.outlet_url(outlet)] = Address("source", outlet.name, outlet.id)
    for prose in archive.prose:
        found[urls.prose_url(prose)] = Address("prose", prose.title, prose.id)
    return found


def address_changes(
    sides: Sides, base: Addresses, head: Addresses, entities: Iterable[EntityChange], gathered: Iterable[GatheredChange]
) -> tuple[AddressChange, ...]:
    """What vanishes first: of that, what has a page of its own before lists."""
    heirs = _Heirs(sides, entities, gathered)
    found = []
    for url, one in base.pages.items():
        if url in head.moves and url not in head.pages:
            found.append(_change(url, one, "redirected", head.moves[url]))
        elif url not in head.pages:
            found.append(_change(url, one, "vanished", *heirs.of(one)))
    for url, target in base.moves.items():
        if url not in head.pages and url not in head.moves:
            was = base.pages.get(target)
            one = Address("moved", was.title if was else target, "")
            fate: Literal["forgotten", "vanished"] = "forgotten" if _MACHINE_MADE.fullmatch(url) else "vanished"
            found.append(_change(url, one, fate, target if target in head.pages else ""))
    found += [_change(url, one, "new") for url, one in head.pages.items() if url not in base.pages]
    return tuple(sorted(found, key=lambda one: (_RANK.index(one.change), one.kind not in _OWN, one.kind, one.url)))


def _change(
    url: str,
    one: Address,
    change: Literal["new", "vanished", "redirected", "forgotten"],
    to: str = "",
    file: str = "",
    mend: str = "",
) -> AddressChange:
    return AddressChange(url=url, kind=one.kind, title=shown(one.title), change=change, to=to, file=file, mend=mend)


class _Heirs:
    """Who has what a page that vanishes had, and which line in whose file would keep its address."""

    def __init__(self, sides: Sides, entities: Iterable[EntityChange], gathered: Iterable[GatheredChange]) -> None:
        self._sides = sides
        self._entities = {one.id: one.into[0].id for one in entities if one.into}
        self._gathered = {one.was: one.into[0] for one in gathered if one.into} | {
            one.was: one.id for one in gathered if one.was and not one.into
        }
        self._events = {event.id: event for event in sides.head.archive.events}

    def of(self, gone: Address) -> tuple[str, str, str]:
        """(address, file, line of front matter), each "" where there is none."""
        head = self._sides.head
        if gone.kind == "article":
            now = head.articles.get(self._sides.article_now(gone.thing))
            if now is None:
                return "", "", ""
            former = self._sides.base.articles[gone.thing].article
            line = f"was: [{former.published[:4]}/{former.id}]"
            return urls.article_url(now.article), now.article.path, line
        if gone.kind in _ENTITIES:
            heir = head.archive.entities.get(self._entities.get(gone.thing, gone.thing))
            if heir is None:
                return "", "", ""
            # Another kind has another folder of addresses, to which no line of a file leads.
            kept = heir.path and heir.kind.value == gone.kind
            line = f"same_as: [{gone.thing}]" if kept else ""
            return urls.entity_url(heir), heir.path if kept else "", line
        event = self._events.get(self._gathered.get(gone.thing, ""))
        if gone.kind == "event" and event:
            line = f"same_as: [{gone.thing}]" if event.path and event.id != gone.thing else ""
            return head.event_url(event), event.path if line else "", line
        return "", "", ""


def page_counts(base: Addresses, head: Addresses) -> tuple[PagesOfKind, ...]:
    """Kinds of pages of which any is new, gone or changed; those of which most are first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for url, one in base.pages.items():
        if url not in head.pages:
            counts[one.kind]["gone"] += 1
    for url, one in head.pages.items():
        if url not in base.pages:
            counts[one.kind]["new"] += 1
        elif base.bodies is not None and head.bodies is not None and base.bodies.get(url) != head.bodies.get(url):
            counts[one.kind]["changed"] += 1
    known = base.bodies is not None and head.bodies is not None
    found = [
        PagesOfKind(kind=kind, new=one["new"], gone=one["gone"], changed=one["changed"] if known else None)
        for kind, one in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-(one.new + one.gone + (one.changed or 0)), one.kind)))
