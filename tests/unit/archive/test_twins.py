"""Two names of one thing."""

from __future__ import annotations

import pytest

from generator.archive import gather
from generator.archive.identity import Target
from generator.archive.twins import Twin, followed
from generator.model import AnnotatedArticle, Archive, MentionOf
from tests.unit.archive.named import content, meant, named, organization, person


def ids(archive: Archive, article: str) -> list[str]:
    return [id for _, id in meant(archive.article(article))]


def rules(archive: Archive, article: str) -> list[str]:
    return [one.rule for one in archive.article(article).annotations if isinstance(one.value, MentionOf)]


def bodies(id: str, body: str, *names: str) -> AnnotatedArticle:
    return named(id, body, organizations={name: name for name in names})


class TestBrackets:
    def test_a_foreign_spelling_in_brackets_is_the_same_person(self) -> None:
        people = {"Анна Гринвуд": "Анна Гринвуд", "Anna Greenwood": "Anna Greenwood"}
        article = named("2025-01-01-a", "Пела Анна Гринвуд (англ. Anna Greenwood).", persons=people)
        archive = gather(content(), [article])
        assert ids(archive, "2025-01-01-a") == ["anna-grinvud"] * 2
        assert rules(archive, "2025-01-01-a")[1] == "linking.brackets"

    def test_and_in_the_next_article_too(self) -> None:
        people = {"Анна Гринвуд": "Анна Гринвуд", "Anna Greenwood": "Anna Greenwood"}
        one = named("2025-01-01-a", "Пела Анна Гринвуд (Anna Greenwood).", persons=people)
        two = named("2025-01-02-b", "Пела Anna Greenwood.", persons=people)
        assert ids(gather(content(), [one, two]), "2025-01-02-b") == ["anna-grinvud"]

    def test_an_acronym_in_brackets_need_not_fit(self) -> None:
        article = bodies("2025-01-01-a", "Решил Союз садоводов (GGA). GGA молчит.", "Союз садоводов", "GGA")
        assert ids(gather(content(), [article]), "2025-01-01-a") == ["soiuz-sadovodov"] * 3

    def test_another_russian_name_in_brackets_is_another(self) -> None:
        people = {"Анна Гринвуд": "Анна Гринвуд", "Пётр Ежов": "Пётр Ежов"}
        article = named("2025-01-01-a", "Победила Анна Гринвуд (тренер Пётр Ежов).", persons=people)
        assert ids(gather(content(), [article]), "2025-01-01-a") == ["anna-grinvud", "petr-ezhov"]

    def test_it_leads_to_a_curated_file(self) -> None:
        article = named(
            "2025-01-01-a", "Пела Анна Гринвуд (Anna Greenwood).", persons={"Anna Greenwood": "Anna Greenwood"}
        )
        archive = gather(content(person("anna", "Анна Гринвуд")), [article])
        assert ids(archive, "2025-01-01-a") == ["anna"] * 2


class TestAcronyms:
    @pytest.mark.parametrize(
        ("long", "short"),
        [
            ("Союз степных садоводов", "ССС"),
            ("Союз по защите степи", "СЗС"),
            ("Форум стран-садоводов", "ФСС"),
            ("Садовый комитет России", "СК"),
        ],
    )
    def test_initials_mean_the_only_body_that_has_them(self, long: str, short: str) -> None:
        article = bodies("2025-01-01-a", f"Был {long}. Теперь {short} закрыт.", long, short)
        archive = gather(content(), [article])
        assert len(set(ids(archive, "2025-01-01-a"))) == 1
        assert rules(archive, "2025-01-01-a")[1] == "linking.acronym"

    def test_of_two_bodies_with_them_neither(self) -> None:
        names = ("Союз степных садоводов", "Союз степных строителей", "ССС")
        article = bodies("2025-01-01-a", "Союз степных садоводов и Союз степных строителей. ССС закрыт.", *names)
        assert len(set(ids(gather(content(), [article]), "2025-01-01-a"))) == 3

    @pytest.mark.parametrize(
        ("long", "short", "same"), [("Союз степных садоводов", "ССС", True), ("Садовый комитет", "СК", False)]
    )
    def test_three_letters_mean_the_same_in_the_next_article(self, long: str, short: str, same: bool) -> None:
        one = bodies("2025-01-01-a", f"Был {long}. Теперь {short} закрыт.", long, short)
        two = bodies("2025-01-02-b", f"Закрыт {short}.", short)
        archive = gather(content(), [one, two])
        assert (ids(archive, "2025-01-02-b")[0] in ids(archive, "2025-01-01-a")) is same


class TestOwners:
    def test_a_body_alone_is_the_longer_one_of_the_article(self) -> None:
        article = bodies(
            "2025-01-01-a", "Решил Горный суд Ливонии. Горный суд открыт.", "Горный суд Ливонии", "Горный суд"
        )
        archive = gather(content(), [article])
        assert ids(archive, "2025-01-01-a") == ["gornyi-sud-livonii"] * 2
        assert rules(archive, "2025-01-01-a")[1] == "linking.owner"

    def test_but_not_where_there_are_two(self) -> None:
        names = ("Горный суд Ливонии", "Горный суд Курляндии", "Горный суд")
        article = bodies("2025-01-01-a", "Горный суд Ливонии и Горный суд Курляндии. Горный суд открыт.", *names)
        assert ids(gather(content(), [article]), "2025-01-01-a")[2] == "gornyi-sud"

    def test_nor_in_another_article(self) -> None:
        one = bodies(
            "2025-01-01-a", "Горный суд Ливонии открыт. Горный суд закрыт.", "Горный суд Ливонии", "Горный суд"
        )
        two = bodies("2025-01-02-b", "Горный суд закрыт.", "Горный суд")
        assert ids(gather(content(), [one, two]), "2025-01-02-b") == ["gornyi-sud"]

    def test_a_daughter_is_another_firm(self) -> None:
        article = bodies("2025-01-01-a", "Степьгаз и Степьгаз нефть.", "Степьгаз нефть", "Степьгаз")
        records = content(organization("stepgaz", "Степьгаз"))
        assert ids(gather(records, [article]), "2025-01-01-a") == ["stepgaz", "stepgaz-neft"]


def test_a_form_that_was_taken_for_a_nominative_is_the_name_whose_form_it_is() -> None:
    article = bodies("2025-01-01-a", "Пишет Степьинформ. Сотрудник Степьинформа молчит.", "Степьинформ", "Степьинформа")
    archive = gather(content(), [article])
    assert ids(archive, "2025-01-01-a") == ["stepinform"] * 2
    assert rules(archive, "2025-01-01-a")[1] == "linking.case-form"


def test_a_circle_of_names_ends() -> None:
    twins: dict[Target, Twin] = {"a": Twin("b", "one", ""), "b": Twin("c", "two", ""), "c": Twin("b", "three", "")}
    found = followed("a", twins)
    assert found is not None
    assert (found.target, found.rule) == ("c", "one")


class TestStates:
    @pytest.mark.parametrize(
        ("places", "meant_by_rk"),
        [
            (("Казахстан",), "kazahstan"),
            (("Карелия",), "kareliia"),
            (("Казахстан", "Карелия"), "rk"),
            (("Астана",), "rk"),
        ],
    )
    def test_an_abbreviation_means_the_one_that_the_article_names(
        self, places: tuple[str, ...], meant_by_rk: str
    ) -> None:
        body = f"Власти РК поехали: {', '.join(places)}."
        article = named("2025-01-01-a", body, places={name: name for name in ("РК", *places)})
        archive = gather(content(), [article])
        assert ids(archive, "2025-01-01-a")[0] == meant_by_rk
        if meant_by_rk != "rk":
            assert rules(archive, "2025-01-01-a")[0] == "linking.state-in-context"

    def test_another_article_must_say_it_itself(self) -> None:
        one = named("2025-01-01-a", "Америка ответила: США готовы.", places={"Америка": "Америка", "США": "США"})
        two = named("2025-01-02-b", "Колумб открыл Америку.", places={"Америку": "Америка"})
        archive = gather(content(), [one, two])
        assert ids(archive, "2025-01-01-a") == ["ssha", "ssha"]
        assert ids(archive, "2025-01-02-b") == ["amerika"]
