"""Who told of an event first, who retells whom, and who had other news those days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.archive.origins import UNNAMED, independent
from generator.archive.tellings import SHARED
from generator.chronology import bounds, known_end
from generator.model import Event, Telling
from generator.pages.context import Site
from generator.pages.derived import entities_in
from generator.pages.headings import Heading, Imprint
from generator.pages.tongues import spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import Link, When
from generator.urls import outlet_url, relative

BRANCHES = 8
"""Retellings drawn below one node; the others are folded away."""

ORIGINS = 16
"""The same of origins."""

FOLDED = 60
"""So many are folded away; the others are counted."""

NUMBERED = 12
"""Further articles of one outlet; the others are counted."""

DEEP = 6
"""Links of a chain that are drawn: its nearest and its last."""

NEWS = 14
"""So many days after an event it is news, and not telling of it is silence."""

AROUND = 7
"""Days from the first telling on, at most, in which somebody else must have published to be called silent; at least `SOON`."""
SOON = 2

TITLED = 60
"""Code points of a headline in the tree."""

SILENT = 12
"""Names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet in the tree of who has it from whom; what stands below it has it from there."""

    name: str
    href: str
    """To the sentence; of an outlet whose article the archive has not, to its page; "" where it has none."""
    when: When | None
    """Of its first article that tells of the event."""
    others: tuple[str, ...]
    """Addresses of the sentences of its further articles."""
    unnumbered: int
    """Still further ones."""
    note: str
    """«первым», «в архиве нет»; of an article without an outlet, its headline."""
    below: Branches


@dataclass(frozen=True, slots=True)
class Branches:
    """What stands below one node, or, as the origins, below none."""

    shown: tuple[Node, ...]
    more: tuple[Node, ...]
    size: int
    """Articles that are not shown."""
    left: int
    """Articles that are not even in `more`."""


@dataclass(frozen=True, slots=True)
class SilentView:
    outlets: tuple[Link, ...]
    more: int


@dataclass(slots=True)
class _Branch:
    articles: list[Telling] = field(default_factory=list)
    below: dict[str, _Branch] = field(default_factory=dict)


def counted(site: Site, event: Event) -> str:
    """How many articles tell of it, and of how many sources: «14 материалов, но 3 независимых источника: остальное пересказы»."""
    words = site.words
    told = _first_of_each(event)
    if not told:
        return words.gettext("No article of the archive tells of it so far.")
    articles = site.articles_counted(len(told))
    origins = independent(event, site.archive)
    publishers = {_chain(site, article)[0] for article in told}
    retelling = sum(len(_chain(site, article)) > 1 for article in told)
    if len(told) == 1:
        return f"{articles}."
    if len(origins) == 1:
        name = _name(site, origins[0])
        if not retelling:
            return words.gettext("%(articles)s of one outlet: %(outlet)s.") % {"articles": articles, "outlet": name}
        said = words.gettext("%(articles)s, but they have it from one source: %(outlet)s.")
        return glue(said % {"articles": articles, "outlet": name})
    number = len(origins)
    sources = words.ngettext("%(num)s independent source", "%(num)s independent sources", number) % {"num": number}
    both = {"articles": articles, "sources": glue(sources)}
    if number < len(publishers) and retelling:
        return words.gettext("%(articles)s, but %(sources)s: the rest are retellings.") % both
    return words.gettext("%(articles)s, %(sources)s.") % both


def tree(site: Site, event: Event, url: str) -> Branches:
    """By origin, the one first told first."""
    root = _Branch()
    for article, telling in _first_of_each(event).items():
        branch = root
        for outlet in reversed(_chain(site, article)):
            branch = branch.below.setdefault(outlet, _Branch())
        branch.articles.append(telling)
    return _Drawing(site, url, _the_first(site, event)).branches(root, ORIGINS)


class _Drawing:
    def __init__(self, site: Site, url: str, first: frozenset[str]) -> None:
        self._site = site
        self._url = url
        self._first = first

    def branches(self, branch: _Branch, limit: int) -> Branches:
        ordered = sorted(branch.below.items(), key=lambda pair: (self._since(pair[1]), pair[0]))
        kept = len(ordered) if len(ordered) <= limit + 1 else limit
        return Branches(
            shown=tuple(self._node(*pair) for pair in ordered[:kept]),
            more=tuple(self._node(*pair) for pair in ordered[kept : kept + FOLDED]),
            size=sum(_size(below) for _, below in ordered[kept:]),
            left=sum(_size(below) for _, below in ordered[kept + FOLDED :]),
        )

    def _node(self, outlet: str, branch: _Branch) -> Node:
        hrefs = [relative(self._site.telling_url(telling), self._url) for telling in branch.articles]
        known = self._site.imprints.get(outlet)
        first = self._site.headings[branch.articles[0].article] if branch.articles else None
        return Node(
            name=glue(_name(self._site, outlet)),
            href=hrefs[0] if hrefs else relative(outlet_url(known), self._url) if known else "",
            when=self._site.when(first.published) if first else None,
            others=tuple(hrefs[1 : 1 + NUMBERED]),
            unnumbered=len(hrefs[1 + NUMBERED :]),
            note=self._note(branch, known, first),
            below=self.branches(branch, BRANCHES),
        )

    def _note(self, branch: _Branch, outlet: Imprint | None, article: Heading | None) -> str:
        words = self._site.words
        if any(telling.article in self._first for telling in branch.articles):
            return words.pgettext("who told it", "the first")
        if article is not None:
            # Of several that name no outlet, their headlines tell one from the other.
            return (
                "" if outlet else spoken(f"«{glue(shorten(article.title, TITLED))}»", self._site.lang(article.language))
            )
        if outlet and outlet.published:
            return words.gettext("its own article is not in the archive")
        return words.gettext("not in the archive")

    def _since(self, branch: _Branch) -> tuple[date, date]:
        own = [_days(self._site, telling) for telling in branch.articles]
        return min([*own, *(self._since(below) for below in branch.below.values())])


def _size(branch: _Branch) -> int:
    return len(branch.articles) + sum(_size(below) for below in branch.below.values())


def _first_of_each(event: Event) -> dict[str, Telling]:
    """By article, its first sentence about the event."""
    first: dict[str, Telling] = {}
    for telling in event.tellings:
        first.setdefault(telling.article, telling)
    return first


def _the_first(site: Site, event: Event) -> frozenset[str]:
    """The article that was published before all others for certain; of several on one day none was seen to be the first."""
    days = sorted((_days(site, telling), article) for article, telling in _first_of_each(event).items())
    if len(days) > 1 and days[0][0][0] < min(low for (_, low), _ in days[1:]):
        return frozenset({days[0][1]})
    return frozenset()


def _days(site: Site, telling: Telling) -> tuple[date, date]:
    """By which day it was published for certain, and since when it can have been."""
    low, high = bounds(site.headings[telling.article].published)
    return high, low


def _chain(site: Site, article: str) -> tuple[str, ...]:
    chain = site.archive.chains.get(article) or (UNNAMED + article,)
    return chain if len(chain) <= DEEP else (*chain[: DEEP - 1], chain[-1])


def _name(site: Site, outlet: str) -> str:
    known = site.imprints.get(outlet)
    return site.outlet_name(known.name) if known else site.words.gettext("outlet not named")


# ----------------------------------------------------------------------------------------------------- who was silent


class Publishing:
    """Who published what on which day: only articles whose day is known for certain."""

    def __init__(self, site: Site) -> None:
        by_article = {id: outlet.id for outlet in site.archive.outlets for id in outlet.published}
        dated = sorted(
            (bounds(article.published)[0], by_article[article.id], article.id)
            for article in (item.article for item in site.archive.articles)
            if not article.undated and article.id in by_article
        )
        self._days = [day for day, _, _ in dated]
        self._published = [(outlet, article) for _, outlet, article in dated]
        self._named = site.once(entities_in)

    def silent(self, first: date, last: date, cast: frozenset[str]) -> set[str]:
        """Ids of the outlets that published between these days, both within, and nothing that names two of the cast: an article that
        does may well tell of the event, in a sentence that nobody has recognised."""
        published = self._published[bisect_left(self._days, first) : bisect_right(self._days, last)]
        enough = min(SHARED, len(cast))
        near = {outlet for outlet, id in published if len(cast.intersection(self._named.get(id, ()))) >= enough}
        return {outlet for outlet, _ in published} - near


def _publishing_other(site: Site, id: str) -> frozenset[str]:
    """Of an event, the outlets that published in the days in which it was news, and nothing on it."""
    event = site.events[id]
    window = _window(event, [site.headings[article] for article in _first_of_each(event)])
    cast = frozenset((*event.entities, *event.around))
    return frozenset(site.once(Publishing).silent(*window, cast) if window else ())


def silent(site: Site, event: Event, url: str) -> SilentView | None:
    """Who published something in the days in which an event was news, and nothing on it.

    Nobody keeps silent about what happened long before or has no day; and of an outlet that others name as their source the archive
    only lacks the article.
    """
    told = _first_of_each(event)
    window = _window(event, [site.headings[id] for id in told])
    if window is None:
        return None
    spoke = {outlet for id in told for outlet in site.archive.chains.get(id, ())}
    others = site.asked(_publishing_other, event.id) - spoke
    found = sorted(others, key=lambda id: site.imprints[id].name.casefold())
    if not found:
        return None
    links = (
        Link(site.outlet_name(site.imprints[id].name), relative(outlet_url(site.imprints[id]), url))
        for id in found[:SILENT]
    )
    return SilentView(tuple(links), len(found[SILENT:]))


def _window(event: Event, articles: Iterable[Heading]) -> tuple[date, date] | None:
    """From the first telling on: to the last of those days in which it was news."""
    days = sorted(bounds(article.published) for article in articles if not article.undated)
    if not days:
        return None
    low, high = bounds(known_end(event.when))
    first = days[0][0]
    if (high - low).days > NEWS or not timedelta(0) <= first - low <= timedelta(NEWS):
        return None
    within = [day for day, _ in days if day - first <= timedelta(AROUND)]
    return first, max(within[-1], first + timedelta(SOON))
