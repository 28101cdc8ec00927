"""How much, as each article has it: figures of the passages on one event that measure the same thing in nearly the same size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.roots import root_of
from generator.model import Annotation, Figure, FigureKind, Span
from generator.pages.amounts import amount_words, range_words
from generator.pages.context import Site
from generator.pages.event_passages import Passage, line
from generator.pages.typography import glue
from generator.units import in_base, interval
from generator.urls import relative

NEAR = 1.25
"""Two amounts of which the greater is at most so many times the other may be of one thing."""

FEW = 10
"""Countable things fewer than this («две страны») are compared only where the articles differ."""

GROUPS = 12
SIDES = 6
NAMED = 4
"""Articles that say the same; the others are counted."""
CONTEXT = 70
"""Code points shown before and after the words."""


@dataclass(frozen=True, slots=True)
class FigureSide:
    """What one article, or several alike, say."""

    before: str
    words: str
    after: str
    converted: str
    """What the words allow, in the unit of the others; "" where they say it themselves."""
    lang: str
    sources: tuple[tuple[str, str], ...]
    """(outlet, address of the sentence)."""
    more: int
    """Further articles that say the same."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    title: str
    """«17 млрд $», «от 28 до 29»."""
    sides: tuple[FigureSide, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    passage: Passage
    annotation: Annotation
    figure: Figure
    amount: float
    """In the base unit."""
    unit: str


def figures(site: Site, found: Sequence[Passage], url: str) -> tuple[FigureGroup, ...]:
    """Groups of two articles or more, in the order in which they were first told."""
    order = {id(passage): place for place, passage in enumerate(found)}
    groups = [
        group
        for group in _groups(found)
        if len({said.passage.article.article.id for said in group}) > 1 and _matters(group)
    ]
    groups.sort(key=lambda group: min((order[id(said.passage)], said.annotation.span) for said in group))
    return tuple(_group(site, group, order, url) for group in groups[:GROUPS])


def _groups(found: Sequence[Passage]) -> Iterator[list[_Said]]:
    """By what is measured; then amounts in a row, each near the one before."""
    measured: dict[tuple[FigureKind, str], list[_Said]] = {}
    for passage in found:
        for annotation in passage.annotations():
            if isinstance(annotation.value, Figure):
                amount, unit = in_base(annotation.value.amount, annotation.value.unit)
                key = (annotation.value.kind, root_of(unit) if annotation.value.kind is FigureKind.COUNT else unit)
                measured.setdefault(key, []).append(_Said(passage, annotation, annotation.value, amount, unit))
    for every in measured.values():
        group: list[_Said] = []
        for said in sorted(every, key=lambda said: said.amount):
            if group and not _near(group[-1], said):
                yield group
                group = []
            group.append(said)
        yield group


def _near(one: _Said, other: _Said) -> bool:
    """`other` is the greater: little more, or within the range that the words give («от 3 до 5»)."""
    within = one.figure.to is not None and other.amount <= interval(one.figure)[1]
    return within or other.amount <= one.amount * NEAR


def _matters(group: Sequence[_Said]) -> bool:
    differ = len({interval(said.figure) for said in group}) > 1
    return differ or group[0].figure.kind is not FigureKind.COUNT or group[0].amount >= FEW


def _group(site: Site, group: Sequence[_Said], order: dict[int, int], url: str) -> FigureGroup:
    sides: dict[tuple[float, float], list[_Said]] = {}
    for said in sorted(group, key=lambda said: (order[id(said.passage)], said.annotation.span)):
        sides.setdefault(interval(said.figure), []).append(said)
    low, high = group[0], group[-1]
    title = range_words(low.amount, high.amount, low.unit, site.language)
    units = {said.figure.unit for said in group}
    return FigureGroup(
        glue(title),
        tuple(_side(site, said, convert=len(units) > 1, url=url) for said in list(sides.values())[:SIDES]),
    )


def _side(site: Site, alike: Sequence[_Said], *, convert: bool, url: str) -> FigureSide:
    first = alike[0]
    article = first.passage.article.article
    before, words, after = _context(first)
    sources: dict[str, tuple[str, str]] = {}
    for said in alike:
        told = said.passage.article.article
        name = site.publisher(told)
        sources.setdefault(told.id, (name, relative(_place(site, said), url)))
    in_other_unit = convert and in_base(1, first.figure.unit) != (1, first.figure.unit)
    return FigureSide(
        glue(before),
        glue(words),
        glue(after),
        glue(_converted(site, first)) if in_other_unit else "",
        site.lang(article.language),
        tuple(sources.values())[:NAMED],
        max(len(sources) - NAMED, 0),
    )


def _place(site: Site, said: _Said) -> str:
    sentence = said.passage.article.sentence_at(said.annotation.span.start)
    return site.article_url(said.passage.article.article.id, sentence.anchor if sentence else "")


def _context(said: _Said) -> tuple[str, str, str]:
    """The words and what stands around them in their sentence, cut between words."""
    text = said.passage.article.article.text
    span = said.annotation.span
    sentence = said.passage.article.sentence_at(span.start)
    whole = sentence.span if sentence else Span(span.start, span.stop)
    before, after = line(text[whole.start : span.start]), " ".join(text[span.stop : max(whole.stop, span.stop)].split())
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0].rstrip(",;:—–- ") + "…"
    gap_before = " " if before and text[span.start - 1].isspace() else ""
    gap_after = " " if after and text[span.stop].isspace() else ""
    return before + gap_before, " ".join(span.of(text).split()), gap_after + after


def _converted(site: Site, said: _Said) -> str:
    low, high = interval(said.figure)
    return (
        amount_words(low, said.unit, site.language) if low == high else range_words(low, high, said.unit, site.language)
    )
