"""Whether a sentence inside a Russian text is written in another language of Cyrillic letters: by the letters that Russian has not."""

from __future__ import annotations

import re

_FOREIGN = re.compile(r"[іїєґәғқңөұүһў]", re.IGNORECASE)
_WORD = re.compile(r"\b[^\W\d_]+\b")
_FEWEST = 2
_SHARE = 0.2
"""Of the words: in Ukrainian two of five have such a letter, in Kazakh more than half; a Russian sentence that
quotes a word of them stays far below."""


def has_foreign(text: str) -> bool:
    """Whether the text has any such letter: most have none, and need no second look."""
    return _FOREIGN.search(text) is not None


def is_foreign(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    foreign = [word for word in words if _FOREIGN.search(word)]
    # A foreign name in a Russian sentence has capitals alone.
    return len(foreign) >= max(_FEWEST, _SHARE * len(words)) and any(word.islower() for word in foreign)
