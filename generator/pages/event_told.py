"""«Как об этом рассказали»: sentences of different articles on one event, each beside the one that has most words in common with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.archive.collation import Collated, collated, unshared
from generator.archive.origins import UNNAMED
from generator.archive.roots import roots
from generator.model import Span, Telling
from generator.pages.context import Site
from generator.pages.event_passages import Passage, line
from generator.pages.typography import glue, shorten
from generator.urls import relative

COMPARED = 40
"""Wordings that are compared with each other, the earliest: pairs grow with their square."""

SHOWN = 4
"""Pairs; the others are folded away."""

NAMED = 2
"""Of those who have the same words to the letter, so many are named; the others are counted."""

LONGEST = 700
"""Code points of a sentence that is shown."""

ALIKE = 0.2
"""Of all their words two sentences must share so many for the others to say anything. In the pairs of archives at hand, what is below it
are two sentences about two things."""

HALF, NEARLY_ALL = 0.45, 0.75
"""From here on much, and nearly everything, is the same."""

_SIGNS = " \u00a0,.;:—–-"


@dataclass(frozen=True, slots=True)
class Source:
    """Who has the words."""

    name: str
    href: str
    """To the sentence."""
    when: str
    chain: str
    """«← Tengrinews.kz ← The New York Times», or ""."""


@dataclass(frozen=True, slots=True)
class Side:
    words: tuple[Collated, ...]
    """Where the sides are not compared, one stretch."""
    lang: str
    sources: tuple[Source, ...]
    more: int
    """Further articles with the same words to the letter."""


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    """How much of it is the same, in words."""
    origin: str
    """Whether both have it from one source, in words."""
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class ToldView:
    pairs: tuple[Pair, ...]
    more: tuple[Pair, ...]
    apart: tuple[Side, ...]
    """Sentences that share too little with any other."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence as one or several articles have it to the letter."""

    text: str
    language: str
    roots: frozenset[str]
    told: tuple[Telling, ...]
    """An article once."""

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(telling.article for telling in self.told)


@dataclass(frozen=True, slots=True)
class _Likeness:
    share: float
    first: int
    second: int
    """Places among the wordings."""


def told(site: Site, found: Sequence[Passage], url: str) -> ToldView | None:
    """None where fewer than two articles have words of their own."""
    wordings = _wordings(found)
    if len(wordings) < 2 or len(frozenset().union(*(one.articles for one in wordings))) < 2:
        return None
    likenesses = _nearest(wordings)
    shown = frozenset(sorted(likenesses, key=lambda like: _telling_most(site, wordings, like))[:SHOWN])
    pairs = {like: _pair(site, wordings[like.first], wordings[like.second], url) for like in likenesses}
    paired = {place for like in likenesses for place in (like.first, like.second)}
    return ToldView(
        tuple(pair for like, pair in pairs.items() if like in shown),
        tuple(pair for like, pair in pairs.items() if like not in shown),
        tuple(
            _side(site, one, (Collated(one.text, same=True),), url)
            for place, one in enumerate(wordings)
            if place not in paired
        ),
    )


def _wordings(found: Iterable[Passage]) -> list[_Wording]:
    """In the order of publication."""
    by_words: dict[tuple[str, str], dict[str, Telling]] = {}
    for passage in found:
        article = passage.article.article
        for telling in passage.tellings:
            text = line(telling.span.of(article.text))
            by_words.setdefault((article.language, text), {}).setdefault(article.id, telling)
    made = [
        _Wording(shorten(text, LONGEST), language, roots(text), tuple(told.values()))
        for (language, text), told in by_words.items()
    ]
    return made[:COMPARED]


def _nearest(wordings: Sequence[_Wording]) -> tuple[_Likeness, ...]:
    """Each wording with the one it has most in common with, of another article in the same language, in the order of the later one."""
    best: dict[int, _Likeness] = {}
    for first, second in combinations(range(len(wordings)), 2):
        one, other = wordings[first], wordings[second]
        if one.language != other.language or one.articles & other.articles:
            continue
        both = len(one.roots) + len(other.roots)
        like = _Likeness(2 * len(one.roots & other.roots) / both if both else 0.0, first, second)
        for place in (first, second):
            if like.share >= ALIKE and (place not in best or like.share > best[place].share):
                best[place] = like
    return tuple(sorted(set(best.values()), key=lambda like: (like.second, like.first)))


def _telling_most(site: Site, wordings: Sequence[_Wording], like: _Likeness) -> tuple[bool, float, int, int]:
    """Two outlets before one and itself. What differs in a sentence that is otherwise the same says most: more than what a mere copy
    lacks, or two that meet in a name."""
    first, second = (
        {site.headings[id].source.name or id for id in wordings[place].articles} for place in (like.first, like.second)
    )
    return bool(first & second), -like.share * (1 - like.share), like.second, like.first


def _pair(site: Site, one: _Wording, other: _Wording, url: str) -> Pair:
    first, second = _compared(one.text, other.text)
    share = _same(first, second)
    if share >= NEARLY_ALL:
        label = site.words.gettext("Almost the same words")
    elif share >= HALF:
        label = site.words.gettext("Much in the same words")
    else:
        label = site.words.gettext("Each in its own words")
    return Pair(label, _origin(site, one, other), (_side(site, one, first, url), _side(site, other, second, url)))


def _origin(site: Site, one: _Wording, other: _Wording) -> str:
    """Said only where it explains why the words are alike: that one has it from the other, or both from a third."""
    first, second = (
        {site.archive.origins.get(id, UNNAMED + id) for id in wording.articles} for wording in (one, other)
    )
    shared = sorted(site.imprints[id].name for id in first & second if id in site.imprints)
    return (
        glue(site.words.gettext("both have it from %(outlet)s") % {"outlet": site.outlet_name(shared[0])})
        if shared
        else ""
    )


def _side(site: Site, one: _Wording, stretches: Iterable[Collated], url: str) -> Side:
    # Spaces change, offsets do not.
    text = glue(one.text)
    words = tuple(_bare(Collated(span.of(text), stretch.same) for span, stretch in _placed(stretches)))
    return Side(
        words,
        site.lang(one.language),
        tuple(_source(site, telling, url) for telling in one.told[:NAMED]),
        len(one.told[NAMED:]),
    )


def _bare(stretches: Iterable[Collated]) -> Iterator[Collated]:
    """What is marked ends with its last word: the sign and the space behind it are no words that the other lacks."""
    for stretch in stretches:
        words = stretch.words.rstrip(_SIGNS)
        if stretch.same or not words:
            yield stretch
            continue
        yield Collated(words, same=False)
        if len(words) < len(stretch.words):
            yield Collated(stretch.words[len(words) :], same=True)


def _compared(one: str, other: str) -> tuple[tuple[Collated, ...], tuple[Collated, ...]]:
    """Of what is one sentence but for a few words, these words; of two sentences, the words that the other has nowhere."""
    both = collated(one, other), collated(other, one)
    return both if _same(*both) >= NEARLY_ALL else (unshared(one, other), unshared(other, one))


def _same(*sides: tuple[Collated, ...]) -> float:
    """How much of the text both have, from 0 to 1."""
    lengths = [(len(stretch.words), stretch.same) for side in sides for stretch in side]
    return sum(length for length, same in lengths if same) / max(sum(length for length, _ in lengths), 1)


def _placed(stretches: Iterable[Collated]) -> Iterator[tuple[Span, Collated]]:
    at = 0
    for stretch in stretches:
        yield Span(at, at + len(stretch.words)), stretch
        at += len(stretch.words)


def _source(site: Site, telling: Telling, url: str) -> Source:
    article = site.headings[telling.article]
    return Source(
        site.publisher(article),
        relative(site.telling_url(telling), url),
        site.when(article.published).words,
        "".join(f"← {site.outlet_name(name)} " for name in article.source.cites).rstrip(),
    )
