"""What is skipped for speed would have found nothing: each short cut beside the plain rule that it stands for."""

from __future__ import annotations

import gc
import math
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import twins, variants, wording
from generator.archive.identity import Target, fold
from generator.archive.people import RULES, Circle, Person, PersonName, Sought, who
from generator.archive.related import COMMON, LARGE, LIMIT, WINDOW, related
from generator.archive.roots import ROOT, folded, roots, roots_within
from generator.archive.statements import Statements, common_roots
from generator.archive.variants import Called, begin_alike
from generator.archive.wording import words_of
from generator.languages.russian_phrases import case_forms
from generator.model import DateOf, EntityKind, Figure, MentionOf, Span
from generator.uncollected import uncollected
from tests.factories import article

PARTS = (
    "Анна",
    "Ана",
    "Анны",
    "Юлия",
    "Юля",
    "Пётр",
    "Сергеевна",
    "Мария",
    "Лебедева",
    "Лебедев",
    "Гринвуд",
    "Гринвут",
    "Ежов",
    "А.",
)
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join)


def person(name: str) -> Person:
    parts = PersonName.of(name)
    return Person((EntityKind.PERSON, name), name, parts, frozenset({parts.surname, f"{parts.surname}ой"}))


@given(NAMES, st.lists(NAMES, unique=True, max_size=6))
def test_no_rule_reads_a_full_name_without_patronymic_as_a_shorter_one(name: str, others: list[str]) -> None:
    sought = Sought(PersonName.of(name), name.split()[-1].lower())
    circle = Circle(map(person, others))
    if sought.name.full and not sought.name.patronymic:
        assert [find(sought, circle) for _, find, _ in RULES] == [[]] * len(RULES)
        assert who(sought, dict.fromkeys(("article", "archive", "curated"), circle)).target is None


@given(st.lists(NAMES, unique=True, max_size=6))
def test_names_that_do_not_begin_alike_are_no_variants(names: list[str]) -> None:
    persons = [person(name) for name in names]
    if not begin_alike(persons):
        called = [Called(one, frozenset({one.display.lower()}), Counter({one.display.lower(): 1})) for one in persons]
        assert variants.in_article(called) == {}


BODIES = st.sampled_from(
    ("Степьинформ", "Степьинформа", "Лесинформ", "Мост", "Моста", "Мосты", "Берёзка", "Березка", "Берёзки")
)


@given(st.lists(BODIES, max_size=5))
def test_bodies_whose_forms_do_not_meet_are_no_case_forms(names: list[str]) -> None:
    said = [
        twins.Said(Span(10 * place, 10 * place + 5), EntityKind.ORGANIZATION, (EntityKind.ORGANIZATION, name), name)
        for place, name in enumerate(names)
    ]
    plain = dict(plain_case_forms(said))
    kind = EntityKind.ORGANIZATION
    assert dict(twins._case_forms(twins._of_kind(said, kind), kind)) == plain


def plain_case_forms(names: list[twins.Said]) -> list[tuple[Target, twins.Twin]]:
    said = {one.target: one for one in names}
    by_form: dict[str, list[twins.Said]] = defaultdict(list)
    for one in said.values():
        for form in case_forms(one.name, one.kind):
            by_form[fold(form)].append(one)
    found = []
    for one in said.values():
        fitting = [other for other in by_form[fold(one.name)] if other.target != one.target]
        back = {fold(form) for form in case_forms(one.name, one.kind)}
        if len(fitting) == 1 and fold(fitting[0].name) not in back:
            evidence = f"«{one.name}» is a case form of «{fitting[0].name}», named in this article"
            found.append((one.target, twins.Twin(fitting[0].target, "linking.case-form", evidence)))
    return found


LETTERS = st.text(alphabet="абвгдёЁЖжйЙxyZßİΣσς7_ .,-\n", max_size=60)


@given(LETTERS, st.data())
def test_roots_of_a_folded_text_are_those_of_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    whole = folded(text)
    if whole is None:
        assert set(text) & set("İΣ")
    else:
        assert roots_within(whole, span) == roots(span.of(text))
    assert all(len(root) <= ROOT for root in roots(text) if "İ" not in text)


WORDS = st.sampled_from(
    ("Лебедева", "подарила", "Ежову", "выдру", "6 марта", "сто рублей", "İstanbulda", "весной", "ключик")
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5))
def test_what_stands_in_sentences_is_what_each_says(sentences: list[str]) -> None:
    told = article(
        "2025-03-07-a",
        ". ".join(sentences) + ".",
        mentions={"Лебедева": "lebedeva", "Ежову": "ezhov"},
        dates={"6 марта": "2025-03-06"},
    )
    statements = Statements(told, frozenset({"ezhov"}))
    marked = [one for one in told.annotations if isinstance(one.value, MentionOf | DateOf | Figure)]
    for number, sentence in enumerate(told.sentences):
        here = [one for one in marked if sentence.span.holds(one.span)]
        entities = {one.value.entity for one in here if isinstance(one.value, MentionOf)}
        assert statements.named(number) == tuple(sorted(entities))
        assert [span for span, _ in statements.dates.get(number, ())] == [
            one.span for one in here if isinstance(one.value, DateOf)
        ]
        ends = [
            sentence.span.start,
            *(end for one in here for end in (one.span.start, one.span.stop)),
            sentence.span.stop,
        ]
        kept = " ".join(told.article.text[start:stop] for start, stop in list(pairwise(ends))[::2])
        assert sorted(statements.said[number]) == sorted(roots(kept) - common_roots("ru"))


@given(
    st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=4), max_size=70),
)
def test_related_articles_are_those_of_the_plain_sum(speaking: list[frozenset[str]]) -> None:
    ids = [f"a{place:03}" for place in range(len(speaking))]
    postings = {one: [place for place, own in enumerate(speaking) if one in own] for one in "abcdef"}
    telling = {
        one: math.log(1 + len(ids) / len(places))
        for one, places in postings.items()
        if len(places) > 1 and (len(ids) < LARGE or len(places) <= COMMON * len(ids))
    }
    found = related(ids, dict(zip(ids, speaking, strict=True)))
    for place, id in enumerate(ids):
        scores = {}
        for other in range(len(ids)):
            near = [
                telling[one]
                for one in sorted(speaking[place] & speaking[other] & telling.keys())
                if abs(postings[one].index(place) - postings[one].index(other)) <= WINDOW
            ]
            if near and other != place:
                scores[other] = round(sum(near), 6)
        best = sorted(scores, key=lambda other: (-scores[other], other))[:LIMIT]
        assert [one.article for one in found[id]] == [ids[other] for other in best]


SPOKEN = st.lists(st.sampled_from(("не", "строить", "мост", "дорогу", "весной", "2030")), max_size=8).map(" ".join)


@given(SPOKEN, SPOKEN)
def test_one_statement_denies_another_as_word_by_word(one: str, other: str) -> None:
    mine, theirs = words_of(one), words_of(other)
    alone = set(theirs.lemmas) - set(mine.lemmas)
    plain = any(f"не {word}" in alone for word in set(mine.lemmas) - set(theirs.lemmas))
    assert wording._denies(mine.kinds, theirs) == plain


def test_the_collector_is_on_again_whatever_happens() -> None:
    def fails() -> None:
        with uncollected():
            assert not gc.isenabled()
            raise KeyError

    assert gc.isenabled()
    with pytest.raises(KeyError):
        fails()
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(KeyError):
            fails()
        assert not gc.isenabled()
    finally:
        gc.enable()
