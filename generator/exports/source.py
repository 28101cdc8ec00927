"""`Source`: what exports are made of, indexed once for all of them, so that each asks for what it needs without searching."""

from __future__ import annotations

from collections.abc import Sequence

from generator.config import Config
from generator.exports.parts import Parts
from generator.model import AnnotatedArticle, Archive, Article, Listing
from generator.tracking import Indexed, look, tracked


class Source(Indexed):
    """The archive, the pages of the same build, and the settings. Nothing in it changes after it is made."""

    def __init__(self, archive: Archive, listings: Sequence[Listing], config: Config) -> None:
        self.articles: dict[str, AnnotatedArticle] = {item.article.id: item for item in archive.articles}
        """By id, in the archive's order."""
        self.texts: dict[str, Article] = {id: item.article for id, item in self.articles.items()}
        """As they were read: what was understood of a text may change without it."""
        self.pages: dict[str, Listing] = {page.url: page for page in listings}
        """By address."""
        super().__init__("source", ("source",), "generator.exports.")
        self.archive = tracked(archive)
        self.config = config
        self._listings = tuple(listings)
        self.parts = Parts()
        """Of files that tell of the whole archive; a build sets those that it may take over."""

    @property
    def listings(self) -> Sequence[Listing]:
        look("source._listings")
        return self._listings
