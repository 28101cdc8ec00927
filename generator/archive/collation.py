"""Two wordings of one utterance or of one event, word by word: what both have, and what stands in one alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from generator.archive.identity import fold

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


_ENDINGS = frozenset(
    "а я о е у ю ы и й ь ой ей ою ею ом ем ам ям ами ями ах ях ов ев ого его ому ему ым им ыми ими ых их ая яя ую юю ые ие ый ий "
    "ое ее ию ия ии ией иям иями иях ью".split()
) | {""}
"""Of Russian nouns and adjectives. Verbs end otherwise, so that «подписал» and «подпишет» stay two words."""

_STEM = 3
"""Letters that two forms of one word have in common at least."""

_SMALL = 3
"""Letters: words as short as this join others and say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Collated:
    """A stretch of one wording, compared with another."""

    words: str
    """As they stand, with the signs and white space after them."""
    same: bool
    """The other wording has these words too, in the same order."""


def collated(words: str, other: str) -> tuple[Collated, ...]:
    """`words` in stretches that `other` has too, in the same order, and stretches that it has not.

    The stretches joined give `words` back; no two of a kind follow each other. Capitals, ё and punctuation make no difference; signs and
    white space go with the word before them.
    """
    own, others = list(_WORD.finditer(words)), [fold(found.group()) for found in _WORD.finditer(other)]
    matcher = SequenceMatcher(None, [fold(found.group()) for found in own], others, autojunk=False)
    shared = [False] * len(own)
    for start, _, length in matcher.get_matching_blocks():
        shared[start : start + length] = [True] * length
    if not own:
        return (Collated(words, same=not others),) if words else ()
    return _stretches(words, own, shared)


def unshared(words: str, other: str) -> tuple[Collated, ...]:
    """`words` in stretches that `other` has too, wherever and in whatever case form, and stretches of which it has no word.

    For two sentences that are not one wording: there the order of words differs, and says nothing. Small words are what the words
    around them are. The stretches joined give `words` back; no two of a kind follow each other.
    """
    own = list(_WORD.finditer(words))
    if not own:
        return (Collated(words, same=True),) if words else ()
    known = {fold(found.group()) for found in _WORD.finditer(other)}
    by_start: dict[str, list[str]] = {}
    for word in known:
        by_start.setdefault(word[:_STEM], []).append(word)
    kinds = [None if _is_small(found.group()) else _is_known(fold(found.group()), known, by_start) for found in own]
    shared = []
    for place, kind in enumerate(kinds):
        if kind is None:
            around = [
                next((one for one in side if one is not None), None) for side in (kinds[place::-1], kinds[place + 1 :])
            ]
            kind = True in around or around == [None, None]
        shared.append(kind)
    return _stretches(words, own, shared)


def _is_small(word: str) -> bool:
    """Not a number, and not «США»."""
    named = any(char.isdigit() for char in word) or (len(word) > 1 and word.isupper())
    return len(word) <= _SMALL and not named


def _is_known(word: str, known: set[str], by_start: Mapping[str, Sequence[str]]) -> bool:
    return word in known or any(_same_word(word, one) for one in by_start.get(word[:_STEM], ()))


def _same_word(one: str, other: str) -> bool:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    length = sum(1 for _ in alike)
    # The stem may end in a letter with which an ending of the other begins: «партия», «партий».
    return any(one[at:] in _ENDINGS and other[at:] in _ENDINGS for at in range(length, max(length - 2, _STEM - 1), -1))


def _stretches(words: str, own: Sequence[re.Match[str]], shared: Sequence[bool]) -> tuple[Collated, ...]:
    turns = [place for place in range(1, len(own)) if shared[place] != shared[place - 1]]
    cuts = [0, *(own[place].start() for place in turns), len(words)]
    kinds = [shared[place] for place in (0, *turns)]
    return tuple(Collated(words[start:stop], same) for (start, stop), same in zip(pairwise(cuts), kinds, strict=True))
