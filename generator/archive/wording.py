"""How much two statements have in common: their content words, by lemma, weighed by how rare they are in the archive's quotes.

Same theme is not same statement. Two quotes are one utterance when nearly all that the shorter one says stands in the other, in
nearly the same order, and no number and no «не» contradicts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.languages.russian_morphology import parses
from generator.languages.tables import fold

LEAST_SHARED = 3
"""Content words that two whole utterances have in common at least."""

LEAST_FRAGMENT = 2
"""Content words that a fragment has at least."""

ALIKE = 0.6
"""Weighed share (Dice) from which two wordings that follow one order are one utterance."""

ANY_ORDER = 0.85
"""The same where another translation turned the sentence about: «Мост достроен к весне», «К весне достроен мост»."""

CONTAINED = 0.8
"""Weighed share of the shorter one's words that a longer one must have to hold it."""

IN_ORDER = 0.7
"""Share of the shorter one's words that follow each other as in the longer one."""

RETOLD = 0.75
"""Weighed share of a quote's stems that a sentence must have to retell it."""

LEAST_RETOLD = 4
"""Stems that a quote and the sentence that retells it have in common at least."""

_STEM = 5
"""Letters. Words that begin alike are of one root when a sentence retells a quote: «переговоры», «переговорщики»."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_CONTENT = frozenset(("NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR", "ADVB", ""))
_EMPTY = frozenset(
    "быть стать мочь являться это этот весь свой наш ваш мой который такой так очень там здесь тогда сейчас уже еще"
    " считать думать полагать хотеть сказать должный".split()
)
"""Words that translators put in and leave out as they like."""
_NOT = frozenset(("не", "ни", "нет"))
_DENIED = "не "


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a statement, in order."""

    lemmas: tuple[str, ...]
    """«не» before a word is part of it."""
    numbers: frozenset[str]
    kinds: frozenset[str]
    """The lemmas, in no order."""
    stems: frozenset[str]
    denied: frozenset[str]
    """The lemmas before which «не» stands, without it."""


def words_of(text: str) -> Words:
    return of_lemmas(lemmas_of(text))


def lemmas_of(text: str) -> tuple[str, ...]:
    """The content words, in order: as in `Words`."""
    found = []
    negated = False
    for word in _WORD.findall(text):
        folded = fold(word)
        if folded in _NOT:
            negated = True
            continue
        lemma = _content(folded)
        if lemma:
            found.append(_DENIED + lemma if negated else lemma)
            negated = False
    return tuple(found)


def stems_of(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(lemma[:_STEM] for lemma in lemmas)


def of_lemmas(found: tuple[str, ...]) -> Words:
    return Words(
        lemmas=found,
        numbers=frozenset(word for word in found if word[0].isdigit()),
        kinds=frozenset(found),
        stems=stems_of(found),
        denied=frozenset(lemma.removeprefix(_DENIED) for lemma in found if lemma.startswith(_DENIED)),
    )


@lru_cache(maxsize=1 << 15)
def _content(word: str) -> str:
    """The lemma of a content word; "" for the others."""
    if word[0].isdigit():
        return word
    best = parses(word)[0]
    lemma = fold(best.lemma)
    return lemma if best.part in _CONTENT and lemma not in _EMPTY and len(lemma) > 1 else ""


class Weights:
    """Of words: the rarer among the statements, the more one weighs. Words that no statement has weigh most."""

    def __init__(self, statements: Iterable[Iterable[str]]) -> None:
        self._statements = 0
        self._having: Counter[str] = Counter()
        self._of: dict[str, float] = {}
        self._whole: dict[frozenset[str], float] = {}
        self.update((), statements)

    def __getstate__(self) -> dict[str, Any]:
        return vars(self) | {"_of": {}, "_whole": {}}

    def update(self, went: Iterable[Iterable[str]], came: Iterable[Iterable[str]]) -> None:
        """These statements are there no more, and these from now on."""
        for words in map(set, came):
            self._statements += 1
            self._having.update(words)
        for words in map(set, went):
            self._statements -= 1
            for word in words:
                self._having[word] -= 1
                if not self._having[word]:
                    del self._having[word]
        self._of, self._whole = {}, {}

    def of(self, words: Iterable[str]) -> float:
        """None of them twice. Added up in one order, so that rounding decides nothing."""
        return sum(map(self._weight, sorted(words)))

    def whole(self, words: frozenset[str]) -> float:
        """Of a statement that is compared with many."""
        if words not in self._whole:
            self._whole[words] = self.of(words)
        return self._whole[words]

    def _weight(self, word: str) -> float:
        weight = self._of.get(word)
        if weight is None:
            count = self._having.get(word) or min(self._having.values(), default=0)
            weight = self._of[word] = math.log(1 + self._statements / count) if count else 1.0
        return weight


def comparable(one: Words, other: Words) -> bool:
    """Whether the two may be one utterance, whatever their words weigh."""
    return len(one.kinds & other.kinds) >= LEAST_SHARED and not _contradict(one, other)


def likeness(one: Words, other: Words, weights: Weights) -> float:
    """0 where the two are not one utterance; else how alike they are, at most 1."""
    return likeness_of_comparable(one, other, weights) if comparable(one, other) else 0.0


def likeness_of_comparable(one: Words, other: Words, weights: Weights) -> float:
    """`likeness` of two that are known to be comparable."""
    shared = one.kinds & other.kinds
    own, others, both = weights.whole(one.kinds), weights.whole(other.kinds), weights.of(shared)
    dice = 2 * both / (own + others)
    if dice < ALIKE and both < CONTAINED * min(own, others):
        return 0.0
    return dice if dice >= ANY_ORDER or _in_order(one.lemmas, other.lemmas) >= IN_ORDER else 0.0


def holds(whole: Words, fragment: Words) -> bool:
    """The longer statement has the fragment's words, all of them, one after the other."""
    size = len(fragment.lemmas)
    if size < LEAST_FRAGMENT:
        return False
    return any(whole.lemmas[start : start + size] == fragment.lemmas for start in range(len(whole.lemmas) - size + 1))


def may_retell(sentence: Words, quote: Words) -> bool:
    """Whatever their words weigh."""
    return len(sentence.stems & quote.stems) >= LEAST_RETOLD and not _contradict(sentence, quote)


def retells(sentence: Words, quote: Words, weights: Weights) -> bool:
    """The author's sentence has nearly everything that the quote says, in words of the same roots."""
    if not may_retell(sentence, quote):
        return False
    shared = sentence.stems & quote.stems
    return weights.of(shared) >= RETOLD * weights.whole(quote.stems)


def _contradict(one: Words, other: Words) -> bool:
    """They give different numbers, or one denies what the other says. A long statement that has a word both ways does neither."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    return _denies(one.kinds, other) or _denies(other.kinds, one)


def _denies(said: Set[str], other: Words) -> bool:
    return bool(other.denied) and any(
        word in said and word not in other.kinds and _DENIED + word not in said for word in other.denied
    )


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """The longest run of words that both have in the same order, as a share of the shorter one."""
    lengths = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, candidate in enumerate(other, 1):
            kept = lengths[place]
            lengths[place] = before + 1 if word == candidate else max(lengths[place], lengths[place - 1])
            before = kept
    return lengths[-1] / max(1, min(len(one), len(other)))
