"""Sets of spans say what a walk through all of them would."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from generator.annotators.spans import Apart, SpanSet, clear_of, longest, overlapping
from generator.model import Span


@dataclass(frozen=True)
class Item:
    span: Span


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
ITEMS = st.lists(SPANS.map(Item), max_size=12)


@given(spans=st.lists(SPANS, max_size=12), one=SPANS)
def test_a_set_overlaps_what_one_of_its_spans_does(spans: list[Span], one: Span) -> None:
    assert SpanSet(spans).overlaps(one) == any(span.overlaps(one) for span in spans)


@given(items=ITEMS, taken=st.lists(SPANS, max_size=5))
def test_what_is_clear_overlaps_nothing(items: list[Item], taken: list[Span]) -> None:
    assert clear_of(items, taken) == [item for item in items if not any(item.span.overlaps(span) for span in taken)]


@given(spans=st.lists(SPANS, max_size=12))
def test_what_is_taken_lies_apart(spans: list[Span]) -> None:
    apart, kept = Apart(), list[Span]()
    for span in spans:
        assert apart.take(span) == (not any(span.overlaps(other) for other in kept))
        kept += [span] if not any(span.overlaps(other) for other in kept) else []


@given(items=ITEMS)
def test_the_longest_stand_and_everything_else_overlaps_one_as_long(items: list[Item]) -> None:
    kept = longest(items)
    assert kept == sorted(kept, key=lambda item: item.span)
    assert all(one is other or not one.span.overlaps(other.span) for one in kept for other in kept)
    for item in items:
        rivals = [other.span for other in kept if other.span.overlaps(item.span)]
        assert max(span.stop - span.start for span in rivals) >= item.span.stop - item.span.start


@given(items=ITEMS, one=SPANS)
def test_overlapping_finds_them_all(items: list[Item], one: Span) -> None:
    kept = longest(items)
    assert list(overlapping(kept, one)) == [item for item in kept if item.span.overlaps(one)]
