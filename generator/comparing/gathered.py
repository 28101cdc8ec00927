"""What belongs together across articles, before and now: events, quotes that several articles have, disagreements.

Two are one if they have one id, or one of them had the other's; else if they have most passages in common, wherever an edit put those.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.comparing.excerpt import excerpt
from generator.comparing.shape import FieldChange, GatheredChange, Kind, Told
from generator.comparing.sides import Sides, changed, shown
from generator.model import Disagreement, Event, QuoteThread, Span
from generator.pages.context import Site
from generator.pages.disagreement_rows import title_of as disagreement_title
from generator.pages.quoted import title_of as quote_title

Place = tuple[str, Span]
"""An article's id and a stretch of its text."""

_RANK = ("merged", "gone", "split", "changed", "new")


@dataclass(frozen=True, slots=True)
class Gathered:
    """One of any kind."""

    thing: Event | QuoteThread | Disagreement
    members: tuple[Place, ...]
    fields: Mapping[str, object]
    """By name, what can be compared of it, with the ids that entities have now."""
    when: str
    page: bool
    curated: bool

    @property
    def id(self) -> str:
        return self.thing.id


def events(site: Site, moved: Mapping[str, str]) -> list[Gathered]:
    return [
        Gathered(
            one,
            tuple((telling.article, telling.span) for telling in one.tellings),
            {"date": one.when, "curated": one.curated}
            # A machine's title is the first sentence, which is told as a passage.
            | ({"title": one.title, "description": one.markdown} if one.curated else {}),
            one.when,
            site.has_page(one),
            one.curated,
        )
        for one in site.archive.events
    ]


def threads(site: Site, moved: Mapping[str, str]) -> list[Gathered]:
    return [
        Gathered(
            one,
            tuple((variant.article, variant.span) for variant in one.variants),
            {"speaker": moved.get(one.speaker, one.speaker)},
            "",
            True,
            False,
        )
        for one in site.archive.threads
    ]


def disagreements(site: Site, moved: Mapping[str, str]) -> list[Gathered]:
    return [
        Gathered(
            one,
            tuple((claim.article, claim.span) for claim in one.claims),
            {"compatible": one.compatible and one.compatible.value, "curated": one.curated}
            | ({"title": one.title, "verdict": one.markdown} if one.curated else {}),
            "",
            True,
            one.curated,
        )
        for one in site.archive.disagreements
    ]


KINDS: tuple[tuple[Kind, Callable[[Site, Mapping[str, str]], list[Gathered]]], ...] = (
    ("event", events),
    ("thread", threads),
    ("disagreement", disagreements),
)


def gathered_changes(sides: Sides) -> tuple[GatheredChange, ...]:
    """Of each kind those with a page first, then by what became of them."""
    found: list[GatheredChange] = []
    for kind, gather in KINDS:
        base, head = gather(sides.base, sides.moved), gather(sides.head, {})
        made = _Comparing(sides, kind, base, head).changes()
        found += sorted(made, key=lambda one: (not one.page, _RANK.index(one.change)))
    return tuple(found)


class _Comparing:
    def __init__(self, sides: Sides, kind: Kind, base: Sequence[Gathered], head: Sequence[Gathered]) -> None:
        self._sides = sides
        self._kind: Kind = kind
        self._base = {one.id: one for one in base}
        self._head = {one.id: one for one in head}
        self._at: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        """By article now, the passages of those that are there now, each with the id of whose it is."""
        for one in head:
            for article, span in one.members:
                self._at[article].append((span, one.id))

    def changes(self) -> Iterator[GatheredChange]:
        pairs = {id: id for id in self._base if id in self._head}
        self._by_former_ids(pairs)
        self._by_passages(pairs)
        taken = {now: before for before, now in pairs.items()}
        known = {old: one.id for one in self._head.values() if one.id in taken for old in one.thing.was}
        for id, one in self._base.items():
            if id in pairs:
                made = self._compared(one, self._head[pairs[id]])
                if made:
                    yield made
            else:
                into = tuple(now for now, _ in self._shared(one).most_common() if now in taken)
                if id in known:
                    into = tuple(dict.fromkeys((known[id], *into)))
                yield self._lone(one, "merged" if into else "gone", into=into)
        parted = self._parted(pairs)
        for id, one in self._head.items():
            if id not in taken:
                yield self._lone(one, "split" if parted.get(id) else "new", of=parted.get(id, ()))

    def _by_former_ids(self, pairs: dict[str, str]) -> None:
        taken = set(pairs.values())
        known = {old: one.id for one in self._head.values() if one.id not in taken for old in one.thing.was}
        for id, one in self._base.items():
            if id in pairs:
                continue
            now = known.get(id) or next((old for old in one.thing.was if old in self._head and old not in taken), "")
            if now and now not in taken:
                pairs[id] = now
                taken.add(now)

    def _by_passages(self, pairs: dict[str, str]) -> None:
        taken = set(pairs.values())
        votes = [
            (-count, id, now)
            for id, one in self._base.items()
            if id not in pairs
            for now, count in self._shared(one).items()
            if now not in taken
        ]
        for _, id, now in sorted(votes):
            if id not in pairs and now not in taken:
                pairs[id] = now
                taken.add(now)

    def _parted(self, pairs: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """By the id of what is new, the ids of what goes on and had its passages before."""
        new = set(self._head) - set(pairs.values())
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        if new:
            for id, now in pairs.items():
                if self._base[id].members != self._head[now].members:
                    for other in self._shared(self._base[id]):
                        if other in new:
                            found[other] += (now,)
        return found

    def _shared(self, one: Gathered) -> Counter[str]:
        """By the id of what is there now, how many of these passages it has."""
        return Counter(id for article, span in one.members for id in dict.fromkeys(self._now_at(article, span)))

    def _now_at(self, article: str, span: Span) -> Iterator[str]:
        there = self._sides.near(article, span)
        if there:
            yield from (id for other, id in self._at[there[0]] if other.overlaps(there[1]))

    def _compared(self, one: Gathered, two: Gathered) -> GatheredChange | None:
        fields = tuple(
            changed(name, one.fields[name], two.fields[name])
            for name in one.fields
            if name in two.fields and one.fields[name] != two.fields[name]
        )
        gained, lost = self._members(one, two)
        if not (fields or gained or lost):
            return None
        return self._made(two, "changed", was=one.id, fields=fields, gained=gained, lost=lost)

    def _members(self, one: Gathered, two: Gathered) -> tuple[list[Place], list[Place]]:
        """Places that it gained, now, and that it lost, before."""
        there: dict[str, list[Span]] = defaultdict(list)
        for article, span in two.members:
            there[article].append(span)
        lost = []
        found: set[Place] = set()
        for article, span in one.members:
            near = self._sides.near(article, span)
            same = [(near[0], other) for other in there[near[0]] if other.overlaps(near[1])] if near else []
            found.update(same)
            if not same:
                lost.append((article, span))
        return [place for place in two.members if place not in found], lost

    def _lone(
        self,
        one: Gathered,
        change: Literal["new", "gone", "merged", "split"],
        *,
        into: tuple[str, ...] = (),
        of: tuple[str, ...] = (),
    ) -> GatheredChange:
        is_new = change in ("new", "split")
        places = list(one.members)
        return self._made(
            one,
            change,
            was="" if is_new else one.id,
            into=into,
            of=of,
            gained=places if is_new else (),
            lost=() if is_new else places,
        )

    def _made(
        self,
        one: Gathered,
        change: Literal["new", "gone", "merged", "split", "changed"],
        *,
        was: str,
        into: tuple[str, ...] = (),
        of: tuple[str, ...] = (),
        fields: tuple[FieldChange, ...] = (),
        gained: Iterable[Place] = (),
        lost: Iterable[Place] = (),
    ) -> GatheredChange:
        site = self._sides.base if change in ("gone", "merged") else self._sides.head
        return GatheredChange(
            kind=self._kind,
            id=one.id,
            was=was,
            title=shown(_title(site, one.thing)),
            when=one.when,
            change=change,
            page=one.page,
            curated=one.curated,
            into=into,
            of=of,
            fields=fields,
            gained=tuple(_told(self._sides.head, place) for place in gained),
            lost=tuple(_told(self._sides.base, place) for place in lost),
        )


def _told(site: Site, place: Place) -> Told:
    article, span = place
    annotated = site.articles[article]
    return Told(article=article, title=annotated.article.title, passage=excerpt(annotated, span))


def _title(site: Site, thing: Event | QuoteThread | Disagreement) -> str:
    match thing:
        case Event():
            return thing.title
        case QuoteThread():
            return f"{site.archive.entities[thing.speaker].name}: {quote_title(site, thing)}"
        case Disagreement():
            return disagreement_title(site, thing)
