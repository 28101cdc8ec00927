"""How much it says that two sentences have something in common: the rarer in the archive, the more.

Two things are weighed: entities, by the articles that name them, and roots of words, by the sentences that have them. A weight
is the logarithm of how many times smaller than the archive the set of those who share it is: what all share weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.archive.roots import roots
from generator.languages import LANGUAGES
from generator.languages.tables import table
from generator.model import AnnotatedArticle, DateOf, Figure, MentionOf, Span

FEW_ARTICLES, FEW_SENTENCES = 50, 1000
"""A smaller archive is weighed as a part of one of this size: that all of five articles name somebody shows little."""

WIDESPREAD = 200
"""Sentences; a root in more of them leads from none to another, so that what a sentence costs does not grow with the archive."""


class Rarity:
    """Counts over a whole archive. The order of its articles makes no difference."""

    def __init__(self, articles: Iterable[AnnotatedArticle]) -> None:
        self._articles = 0
        self._sentences = 0
        self._naming: Counter[str] = Counter()
        self._having: Counter[str] = Counter()
        for article in articles:
            self._articles += 1
            self._sentences += len(article.sentences)
            self._naming.update({a.value.entity for a in article.annotations if isinstance(a.value, MentionOf)})
            for said in telling_roots(article):
                self._having.update(said)

    def of_entity(self, id: str) -> float:
        return math.log(max(self._articles, FEW_ARTICLES) / max(1, self._naming[id]))

    def of_root(self, root: str) -> float:
        return math.log(max(self._sentences, FEW_SENTENCES) / max(1, self._having[root]))

    def leads(self, root: str) -> bool:
        """Whether few enough sentences have it to compare each with each."""
        return 1 < self._having[root] <= WIDESPREAD

    def of_entities(self, shared: Iterable[str]) -> float:
        """Of the two rarest. More of them hardly say more: who is named with one is named with the other."""
        return sum(sorted(map(self.of_entity, shared), reverse=True)[:2])

    def of_roots(self, shared: Iterable[str]) -> float:
        """Summed in the order of the alphabet, so that the same roots weigh the same to the last digit."""
        return sum(map(self.of_root, sorted(shared)))


def telling_roots(article: AnnotatedArticle) -> Iterator[frozenset[str]]:
    """For each sentence, in order: the roots of the words that say what happened. Names, dates, figures and common words do not."""
    text = article.article.text
    spans = [a.span for a in article.annotations if isinstance(a.value, MentionOf | DateOf | Figure)]
    common = common_roots(article.article.language)
    place = 0
    for sentence in article.sentences:
        while place < len(spans) and spans[place].stop <= sentence.span.start:
            place += 1
        yield roots(without(text, sentence.span, spans[place:])) - common


def without(text: str, span: Span, spans: Iterable[Span]) -> str:
    """The words of `span`, those of `spans` (sorted) left out."""
    kept, start = [], span.start
    for other in spans:
        if other.start >= span.stop:
            break
        kept.append(text[start : max(start, other.start)])
        start = max(start, other.stop)
    kept.append(text[start : span.stop])
    return " ".join(kept)


@lru_cache
def common_roots(code: str) -> frozenset[str]:
    """Texts in a language without a file are read by the Russian rules."""
    return roots(" ".join(table(code if code in LANGUAGES else "ru", "common_words")))
