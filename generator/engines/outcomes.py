"""What an engine is, and what it says of each article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model import Article


@dataclass(frozen=True, slots=True)
class Done:
    article: Article
    """As it was given."""
    payload: bytes
    """What was found, as the cache keeps it: `cache.payload`."""


@dataclass(frozen=True, slots=True)
class Undone:
    article: Article
    why: str
    """One line: what happened, and what to do about it."""


Outcome = Done | Undone
Keep = Callable[[Outcome], None]
Engine = Callable[[Iterable[Article], Keep], None]
"""Every outcome is kept as soon as it is there, in any order. Articles are asked for as they are needed, so that nobody holds an archive;
no two of them are alike for the cache.

On KeyboardInterrupt it keeps what is done, then raises it again. Raises ToolError where it cannot go on.
"""
