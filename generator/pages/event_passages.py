"""The paragraphs in which an event is told: what its page quotes, counts and compares."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.chronology import bounds
from generator.model import AnnotatedArticle, Annotation, Event, Span, Telling
from generator.pages.context import Site
from generator.pages.typography import glue

READ = 120
"""Passages of one event that its page looks at, the earliest published first: enough for any news, and no page grows without end."""

AROUND = 380
"""Code points of a passage that are shown: the sentences that tell, and as much of their paragraph as fits."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of one article, with the sentences in it that tell of the event."""

    article: AnnotatedArticle
    block: int
    """The paragraph's place among the blocks of the article."""
    span: Span
    tellings: tuple[Telling, ...]
    """In the order of the text; each sentence once."""
    day: date
    """By which it was published for certain: of an undated article the upper bound."""
    naming: int
    """How many of the event's entities the telling sentences name: of what came out on one day, the account goes before the detail."""

    @property
    def told(self) -> str:
        """The sentences that tell, as one text."""
        return " ".join(line(one.span.of(self.article.article.text)) for one in self.tellings)

    def annotations(self) -> Iterator[Annotation]:
        return within(self.article, self.span)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage."""

    text: str
    told: bool
    """They tell of the event; else they stand around it."""


def passages(site: Site, event: Event) -> tuple[Passage, ...]:
    """The first `READ`, in the order in which they were published for certain; of one day, those first that name most."""
    found: dict[tuple[str, int], dict[Span, Telling]] = {}
    for telling in event.tellings:
        blocks = site.texts[telling.article].blocks
        number = bisect_right(blocks, telling.span.start, key=lambda block: block.span.start) - 1
        found.setdefault((telling.article, number), {}).setdefault(telling.span, telling)
    cast = frozenset(event.entities)
    made = [_passage(site, id, number, told.values(), cast) for (id, number), told in found.items()]
    return tuple(sorted(made, key=_order)[:READ])


def _passage(site: Site, id: str, number: int, told: Iterable[Telling], cast: frozenset[str]) -> Passage:
    annotated = site.articles[id]
    ordered = tuple(sorted(told, key=lambda telling: telling.span))
    block = annotated.article.blocks[number].span
    # A sentence may begin in one paragraph and end in the next.
    span = Span(min(block.start, ordered[0].span.start), max(block.stop, ordered[-1].span.stop))
    named = {
        entity.id
        for entity, mention in site.mentions_in.get(id, ())
        if any(one.span.holds(mention.span) for one in ordered)
    }
    return Passage(annotated, number, span, ordered, bounds(annotated.article.published)[1], len(named & cast))


def _order(passage: Passage) -> tuple[date, date, int, str, int]:
    article = passage.article.article
    return passage.day, bounds(article.published)[0], -passage.naming, article.id, passage.block


def within(article: AnnotatedArticle, span: Span) -> Iterator[Annotation]:
    """What was understood of these words."""
    first = bisect_right(article.annotations, span.start - 1, key=lambda annotation: annotation.span.start)
    for annotation in article.annotations[first:]:
        if annotation.span.start >= span.stop:
            return
        if annotation.span.stop <= span.stop:
            yield annotation


def stretches(passage: Passage) -> tuple[Stretch, ...]:
    """The sentences that tell, and their neighbours in the paragraph while all of it fits: the one after, then the one before, in turn.

    What is left out between two of them is shown as «…».
    """
    text = passage.article.article.text
    first = bisect_right(passage.article.sentences, passage.span.start - 1, key=lambda sentence: sentence.span.start)
    sentences = []
    for sentence in passage.article.sentences[first:]:
        if sentence.span.start >= passage.span.stop:
            break
        sentences.append(sentence.span)
    telling = {one.span for one in passage.tellings}
    shown = {place for place, span in enumerate(sentences) if span in telling}
    if not shown:
        return (Stretch(glue(passage.told), True),)
    room = AROUND - sum(sentences[place].stop - sentences[place].start for place in shown)
    for place in _outwards(min(shown), max(shown), len(sentences)):
        length = sentences[place].stop - sentences[place].start
        near = place + 1 in shown or place - 1 in shown
        if place not in shown and near and length <= room:
            shown.add(place)
            room -= length
    made: list[Stretch] = []
    before = -1
    for place in sorted(shown):
        if made and place > before + 1:
            made.append(Stretch("…", False))
        made.append(Stretch(glue(line(sentences[place].of(text))), sentences[place] in telling))
        before = place
    return tuple(made)


def _outwards(first: int, last: int, count: int) -> Iterator[int]:
    """What lies between them, then the places after and before in turn."""
    yield from range(first + 1, last)
    for step in range(1, count):
        if last + step < count:
            yield last + step
        if first - step >= 0:
            yield first - step


def line(text: str) -> str:
    """White space folded, without the dash that begins somebody's turn to speak."""
    return " ".join(text.split()).lstrip("—–- ")
