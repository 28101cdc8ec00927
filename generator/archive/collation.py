"""Two wordings of one utterance, word by word: what both have, and what stands in one alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator.archive.identity import fold

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


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
    turns = [place for place in range(1, len(own)) if shared[place] != shared[place - 1]]
    cuts = [0, *(own[place].start() for place in turns), len(words)]
    kinds = [shared[place] for place in (0, *turns)]
    return tuple(Collated(words[start:stop], same) for (start, stop), same in zip(pairwise(cuts), kinds, strict=True))
