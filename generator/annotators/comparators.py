"""The words before a number that say how the true value compares with it: «более», «не менее», «почти»."""

from __future__ import annotations

from dataclasses import dataclass

from generator.languages.tables import fold, folded_map
from generator.late import late

_LOOK_BACK = 60
_WORD_BEFORE = late(r"([^\W\d_]+(?:-[^\W\d_]+)?)[ \u00a0]+$")
_LONGEST = 3
_BETWEEN = ("на", "в", "за", "к")
"""«Более чем на 12 %», «примерно в 3 млн»: what may stand between the word that compares and the number."""
EXACT = "="


@dataclass(frozen=True, slots=True)
class Compared:
    sign: str
    """As in `Figure.comparator`."""
    start: int
    """Of the first word that compares, an offset into the text; of the number itself where none does, or a verb does."""


def compared(text: str, start: int, code: str) -> Compared:
    """How the number that begins at `start` compares with the true value."""
    table, verbs = folded_map(code, "comparators"), folded_map(code, "comparing_verbs")
    words: list[tuple[str, int]] = []
    at = start
    while len(words) <= _LONGEST and (found := _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), at)):
        at = found.start()
        words.append((fold(found[1]), at))
    for skipped in (0, 1) if words and words[0][0] in _BETWEEN else (0,):
        for length in range(_LONGEST, 0, -1):
            taken = words[skipped : skipped + length]
            said = " ".join(word for word, _ in reversed(taken)) if len(taken) == length else ""
            if sign := table.get(said):
                return Compared(sign, taken[-1][1])
            if sign := verbs.get(said):
                return Compared(sign, start)
    return Compared(EXACT, start)
