"""`Source`: what exports are made of, indexed once for all of them, so that each asks for what it needs without searching."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from generator.config import Config
from generator.model import AnnotatedArticle, Archive, Listing

T = TypeVar("T")


class Source:
    """The archive, the pages of the same build, and the settings. Nothing in it changes after it is made."""

    def __init__(self, archive: Archive, listings: Sequence[Listing], config: Config) -> None:
        self.archive = archive
        self.listings = listings
        self.config = config
        self._once: dict[Callable[[Source], Any], Any] = {}

    @cached_property
    def articles(self) -> dict[str, AnnotatedArticle]:
        """By id, in the archive's order."""
        return {item.article.id: item for item in self.archive.articles}

    @cached_property
    def pages(self) -> dict[str, Listing]:
        """By address."""
        return {page.url: page for page in self.listings}

    def once(self, make: Callable[[Source], T]) -> T:
        """What a function of an export makes of this source, made when it is first asked for: what many of its files need."""
        if make not in self._once:
            self._once[make] = make(self)
        found: T = self._once[make]
        return found
