"""What stands in the sentences of one article: whom they name, which dates and figures they give, which roots their words have.

Worked out once for everything that is made of sentences: how rare a word is, events, disagreements.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Set
from functools import lru_cache

from generator.archive.roots import folded, roots, roots_within
from generator.languages import LANGUAGES
from generator.languages.tables import table
from generator.model import AnnotatedArticle, DateOf, Figure, MentionOf, Span

NOBODY: frozenset[str] = frozenset()

Together = dict[tuple[str, ...], tuple[str, ...]]
"""Entities that are named together, sorted: of equal tuples one object."""

_MARKED = (MentionOf, DateOf, Figure)
_NOWHERE = sys.maxsize
"""Where the next sentence begins and ends if there is none."""


class Statements:
    """Sentences are called by their number in the article, paragraphs by theirs, counted from 1."""

    def __init__(
        self, annotated: AnnotatedArticle, outlets: frozenset[str] = NOBODY, together: Together | None = None
    ) -> None:
        """`outlets`: the entities that the article has its news from. Naming them says nothing of what happened. `together`: whom other
        articles name together."""
        self.article = annotated.article
        self.sentences = annotated.sentences
        self.outlets = outlets
        self.mentions: dict[int, list[tuple[Span, str]]] = {}
        """By sentence, as the next two: the words and the entity."""
        self.dates: dict[int, list[tuple[Span, str]]] = {}
        """EDTF; "" where nothing resolves them."""
        self.figures: dict[int, list[tuple[Span, Figure]]] = {}
        self.dated: list[Span] = []
        """All words that give a date, in a sentence or not."""
        self._together: Together = {} if together is None else together
        self._blocks = [block.span.start for block in annotated.article.blocks]
        self._common = common_roots(annotated.article.language)
        self._named: dict[int, tuple[str, ...]] = {}
        self._paragraphs: dict[int, tuple[str, ...]] = {}
        self._concerned: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._starts: list[int] = []
        self._entities: list[str] = []
        """Of the mentions that stand in a sentence, where they begin and whom they name."""
        text = annotated.article.text
        named: list[str] = []
        pieces: list[str] = []
        reached = 0
        number, first, last = -1, 0, 0
        further = iter(self.sentences)
        for annotation in annotated.annotations:
            value = annotation.value
            if not isinstance(value, _MARKED):
                continue
            span = annotation.span
            start, stop = span.start, span.stop
            if start >= reached:
                pieces += text[reached:start], " " * (stop - start)
                reached = stop
            elif stop > reached:
                pieces.append(" " * (stop - reached))
                reached = stop
            while last <= start:
                sentence = next(further, None)
                number += 1
                first, last = (sentence.span.start, sentence.span.stop) if sentence else (_NOWHERE, _NOWHERE)
            inside = first <= start
            if isinstance(value, MentionOf):
                named.append(value.entity)
                if inside:
                    self._starts.append(start)
                    self._entities.append(value.entity)
                    self.mentions.setdefault(number, []).append((span, value.entity))
            elif isinstance(value, DateOf):
                self.dated.append(span)
                if inside:
                    self.dates.setdefault(number, []).append((span, value.edtf))
            elif inside:
                self.figures.setdefault(number, []).append((span, value))
        self.entities = set(named)
        """Whom the article names, wherever."""
        pieces.append(text[reached:])
        self.words = "".join(pieces)
        """The text with spaces in place of names, dates and figures, so that offsets stay what they are."""
        self._folded = folded(self.words)
        self.said = [tuple(self.roots(sentence.span)) for sentence in self.sentences]
        """By sentence, its roots, none twice, in no order: a set of them would be several times as large."""

    def named(self, number: int) -> tuple[str, ...]:
        """The entities that a sentence names, sorted, none twice."""
        if number not in self._named:
            named = tuple(sorted({entity for _, entity in self.mentions.get(number, ())}))
            self._named[number] = self._together.setdefault(named, named)
        return self._named[number]

    def paragraph(self, offset: int) -> int:
        """In which this code point stands."""
        return bisect_right(self._blocks, offset)

    def around(self, paragraph: int) -> tuple[str, ...]:
        """The entities that a paragraph names, sorted, none twice."""
        if paragraph not in self._paragraphs:
            first = bisect_left(self._starts, self._blocks[paragraph - 1]) if paragraph else 0
            further = self._blocks[paragraph : paragraph + 1]
            last = bisect_left(self._starts, further[0]) if further else len(self._starts)
            named = tuple(sorted(set(self._entities[first:last])))
            self._paragraphs[paragraph] = self._together.setdefault(named, named)
        return self._paragraphs[paragraph]

    def concerned(self, entities: tuple[str, ...]) -> tuple[str, ...]:
        """Those of them whom it is about: without the outlets."""
        if self.outlets.isdisjoint(entities):
            return entities
        if entities not in self._concerned:
            concerned = tuple([entity for entity in entities if entity not in self.outlets])
            self._concerned[entities] = self._together.setdefault(concerned, concerned)
        return self._concerned[entities]

    def roots(self, span: Span) -> Set[str]:
        """Of the words that say what happened. Names, dates, figures and common words do not."""
        if self._folded is None:
            return roots(span.of(self.words)) - self._common
        return roots_within(self._folded, span) - self._common


@lru_cache
def common_roots(code: str) -> frozenset[str]:
    """Texts in a language without a file are read by the Russian rules."""
    return roots(" ".join(table(code if code in LANGUAGES else "ru", "common_words")))
