"""The wordings of a quote thread, compared: a text of what all have with the others' readings, and each with its own words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.archive.alignment import Alignment, aligned, same_words, split_words
from generator.model import QuoteThread, Variant, Wording
from generator.pages.context import Site
from generator.pages.quoted import inner, wordings_of, words_of
from generator.pages.typography import glue

LEAST_SHARED = 0.4
"""Of the words of the longest wording, so many must be in all for one text of them to be read."""

LEAST_OWN_SHARED = 0.3
"""Of its own words, so many of a wording must be unmarked for the marks to say something."""

MOST_WITNESSES = 16
MOST_WORDS = 400
"""Of a wording. More of either is no reading, and costs."""

LONG = 40
"""Words from which a collation is set smaller."""

Key = tuple[str, tuple[str, ...]]
"""Language and words: what makes two wordings one."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool
    """Most of the others do not have it here."""


@dataclass(frozen=True, slots=True)
class WordingGroup:
    """Direct variants that differ in capitals, ё and punctuation at most."""

    key: Key
    words: str
    """As the first has them."""
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings at a place of the collation."""

    text: str
    """"" where these wordings have nothing here."""
    keys: str
    """Its own key, and those of the wordings that have it."""
    outlets: str
    """Who has it, for who does not see the light."""


@dataclass(frozen=True, slots=True)
class CollationPart:
    """Words that all have (`readings` is empty), or the readings in their place."""

    text: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """«6 слов из 7 или 8»."""

    shared: int
    of: str
    """«7 или 8»; "" where there is one wording alone."""


@dataclass(frozen=True, slots=True)
class Compared:
    collation: tuple[CollationPart, ...] = ()
    """Empty where there is one wording alone, or they have too little in common."""
    label: str = ""
    long: bool = False
    keys: Mapping[Key, str] = field(default_factory=dict)
    pieces: Mapping[Key, tuple[Piece, ...]] = field(default_factory=dict)
    agreement: Agreement | None = None


def grouped(site: Site, thread: QuoteThread) -> tuple[WordingGroup, ...]:
    """Direct wordings, the first one first."""
    direct = [variant for variant in thread.variants if variant.wording is Wording.DIRECT]
    groups: dict[Key, list[Variant]] = {}
    for variant, key in zip(direct, wordings_of(site, direct), strict=True):
        groups.setdefault(key, []).append(variant)
    return tuple(WordingGroup(key, words_of(site, found[0]), tuple(found)) for key, found in groups.items())


def compared(site: Site, groups: Sequence[WordingGroup]) -> Compared:
    """Wordings of one language with each other; that with most of them, or the first of equals, is collated."""
    if not groups:
        return Compared()
    counts = Counter(group.key[0] for group in groups)
    main = max(counts, key=lambda language: counts[language])
    keys: dict[Key, str] = {}
    pieces: dict[Key, tuple[Piece, ...]] = {}
    made = Compared()
    for language in counts:
        own = [group for group in groups if group.key[0] == language]
        if len(own) > MOST_WITNESSES or max(len(group.key[1]) for group in own) > MOST_WORDS:
            continue
        found = aligned([inner(group.words) for group in own])
        pieces |= {group.key: _pieces(group, found.alone[number]) for number, group in enumerate(own)}
        if language == main:
            made = _collated(site, own, found)
            keys |= made.keys
    return Compared(made.collation, made.label, made.long, keys, pieces, made.agreement)


def _pieces(group: WordingGroup, alone: Sequence[bool]) -> tuple[Piece, ...]:
    """Where nearly all of it would be marked, nothing is. A mark goes round the words alone, not the signs after the last."""
    words = split_words(glue(inner(group.words)))
    if sum(alone) > (1 - LEAST_OWN_SHARED) * len(words):
        return ()
    pieces = []
    for marked, found in groupby(zip(words, alone, strict=True), key=lambda pair: pair[1]):
        text = "".join(word for word, _ in found)
        bare = text.rstrip(" \u00a0,.;:!?…–—") if marked else text
        pieces.append(Piece(bare, marked))
        if bare != text:
            pieces.append(Piece(text.removeprefix(bare), False))
    return tuple(pieces)


def _collated(site: Site, groups: Sequence[WordingGroup], found: Alignment) -> Compared:
    if len(groups) == 1:
        agreement = Agreement(found.shared, "") if len(groups[0].variants) > 1 and found.shared else None
        return Compared(agreement=agreement)
    if found.share < LEAST_SHARED:
        return Compared()
    parts = []
    # Signs between words are those of the longest, which has them where a shorter one ends.
    base = found.words.index(max(found.words))
    keys: list[list[str]] = [[f"q{number}"] for number in range(len(groups))]
    for place, stretch in enumerate(found.places):
        if stretch.same:
            parts.append(CollationPart(glue(stretch.readings[base].strip())))
            continue
        readings = []
        for number, members in enumerate(_alike(stretch.readings)):
            key = f"r{place}-{number}"
            for member in members:
                keys[member].append(key)
            outlets = dict.fromkeys(name for member in members for name in _outlets(site, groups[member]))
            readings.append(
                Reading(
                    glue(stretch.readings[members[0]].strip()),
                    " ".join((key, *(f"q{member}" for member in members))),
                    ", ".join(outlets),
                )
            )
        parts.append(CollationPart("", tuple(readings)))
    words = site.words
    label = words.ngettext("One text of %(num)s wording", "One text of %(num)s wordings", len(groups))
    return Compared(
        tuple(parts),
        label % {"num": len(groups)},
        max(found.words) > LONG,
        {group.key: " ".join(own) for group, own in zip(groups, keys, strict=True)},
        {},
        Agreement(found.shared, _numbers(site, found.words)),
    )


def _alike(readings: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Wordings by what they have here; those that have nothing come last."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number, reading in enumerate(readings):
        found.setdefault(same_words(reading), []).append(number)
    for words in sorted(found, key=lambda words: not words):
        yield tuple(found[words])


def _outlets(site: Site, group: WordingGroup) -> Iterator[str]:
    for variant in group.variants:
        yield site.publisher(site.headings[variant.article])


def _numbers(site: Site, numbers: Sequence[int]) -> str:
    """«8», «7 или 8», «5–12»."""
    found = sorted(set(numbers))
    return site.words.gettext(" or ").join(map(str, found)) if len(found) < 3 else f"{found[0]}–{found[-1]}"
