"""Words of a text found again by what they are: with as much around them as makes the place the only one (TextQuoteSelector)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Span

CONTEXT = 32
"""Code points on either side, as other annotation tools write them; more where the text repeats itself."""


@dataclass(frozen=True, slots=True)
class Anchor:
    prefix: str
    exact: str
    suffix: str


def anchored(text: str, span: Span) -> Anchor:
    """The text holds `prefix + exact + suffix` once."""
    reach = CONTEXT
    while True:
        start, stop = max(0, span.start - reach), min(len(text), span.stop + reach)
        whole = text[start:stop]
        first = text.find(whole)
        if (start, stop) == (0, len(text)) or text.find(whole, first + 1) < 0:
            return Anchor(text[start : span.start], span.of(text), text[span.stop : stop])
        reach *= 2
