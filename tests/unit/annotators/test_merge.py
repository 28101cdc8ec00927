"""People's corrections win; dates are no names; of two of one layer the longer stands."""

from __future__ import annotations

from generator.annotators import annotate
from generator.annotators.merge import merge
from generator.model import (
    Annotation,
    Correction,
    DateOf,
    Duration,
    EntityKind,
    Figure,
    FigureKind,
    MentionOf,
    Name,
    NoMeaning,
    Origin,
    Quote,
    Span,
    Value,
)
from tests.readings import plain


def machine(start: int, stop: int, value: Value) -> Annotation:
    return Annotation(Span(start, stop), value, "test", Origin.MODEL)


PERSON = Name(EntityKind.PERSON, "Анна Ли")
PLACE = Name(EntityKind.PLACE, "Ли")
DAY = DateOf("2025-11-06", "")


def test_a_corrected_name_removes_every_machine_name_it_touches() -> None:
    kept = merge([Correction(Span(2, 6), "entity", "anna-li")], [machine(0, 4, PERSON), machine(5, 9, PLACE)])
    assert [(each.span, each.value, each.rule, each.origin) for each in kept] == [
        (Span(2, 6), MentionOf("anna-li"), "correction", Origin.HUMAN)
    ]


def test_none_leaves_a_mark_and_nothing_else() -> None:
    kept = merge([Correction(Span(0, 4), "entity", "none")], [machine(0, 4, PERSON)])
    assert [each.value for each in kept] == [NoMeaning("entity")]


def test_a_correction_leaves_other_layers_alone() -> None:
    kept = merge([Correction(Span(0, 4), "date", "none")], [machine(0, 4, DAY), machine(0, 4, PERSON)])
    assert [each.value for each in kept] == [NoMeaning("date"), PERSON]


def test_a_corrected_date_is_complete_in_itself() -> None:
    kept = merge([Correction(Span(0, 4), "date", "1991-12-16")], [machine(0, 4, DAY)])
    assert [each.value for each in kept] == [DateOf("1991-12-16", "")]


def test_a_corrected_speaker_keeps_the_span_and_the_outlet_of_the_quote() -> None:
    quote = machine(0, 20, Quote("", "Lada.kz", direct=False))
    kept = merge([Correction(Span(3, 8), "speaker", "anna-li")], [quote])
    assert [(each.span, each.value) for each in kept] == [(Span(0, 20), Quote("anna-li", "Lada.kz", direct=False))]


def test_a_speaker_may_be_given_to_words_in_which_the_machine_saw_no_quote() -> None:
    kept = merge([Correction(Span(3, 8), "speaker", "anna-li")], [])
    assert [(each.span, each.value) for each in kept] == [(Span(3, 8), Quote("anna-li", ""))]


def test_a_date_is_never_a_name() -> None:
    assert [each.value for each in merge([], [machine(0, 6, PERSON), machine(4, 5, DAY)])] == [DAY]


def test_neither_a_date_nor_a_length_of_time_is_a_figure() -> None:
    figure = machine(3, 9, Figure(3, "закон", "=", FigureKind.COUNT))
    for time in (DAY, Duration("P3Y", "=")):
        assert [each.value for each in merge([], [figure, machine(0, 6, time)])] == [time]
        assert len(merge([], [figure, machine(9, 12, time)])) == 2


def test_of_a_date_and_a_length_of_time_the_longer_stands() -> None:
    length = Duration("P3Y", "=")
    assert [each.value for each in merge([], [machine(0, 8, length), machine(0, 14, DAY)])] == [DAY]


def test_a_name_may_tell_a_length_of_time() -> None:
    outlet = Name(EntityKind.ORGANIZATION, "Семь дней")
    assert [each.value for each in merge([], [machine(0, 9, outlet), machine(0, 9, Duration("P7D", "="))])] == [outlet]


def test_words_that_are_no_date_may_be_a_name() -> None:
    kept = merge([Correction(Span(4, 5), "date", "none")], [machine(0, 6, PERSON), machine(4, 5, DAY)])
    assert PERSON in [each.value for each in kept]


def test_the_longer_stands_then_the_earlier() -> None:
    kept = merge([], [machine(0, 3, PERSON), machine(2, 8, PLACE), machine(10, 12, PERSON), machine(11, 13, PLACE)])
    assert [each.span for each in kept] == [Span(2, 8), Span(10, 12)]


def test_corrections_reach_the_annotated_article() -> None:
    text = "Летом Дональд Трамп приехал в Астану."
    person, season = Span(6, 19), Span(0, 5)
    article = plain(text, corrections=[Correction(person, "entity", "trump"), Correction(season, "date", "none")])
    said = {each.span.of(text): each.value for each in annotate(article).annotations}
    assert said == {
        "Летом": NoMeaning("date"),
        "Дональд Трамп": MentionOf("trump"),
        "Астану": Name(EntityKind.PLACE, "Астана"),
    }
