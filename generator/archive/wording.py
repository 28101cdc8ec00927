"""How much two statements have in common: their content words, by lemma, weighed by how rare they are in the archive's quotes.

Same theme is not same statement. Two quotes are one utterance when nearly all that the shorter one says stands in the other, in
nearly the same order, and no number and no «не» contradicts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a statement, in order."""

    lemmas: tuple[str, ...]
    """«не» before a word is part of it."""
    numbers: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(lemma[:_STEM] for lemma in self.lemmas)


def words_of(text: str) -> Words:
    found = []
    negated = False
    for word in _WORD.findall(text):
        folded = fold(word)
        if folded in _NOT:
            negated = True
            continue
        lemma = _content(folded)
        if lemma:
            found.append(f"не {lemma}" if negated else lemma)
            negated = False
    return Words(tuple(found), frozenset(word for word in found if word[0].isdigit()))


@lru_cache(maxsize=1 << 15)
def _content(word: str) -> str:
    """The lemma of a content word; "" for the others."""
    if word[0].isdigit():
        return word
    best = parses(word)[0]
    lemma = fold(best.lemma)
    return lemma if best.part in _CONTENT and lemma not in _EMPTY and len(lemma) > 1 else ""


def rarity(statements: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """By word: the rarer among the statements, the more it weighs. Words that no statement has weigh most."""
    each = [set(words) for words in statements]
    counted = Counter(word for words in each for word in words)
    return {word: math.log(1 + len(each) / count) for word, count in counted.items()}


def likeness(one: Words, other: Words, weights: Mapping[str, float]) -> float:
    """0 where the two are not one utterance; else how alike they are, at most 1."""
    shared = set(one.lemmas) & set(other.lemmas)
    if len(shared) < LEAST_SHARED or _contradict(one, other):
        return 0.0
    own, others, both = (_weight(words, weights) for words in (one.lemmas, other.lemmas, shared))
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


def retells(sentence: Words, quote: Words, weights: Mapping[str, float]) -> bool:
    """The author's sentence has nearly everything that the quote says, in words of the same roots."""
    shared = sentence.stems & quote.stems
    if len(shared) < LEAST_RETOLD or _contradict(sentence, quote):
        return False
    return _weight(shared, weights) >= RETOLD * _weight(quote.stems, weights)


def _contradict(one: Words, other: Words) -> bool:
    """They give different numbers, or one denies what the other says. A long statement that has a word both ways does neither."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    mine, theirs = set(one.lemmas), set(other.lemmas)
    return _denies(mine, theirs) or _denies(theirs, mine)


def _denies(said: Set[str], denied: Set[str]) -> bool:
    alone = denied - said
    return any(f"не {word}" in alone for word in said - denied)


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    most = max(weights.values(), default=1.0)
    # Added up in one order, so that rounding decides nothing.
    return sum(weights.get(word, most) for word in sorted(set(words)))


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
