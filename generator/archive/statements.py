"""What stands in the sentences of one article: whom they name, which dates and figures they give, which roots their words have.

Worked out once for everything that is made of sentences: how rare a word is, events, disagreements.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from generator.archive.roots import folded, roots, roots_within
from generator.languages import LANGUAGES
from generator.languages.tables import table
from generator.model import AnnotatedArticle, DateOf, Figure, MentionOf, Span

NOBODY: frozenset[str] = frozenset()


class Statements:
    """Sentences are called by their number in the article, paragraphs by theirs, counted from 1."""

    def __init__(self, annotated: AnnotatedArticle, outlets: frozenset[str] = NOBODY) -> None:
        """`outlets`: the entities that the article has its news from. Naming them says nothing of what happened."""
        self.article = annotated.article
        self.sentences = annotated.sentences
        self.outlets = outlets
        self.entities: set[str] = set()
        """Whom the article names, wherever."""
        self.mentions: dict[int, list[tuple[Span, str]]] = {}
        """By sentence, as the next two: the words and the entity."""
        self.dates: dict[int, list[tuple[Span, str]]] = {}
        """EDTF; "" where nothing resolves them."""
        self.figures: dict[int, list[tuple[Span, Figure]]] = {}
        self.dated: list[Span] = []
        """All words that give a date, in a sentence or not."""
        self._around: dict[int, set[str]] = {}
        self._blocks = [block.span.start for block in annotated.article.blocks]
        self._common = common_roots(annotated.article.language)
        self._named: dict[int, tuple[str, ...]] = {}
        self._paragraphs: dict[int, frozenset[str]] = {}
        self._said: dict[int, frozenset[str]] = {}
        text = annotated.article.text
        pieces: list[str] = []
        reached = 0
        number, count = 0, len(self.sentences)
        for annotation in annotated.annotations:
            value = annotation.value
            if not isinstance(value, MentionOf | DateOf | Figure):
                continue
            span = annotation.span
            start, stop = span.start, span.stop
            if stop > reached:
                pieces += (text[reached:start], " " * (stop - max(start, reached)))
                reached = stop
            while number < count and self.sentences[number].span.stop <= start:
                number += 1
            inside = number < count and self.sentences[number].span.start <= start
            if isinstance(value, MentionOf):
                self.entities.add(value.entity)
                if inside:
                    self.mentions.setdefault(number, []).append((span, value.entity))
                    self._around.setdefault(bisect_right(self._blocks, start), set()).add(value.entity)
            elif isinstance(value, DateOf):
                self.dated.append(span)
                if inside:
                    self.dates.setdefault(number, []).append((span, value.edtf))
            elif inside:
                self.figures.setdefault(number, []).append((span, value))
        pieces.append(text[reached:])
        self.words = "".join(pieces)
        """The text with spaces in place of names, dates and figures, so that offsets stay what they are."""
        self._folded = folded(self.words)

    def named(self, number: int) -> tuple[str, ...]:
        """The entities that a sentence names, sorted, none twice."""
        if number not in self._named:
            self._named[number] = tuple(sorted({entity for _, entity in self.mentions.get(number, ())}))
        return self._named[number]

    def paragraph(self, offset: int) -> int:
        """In which this code point stands."""
        return bisect_right(self._blocks, offset)

    def around(self, paragraph: int) -> frozenset[str]:
        """The entities that a paragraph names."""
        if paragraph not in self._paragraphs:
            self._paragraphs[paragraph] = frozenset(self._around.get(paragraph, ()))
        return self._paragraphs[paragraph]

    def said(self, number: int) -> frozenset[str]:
        """The roots of a sentence."""
        if number not in self._said:
            self._said[number] = self.roots(self.sentences[number].span)
        return self._said[number]

    def roots(self, span: Span) -> frozenset[str]:
        """Of the words that say what happened. Names, dates, figures and common words do not."""
        if self._folded is None:
            return roots(span.of(self.words)) - self._common
        return roots_within(self._folded, span) - self._common


@lru_cache
def common_roots(code: str) -> frozenset[str]:
    """Texts in a language without a file are read by the Russian rules."""
    return roots(" ".join(table(code if code in LANGUAGES else "ru", "common_words")))
