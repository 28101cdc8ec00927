"""Sentences that tell of a dated event without its date: «встреча с мэром прошла в ратуше».

Nothing in them says when, so all else must: of the event's people and places two that are rare in the archive, in the sentence
itself; two rare roots of what happened, in one of its tellings; and an article published within weeks of it, which does not tell it
with a date anyhow. Of such an article's sentences the one that shares most is taken, and each sentence tells one event.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from generator.archive.evidence import Bar, Weighed, weighed
from generator.archive.order import published_from
from generator.archive.rarity import Rarity, common_roots, without
from generator.archive.roots import roots
from generator.archive.tellings import Group, Order, Told
from generator.chronology import EARLIEST, Precision, bounds, precision
from generator.languages import LANGUAGES
from generator.languages.tables import table
from generator.model import AnnotatedArticle, DateOf, Figure, MentionOf, Sentence, Span, Telling

AFTER = timedelta(days=28)
"""So long after an event an article may tell of it without saying when it was."""

BAR = Bar(entities=4.0, roots=12.0)
"""More than a coarser date needs: two entities that each an article of seven names, two roots of a sentence in four hundred."""

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Open:
    """A sentence, or the halves of one, that no date stands in."""

    sentence: Sentence
    words: str
    cast: frozenset[str]
    roots: frozenset[str]


def undated(
    articles: Iterable[AnnotatedArticle],
    groups: Sequence[Group],
    sources: Mapping[str, frozenset[str]],
    rarity: Rarity,
) -> dict[int, tuple[Told, ...]]:
    """By the place of a group among `groups`, the sentences that tell of it without a date."""
    finding = _Finding(groups, sources, rarity)
    found: dict[int, list[Told]] = defaultdict(list)
    for article in articles:
        for index, one in finding.told_in(article, sources.get(article.article.id, NOBODY)):
            found[index].append(one)
    return {index: tuple(found[index]) for index in sorted(found)}


class _Finding:
    """Groups, looked up by the rare roots of their tellings."""

    def __init__(self, groups: Sequence[Group], sources: Mapping[str, frozenset[str]], rarity: Rarity) -> None:
        self._rarity = rarity
        self._casts: dict[int, frozenset[str]] = {}
        self._tellers: dict[int, frozenset[str]] = {}
        self._when: dict[int, str] = {}
        self._by_root: dict[str, list[tuple[int, Told]]] = defaultdict(list)
        for index, group in enumerate(groups):
            if not group.told or precision(group.when) is not Precision.DAY:
                continue
            self._when[index] = group.when
            self._tellers[index] = frozenset(one.telling.article for one in group.told)
            took_part = {
                id for one in group.told for id in one.entities if id not in sources.get(one.telling.article, NOBODY)
            }
            self._casts[index] = frozenset(took_part.union(group.record.entities if group.record else ()))
            for one in group.told:
                for root in one.roots:
                    if rarity.leads(root):
                        self._by_root[root].append((index, one))

    def told_in(self, article: AnnotatedArticle, outlets: frozenset[str]) -> Iterator[tuple[int, Told]]:
        """(place of a group, the sentence that tells of it), one for each group."""
        best: dict[int, tuple[tuple[float, Span], _Open, Weighed]] = {}
        for one in _open(article, outlets):
            fitting = list(self._fitting(article, one))
            if fitting:
                weight, index, _, evidence = min(fitting, key=lambda found: found[:3])
                rank = (weight, one.sentence.span)
                if index not in best or rank < best[index][0]:
                    best[index] = (rank, one, evidence)
        for index, (_, one, evidence) in best.items():
            yield index, _told(article, one, self._when[index], evidence)

    def _fitting(self, article: AnnotatedArticle, one: _Open) -> Iterator[tuple[float, int, Order, Weighed]]:
        """(the less the better, place of the group, of the telling that is like it, what is shared)."""
        found: dict[int, tuple[int, Told]] = {}
        counts: Counter[int] = Counter()
        for root in one.roots:
            for index, other in self._by_root.get(root, ()):
                found[id(other)] = (index, other)
                counts[id(other)] += 1
        for key, count in counts.items():
            index, other = found[key]
            if count < 2 or article.article.id in self._tellers[index] or not self._recent(article, index):
                continue
            evidence = weighed(one.cast, one.roots, self._casts[index], other.roots, self._rarity, BAR)
            if evidence:
                yield -evidence.weight, index, other.order, evidence

    def _recent(self, article: AnnotatedArticle, index: int) -> bool:
        published = article.article.published
        if not published or published_from(article.article) == EARLIEST:
            return False
        first, last = bounds(published)
        low, high = bounds(self._when[index])
        return low <= last and first - high <= AFTER


def _open(article: AnnotatedArticle, outlets: frozenset[str]) -> Iterator[_Open]:
    """What the article says without a date, of two or more who are no outlets of its news."""
    text = article.article.text
    code = article.article.language
    marked = [a for a in article.annotations if isinstance(a.value, MentionOf | DateOf | Figure)]
    by_sentence: dict[str, list[int]] = defaultdict(list)
    for number, annotation in enumerate(marked):
        if sentence := article.sentence_at(annotation.span.start):
            by_sentence[sentence.anchor].append(number)
    for sentence in article.sentences:
        inside = [marked[number] for number in by_sentence.get(sentence.anchor, ())]
        dates = [a.span for a in inside if isinstance(a.value, DateOf)]
        pieces = [sentence.span] if not dates else _undated_pieces(text, sentence.span, dates, code)
        cast = frozenset(
            a.value.entity
            for a in inside
            if isinstance(a.value, MentionOf) and any(piece.holds(a.span) for piece in pieces)
        )
        if len(cast - outlets) > 1:
            said = " ".join(without(text, piece, [a.span for a in inside]) for piece in pieces)
            words = " ".join(piece.of(text) for piece in pieces)
            yield _Open(sentence, words, cast - outlets, roots(said) - common_roots(code))


def _undated_pieces(text: str, sentence: Span, dates: Sequence[Span], code: str) -> list[Span]:
    """The halves of a sentence in which no date stands; what goes before a colon belongs to both."""
    cuts = [
        sentence.start,
        *(found.start() for found in _cut(code).finditer(text, sentence.start, sentence.stop)),
        sentence.stop,
    ]
    pieces = [Span(start, stop) for start, stop in pairwise(cuts)]
    return [piece for piece in pieces if not any(piece.overlaps(span) for span in dates)]


@lru_cache
def _cut(code: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, table(code if code in LANGUAGES else "ru", "contrasts")))
    return re.compile(rf"[:;](?=\s)|,\s(?=(?:{words})\s)", re.IGNORECASE)


def _told(article: AnnotatedArticle, one: _Open, when: str, evidence: Weighed) -> Told:
    sentence = one.sentence
    return Told(
        telling=Telling(article.article.id, sentence.anchor, sentence.span, None, evidence.shown(one.words)),
        when=when,
        entities=tuple(sorted(one.cast)),
        around=one.cast,
        sentence=" ".join(sentence.span.of(article.article.text).split()),
        order=(published_from(article.article), article.article.id, sentence.span, sentence.span),
        cast=tuple(sorted(one.cast)),
        roots=one.roots,
        first_id=article.article.first_id,
    )
