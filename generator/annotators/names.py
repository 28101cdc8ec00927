"""People, organisations and places: what the model finds, mended by rules, each with its name in the nominative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.annotators.names_bodies import bodies_taken_up, country_bodies, platforms
from generator.annotators.names_edges import (
    common_words,
    not_names,
    of_another_language,
    outlets,
    trimmed,
    two_people,
    without_countries,
    without_titles,
    without_verbs,
)
from generator.annotators.names_found import MODEL_RULE, PERSON, Found, Rule
from generator.annotators.names_looks import domains, known_names, latin, quoted
from generator.annotators.names_model import recognised
from generator.annotators.names_pieces import (
    branches,
    complements,
    dictionary_places,
    full_names,
    houses_that_act,
    known_elsewhere,
    places_in_full,
)
from generator.annotators.names_topics import formats, products, treaties
from generator.annotators.names_trace import Dropped, Trace
from generator.annotators.reading import KEPT, Reading
from generator.annotators.spans import longest
from generator.languages import Clues
from generator.model import Annotation, EntityKind, Name, Origin, Refusal

RULES: list[tuple[str, Rule]] = [
    ("of_another_language", of_another_language),
    ("trimmed", trimmed),
    ("without_verbs", without_verbs),
    ("without_titles", without_titles),
    ("without_countries", without_countries),
    ("two_people", two_people),
    ("common_words", common_words),
    ("outlets", outlets),
    ("domains", domains),
    ("latin", latin),
    ("quoted", quoted),
    ("known_names", known_names),
    ("dictionary_places", dictionary_places),
    ("places_in_full", places_in_full),
    ("houses_that_act", houses_that_act),
    ("not_names", not_names),
    ("full_names", full_names),
    ("complements", complements),
    ("branches", branches),
    ("country_bodies", country_bodies),
    ("bodies_taken_up", bodies_taken_up),
    ("platforms", platforms),
    ("treaties", treaties),
    ("formats", formats),
    ("products", products),
    ("known_elsewhere", known_elsewhere),
    ("of_another_language", of_another_language),
]
"""What mends the model's names, in this order. The first keeps names of other languages from teaching the rest; the last, those that
rules find."""

_BEGINNING = 3
"""Letters that the case forms of one name have in common."""


def annotate(reading: Reading) -> tuple[Annotation, ...]:
    """Names in order of the text; they do not overlap."""
    return _read(reading).standing


def refused(reading: Reading) -> Iterator[Refusal]:
    """What the model, or a rule, took for a name, until a later rule left no name there."""
    for one in _read(reading).dropped:
        normal = _nominative(reading, one.found, frozenset())
        yield Refusal(one.found.span, Name(one.found.kind, normal), f"names.{one.rule}", one.why)


@dataclass(frozen=True, slots=True)
class _Names:
    standing: tuple[Annotation, ...]
    dropped: tuple[Dropped, ...]


@lru_cache(maxsize=KEPT)
def _read(reading: Reading) -> _Names:
    found = tuple(Found(span, kind) for span, kind in recognised(reading))
    trace = Trace()
    for name, rule in RULES:
        after = tuple(longest(rule(reading, found)))
        if after != found:
            trace.changed(name, found, after)
        found = after
    normals = _normals(reading, found)
    standing = tuple(
        Annotation(
            span=each.span,
            value=Name(each.kind, normal),
            rule=each.rule,
            origin=Origin.MODEL if each.rule == MODEL_RULE else Origin.RULE,
            evidence=trace.evidence(reading, each),
        )
        for each, normal in zip(found, normals, strict=True)
    )
    return _Names(standing, tuple(trace.dropped))


def _normals(reading: Reading, found: tuple[Found, ...]) -> list[str]:
    """The nominatives. Full names come first: what they turn out to be decides how a surname alone is read."""
    first = [_nominative(reading, each, frozenset()) for each in found]
    people = [(each, normal) for each, normal in zip(found, first, strict=True) if each.kind is PERSON]
    full = frozenset(part for _, normal in people if " " in normal for part in normal.split())
    beginnings = {part[:_BEGINNING] for part in full}
    alone = frozenset(each.words(reading) for each, normal in people if " " not in normal)

    def known(words: str) -> frozenset[str]:
        """Nominatives that the article has, for a name of one word: parts of full names, else other names of one word."""
        return full if words[:_BEGINNING] in beginnings else alone - {words}

    return [
        _nominative(reading, each, known(each.words(reading))) if each.kind is PERSON and " " not in normal else normal
        for each, normal in zip(found, first, strict=True)
    ]


def _nominative(reading: Reading, found: Found, known: frozenset[str]) -> str:
    # Some texts mark the stress: «Диа́с».
    words = found.words(reading).replace("\u0301", "")
    return reading.language.nominative(words, found.kind, Clues(_word_before(reading, found), known))


def _word_before(reading: Reading, found: Found) -> str:
    if found.kind is not EntityKind.PERSON:
        return ""
    before = reading.text[max(0, found.span.start - 40) : found.span.start]
    word = before.split()[-1] if before[-1:].isspace() and before.split() else ""
    return word if word.replace("-", "").isalpha() else ""
