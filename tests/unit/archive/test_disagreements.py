"""Articles that differ: on figures, on dates, or as a contributor says."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.compatibility import compatibility
from generator.archive.disagreements import disagreements
from generator.archive.grouping import grouped
from generator.archive.told import said
from generator.model import (
    AnnotatedArticle,
    ClaimRecord,
    Compatibility,
    Disagreement,
    DisagreementKind,
    DisagreementRecord,
    Evidence,
    Figure,
    FigureKind,
    Reckoning,
    Span,
)
from tests.factories import article

APART, NARROW, COMPATIBLE = Compatibility
WHO = {"Лебедев": "lebedeva", "Ежов": "ezhov", "Долг": "dolgii", "Вестник": "vestnik"}


def measure(amount: float, unit: str = "километр", comparator: str = "=", to: float | None = None) -> Figure:
    return Figure(amount, unit, comparator, FigureKind.MEASURE, to=to)


def differing(
    articles: Sequence[AnnotatedArticle],
    records: Iterable[DisagreementRecord] = (),
    sources: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Disagreement, ...]:
    told = said(articles, sources or {})
    return disagreements(articles, records, grouped(told, [], {}), told)


def told(id: str, body: str, words: str, figure: Figure, dates: Mapping[str, str] | None = None) -> AnnotatedArticle:
    return article(id, body, mentions=WHO, figures={words: figure}, dates=dates)


MILES = told(
    "2025-03-07-a",
    "Канал, который Лебедева прорыла через Долгий, тянется почти на 50 миль.",
    "почти на 50 миль",
    measure(50, "миля", "<~"),
)
KILOMETRES = told(
    "2025-03-08-b",
    "Лебедева гордится каналом: через Долгий он тянется более чем на 80 километров.",
    "более чем на 80 километров",
    measure(80, comparator=">"),
)


class TestCompatibility:
    @pytest.mark.parametrize(
        ("one", "other", "exact", "expected"),
        [
            ((72.4, 80.5), (80.0, math.inf), False, NARROW),
            ((80.0, math.inf), (90.0, 90.0), True, COMPATIBLE),
            ((80.0, math.inf), (60.0, 60.0), True, APART),
            ((100.0, 100.0), (104.0, 104.0), True, COMPATIBLE),
            ((100.0, 100.0), (106.0, 106.0), True, APART),
            ((90.0, 110.0), (100.0, 120.0), False, COMPATIBLE),
            ((90.0, 110.0), (109.0, 140.0), False, NARROW),
            ((45.0, 50.0), (50.0, math.inf), False, NARROW),
            ((45.0, 50.0), (51.0, math.inf), False, APART),
            ((0.0, 50.0), (0.0, 70.0), False, COMPATIBLE),
            ((40.0, math.inf), (50.0, math.inf), False, COMPATIBLE),
        ],
    )
    def test_ranges(
        self, one: tuple[float, float], other: tuple[float, float], exact: bool, expected: Compatibility
    ) -> None:
        assert compatibility(one, other, exact=exact) is expected
        assert compatibility(other, one, exact=exact) is expected


class TestFigures:
    def test_units_are_reckoned_in_one(self) -> None:
        (found,) = differing([KILOMETRES, MILES])
        assert (found.kind, found.compatible, found.curated) == (DisagreementKind.FIGURES, NARROW, False)
        assert found.reckoning == Reckoning("километр", 80.0, 80.4672)
        miles, kilometres = found.claims
        assert miles.interval == (72.42048, 80.4672)
        assert kilometres.interval == (80.0, math.inf)
        assert (miles.article, miles.span.of(MILES.article.text)) == ("2025-03-07-a", "почти на 50 миль")
        assert kilometres.span.of(KILOMETRES.article.text) == "более чем на 80 километров"

    def test_what_they_have_in_common_is_told(self) -> None:
        (found,) = differing([KILOMETRES, MILES])
        assert found.evidence == Evidence(("dolgii", "lebedeva"), ("Канал", "тянется"))

    def test_where_they_do_not_meet_the_gap_is_told(self) -> None:
        longer = told("2025-03-08-b", KILOMETRES.article.text, "80 километров", measure(120))
        (found,) = differing([longer, MILES])
        assert found.compatible is APART
        assert found.reckoning == Reckoning("километр", 80.4672, 120.0)

    @pytest.mark.parametrize(
        "other",
        [measure(80), measure(79.5), measure(60, comparator=">"), measure(81, comparator="~"), measure(75, to=85)],
    )
    def test_what_agrees_is_no_disagreement(self, other: Figure) -> None:
        one = told("2025-03-07-a", MILES.article.text, "50 миль", measure(80))
        assert differing([one, told("2025-03-08-b", KILOMETRES.article.text, "80 километров", other)]) == ()

    def test_nor_are_two_figures_of_one_article(self) -> None:
        text = f"{MILES.article.text} {KILOMETRES.article.text}"
        figures = {"50 миль": measure(50, "миля", "<~"), "80 километров": measure(80, comparator=">")}
        assert differing([article("2025-03-07-a", text, mentions=WHO, figures=figures)]) == ()

    @pytest.mark.parametrize(
        ("body", "why"),
        [
            ("Ежов гордится каналом: он тянется на 200 километров.", "another cast"),
            ("Лебедева уехала с Долгого за 200 километров.", "nothing said of the figure in common"),
            (
                "Канал, который Лебедева прорыла. Через Долгий шла тропа. Она тянется на 200 километров.",
                "no name beside it",
            ),
        ],
    )
    def test_figures_of_other_things_are_not_compared(self, body: str, why: str) -> None:
        assert differing([MILES, told("2025-03-08-b", body, "200 километров", measure(200))]) == (), why

    def test_nor_are_other_dimensions(self) -> None:
        other = told("2025-03-08-b", KILOMETRES.article.text, "80 километров", measure(80, "тонна"))
        assert differing([MILES, other]) == ()

    def test_nor_figures_of_other_years(self) -> None:
        then = "В {} Лебедева прорыла канал через Долгий, который тянется на {}."
        one = told("2025-03-07-a", then.format("2020 году", "50 км"), "50 км", measure(50), {"2020 году": "2020"})
        for year, count in (("2020", 1), ("2021", 0)):
            body = then.format(f"{year} году", "70 км")
            other = told("2025-03-08-b", body, "70 км", measure(70), {f"{year} году": year})
            found = [one.kind for one in differing([one, other])]
            assert found.count(DisagreementKind.FIGURES) == count

    def test_nor_figures_published_far_apart(self) -> None:
        later = told("2025-06-08-b", KILOMETRES.article.text, "80 километров", measure(80, comparator=">"))
        assert differing([MILES, later]) == ()

    def test_a_length_of_time_that_is_part_of_a_date_says_when(self) -> None:
        one, other = (
            told(
                id,
                f"Канал, который Лебедева прорыла через Долгий, тянулся {years} лет назад.",
                f"{years} лет",
                measure(years, "год"),
                {f"{years} лет назад": "1990"} if dated else None,
            )
            for id, years, dated in (("2025-03-07-a", 30, True), ("2025-03-08-b", 40, False))
        )
        assert differing([one, other]) == ()

    def test_the_outlets_that_tell_of_it_have_no_part_in_it(self) -> None:
        one = told("2025-03-07-a", "Канал в 50 км прорыла Лебедева, пишет Вестник.", "50 км", measure(50))
        other = told("2025-03-08-b", "Канал в 70 км прорыла Лебедева, пишет Вестник.", "70 км", measure(70))
        assert len(differing([one, other])) == 1
        assert differing([one, other], sources={"2025-03-08-b": frozenset({"vestnik"})}) == ()

    def test_all_who_differ_from_one_are_one_disagreement(self) -> None:
        again = told("2025-03-09-c", KILOMETRES.article.text, "80 километров", measure(80, comparator=">"))
        (found,) = differing([again, MILES, KILOMETRES])
        assert [claim.article for claim in found.claims] == ["2025-03-07-a", "2025-03-08-b", "2025-03-09-c"]

    def test_an_id_does_not_change_with_what_is_told_later(self) -> None:
        again = told("2025-03-09-c", KILOMETRES.article.text, "80 километров", measure(80, comparator=">"))
        assert differing([MILES, KILOMETRES])[0].id == differing([MILES, KILOMETRES, again])[0].id

    def test_the_surer_comes_first(self) -> None:
        body = "Музей, который Ежов основал на Долгом, хранит чучело выдры весом {} кг."
        surer = [
            told(id, body.format(kilos), f"{kilos} кг", measure(kilos, "килограмм"))
            for id, kilos in (("2025-03-07-c", 12), ("2025-03-08-d", 15))
        ]
        found = differing([MILES, KILOMETRES, *surer])
        assert [one.reckoning.unit for one in found if one.reckoning] == ["тонна", "километр"]


OPENED = "Лебедева открыла на Долгом причал для паромов и маяк {}."


def opened(id: str, words: str, edtf: str) -> AnnotatedArticle:
    return article(id, OPENED.format(words), mentions=WHO, dates={words: edtf})


class TestDates:
    def test_two_days_for_one_event(self) -> None:
        (found,) = differing(
            [opened("2025-03-09-b", "7 марта", "2025-03-07"), opened("2025-03-08-a", "6 марта", "2025-03-06")]
        )
        assert (found.kind, found.compatible) == (DisagreementKind.DATES, APART)
        assert [claim.article for claim in found.claims] == ["2025-03-08-a", "2025-03-09-b"]
        day = float(date(2025, 3, 6).toordinal())
        assert found.claims[0].interval == (day, day)
        assert found.reckoning == Reckoning("date", day, day + 1)

    @pytest.mark.parametrize(
        ("words", "edtf"),
        [("в марте", "2025-03"), ("6 марта", "2025-03-06"), ("6 мая", "2025-05-06"), ("давно", "199X")],
    )
    def test_a_coarser_the_same_or_a_far_date_is_none(self, words: str, edtf: str) -> None:
        articles = [opened("2025-06-08-a", "6 марта", "2025-03-06"), opened("2025-06-09-b", words, edtf)]
        assert differing(articles) == ()

    def test_who_tells_of_both_days_knows_of_two_events(self) -> None:
        body = f"{OPENED.format('7 марта')} Лебедева была на Долгом 6 марта."
        both = article("2025-03-09-b", body, mentions=WHO, dates={"7 марта": "2025-03-07", "6 марта": "2025-03-06"})
        assert differing([opened("2025-03-08-a", "6 марта", "2025-03-06"), both]) == ()

    def test_another_deed_of_the_same_cast_is_another_event(self) -> None:
        body = "Лебедева открыла на Долгом 7 марта школу, баню, музей и новый рынок."
        other = article("2025-03-09-b", body, mentions=WHO, dates={"7 марта": "2025-03-07"})
        assert differing([opened("2025-03-08-a", "6 марта", "2025-03-06"), other]) == ()


class TestIds:
    def test_an_earlier_claim_takes_the_id_and_the_former_one_is_remembered(self) -> None:
        earlier = told("2025-03-06-z", MILES.article.text, "50 миль", measure(50, "миля", "<~"))
        (before,), (after,) = differing([MILES, KILOMETRES]), differing([earlier, MILES, KILOMETRES])
        assert after.claims[0].article == "2025-03-06-z"
        assert before.id != after.id
        assert before.id in after.was
        assert after.id not in after.was

    def test_a_later_claim_leaves_the_id(self) -> None:
        later = told("2025-03-09-z", MILES.article.text, "50 миль", measure(50, "миля", "<~"))
        (before,), (after,) = differing([MILES, KILOMETRES]), differing([later, MILES, KILOMETRES])
        assert before.id == after.id


class TestCurated:
    def record(self, *claims: tuple[AnnotatedArticle, str], id: str = "kanal") -> DisagreementRecord:
        made = []
        for annotated, words in claims:
            start = annotated.article.text.index(words)
            made.append(ClaimRecord(annotated.article.id, Span(start, start + len(words))))
        return DisagreementRecord(id, "Длина канала", tuple(made), "Мерили по-разному.")

    def test_it_is_reckoned_and_takes_the_place_of_the_machines(self) -> None:
        record = self.record((KILOMETRES, "более чем на 80 километров"), (MILES, "почти на 50 миль"))
        (found,) = differing([MILES, KILOMETRES], [record])
        assert (found.id, found.curated, found.title, found.markdown) == (
            "kanal",
            True,
            "Длина канала",
            "Мерили по-разному.",
        )
        assert (found.kind, found.compatible) == (DisagreementKind.FIGURES, NARROW)
        assert [claim.article for claim in found.claims] == ["2025-03-08-b", "2025-03-07-a"]
        assert found.claims[1].sentence == "s-0"

    def test_the_machines_address_leads_to_it(self) -> None:
        (machine,) = differing([MILES, KILOMETRES])
        record = self.record((KILOMETRES, "более чем на 80 километров"), (MILES, "почти на 50 миль"))
        (found,) = differing([MILES, KILOMETRES], [record])
        assert found.was == (machine.id, *machine.was)

    def test_words_without_a_figure_stand_as_they_are(self) -> None:
        (first, second) = differing([MILES, KILOMETRES], [self.record((MILES, "прорыла"), (KILOMETRES, "гордится"))])
        assert (first.kind, first.compatible, first.reckoning) == (DisagreementKind.CLAIMS, None, None)
        assert [claim.interval for claim in first.claims] == [None, None]
        assert not second.curated

    def test_figures_of_two_dimensions_are_not_reckoned(self) -> None:
        heavy = told("2025-03-08-b", KILOMETRES.article.text, "80 километров", measure(80, "тонна"))
        (found,) = differing([MILES, heavy], [self.record((MILES, "50 миль"), (heavy, "80 километров"))])
        assert (found.kind, found.reckoning, found.claims[0].interval) == (DisagreementKind.CLAIMS, None, None)

    def test_dates_are_reckoned_in_days(self) -> None:
        march, may = opened("2025-06-08-a", "6 марта", "2025-03-06"), opened("2025-06-09-b", "6 мая", "2025-05-06")
        (found,) = differing([march, may], [self.record((march, "маяк 6 марта"), (may, "6 мая"))])
        assert (found.kind, found.compatible) == (DisagreementKind.DATES, APART)

    def test_they_come_first_by_id(self) -> None:
        records = [self.record((MILES, "прорыла"), (KILOMETRES, "гордится"), id=id) for id in ("b", "a")]
        assert [one.id for one in differing([MILES, KILOMETRES], records)][:2] == ["a", "b"]

    def test_without_its_articles_it_is_nothing(self) -> None:
        assert differing([MILES], [self.record((MILES, "прорыла"), (KILOMETRES, "гордится"))]) == ()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_decides_nothing(order: random.Random) -> None:
    articles = [
        MILES,
        KILOMETRES,
        told("2025-03-09-c", KILOMETRES.article.text, "80 километров", measure(120)),
        told("2025-03-09-d", MILES.article.text, "50 миль", measure(70)),
        opened("2025-03-09-e", "7 марта", "2025-03-07"),
        opened("2025-03-08-f", "6 марта", "2025-03-06"),
    ]
    expected = differing(articles)
    assert len(expected) == 2
    order.shuffle(articles)
    assert differing(articles) == expected
