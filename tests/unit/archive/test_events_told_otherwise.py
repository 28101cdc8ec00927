"""Events that articles tell with a coarser date than others, or without any."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.events import events as made
from generator.archive.grouping import grouped
from generator.archive.told import said
from generator.model import AnnotatedArticle, Event, EventRecord, Evidence
from tests.factories import article

WHO = {"Лебедев": "lebedeva", "Ежов": "ezhov", "Орл": "orel", "Долг": "dolgii", "Вестник": "vestnik"}
MOVE = "Лебедева предложила в {} переселить выдр на остров Долгий."
SPRING = "Ежов напомнил о предложении, которое Лебедева сделала {}: переселить выдр на Долгий."


def told(id: str, body: str, dates: Mapping[str, str] | None = None) -> AnnotatedArticle:
    return article(id, body, mentions=WHO, dates=dates)


def events(*articles: AnnotatedArticle, records: Sequence[EventRecord] = ()) -> tuple[Event, ...]:
    return made(grouped(said(articles, {}), records, {}))


def tellers(event: Event) -> list[str]:
    return [telling.article for telling in event.tellings]


APRIL = told("2025-06-01-a", MOVE.format("апреле"), {"апреле": "2025-04"})
IN_SPRING = told("2025-06-02-b", SPRING.format("весной"), {"весной": "2025-21"})


class TestACoarserDate:
    def test_a_month_inside_a_season_is_agreement(self) -> None:
        (event,) = events(APRIL, IN_SPRING)
        assert event.when == "2025-04"
        assert tellers(event) == ["2025-06-01-a", "2025-06-02-b"]

    def test_the_most_precise_date_is_kept_whoever_was_first(self) -> None:
        earlier = told("2025-05-30-c", SPRING.format("весной"), {"весной": "2025-21"})
        (event,) = events(APRIL, earlier)
        assert (event.when, event.title) == ("2025-04", SPRING.format("весной"))

    def test_the_coarser_telling_says_on_what_it_joined(self) -> None:
        (event,) = events(APRIL, IN_SPRING)
        assert event.tellings[0].evidence is None
        assert event.tellings[1].evidence == Evidence(("dolgii", "lebedeva"), ("предложении", "переселить", "выдр"))

    @pytest.mark.parametrize("edtf", ["2025-04-12", "2025-04", "2025-21", "2025"])
    def test_days_months_seasons_and_years_join_a_year(self, edtf: str) -> None:
        finer = told("2025-06-01-a", MOVE.format("срок"), {"срок": edtf})
        year = told("2025-06-02-b", SPRING.format("тогда"), {"тогда": "2025"})
        (event,) = events(finer, year)
        assert event.when == edtf

    @pytest.mark.parametrize("edtf", ["2025-22", "2025-06", "2024", "2025-05/2025-07", "202X"])
    def test_a_date_that_does_not_hold_the_other_joins_nothing(self, edtf: str) -> None:
        other = told("2025-06-02-b", SPRING.format("тогда"), {"тогда": edtf})
        assert len(events(APRIL, other)) == 2

    def test_another_cast_is_another_event(self) -> None:
        other = told("2025-06-02-b", "Весной Лебедева предложила переселить выдр в горы.", {"Весной": "2025-21"})
        assert len(events(APRIL, other)) == 2

    def test_other_words_are_another_event(self) -> None:
        other = told("2025-06-02-b", "Весной Лебедева купила Долгий вместе с причалом.", {"Весной": "2025-21"})
        assert len(events(APRIL, other)) == 2

    def test_words_that_say_nothing_of_what_happened_are_no_evidence(self) -> None:
        one = told("2025-06-01-a", "Также в апреле Лебедева заявила, что Долгий будет первым.", {"апреле": "2025-04"})
        other = told("2025-06-02-b", "Весной Лебедева заявила также, что первый — Долгий.", {"Весной": "2025-21"})
        assert len(events(one, other)) == 2

    def test_a_pair_that_the_whole_archive_shares_is_no_evidence(self) -> None:
        everywhere = [told(f"2024-01-01-{n}", "Лебедева любит Долгий.") for n in range(60)]
        elsewhere = [told(f"2024-01-01-{n}", "Ежов любит Орла.") for n in range(60)]
        assert len(events(APRIL, IN_SPRING, *everywhere)) == 2
        assert len(events(APRIL, IN_SPRING, *elsewhere)) == 1

    def test_words_that_the_whole_archive_uses_are_no_evidence(self) -> None:
        filler = [told(f"2024-01-01-{n}", "Выдр решено переселить по предложению. " * 2) for n in range(60)]
        assert len(events(APRIL, IN_SPRING, *filler)) == 2

    def test_an_article_that_gives_another_date_means_another_event(self) -> None:
        text = f"{MOVE.format('апреле')} {SPRING.format('весной')}"
        assert len(events(told("2025-06-01-a", text, {"апреле": "2025-04", "весной": "2025-21"}))) == 2

    def test_it_joins_a_curated_event_and_leaves_its_date(self) -> None:
        record = EventRecord("vydry", "2025-04-12", "Предложение о выдрах", ("lebedeva", "dolgii"))
        day = told("2025-06-01-a", MOVE.format("тот день"), {"тот день": "2025-04-12"})
        year = told("2025-06-02-b", SPRING.format("в 2025 году"), {"2025 году": "2025"})
        (event,) = events(day, year, records=[record])
        assert (event.id, event.when, len(event.tellings)) == ("vydry", "2025-04-12", 2)


OPENED = told("2025-03-07-a", "6 марта Лебедева открыла в Орле причал для паромов и маяк.", {"6 марта": "2025-03-06"})


class TestNoDate:
    def told_of(self, body: str, id: str = "2025-03-10-b", dates: Mapping[str, str] | None = None) -> list[str]:
        found = events(OPENED, told(id, body, dates))
        return next(tellers(event) for event in found if event.when == "2025-03-06")

    def test_cast_and_words_together_tell_of_it(self) -> None:
        (event,) = events(OPENED, told("2025-03-10-b", "Причал для паромов Лебедева в Орле открыла сама."))
        assert [telling.date for telling in event.tellings] == [OPENED.annotations[0].span, None]
        assert event.tellings[1].evidence == Evidence(("lebedeva", "orel"), ("Причал", "паромов", "открыла"))
        assert event.title == "6 марта Лебедева открыла в Орле причал для паромов и маяк."

    @pytest.mark.parametrize(
        "body",
        [
            "Причал для паромов Лебедева открыла сама.",
            "Лебедева в Орле открыла окно.",
            "Причал для паромов открыла сама. Лебедева была в Орле.",
        ],
    )
    def test_less_is_not_enough(self, body: str) -> None:
        assert self.told_of(body) == ["2025-03-07-a"]

    @pytest.mark.parametrize(
        ("id", "joins"),
        [("2025-03-05-b", False), ("2025-03-06-b", True), ("2025-04-03-b", True), ("2025-04-04-b", False)],
    )
    def test_only_within_weeks_after_it(self, id: str, joins: bool) -> None:
        assert (id in self.told_of("Причал для паромов Лебедева в Орле открыла сама.", id)) is joins

    def test_a_sentence_that_gives_another_date_tells_something_else(self) -> None:
        text = "Причал для паромов Лебедева в Орле открыла в 2020 году."
        assert self.told_of(text, dates={"2020 году": "2020"}) == ["2025-03-07-a"]

    def test_but_its_other_half_may_tell_of_it(self) -> None:
        text = (
            "Причалы открывали по-разному: Ежов ждал паромов в 2020 году, тогда как Лебедева в Орле не ждала паромов."
        )
        assert self.told_of(text, dates={"2020 году": "2020"}) == ["2025-03-07-a", "2025-03-10-b"]

    def test_an_article_tells_it_once(self) -> None:
        text = (
            "Причал для паромов Лебедева в Орле открыла сама. Причал для паромов и маяк в Орле Лебедева открыла рано."
        )
        (event,) = events(OPENED, told("2025-03-10-b", text))
        assert [telling.sentence for telling in event.tellings] == ["s-0", "s-1"]

    def test_an_article_that_dates_it_needs_no_other_sentence(self) -> None:
        text = "6 марта Лебедева открыла в Орле причал и маяк. Причал для паромов Лебедева в Орле открыла сама."
        (event,) = events(OPENED, told("2025-03-10-b", text, {"6 марта": "2025-03-06"}))
        assert tellers(event) == ["2025-03-07-a", "2025-03-10-b"]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_decides_nothing(order: random.Random) -> None:
    articles = [
        APRIL,
        IN_SPRING,
        OPENED,
        told("2025-06-03-c", MOVE.format("2025 году"), {"2025 году": "2025"}),
        told("2025-06-04-d", SPRING.format("в мае"), {"в мае": "2025-05"}),
        told("2025-03-10-b", "Причал для паромов Лебедева в Орле открыла сама."),
        told("2025-03-10-c", "Причал для паромов и маяк Лебедева открыла в Орле рано."),
    ]
    expected = events(*articles)
    order.shuffle(articles)
    assert events(*articles) == expected
