"""What a harness is: a promise about any text, the words that lead deep into the code, and a budget of processor time."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from hypothesis import strategies as st

BUDGET = 4.0
"""CPU seconds for one input. The longest take some hundredths; a machine that is four times slower must not make a finding of that."""

LONGEST = 1200
"""Code points, at most, of a text that is made up."""

_TOKEN = 0x80
_CODE_POINT = 0xF8
_PAGE = _CODE_POINT - _TOKEN


@dataclass(frozen=True, slots=True)
class Harness:
    name: str
    promise: str
    """What holds for every text."""
    check: Callable[[str], None]
    """Raises whatever it likes where the promise is broken."""
    tokens: tuple[str, ...]
    """What such texts are made of."""
    examples: int
    """That `make test` tries, as many as take a few seconds."""


class TooSlow(AssertionError):
    """An input took more than BUDGET."""


def spelled(data: bytes, tokens: tuple[str, ...]) -> str:
    """A fuzzer's bytes as text: below 0x80 the character itself, above a token (where there are many, with the byte behind it), and from
    0xF8 on, with the two bytes behind it, any code point.

    So a change of one byte changes a word, and what the fuzzer keeps is short. No half of a surrogate pair comes of it, as none
    comes out of UTF-8; a harness that wants them has them among its tokens.
    """
    pieces: list[str] = []
    place = 0
    while place < len(data):
        byte = data[place]
        place += 1
        if byte < _TOKEN:
            pieces.append(chr(byte))
        elif byte < _CODE_POINT:
            number = byte - _TOKEN
            if len(tokens) > _PAGE:
                number += _PAGE * int.from_bytes(data[place : place + 1])
                place += 1
            pieces.append(tokens[number % len(tokens)])
        else:
            code = int.from_bytes(data[place : place + 2]) + (byte - _CODE_POINT) * 0x10000
            place += 2
            pieces.append("\ufffd" if 0xD800 <= code < 0xE000 else chr(code))
    return "".join(pieces)


def texts(harness: Harness) -> st.SearchStrategy[str]:
    """hypothesis's texts of the same words."""
    word = st.sampled_from(harness.tokens)
    noise = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    return st.lists(st.one_of(word, word, word, noise), max_size=24).map(lambda pieces: "".join(pieces)[:LONGEST])


def tried(harness: Harness, text: str) -> float:
    """Holds the harness to its promise; returns the CPU seconds. Raises what the check raises, and TooSlow."""
    begun = time.process_time()
    with _limited(BUDGET):
        harness.check(text)
    return time.process_time() - begun


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Ends what runs for longer, wherever it is: Python looks for signals inside a regular expression too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} CPU seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@dataclass(frozen=True, slots=True)
class Growth:
    """CPU seconds of a text, and of the same repeated twice and four times."""

    one: float
    two: float
    four: float

    @property
    def superlinear(self) -> bool:
        """Four times as much costs nine times as much or more; of what takes no time, nothing can be said."""
        return self.four > 0.08 and self.four > 9 * max(self.one, 0.002)


def growth(harness: Harness, piece: str, size: int = 1000) -> Growth:
    """`piece`, repeated until it has `size` code points, and two and four times as many."""
    whole = piece * max(1, size // len(piece))
    # The better of two: what else the machine does only adds.
    costs = [min(tried(harness, whole * times) for _ in range(2)) for times in (1, 2, 4)]
    return Growth(*costs)
