"""From annotated articles to the archive: who is who, what happened when, what belongs together.

Sees everything at once, and costs the same for each article however many there are. The order in which files were read
decides nothing: articles are put in order first, and every tie below ends in an id.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.archive.gatherer import Gatherer
from generator.archive.gathering import gathered
from generator.archive.memory import SELDOM, Memory
from generator.model import AnnotatedArticle, Archive, Content
from generator.uncollected import uncollected

__all__ = ["SELDOM", "Gatherer", "gather"]


def gather(content: Content, annotated: Iterable[AnnotatedArticle]) -> Archive:
    """The finished archive. `content` gives what people curated; it may be empty (`Content((), (), ())`).

    For once: a `Gatherer` gathers again and again, and works out what changed.
    """
    with uncollected():
        return gathered(content, annotated, Memory())
