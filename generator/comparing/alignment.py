"""Where the words of one text stand in another wording of it, so that an edit elsewhere is no change to what was left alone.

Sentences are aligned first, those that moved included; then the words of those that were rewritten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import AnnotatedArticle, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")

_CAREFUL = 1_000_000
"""Pairs of words that are compared in the rewritten passages of one article; of longer ones no word is followed. Among 200 sentences or
words and more, difflib leaves those out of account that are in every hundredth place: so a text of a hundred thousand equal sentences,
which is nobody's article, takes no hours."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A passage that reads otherwise now. One side is empty where it was written anew, or struck out."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Offsets of the text before → of the text after."""

    kept: tuple[tuple[int, int, int], ...]
    """Stretches that read the same: start and stop before, start after. Sorted, apart."""
    rewritten: tuple[Rewritten, ...]
    """Sorted by where they stood before."""

    def follow(self, span: Span) -> Span | None:
        """Where these very words stand now, or None where they were touched."""
        place = bisect_right(self.kept, span.start, key=lambda one: one[0]) - 1
        if place < 0:
            return None
        start, stop, now = self.kept[place]
        if span.stop > stop:
            return None
        return Span(span.start - start + now, span.stop - start + now)

    def passage(self, span: Span) -> Rewritten | None:
        """The rewritten passage that these words stood in."""
        place = bisect_right(self.rewritten, span.start, key=lambda one: one.before.start) - 1
        return self.rewritten[place] if place >= 0 and self.rewritten[place].before.overlaps(span) else None

    def near(self, span: Span) -> Span | None:
        """Where the words stand now; where they were touched, the passage that took the place of theirs; None where nothing did."""
        exact = self.follow(span)
        if exact is not None:
            return exact
        passage = self.passage(span)
        return passage.after if passage and passage.after.start < passage.after.stop else None


def aligned(before: AnnotatedArticle, after: AnnotatedArticle) -> Alignment:
    """Of two versions of an article."""
    old, new = before.article.text, after.article.text
    if old == new:
        return Alignment(((0, len(old), 0),), ())
    ours, theirs = [one.span for one in before.sentences], [one.span for one in after.sentences]
    kept: list[tuple[int, int, int]] = []
    changed: list[tuple[Sequence[Span], Sequence[Span]]] = []
    said = [" ".join(span.of(old).split()) for span in ours], [" ".join(span.of(new).split()) for span in theirs]
    for tag, low, high, other, last in SequenceMatcher(None, *said).get_opcodes():
        if tag == "equal":
            for before_it, after_it in zip(ours[low:high], theirs[other:last], strict=True):
                kept += _same(old, before_it, new, after_it)
        else:
            changed.append((ours[low:high], theirs[other:last]))
    rewritten = []
    careful = _CAREFUL
    for here, there in _without_moved(changed, old, new, kept):
        one, two = _tokens(old, here), _tokens(new, there)
        careful -= len(one) * len(two)
        kept += _words_kept(old, one, new, two) if careful >= 0 else ()
        rewritten.append(Rewritten(_hull(here), _hull(there)))
    return Alignment(tuple(sorted(kept)), tuple(sorted(rewritten, key=lambda passage: passage.before)))


def _without_moved(
    changed: Sequence[tuple[Sequence[Span], Sequence[Span]]], old: str, new: str, kept: list[tuple[int, int, int]]
) -> list[tuple[list[Span], list[Span]]]:
    """The changed passages without the sentences that stand elsewhere now, word for word; those are added to `kept`."""
    arrived: dict[str, list[Span]] = defaultdict(list)
    for _, two in reversed(changed):
        for span in reversed(two):
            arrived[span.of(new)].append(span)
    gone: set[Span] = set()
    moved: set[Span] = set()
    for one, _ in changed:
        for span in one:
            if places := arrived.get(span.of(old)):
                there = places.pop()
                gone.add(span)
                moved.add(there)
                kept.append((span.start, span.stop, there.start))
    rest = (([s for s in one if s not in gone], [s for s in two if s not in moved]) for one, two in changed)
    return [(one, two) for one, two in rest if one or two]


def _hull(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].stop) if spans else Span(0, 0)


def _same(old: str, one: Span, new: str, two: Span) -> list[tuple[int, int, int]]:
    """A sentence that reads the same: whole, or word by word where a line was broken elsewhere."""
    if one.of(old) == two.of(new):
        return [(one.start, one.stop, two.start)]
    return _words_kept(old, _tokens(old, [one]), new, _tokens(new, [two]))


def _words_kept(old: str, one: Sequence[Span], new: str, two: Sequence[Span]) -> list[tuple[int, int, int]]:
    """The words that both have in the same order; one stretch as long as the spaces between them are the same too."""
    matcher = SequenceMatcher(None, [span.of(old) for span in one], [span.of(new) for span in two])
    kept: list[tuple[int, int, int]] = []
    for low, other, size in matcher.get_matching_blocks():
        for number in range(size):
            here, there = one[low + number], two[other + number]
            if number:
                start, stop, now = kept[-1]
                if old[stop : here.start] == new[now + stop - start : there.start]:
                    kept[-1] = (start, here.stop, now)
                    continue
            kept.append((here.start, here.stop, there.start))
    return kept


def _tokens(text: str, spans: Sequence[Span]) -> list[Span]:
    return [Span(*found.span()) for span in spans for found in _TOKEN.finditer(text, span.start, span.stop)]
