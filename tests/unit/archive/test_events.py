"""Sentences that give a date become events; those that tell one event come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pytest

from generator.archive.events import FORMER
from generator.archive.events import events as made
from generator.archive.grouping import grouped
from generator.archive.told import said
from generator.model import AnnotatedArticle, Event, EventRecord
from tests.factories import article

WHO = {"Лебедева": "lebedeva", "Ежов": "ezhov", "Орле": "orel", "титана": "titan"}
SUMMIT = EventRecord("sammit", "2025-03-06", "Встреча в Орле", ("lebedeva", "ezhov", "orel"))


NAMES = {"lebedeva": ["Лебедева"], "ezhov": ["Ежов"], "orel": ["Орёл", "Орла", "Орле"], "titan": ["титан"]}


def events(
    articles: Sequence[AnnotatedArticle],
    records: Iterable[EventRecord],
    sources: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Event, ...]:
    return made(grouped(said(articles, sources), records, NAMES))


def told(id: str, body: str, dates: Mapping[str, str]) -> AnnotatedArticle:
    return article(id, body, mentions=WHO, dates=dates)


def titles(found: tuple[Event, ...]) -> list[str]:
    return [one.title for one in found]


class TestTellings:
    @pytest.mark.parametrize(
        "edtf",
        [
            "2025-03-06",
            "2025-03",
            "2025-21",
            "2025",
            "199X",
            "2020/2025",
            "{2025-01..2025-03}",
            "[2025-01,2025-03]",
            "2029",
            "../2029",
            "2014/..",
        ],
    )
    def test_every_precision_stands_on_the_timeline(self, edtf: str) -> None:
        (event,) = events([told("2025-03-08-a", "Тогда Лебедева пела.", {"Тогда": edtf})], [])
        assert (event.when, event.title, event.entities) == (edtf, "Тогда Лебедева пела.", ("lebedeva",))

    @pytest.mark.parametrize("edtf", ["", "XXXX-12-16"])
    def test_a_date_that_no_calendar_can_place_tells_nothing(self, edtf: str) -> None:
        assert events([told("2025-03-08-a", "Тогда Лебедева пела.", {"Тогда": edtf})], []) == ()

    def test_a_dateline_tells_nothing_but_what_happened_on_the_day_does(self) -> None:
        text = "Орёл, 8 марта. Лебедева и Ежов сегодня пели."
        (event,) = events([told("2025-03-08-a", text, {"8 марта": "2025-03-08", "сегодня": "2025-03-08"})], [])
        assert event.title == "Лебедева и Ежов сегодня пели."

    def test_two_dates_in_one_sentence_are_two_events(self) -> None:
        text = "Лебедева пела 5 марта и 6 марта."
        found = events([told("2025-03-08-a", text, {"5 марта": "2025-03-05", "6 марта": "2025-03-06"})], [])
        assert [one.when for one in found] == ["2025-03-06", "2025-03-05"]
        assert len({one.id for one in found}) == 2

    def test_an_open_stretch_of_time_stands_where_its_known_end_does(self) -> None:
        text = "Лебедева поёт с 2014 года, пела 5 марта и допоёт к 2029 году."
        dates = {"с 2014 года": "2014/..", "5 марта": "2025-03-05", "к 2029 году": "../2029"}
        found = events([told("2025-03-08-a", text, dates)], [])
        assert [one.when for one in found] == ["../2029", "2025-03-05", "2014/.."]

    def test_two_dates_in_one_expression_are_two_events(self) -> None:
        text = "Лебедева пела в марте и мае."
        found = events([told("2025-06-08-a", text, {"в марте и мае": "{2025-03, 2025-05}"})], [])
        assert [one.when for one in found] == ["2025-05", "2025-03"]
        assert len({one.id for one in found}) == 2

    def test_one_date_twice_in_a_sentence_is_told_once(self) -> None:
        text = "Пели 5 марта, и 5 марта плясали."
        (event,) = events([told("2025-03-08-a", text, {"5 марта": "2025-03-05"})], [])
        assert len(event.tellings) == 1

    def test_a_title_is_the_whole_sentence_without_the_dash_of_a_dialogue(self) -> None:
        text = "– Пели  5 марта " + "очень " * 60 + "долго."
        (event,) = events([told("2025-03-08-a", text, {"5 марта": "2025-03-05"})], [])
        assert event.title == "Пели 5 марта " + "очень " * 60 + "долго."


class TestTogether:
    def test_a_day_told_by_two_articles_is_one_event(self) -> None:
        later = told("2025-03-08-b", "Лебедева и Ежов встретились 6 марта.", {"6 марта": "2025-03-06"})
        earlier = told("2025-03-07-a", "В четверг Лебедева и Ежов были в Орле.", {"В четверг": "2025-03-06"})
        (event,) = events([later, earlier], [])
        assert [one.article for one in event.tellings] == ["2025-03-07-a", "2025-03-08-b"]
        assert event.title == "В четверг Лебедева и Ежов были в Орле."
        assert event.entities == ("ezhov", "lebedeva", "orel")

    def test_one_entity_in_common_is_not_enough(self) -> None:
        one = told("2025-03-07-a", "Лебедева пела 6 марта.", {"6 марта": "2025-03-06"})
        other = told("2025-03-08-b", "Лебедева и Ежов встретились 6 марта.", {"6 марта": "2025-03-06"})
        assert len(events([one, other], [])) == 2

    def test_nor_are_two_that_nearly_every_article_names(self) -> None:
        one = told("2025-03-07-a", "Лебедева и Ежов пели 6 марта.", {"6 марта": "2025-03-06"})
        other = told("2025-03-08-b", "Ежов и Лебедева плясали 6 марта.", {"6 марта": "2025-03-06"})
        for name, count in (("Лебедева и Ежов", 2), ("Ежов", 1)):
            everywhere = [told(f"2024-01-01-{n}", f"{name} дома.", {}) for n in range(60)]
            assert len(events([one, other, *everywhere], [])) == count

    def test_nor_is_a_month(self) -> None:
        one = told("2025-03-07-a", "В марте Лебедева и Ежов пели.", {"В марте": "2025-03"})
        other = told("2025-03-08-b", "Лебедева и Ежов в марте плясали.", {"в марте": "2025-03"})
        assert len(events([one, other], [])) == 2

    def test_a_sentence_that_names_one_is_read_with_its_paragraph(self) -> None:
        one = told("2025-03-07-a", "Лебедева пела 6 марта. Слушал её Ежов.", {"6 марта": "2025-03-06"})
        other = told("2025-03-08-b", "Лебедева и Ежов встретились 6 марта.", {"6 марта": "2025-03-06"})
        assert len(events([one, other], [])) == 1

    def test_the_outlets_that_tell_of_it_have_no_part_in_it(self) -> None:
        one = told("2025-03-07-a", "Лебедева пела 6 марта, пишет Ежов.", {"6 марта": "2025-03-06"})
        other = told("2025-03-08-b", "Лебедева уехала 6 марта, пишет Ежов.", {"6 марта": "2025-03-06"})
        sources = {"2025-03-07-a": frozenset({"ezhov"})}
        assert len(events([one, other], [])) == 1
        assert len(events([one, other], [], sources)) == 2

    def test_whoever_is_not_named_again_is_known_from_the_article(self) -> None:
        text = "Лебедева и Ежов встретились 6 марта.\n\nТого дня, 6 марта, там не забыли."
        (event,) = events([told("2025-03-07-a", text, {"6 марта": "2025-03-06"})], [])
        assert len(event.tellings) == 2

    def test_an_id_does_not_change_with_what_is_told_later(self) -> None:
        first = told("2025-03-07-a", "Лебедева и Ежов встретились 6 марта.", {"6 марта": "2025-03-06"})
        later = told("2025-03-09-c", "Лебедева и Ежов пели 6 марта.", {"6 марта": "2025-03-06"})
        assert [one.id for one in events([first], [])] == [one.id for one in events([later, first], [])]


class TestFormerIds:
    """What an event was called, or would have been, while the articles before one of its own were not there."""

    TELLING = tuple(
        told(f"2025-03-0{day}-{name}", f"Лебедева и Ежов {words} 6 марта.", {"6 марта": "2025-03-06"})
        for day, name, words in ((7, "a", "встретились"), (8, "b", "виделись"), (9, "c", "беседовали"))
    )

    def test_an_earlier_article_takes_the_id_and_leaves_the_old_one(self) -> None:
        first, second, third = self.TELLING
        before = events([second, third], [])[0]
        (after,) = events([first, second, third], [])
        assert after.id != before.id
        assert after.was == (before.id, events([third], [])[0].id)

    def test_an_article_gives_one_id_however_often_it_tells(self) -> None:
        first, second, _ = self.TELLING
        text = "Лебедева и Ежов пели 6 марта. Лебедева и Ежов ели 6 марта."
        (event,) = events([told("2025-03-09-d", text, {"6 марта": "2025-03-06"}), first, second], [])
        assert len(event.tellings) == 4
        assert len(event.was) == 2

    def test_of_many_articles_the_earliest_count(self) -> None:
        many = [
            told(f"2025-03-{day:02}-m", "Лебедева и Ежов встретились 6 марта.", {"6 марта": "2025-03-06"})
            for day in range(7, 30)
        ]
        others = [told(f"2024-01-01-{number}", "Снег.", {}) for number in range(60)]
        (event,) = events([*many, *others], [])
        assert len(event.tellings) == 23
        assert len(event.was) == FORMER
        assert event.was[0] == events([*many[1:], *others], [])[0].id

    def test_a_telling_without_a_date_begins_no_event(self) -> None:
        words = "Лебедева и Ежов встретились на причале у маяка"
        dated = told("2025-03-07-a", f"{words} 6 марта.", {"6 марта": "2025-03-06"})
        undated = told("2025-03-06-b", f"{words}.", {})
        (event,) = events([dated, undated, told("2025-01-01-n", "Снег.", {})], [])
        assert (len(event.tellings), event.was) == (2, ())

    def test_a_file_takes_over_what_the_machine_had_made(self) -> None:
        (made,) = events(self.TELLING, [])
        record = EventRecord(
            "vstrecha", "2025-03-06", "Встреча", ("lebedeva", "ezhov"), same_as=("svidanie",), path="events/v.md"
        )
        (event,) = events(self.TELLING, [record])
        assert (event.id, event.path) == ("vstrecha", "events/v.md")
        assert event.was == ("svidanie", made.id, *made.was)


class TestCurated:
    @pytest.mark.parametrize(
        ("body", "words", "when"),
        [
            ("Лебедева и Ежов пели 6 марта.", "6 марта", "2025-03-06"),
            ("Лебедева и Ежов встретились в марте.", "в марте", "2025-03"),
            ("Весной была встреча: пели Лебедева и Ежов.", "Весной", "2025-21"),
        ],
    )
    def test_it_collects_its_tellings(self, body: str, words: str, when: str) -> None:
        (event,) = events([told("2025-03-08-a", body, {words: when})], [SUMMIT])
        assert (event.id, event.when, event.title, event.curated) == ("sammit", "2025-03-06", "Встреча в Орле", True)
        assert [one.article for one in event.tellings] == ["2025-03-08-a"]

    @pytest.mark.parametrize(
        ("body", "words", "when"),
        [
            ("Лебедева пела 6 марта.", "6 марта", "2025-03-06"),
            ("Лебедева и Ежов пели 7 марта.", "7 марта", "2025-03-07"),
            ("Лебедева и Ежов пели в марте.", "в марте", "2025-03"),
            ("Лебедева и Ежов встретились в 2025 году.", "2025 году", "2025"),
            ("Лебедева и Ежов пели два месяца.", "два месяца", "2025-03/2025-04"),
        ],
    )
    def test_and_no_others(self, body: str, words: str, when: str) -> None:
        found = events([told("2025-03-09-a", body, {words: when})], [SUMMIT])
        assert next(one for one in found if one.curated).tellings == ()
        assert len(found) == 2

    def test_of_one_day_each_sentence_goes_to_the_event_whose_words_it_has(self) -> None:
        cast = ("lebedeva", "ezhov")
        records = [EventRecord("a-podarok", "2025-03-06", "Лебедева подарила Ежову гусли", cast)]
        records.append(EventRecord("b-progulka", "2025-03-06", "Прогулка Лебедевой с Ежовым", cast))
        text = "6 марта Лебедева и Ежов прогулялись. Потом, 6 марта же, Ежов взял подарок, какой Лебедева приготовила."
        article = told("2025-03-08-a", text, {"6 марта Л": "2025-03-06", "6 марта ж": "2025-03-06"})
        assert {one.id: len(one.tellings) for one in events([article], records)} == {"a-podarok": 1, "b-progulka": 1}

    def test_its_paragraph_may_name_who_was_there_where_two_words_say_what_happened(self) -> None:
        record = EventRecord("podarok", "2025-03-06", "Лебедева подарила Ежову гусли", ("lebedeva", "ezhov"))
        before = "Лебедева знает Ежова давно, и Ежов ей рад."
        for sentence, tellings in (("6 марта она подарила ему гусли.", 1), ("6 марта она подарила ему книгу.", 0)):
            found = events([told("2025-03-08-a", f"{before} {sentence}", {"6 марта": "2025-03-06"})], [record])
            assert len(next(one for one in found if one.curated).tellings) == tellings
        apart = told("2025-03-08-a", f"{before}\n\n6 марта она подарила ему гусли.", {"6 марта": "2025-03-06"})
        assert len(events([apart], [record])) == 2

    def test_a_long_one_collects_what_lies_inside_it(self) -> None:
        era = EventRecord("rost", "2020/2025", "Рост добычи", ("titan",))
        (event,) = events([told("2025-03-09-a", "Добыча титана росла в 2023 году.", {"2023 году": "2023"})], [era])
        assert (event.id, len(event.tellings)) == ("rost", 1)

    def test_of_two_the_nearer_in_precision_collects(self) -> None:
        month = EventRecord("mart", "2025-03", "Март", ("lebedeva", "ezhov", "orel"))
        text = "Лебедева и Ежов пели 6 марта. В марте Лебедева и Ежов плясали."
        found = events([told("2025-03-08-a", text, {"6 марта": "2025-03-06", "В марте": "2025-03"})], [SUMMIT, month])
        assert {one.id: len(one.tellings) for one in found} == {"sammit": 1, "mart": 1}

    def test_without_entities_it_collects_nothing(self) -> None:
        empty = EventRecord("pusto", "2025-03-06", "Пусто")
        found = events([told("2025-03-08-a", "Лебедева и Ежов пели 6 марта.", {"6 марта": "2025-03-06"})], [empty])
        assert len(found) == 2

    def test_a_telling_that_tells_the_same_joins_it_too(self) -> None:
        # The second shares two entities with the first, but only one with the file.
        record = EventRecord("orel", "2025-03-06", "Орёл", ("orel", "ezhov"))
        first = told("2025-03-07-a", "6 марта Ежов пел в Орле о добыче титана.", {"6 марта": "2025-03-06"})
        second = told("2025-03-08-b", "Ежов пел о добыче титана 6 марта.", {"6 марта": "2025-03-06"})
        (event,) = events([first, second], [record])
        assert [one.article for one in event.tellings] == ["2025-03-07-a", "2025-03-08-b"]
        assert event.entities == ("orel", "ezhov", "titan")

    def test_one_that_nobody_tells_stands_all_the_same(self) -> None:
        (event,) = events([], [SUMMIT])
        assert (event.tellings, event.entities) == ((), ("lebedeva", "ezhov", "orel"))


def test_newest_first_by_the_end_of_the_date() -> None:
    text = "Было в 1990-е. Было 5 марта. Будет в 2029 году. Было в 2025 году."
    dates = {"1990-е": "199X", "5 марта": "2025-03-05", "2029 году": "2029", "2025 году": "2025"}
    found = events([told("2025-03-08-a", text, dates)], [])
    assert [one.when for one in found] == ["2029", "2025", "2025-03-05", "199X"]
    assert titles(found)[0] == "Будет в 2029 году."
