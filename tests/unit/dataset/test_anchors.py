"""Words are found again by what they are, wherever the text repeats itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.dataset.anchors import CONTEXT, anchored
from generator.model import Span


def resolve(text: str, prefix: str, exact: str, suffix: str) -> list[int]:
    """A TextQuoteSelector as the W3C tells it: every place at which the words stand between these two."""
    places = [number for number in range(len(text) - len(exact) + 1) if text.startswith(exact, number)]
    return [
        place for place in places if text[:place].endswith(prefix) and text[place + len(exact) :].startswith(suffix)
    ]


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, Span]:
    """Texts of few letters, so that most of their stretches come again."""
    text = draw(st.text(alphabet="аб \n🌾", min_size=1, max_size=200))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_a_span())
def test_quote_and_position_mean_the_same_place(found: tuple[str, Span]) -> None:
    text, span = found
    anchor = anchored(text, span)
    assert resolve(text, anchor.prefix, anchor.exact, anchor.suffix) == [span.start]
    assert anchor.exact == span.of(text)


def test_a_place_that_is_the_only_one_gets_no_more_than_the_usual_context() -> None:
    text = "а" * 100 + "мост" + "б" * 100
    anchor = anchored(text, Span(100, 104))
    assert (len(anchor.prefix), len(anchor.suffix)) == (CONTEXT, CONTEXT)


def test_a_text_that_repeats_itself_gives_as_much_as_tells_the_place() -> None:
    text = "Иван Петров, Астана. " * 40
    anchor = anchored(text, Span(21 * 20, 21 * 20 + 11))
    assert anchor.exact == "Иван Петров"
    assert resolve(text, anchor.prefix, anchor.exact, anchor.suffix) == [21 * 20]
