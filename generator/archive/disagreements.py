"""Where articles differ: on a figure, on a date, or on what a contributor has set side by side.

What the machine finds are candidates, ranked by how sure it is that they are of one thing. Claims that differ from the same claim
are one disagreement, whoever makes them. A contributor's file on the same words takes the machine's place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.archive.compatibility import Interval, compatibility
from generator.archive.date_claims import disputed, disputing
from generator.archive.figure_claims import differences, differing, measured
from generator.archive.grouping import Grouped
from generator.archive.identity import short_hash
from generator.archive.kept import exchanged
from generator.archive.order import published_from
from generator.archive.statements import Statements
from generator.archive.tellings import Told
from generator.archive.told import Said
from generator.chronology import bounds, is_edtf
from generator.model import (
    AnnotatedArticle,
    Claim,
    Compatibility,
    DateOf,
    Disagreement,
    DisagreementKind,
    DisagreementRecord,
    Evidence,
    Reckoning,
    Span,
)

DATE = "date"
"""The unit of a reckoning with dates."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim with what it is reckoned in."""

    claim: Claim
    unit: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two claims that differ."""

    one: _Stated
    other: _Stated
    score: float
    evidence: Evidence


class Differing:
    """What differed when the archive was gathered last."""

    def __init__(self) -> None:
        self.figures = differences()
        self.dates = disputing()


def disagreements(
    articles: Sequence[AnnotatedArticle],
    records: Iterable[DisagreementRecord],
    groups: Grouped,
    said: Said,
    last: Differing | None = None,
) -> tuple[Disagreement, ...]:
    """Curated ones first, by id; then the surest first, then by id. `last` learns of what changed."""
    near = last or Differing()
    by_id = {one.article.id: one for one in articles}
    curated = [made for record in sorted(records, key=lambda one: one.id) if (made := _curated(record, by_id))]
    told: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    """By article: what contributors have set side by side, and the id under which."""
    for one in curated:
        for claim in one.claims:
            told[claim.article].append((claim.span, one.id))
    found = []
    replaced: dict[str, list[str]] = defaultdict(list)
    """By the id of a contributor's, the ids of those whose place it takes."""
    edges = [*_figures(said, by_id, near), *_dates(groups, said, near)]
    candidates = (_candidate(together, by_id) for together in _clusters(edges))
    for _, made in sorted(candidates, key=lambda one: (-one[0], one[1].id)):
        takers = [{id for span, id in told[claim.article] if span.overlaps(claim.span)} for claim in made.claims]
        if sum(map(bool, takers)) < 2:
            found.append(made)
            continue
        for id in sorted(set().union(*takers)):
            replaced[id] += (made.id, *made.was)
    taking = (replace(one, was=tuple(dict.fromkeys((*one.was, *replaced[one.id])))) for one in curated)
    return (*taking, *found)


def _figures(said: Said, articles: Mapping[str, AnnotatedArticle], near: Differing) -> Iterator[_Edge]:
    went, came = ([figure for one in articles for figure in one.figures] for articles in (said.went, said.came))
    near.figures.update(*exchanged(went, came))
    for pair in differing(said.figures, articles, said.rarity, near.figures):
        one, other = (_Stated(figure.claim, figure.unit, figure.exact) for figure in (pair.one, pair.other))
        yield _Edge(one, other, pair.score, pair.evidence)


def _dates(groups: Grouped, said: Said, near: Differing) -> Iterator[_Edge]:
    for dispute in disputed(groups, said, near.dates):
        one, other = (_dated(told) for told in (dispute.one, dispute.other))
        yield _Edge(one, other, dispute.score, dispute.evidence)


def _dated(told: Told) -> _Stated:
    telling = told.telling
    span = telling.date or telling.span
    return _Stated(Claim(telling.article, telling.sentence, span, _ordinals(told.when)), DATE, False)


def _ordinals(when: str) -> Interval:
    low, high = bounds(when)
    return float(low.toordinal()), float(high.toordinal())


def _clusters(edges: Iterable[_Edge]) -> list[list[_Edge]]:
    """Edges that hang together by their claims."""
    parent: dict[_Stated, _Stated] = {}

    def root(one: _Stated) -> _Stated:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    kept = list(edges)
    for edge in kept:
        parent[root(edge.one)] = root(edge.other)
    clusters: dict[_Stated, list[_Edge]] = defaultdict(list)
    for edge in kept:
        clusters[root(edge.one)].append(edge)
    return list(clusters.values())


def _candidate(edges: Sequence[_Edge], articles: Mapping[str, AnnotatedArticle]) -> tuple[float, Disagreement]:
    """How sure it is that the claims are of one thing, in the weights of `rarity`, and the disagreement."""
    stated = sorted(
        {one for edge in edges for one in (edge.one, edge.other)},
        key=lambda one: (published_from(articles[one.claim.article].article), one.claim.article, one.claim.span),
    )
    kind = DisagreementKind.DATES if stated[0].unit == DATE else DisagreementKind.FIGURES
    surest = min(edges, key=lambda edge: (-edge.score, stated.index(edge.one), stated.index(edge.other)))
    compatible, reckoning = _reckoned(stated)
    # That of the earliest claim is its own; where an earlier article comes to say the same, it was its own.
    ids = dict.fromkeys(_id(kind, one.claim, articles) for one in stated)
    return surest.score, Disagreement(
        id=next(iter(ids)),
        kind=kind,
        claims=tuple(one.claim for one in stated),
        compatible=compatible,
        reckoning=reckoning,
        evidence=surest.evidence,
        was=tuple(ids)[1:],
    )


def _id(kind: DisagreementKind, claim: Claim, articles: Mapping[str, AnnotatedArticle]) -> str:
    """Of what an edit elsewhere in the article leaves as it is."""
    article = articles[claim.article]
    words = claim.span.of(article.article.text)
    sentence = article.sentence_at(claim.span.start)
    before = Span(sentence.span.start, claim.span.start).of(article.article.text).count(words) if sentence else 0
    return "d-" + short_hash(
        kind.value, article.article.first_id, claim.sentence, words, *([str(before)] if before else [])
    )


def _reckoned(stated: Sequence[_Stated]) -> tuple[Compatibility, Reckoning]:
    """Of claims in one unit: whether they meet, all of them, and where."""
    intervals = [one.claim.interval for one in stated if one.claim.interval is not None]
    low, high = max(low for low, _ in intervals), min(high for _, high in intervals)
    met = [
        compatibility(one, other, exact=stated[number].exact or stated[further].exact)
        for number, one in enumerate(intervals)
        for further, other in enumerate(intervals[number + 1 :], number + 1)
    ]
    worst = min(met, key=list(Compatibility).index)
    return worst, Reckoning(stated[0].unit, min(low, high), max(low, high))


# ------------------------------------------------------------------------------------------------------ a contributor's


def _curated(record: DisagreementRecord, articles: Mapping[str, AnnotatedArticle]) -> Disagreement | None:
    """None where the archive lacks the articles."""
    stated = [_stated(articles[claim.article], claim.span) for claim in record.claims if claim.article in articles]
    if len(stated) < 2:
        return None
    units = {one.unit for one in stated}
    unit = units.pop() if len(units) == 1 else ""
    compatible, reckoning = _reckoned(stated) if unit else (None, None)
    kind = DisagreementKind.CLAIMS
    if unit:
        kind = DisagreementKind.DATES if unit == DATE else DisagreementKind.FIGURES
    return Disagreement(
        id=record.id,
        kind=kind,
        claims=tuple(one.claim if unit else replace(one.claim, interval=None) for one in stated),
        compatible=compatible,
        reckoning=reckoning,
        curated=True,
        title=record.title,
        markdown=record.markdown,
        path=record.path,
        was=record.was,
    )


def _stated(article: AnnotatedArticle, span: Span) -> _Stated:
    """The words, reckoned by the one figure or the one date in them, if there is just one."""
    sentence = article.sentence_at(span.start)
    claim = Claim(article.article.id, sentence.anchor if sentence else "", span)
    figures = [one for one in measured(Statements(article)) if span.overlaps(one.claim.span)]
    if len(figures) == 1:
        return _Stated(replace(claim, interval=figures[0].interval), figures[0].unit, figures[0].exact)
    dates = {
        a.value.edtf
        for a in article.annotations
        if isinstance(a.value, DateOf) and span.overlaps(a.span) and is_edtf(a.value.edtf)
    }
    if len(dates) == 1 and not figures:
        return _Stated(replace(claim, interval=_ordinals(dates.pop())), DATE, False)
    return _Stated(claim, "", False)
