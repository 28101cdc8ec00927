"""Who is meant, in articles as the annotators leave them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive import gather
from generator.model import Annotation, Archive, EntityKind, MentionOf, Name, NoMeaning, Origin, Quote, Span
from tests.unit.archive.named import (
    content,
    meant,
    named,
    organization,
    person,
    place,
    topic,
)

EMPTY = content()


def links(archive: Archive, article: str) -> list[tuple[str, str]]:
    return meant(archive.article(article))


def annotation_of(archive: Archive, article: str, words: str) -> Annotation:
    annotated = archive.article(article)
    return next(
        one
        for one in annotated.annotations
        if isinstance(one.value, MentionOf) and one.span.of(annotated.article.text) == words
    )


class TestCurated:
    def test_a_name_is_found_that_the_machine_did_not_see(self) -> None:
        archive = gather(content(topic("titan", "титан")), [named("2025-01-01-a", "Добыча титана выросла.")])
        assert links(archive, "2025-01-01-a") == [("титана", "titan")]
        assert annotation_of(archive, "2025-01-01-a", "титана").origin is Origin.RULE

    def test_it_extends_a_shorter_name_of_the_machine(self) -> None:
        article = named("2025-01-01-a", "Сессия Генассамблеи ООН.", organizations={"ООН": "ООН"})
        archive = gather(content(organization("ga", "Генассамблея ООН")), [article])
        assert links(archive, "2025-01-01-a") == [("Генассамблеи ООН", "ga")]

    @pytest.mark.parametrize(
        ("words", "normal"), [("МИД Ливонии", "МИД Ливонии"), ("посольство Ливонии", "Посольство Ливонии")]
    )
    def test_a_longer_name_of_the_machine_is_another_name(self, words: str, normal: str) -> None:
        article = named("2025-01-01-a", f"Сообщает {words}.", organizations={words: normal})
        archive = gather(content(place("livoniia", "Ливония")), [article])
        assert [text for text, _ in links(archive, "2025-01-01-a")] == [words]
        assert archive.entities["livoniia"].curated
        assert "livoniia" not in archive.mentions

    def test_quotation_marks_make_no_longer_name(self) -> None:
        article = named("2025-01-01-a", "Пишет «Степной вестник» сегодня.")
        quoted = Annotation(Span(6, 23), Name(EntityKind.ORGANIZATION, "Степной вестник"), "names.test", Origin.MODEL)
        archive = gather(content(organization("vestnik", "Степной вестник")), [replace(article, annotations=(quoted,))])
        assert links(archive, "2025-01-01-a") == [("Степной вестник", "vestnik")]

    def test_the_father_of_a_curated_person_is_not_him(self) -> None:
        article = named("2025-01-01-a", "Пётр Лебедев вспоминал.", persons={"Пётр Лебедев": "Пётр Лебедев"})
        archive = gather(content(person("oleg-lebedev", "Олег Лебедев", "Лебедев")), [article])
        assert links(archive, "2025-01-01-a") == [("Пётр Лебедев", "petr-lebedev")]

    @pytest.mark.parametrize(
        ("body", "doubted"),
        [
            ("Пётр Лебедев пел. Хвалили Лебедева.", True),
            ("Пётр Лебедев пел. Олег Лебедев слушал. Хвалили Лебедева.", False),
            ("Пётр Сомов пел. Хвалили Лебедева.", False),
        ],
    )
    def test_a_surname_of_a_file_says_who_else_has_it_in_full(self, body: str, doubted: bool) -> None:
        seen = {"Пётр Лебедев": "Пётр Лебедев", "Пётр Сомов": "Пётр Сомов", "Олег Лебедев": "Олег Лебедев"}
        article = named("2025-01-01-a", body, persons=seen)
        archive = gather(content(person("oleg-lebedev", "Олег Лебедев", "Лебедев")), [article])
        surname = annotation_of(archive, "2025-01-01-a", "Лебедева")
        assert isinstance(surname.value, MentionOf)
        assert surname.value.entity == "oleg-lebedev"
        assert (
            surname.evidence.endswith("; refused: Пётр Лебедев, of the same surname and named in full here") is doubted
        )

    def test_a_nominative_that_a_file_has_leads_to_it(self) -> None:
        # The text's form is one that no rule makes; the machine's nominative is the file's name.
        article = named("2025-01-01-a", "Видели Лебедевыча.", persons={"Лебедевыча": "Олег Лебедев"})
        archive = gather(content(person("lebedev", "Олег Лебедев")), [article])
        assert annotation_of(archive, "2025-01-01-a", "Лебедевыча").rule == "linking.curated-name"

    def test_an_id_that_was_merged_leads_to_what_it_became(self) -> None:
        article = named("2025-01-01-a", "Олег Лебедь пел.", corrected={"Олег Лебедь": "oleg-lebed"})
        archive = gather(content(person("oleg-lebedev", "Олег Лебедев", same_as=["oleg-lebed"])), [article])
        assert links(archive, "2025-01-01-a") == [("Олег Лебедь", "oleg-lebedev")]

    def test_of_two_files_with_one_name_the_article_decides(self) -> None:
        records = content(place("vostok", "Город Восток", "Восток"), organization("klub", "Клуб Восток", "Восток"))
        town = named("2025-01-01-a", "Город Восток растёт. Восток ждёт гостей.")
        club = named("2025-01-02-b", "Вчера Восток победил.", organizations={"Восток": "Восток"})
        neither = named("2025-01-03-c", "Восток молчит.")
        archive = gather(records, [town, club, neither])
        assert links(archive, "2025-01-01-a") == [("Город Восток", "vostok"), ("Восток", "vostok")]
        assert links(archive, "2025-01-02-b") == [("Восток", "klub")]
        assert links(archive, "2025-01-03-c") == []


class TestHuman:
    def test_a_correction_beats_a_curated_name(self) -> None:
        article = named("2025-01-01-a", "Восток вышел в свет.", corrected={"Восток": "gazeta-vostok"})
        archive = gather(content(place("vostok", "Восток"), organization("gazeta-vostok", "Газета")), [article])
        assert links(archive, "2025-01-01-a") == [("Восток", "gazeta-vostok")]
        assert annotation_of(archive, "2025-01-01-a", "Восток").origin is Origin.HUMAN

    def test_what_a_person_said_is_no_mention_is_none(self) -> None:
        article = named("2025-01-01-a", "Восток светлеет.")
        forbidden = Annotation(Span(0, 6), NoMeaning("entity"), "correction", Origin.HUMAN)
        archive = gather(content(place("vostok", "Восток")), [replace(article, annotations=(forbidden,))])
        assert links(archive, "2025-01-01-a") == []

    def test_it_may_name_an_entity_that_only_the_machine_knows(self) -> None:
        full = named("2025-01-01-a", "Анна Лебедева пела.", persons={"Анна Лебедева": "Анна Лебедева"})
        short = named("2025-01-02-b", "Пела Анечка.", corrected={"Анечка": "anna-lebedeva"})
        archive = gather(EMPTY, [full, short])
        assert [mention.article for mention in archive.mentions["anna-lebedeva"]] == ["2025-01-02-b", "2025-01-01-a"]
        assert archive.entities["anna-lebedeva"].name == "Анна Лебедева"

    def test_or_one_that_nobody_knows(self) -> None:
        archive = gather(EMPTY, [named("2025-01-01-a", "Пела Анечка.", corrected={"Анечка": "anechka"})])
        assert archive.entities["anechka"].name == "Анечка"


class TestPersonsWithoutAFile:
    def test_a_surname_means_the_full_name_in_the_same_article(self) -> None:
        article = named(
            "2025-01-01-a",
            "Анна Лебедева пела. Слушали Лебедеву.",
            persons={"Анна Лебедева": "Анна Лебедева", "Лебедеву": "Лебедева"},
        )
        archive = gather(EMPTY, [article])
        assert links(archive, "2025-01-01-a")[1] == ("Лебедеву", "anna-lebedeva")
        assert annotation_of(archive, "2025-01-01-a", "Лебедеву").rule == "linking.surname-in-article"

    def test_a_wrong_nominative_does_not_hide_the_surname(self) -> None:
        article = named(
            "2025-01-01-a",
            "Пётр Лебедев пел. Слушали Лебедева.",
            persons={"Пётр Лебедев": "Пётр Лебедев", "Лебедева": "Лебедева"},
        )
        assert links(gather(EMPTY, [article]), "2025-01-01-a")[1] == ("Лебедева", "petr-lebedev")

    def test_of_two_in_the_article_neither_is_meant(self) -> None:
        article = named(
            "2025-01-01-a",
            "Анна Лебедева и Ольга Лебедева пели. Лебедева устала.",
            persons={"Анна Лебедева": "Анна Лебедева", "Ольга Лебедева": "Ольга Лебедева", "Лебедева": "Лебедева"},
        )
        archive = gather(EMPTY, [article])
        assert links(archive, "2025-01-01-a")[2] == ("Лебедева", "lebedeva")
        evidence = archive.article("2025-01-01-a").annotations[-1].evidence
        assert evidence == "2 persons in the article fit, refused: Анна Лебедева, Ольга Лебедева"

    def test_unless_the_article_names_one_of_them_far_oftener(self) -> None:
        people = {"Анна Лебедева": "Анна Лебедева", "Ольга Лебедева": "Ольга Лебедева", "Лебедевой": "Лебедева"}
        body = "Анна Лебедева и Ольга Лебедева пели. Анна Лебедева устала. Хлопали Лебедевой."
        archive = gather(EMPTY, [named("2025-01-01-a", body, persons=people)])
        found = annotation_of(archive, "2025-01-01-a", "Лебедевой")
        assert links(archive, "2025-01-01-a")[-1] == ("Лебедевой", "anna-lebedeva")
        assert found.rule == "linking.surname-most-named-in-article"
        assert found.evidence.endswith("Анна Лебедева; refused: Ольга Лебедева")

    @pytest.mark.parametrize(("known", "meant"), [(2, "lebedeva"), (3, "anna-lebedeva")])
    def test_a_surname_alone_means_who_is_well_known(self, known: int, meant: str) -> None:
        famous = [
            named(f"2025-01-0{n}-a", "Анна Лебедева пела.", persons={"Анна Лебедева": "Анна Лебедева"})
            for n in range(1, known + 1)
        ]
        other = named("2025-02-01-a", "Ольга Лебедева пела.", persons={"Ольга Лебедева": "Ольга Лебедева"})
        short = named("2025-03-01-a", "Слушали Лебедеву.", persons={"Лебедеву": "Лебедева"})
        assert links(gather(EMPTY, [*famous, other, short]), "2025-03-01-a") == [("Лебедеву", meant)]

    def test_else_the_only_one_in_the_archive(self) -> None:
        full = named("2025-01-01-a", "Анна Лебедева пела.", persons={"Анна Лебедева": "Анна Лебедева"})
        short = named("2025-01-02-b", "Слушали Лебедеву.", persons={"Лебедеву": "Лебедева"})
        assert links(gather(EMPTY, [full, short]), "2025-01-02-b") == [("Лебедеву", "anna-lebedeva")]

    def test_else_the_curated_one(self) -> None:
        short = named("2025-01-02-b", "Слушали Лебедеву.", persons={"Лебедеву": "Лебедева"})
        archive = gather(content(person("ptitsa", "Анна Лебедева")), [short])
        assert annotation_of(archive, "2025-01-02-b", "Лебедеву").rule == "linking.surname-in-curated"

    def test_else_it_stays_a_name_of_its_own(self) -> None:
        short = named("2025-01-02-b", "Слушали Лебедеву.", persons={"Лебедеву": "Лебедева"})
        assert links(gather(EMPTY, [short]), "2025-01-02-b") == [("Лебедеву", "lebedeva")]

    @pytest.mark.parametrize(
        ("words", "normal", "rule"),
        [
            ("А. Лебедевой", "А. Лебедева", "linking.initials-in-article"),
            ("Анне", "Анна", "linking.given-name-in-article"),
            ("Анне Сергеевне", "Анна Сергеевна", "linking.patronymic-in-article"),
            ("Анне Сергеевне Лебедевой", "Анна Сергеевна Лебедева", "linking.without-patronymic-in-article"),
        ],
    )
    def test_other_short_forms(self, words: str, normal: str, rule: str) -> None:
        article = named(
            "2025-01-01-a",
            f"Анна Лебедева пела. Цветы — {words}.",
            persons={"Анна Лебедева": "Анна Лебедева", words: normal},
        )
        archive = gather(EMPTY, [article])
        assert links(archive, "2025-01-01-a")[1] == (words, "anna-lebedeva")
        assert annotation_of(archive, "2025-01-01-a", words).rule == rule

    def test_somebody_with_and_without_patronymic_is_one_whom_a_surname_finds(self) -> None:
        full = named(
            "2025-01-01-a",
            "Анна Сергеевна Лебедева пела. Слушали Лебедеву.",
            persons={"Анна Сергеевна Лебедева": "Анна Сергеевна Лебедева", "Лебедеву": "Лебедева"},
        )
        short = named("2025-01-02-b", "Анна Лебедева пела.", persons={"Анна Лебедева": "Анна Лебедева"})
        archive = gather(EMPTY, [full, short])
        assert [id for _, id in links(archive, "2025-01-01-a")] == ["anna-lebedeva", "anna-lebedeva"]
        assert archive.entities["anna-lebedeva"].aliases == ("Анна Сергеевна Лебедева",)

    def test_other_initials_are_somebody_else(self) -> None:
        article = named(
            "2025-01-01-a",
            "Анна Лебедева пела. Цветы — О. Лебедевой.",
            persons={"Анна Лебедева": "Анна Лебедева", "О. Лебедевой": "О. Лебедева"},
        )
        assert links(gather(EMPTY, [article]), "2025-01-01-a")[1] == ("О. Лебедевой", "o-lebedeva")

    def test_a_surname_that_looks_like_a_patronymic_is_one_where_nobody_else_is_meant(self) -> None:
        article = named(
            "2025-01-01-a",
            "Олег Янкович играл. Янковичу хлопали.",
            persons={"Олег Янкович": "Олег Янкович", "Янковичу": "Янкович"},
        )
        assert [id for _, id in links(gather(EMPTY, [article]), "2025-01-01-a")] == ["oleg-iankovich"] * 2

    def test_scraps_of_the_machine_are_dropped(self) -> None:
        article = named("2025-01-01-a", "Пункт А и 42.", persons={"А": "А"}, organizations={"42": "42"})
        assert gather(EMPTY, [article]).entities == {}

    def test_spellings_with_and_without_yo_are_one_person(self) -> None:
        one = named("2025-01-01-a", "Семён Ежов.", persons={"Семён Ежов": "Семён Ежов"})
        other = named("2025-01-02-b", "Семен Ежов.", persons={"Семен Ежов": "Семен Ежов"})
        archive = gather(EMPTY, [one, other])
        assert list(archive.entities) == ["semen-ezhov"]
        assert archive.entities["semen-ezhov"].name == "Семён Ежов"
        assert archive.entities["semen-ezhov"].aliases == ()
        assert {"Семён Ежов", "Семен Ежов", "Семена Ежова"} <= set(archive.entities["semen-ezhov"].case_forms)


class TestSynonyms:
    def test_a_country_is_one_whatever_it_is_called(self) -> None:
        first = named("2025-01-01-a", "Посол США прибыл.", places={"США": "США"})
        second = named("2025-01-02-b", "Соединённые Штаты ответили.", places={"Соединённые Штаты": "Соединённые Штаты"})
        archive = gather(EMPTY, [first, second])
        assert links(archive, "2025-01-01-a") == [("США", "ssha")]
        assert links(archive, "2025-01-02-b") == [("Соединённые Штаты", "ssha")]
        assert archive.entities["ssha"].name == "США"
        assert archive.entities["ssha"].aliases == ("Соединённые Штаты",)
        assert annotation_of(archive, "2025-01-02-b", "Соединённые Штаты").rule == "linking.synonym"

    def test_a_file_under_any_of_the_names_has_it(self) -> None:
        article = named("2025-01-01-a", "Пишет NYT.", organizations={"NYT": "NYT"})
        archive = gather(content(organization("times", "The New York Times")), [article])
        assert links(archive, "2025-01-01-a") == [("NYT", "times")]

    def test_a_person_is_never_a_country(self) -> None:
        article = named("2025-01-01-a", "Пришёл Рф.", persons={"Рф": "РФ"})
        assert "rossiia" not in gather(EMPTY, [article]).entities


class TestSpeakers:
    def test_a_speaker_becomes_the_entity_he_is(self) -> None:
        article = named(
            "2025-01-01-a",
            "Анна Лебедева вышла. «Мы рады», — сказала Лебедева.",
            persons={"Анна Лебедева": "Анна Лебедева"},
            quotes={"Мы рады": "Лебедева"},
        )
        assert self.speakers(gather(EMPTY, [article])) == ["anna-lebedeva"]

    @pytest.mark.parametrize("speaker", ["", "некий Лосев"])
    def test_one_whom_the_archive_does_not_know_stays_text(self, speaker: str) -> None:
        article = named("2025-01-01-a", "«Мы рады», — сказал он.", quotes={"Мы рады": speaker})
        archive = gather(EMPTY, [article])
        assert self.speakers(archive) == [speaker]
        assert archive.entities == {}

    def test_an_organization_may_speak(self) -> None:
        article = named("2025-01-01-a", "«Мы рады», — заявили в ООН.", quotes={"Мы рады": "ООН"})
        archive = gather(content(organization("oon", "ООН")), [article])
        assert self.speakers(archive) == ["oon"]

    @staticmethod
    def speakers(archive: Archive) -> list[str]:
        return [
            one.value.speaker
            for article in archive.articles
            for one in article.annotations
            if isinstance(one.value, Quote)
        ]
