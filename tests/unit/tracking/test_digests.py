"""Digests: of equal values the same, in whatever process and whatever their parts are; of others, others."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from generator.model import AnnotatedArticle, EntityKind, Mention, Origin, Sense, Span
from generator.tracking.digests import SHARED, Digests, same
from tests.factories import archive, article, entity, event


def of(value: object) -> bytes:
    return Digests().of(value)


LETTER = article(
    "2025-11-07-a", "Анна Ли пишет Борису 6 ноября.", mentions={"Анна Ли": "anna-li"}, dates={"6 ноября": "2025-11-06"}
)
ARCHIVE = archive(
    [LETTER, article("2025-11-08-b", "Борис молчит.")],
    [entity("anna-li", "Анна Ли", names={"en": "Anna Lee", "kk": "Анна Ли"})],
    events=[event("e", "2025-11-06", "Письмо", (LETTER, "6 ноября"), entities=["anna-li"])],
)

VALUES: list[Any] = [
    None,
    "",
    "а",
    Markup("а"),
    0,
    1,
    True,
    1.0,
    (),
    ("а",),
    (("а",),),
    ("а", "б"),
    ["а", None],
    {"а": 1, "б": 2},
    {"б": 2, "а": 1},
    Counter({"а": 1, "б": 2}),
    frozenset({"а", "б"}),
    frozenset({"а"}),
    EntityKind.PERSON,
    "person",
    date(2025, 11, 6),
    "2025-11-06",
    Span(1, 2),
    (1, 2),
    Mention("a", Span(1, 2), Origin.RULE),
    Mention("a", Span(1, 2), Origin.MODEL),
    Mention("a", Span(1, 2), Origin.RULE, Sense.GOVERNMENT),
    LETTER,
    replace(LETTER, sentences=()),
    ARCHIVE.articles,
    ARCHIVE.events,
    replace(ARCHIVE.events[0], tellings=()),
    ARCHIVE.entities,
    (LETTER.annotations, LETTER.article),
]  # fmt: skip


def test_of_different_values_different_ones() -> None:
    digests = [of(value) for value in VALUES]
    for place, digest in enumerate(digests):
        # A list says nothing else than a tuple of the same.
        assert digests.index(digest) == place, VALUES[place]


@pytest.mark.parametrize("value", VALUES)
def test_of_equal_values_the_same(value: object) -> None:
    copied = pickle.loads(pickle.dumps(value))  # noqa: S301 - of our own
    assert of(copied) == of(value)
    # Parts that are one object, and parts that are two.
    assert of((value, value)) == of((value, copied))


@pytest.mark.parametrize(
    "value", [LETTER.article, LETTER.annotations[0], ARCHIVE.events[0], ARCHIVE.entities["anna-li"]]
)
def test_of_any_text_that_differs_another(value: Any) -> None:
    texts = [field.name for field in fields(value) if type(getattr(value, field.name)) is str]
    assert texts
    for name in texts:
        assert of(replace(value, **{name: "иное"})) != of(value), name


PROGRAM = """
from generator.tracking.digests import Digests
from tests.unit.tracking.test_digests import VALUES
print(*[Digests().of(value).hex() for value in VALUES])
"""


def test_in_every_process_the_same() -> None:
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert told.stdout.decode().split() == [of(value).hex() for value in VALUES]


def test_a_value_of_which_nobody_can_say_what_it_equals_is_refused() -> None:
    class Odd:
        pass

    with pytest.raises(TypeError, match="Odd"):
        of(("а", Odd()))


def test_an_object_is_worked_out_once() -> None:
    digests = Digests()
    digests.of(ARCHIVE.articles)
    after = Digests(digests)
    after.of((LETTER, ARCHIVE.events[0]))
    assert [type(value) for value in after._objects] == [AnnotatedArticle, type(ARCHIVE.events[0])]
    assert after._known[id(LETTER)] is digests._known[id(LETTER)]
    assert all(issubclass(type(value), SHARED) for value in digests._objects)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Types that are plain, plain inside, and neither."""

    span: Span
    kinds: tuple[EntityKind, ...]
    maybe: Span | None
    words: tuple[str, ...] | None
    item: AnnotatedArticle | None = None


def test_fields_are_told_by_their_types_or_by_what_they_hold() -> None:
    one = Wrapped(Span(1, 2), (EntityKind.PERSON,), None, None)
    others = [
        replace(one, span=Span(1, 3)),
        replace(one, kinds=(EntityKind.PLACE,)),
        replace(one, maybe=Span(1, 2)),
        replace(one, words=("а",)),
        replace(one, item=LETTER),
    ]
    assert len({of(value) for value in (one, *others)}) == 6
    assert of(one) == of(pickle.loads(pickle.dumps(one)))  # noqa: S301 - of our own


def test_what_a_quick_look_calls_the_same_has_the_same_digest() -> None:
    for one in VALUES:
        for other in VALUES:
            assert not same(one, other) or of(one) == of(other), (one, other)
    assert same((LETTER, ("а", [LETTER])), (LETTER, ("а", [LETTER])))
    assert same({"а": (LETTER,)}, {"а": (LETTER,)})
    assert not same({"а": 1, "б": 2}, {"б": 2, "а": 1})
    assert not same((LETTER,), (LETTER, LETTER))
    assert not same(1, True)
