"""Figures of different articles about the same thing whose ranges do not meet, or meet only narrowly.

That two figures are of one thing nobody says, so it is weighed: whom both sentences name, which rare words stand near both figures,
and how seldom two figures of the archive are as near each other as these. Words that stand near few figures lead from one to the
other, so the cost grows with the number of figures alone.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from generator.archive.compatibility import compatibility
from generator.archive.neighbours import Neighbours
from generator.archive.order import published_from
from generator.archive.rarity import Rarity
from generator.archive.roots import root_of, words_of
from generator.archive.statements import Statements
from generator.chronology import bounds, is_edtf
from generator.model import AnnotatedArticle, Claim, Compatibility, Evidence, Span
from generator.units import in_base, interval

BEFORE, AFTER = 70, 40
"""Code points: what a figure measures stands near it, and in Russian rather before it."""

FEW_FIGURES = 200
"""A smaller archive is weighed as a part of one with so many."""

LEADING = 30
"""A word near more figures than this leads from none to another."""

BAR = 11.0
"""In the weights of `Rarity`."""

APART = 62
"""Days: figures that were published farther from each other may both have been right."""


class Measured(NamedTuple):
    """A figure and where it stands."""

    claim: Claim
    unit: str
    """The base of its dimension."""
    amount: float
    """In that unit: the figure as the text has it, without the word that compares."""
    exact: bool
    window: Span
    """What stands near it."""
    of: str
    """What is said to have this size: as in `Figure`."""
    near: tuple[str, ...]
    """Roots of the words near it, and of what has this size; none twice, in no order."""
    named: tuple[str, ...]
    """Entities of its sentence, without the outlets that report it."""
    around: tuple[str, ...]
    """The same of its paragraph."""
    days: tuple[tuple[date, date], ...]
    """Bounds of the dates of its sentence."""
    published: date

    @property
    def interval(self) -> tuple[float, float]:
        return self.claim.interval or (0.0, math.inf)

    def words(self, article: Statements) -> str:
        """What its roots are of, as they stand in its article."""
        return f"{self.window.of(article.words)} {self.of}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures about one thing that differ."""

    one: Measured
    other: Measured
    compatible: Compatibility
    score: float
    evidence: Evidence
    """Words as they stand near the first."""


def differences() -> Neighbours[Measured]:
    """Figures that differ, if enough says that they are of one thing."""
    return Neighbours(_traits, _differ, few=LEADING, shared=1)


def _traits(one: Measured) -> list[tuple[str, str]]:
    return [(one.unit, root) for root in one.near]


def differing(
    figures: Iterable[Measured], articles: Mapping[str, AnnotatedArticle], rarity: Rarity, near: Neighbours[Measured]
) -> Iterator[Pair]:
    """In no order that matters; of each pair, the one published first stands first. `near` knows of all figures."""
    pairs = list(near.pairs())
    weighing = _Weighing(figures if pairs else (), articles, rarity)
    for pair in pairs:
        one, other = sorted(
            pair, key=lambda one: (one.published, one.claim.article, one.claim.span.start, one.claim.span.stop)
        )
        if found := weighing.pair(one, other):
            yield found


def measured(article: Statements) -> Iterator[Measured]:
    """The figures of an article, in order."""
    if not article.figures:
        return
    text = article.article.text
    dating = _Stretches(article.dated)
    published = published_from(article.article)
    for number, figures in article.figures.items():
        sentence = article.sentences[number]
        days = tuple(bounds(edtf) for _, edtf in article.dates.get(number, ()) if is_edtf(edtf))
        named = article.concerned(article.named(number))
        for span, figure in figures:
            # «Тридцать лет назад» says when.
            if dating.overlap(span):
                continue
            amount, unit = in_base(figure.amount, figure.unit)
            window = _words_around(text, span, sentence.span)
            near = article.roots(window)
            yield Measured(
                claim=Claim(article.article.id, sentence.anchor, span, interval(figure)),
                unit=unit,
                amount=amount,
                exact=figure.comparator == "=",
                window=window,
                of=figure.of,
                near=tuple(near | {root_of(figure.of)} if figure.of else near),
                named=named,
                around=article.concerned(article.around(article.paragraph(span.start))),
                days=days,
                published=published,
            )


class _Stretches:
    """Spans in order, looked up."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.stop for span in spans), max))
        """Of each, how far it and those before it go."""

    def overlap(self, span: Span) -> bool:
        place = bisect_left(self._starts, span.stop)
        return place > 0 and self._reach[place - 1] > span.start


def _words_around(text: str, span: Span, sentence: Span) -> Span:
    """Whole words before and after, of the same sentence."""
    start = max(sentence.start, span.start - BEFORE)
    while sentence.start < start < span.start and text[start - 1].isalnum():
        start += 1
    stop = min(sentence.stop, span.stop + AFTER)
    while span.stop < stop < sentence.stop and text[stop].isalnum():
        stop -= 1
    return Span(start, stop)


class _Weighing:
    """How much it says that two figures are alike."""

    def __init__(self, figures: Iterable[Measured], articles: Mapping[str, AnnotatedArticle], rarity: Rarity) -> None:
        self._articles = articles
        self._rarity = rarity
        self._amounts: dict[str, list[float]] = defaultdict(list)
        self._total = 0
        for one in figures:
            self._total += 1
            self._amounts[one.unit].append(one.amount)
        for amounts in self._amounts.values():
            amounts.sort()

    def pair(self, one: Measured, other: Measured) -> Pair | None:
        """Of two that differ; None where too little says that they are of one thing."""
        entities, said = _shared(one, other)
        score = self._rarity.of_entities(entities) + self._rarity.of_roots(said) + self._closeness(one, other)
        if score < BAR:
            return None
        named = tuple(sorted(entities, key=lambda id: (-self._rarity.of_entity(id), id)))
        words = one.words(Statements(self._articles[one.claim.article]))
        evidence = Evidence(named, words_of(words, said))
        return Pair(one, other, _compatible(one, other), round(score, 6), evidence)

    def _closeness(self, one: Measured, other: Measured) -> float:
        """Of all figures, how few are of this dimension and as near the one as the other is."""
        low, high = sorted((one.amount, other.amount))
        ratio = high / low if low > 0 else math.inf
        amounts = self._amounts[one.unit]
        within = bisect_right(amounts, low * ratio) - bisect_left(amounts, low / ratio) if low > 0 else len(amounts)
        return math.log(max(self._total, FEW_FIGURES) / max(1, within))


def _shared(one: Measured, other: Measured) -> tuple[frozenset[str], frozenset[str]]:
    """Entities, and roots."""
    entities = frozenset(one.named).intersection(other.around).union(set(one.around).intersection(other.named))
    return entities, frozenset(one.near).intersection(other.near)


def _compatible(one: Measured, other: Measured) -> Compatibility:
    return compatibility(one.interval, other.interval, exact=one.exact or other.exact)


def _differ(one: Measured, other: Measured) -> bool:
    """Of two articles, about one time, and in sentences that name the same."""
    if one.claim.article == other.claim.article or one.unit != other.unit:
        return False
    if abs((one.published - other.published).days) > APART or not _at_one_time(one, other):
        return False
    if set(one.named).isdisjoint(other.named) or _compatible(one, other) is Compatibility.COMPATIBLE:
        return False
    entities, said = _shared(one, other)
    return len(entities) > 1 and bool(said)


def _at_one_time(one: Measured, other: Measured) -> bool:
    """Sentences of different years may both be right. One without a date speaks of any time."""
    if not one.days or not other.days:
        return True
    return any(low <= last and first <= high for low, high in one.days for first, last in other.days)
