"""Reported speech: an author's sentence in which somebody whom the archive knows says, in the author's words, that something is so.

Strict on purpose: a name in the nominative, a verb of speech and «что». Who is called «он» or «министр» there is not asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators import FEWER_IN
from generator.annotators.speaker_grammar import SEVERAL, told_by
from generator.annotators.speech_verbs import speech_verbs
from generator.archive.identity import fold, last_word
from generator.languages import language
from generator.model import AnnotatedArticle, Entity, EntityKind, MentionOf, Quote, Sentence, Span

_PERSON = EntityKind.PERSON
_THAT = re.compile(r",\s+что\s")
_LETTERS = re.compile(r"[^\W\d_]+$")
_WORDS = 4
"""Before «что», among which the verb stands."""


@dataclass(frozen=True, slots=True)
class Reported:
    speaker: str
    """An entity id."""
    sentence: Span
    content: Span
    """What follows «что», to the end of the sentence."""


def reported(article: AnnotatedArticle, entities: Mapping[str, Entity]) -> Iterator[Reported]:
    """In the order of the text. A sentence that quotes is no paraphrase; a language whose speech no annotator reads has none."""
    text = article.article.text
    code = language(article.article.language).code
    if code in FEWER_IN:
        return
    # Few sentences have «что», and none of the others is looked at.
    that = [found.start() for found in _THAT.finditer(text)]
    if not that:
        return
    verbs = speech_verbs(code)
    quotes = sorted(
        (one.span for one in article.annotations if isinstance(one.value, Quote)), key=lambda one: (one.start, one.stop)
    )
    persons = [
        (one.span, one.value.entity)
        for one in article.annotations
        if isinstance(one.value, MentionOf) and entities[one.value.entity].kind is _PERSON
    ]
    starts = [span.start for span, _ in persons]
    last: Sentence | None = None
    for sentence in map(article.sentence_at, that):
        if sentence is None or sentence is last:
            continue
        last = sentence
        here = persons[bisect_right(starts, sentence.span.start - 1) : bisect_right(starts, sentence.span.stop - 1)]
        if not here or _is_quoting(sentence, quotes):
            continue
        for found in _THAT.finditer(text, sentence.span.start, sentence.span.stop):
            before = _words_before(text[sentence.span.start : found.start()])
            verb = next((word for word in before if fold(word) in verbs), "")
            if not verb or told_by(verb) == SEVERAL:
                continue
            subjects = [(span, id) for span, id in here if _is_nominative(span.of(text), entities[id])]
            nearest = [id for span, id in subjects if span.stop <= found.start()][-1:]
            if nearest:
                yield Reported(nearest[0], sentence.span, Span(found.end(), sentence.span.stop))
                break


def _words_before(text: str) -> Iterator[str]:
    """The words at its end, the last first, as far as nothing but white space parts them."""
    if text[-1:].isspace():
        return
    for piece in reversed(text.rsplit(None, _WORDS)[-_WORDS:]):
        word = _LETTERS.search(piece)
        if not word:
            return
        yield word.group()
        if word.start():
            return


def _is_quoting(sentence: Sentence, quotes: list[Span]) -> bool:
    place = bisect_right(quotes, sentence.span.stop, key=lambda quote: quote.start)
    return any(quote.overlaps(sentence.span) for quote in quotes[max(0, place - 3) : place])


def _is_nominative(words: str, entity: Entity) -> bool:
    """The name's last word stands as in one of the entity's own names."""
    return last_word(words) in _last_words(entity.name, *entity.aliases)


@lru_cache(maxsize=1 << 13)
def _last_words(*names: str) -> frozenset[str]:
    return frozenset(map(last_word, names))
