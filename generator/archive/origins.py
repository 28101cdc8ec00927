"""Whose news it is in the end: chains of outlets, each citing the next, so that fourteen retellings of one interview count as one source.

A chain begins with the publisher and goes on with whom the article cites, the nearest first. Where the last of them published the
same event itself, citing others, its own article lengthens the chain: if A cites B, and B's article cites C, A has it from C.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.archive.identity import Key, key_of
from generator.archive.order import published_from
from generator.chronology import bounds
from generator.model import Archive, Article, EntityKind, Event, Outlet

Chain = tuple[str, ...]
"""Ids of outlets, from the publisher to the origin. Never empty, none twice."""

UNNAMED = "article:"
"""Before an article's id, in place of the outlet that nobody names: no outlet's id has a colon. Each is an origin of its own."""


def chains(articles: Sequence[Article], outlets: Mapping[Key, Outlet], events: Iterable[Event]) -> dict[str, Chain]:
    """By article id. `outlets` are looked up by every spelling of their names (`outlets.by_name`)."""
    tracing = _Tracing(articles, outlets, events)
    return {article.id: tracing.chain(article) for article in articles}


def origins(chains: Mapping[str, Chain]) -> dict[str, str]:
    """By article id, the last of its chain: the id of an outlet, or `UNNAMED` and the article's own."""
    return {article: chain[-1] for article, chain in chains.items()}


def independent(event: Event, archive: Archive) -> tuple[str, ...]:
    """The origins of all who tell of an event, none twice, the one told first first: so many independent sources it has.

    As in `Archive.origins`; an article that is not in there counts as its own origin.
    """
    return tuple(
        dict.fromkeys(archive.origins.get(telling.article, UNNAMED + telling.article) for telling in event.tellings)
    )


class _Tracing:
    """Who published what about which events."""

    def __init__(self, articles: Sequence[Article], outlets: Mapping[Key, Outlet], events: Iterable[Event]) -> None:
        self._articles = {article.id: article for article in articles}
        self._outlets = outlets
        self._published = {id: outlet.id for outlet in outlets.values() for id in outlet.published}
        self._events: dict[str, set[str]] = defaultdict(set)
        self._on: dict[tuple[str, str], set[str]] = defaultdict(set)
        """By event and outlet, the outlet's articles."""
        for event in events:
            if len(event.tellings) < 2:
                # Most events: nobody else's article can be an account of them.
                continue
            for telling in event.tellings:
                self._events[telling.article].add(event.id)
                if telling.article in self._published:
                    self._on[event.id, self._published[telling.article]].add(telling.article)

    def chain(self, article: Article) -> Chain:
        links = dict.fromkeys(self._own(article))
        here: Article | None = article
        while here is not None:
            here = self._account_of(here, next(reversed(links)))
            further = [outlet for outlet in self._own(here)[1:] if outlet not in links] if here else []
            if not further:
                break
            links |= dict.fromkeys(further)
        return tuple(links)

    def _own(self, article: Article) -> Chain:
        """What the article itself says."""
        first = self._published.get(article.id, UNNAMED + article.id)
        cited = (self._outlets.get(key_of(EntityKind.ORGANIZATION, name)) for name in article.source.cites)
        return tuple(dict.fromkeys((first, *(outlet.id for outlet in cited if outlet))))

    def _account_of(self, article: Article, outlet: str) -> Article | None:
        """What this outlet published of what the article tells, no later than it: the one with most of its events, then the first."""
        if outlet == self._published.get(article.id):
            return None
        shared = Counter(
            id for event in sorted(self._events.get(article.id, ())) for id in self._on.get((event, outlet), ())
        )
        latest = bounds(article.published)[1] if article.published else None
        fitting = [
            (-count, published_from(self._articles[id]), id)
            for id, count in shared.items()
            if latest is None or published_from(self._articles[id]) <= latest
        ]
        return self._articles[min(fitting)[-1]] if fitting else None
