"""An archive's annotation cache, filled: what it lacks is annotated by an engine, and written as soon as it is there.

So an end at any moment costs what was being worked at, and the next run does only the rest. Nothing here grows with the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.cache import AnnotationCache
from generator.engines.outcomes import Done, Engine, Outcome, Undone
from generator.model import Article


@dataclass(slots=True)
class Filled:
    """The tally, right at every moment."""

    known: int = 0
    """Articles whose annotations were there already, or that are like one being annotated."""
    added: int = 0
    undone: list[Undone] = field(default_factory=list)


def fill(
    cache: AnnotationCache, articles: Iterable[Article], engine: Engine, filled: Filled, settled: Callable[[], None]
) -> None:
    """Counts in `filled`, and calls `settled` for each article that needs nothing more. Raises what `engine` does, and OSError."""
    under_way: set[str] = set()

    def missing() -> Iterator[Article]:
        for article in articles:
            key = cache.key(article)
            if key in under_way or cache.holds(key):
                filled.known += 1
                settled()
            else:
                under_way.add(key)
                yield article

    def keep(outcome: Outcome) -> None:
        if isinstance(outcome, Done):
            key = cache.key(outcome.article)
            cache.store(key, outcome.payload)
            under_way.discard(key)
            filled.added += 1
        else:
            # Its key stays under way: what is just like it is not tried either.
            filled.undone.append(outcome)
        settled()

    engine(missing(), keep)
