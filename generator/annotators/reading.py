"""What the annotators of one article share, worked out once: its sentences, its words, its publication date."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.chronology import bounds
from generator.languages import Language, language
from generator.model import Article, Sentence, Span

ANCHOR_DIGITS = 10

KEPT = 2
"""Articles whose results an annotator keeps, so that the others of the same article may ask for them again."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign as it stands in the text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article, prepared. Two readings are never equal: what an annotator made of one may be cached by it."""

    article: Article
    language: Language
    passages: tuple[Span, ...]
    """Paragraphs, headings, list items: nothing that is said crosses from one to the next."""
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    """Of the whole text, in order."""
    token_starts: tuple[int, ...]
    """Where each of them begins."""
    published: tuple[date, date] | None
    """First and last day on which the article may have been published; None where the article says nothing."""

    @property
    def text(self) -> str:
        return self.article.text

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the offset, or None between two."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        held = place >= 0 and offset < self.sentences[place].span.stop
        return self.sentences[place].span if held else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside the span."""
        return self.tokens[bisect_left(self.token_starts, span.start) : bisect_left(self.token_starts, span.stop)]


def read(article: Article) -> Reading:
    """Raises NotEDTF where the article's publication date is neither empty nor EDTF."""
    tongue = language(article.language)
    text = article.text
    passages = tuple(block.span for block in article.blocks) or (Span(0, len(text)),)
    tokens = tuple(Token(span, span.of(text)) for span in _inside(text, passages, tongue.words))
    return Reading(
        article=article,
        language=tongue,
        passages=passages,
        sentences=anchored(text, tuple(_inside(text, passages, tongue.sentences))),
        tokens=tokens,
        token_starts=tuple(token.span.start for token in tokens),
        published=bounds(article.published) if article.published else None,
    )


def _inside(text: str, passages: Iterable[Span], find: Callable[[str], Iterable[Span]]) -> Iterator[Span]:
    for passage in passages:
        for span in find(passage.of(text)):
            yield Span(passage.start + span.start, passage.start + span.stop)


def anchored(text: str, spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Each sentence with an anchor made of its own words; the second of two equal ones ends in `-2`, the third in `-3`."""
    seen: Counter[str] = Counter()
    sentences = []
    for span in spans:
        folded = " ".join(span.of(text).split())
        anchor = "s-" + hashlib.sha256(folded.encode()).hexdigest()[:ANCHOR_DIGITS]
        seen[anchor] += 1
        sentences.append(Sentence(span, anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"))
    return tuple(sentences)
