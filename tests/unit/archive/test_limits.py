"""Files that claim a name in some articles only: two persons of one name, each with a file and a page of its own."""

from __future__ import annotations

from dataclasses import replace

from generator.archive import gather
from generator.model import AnnotatedArticle, EntityRecord, Quote
from tests.unit.archive.named import content, meant, named, person, place

JUDGE = person("sudia", "Пётр Сомов", "Сомов")
BAKER = person("pekar", "Пётр Сомов", "Сомов")


def only_in(record: EntityRecord, *articles: str) -> EntityRecord:
    return replace(record, only_in=articles)


def not_in(record: EntityRecord, *articles: str) -> EntityRecord:
    return replace(record, not_in=articles)


def written(id: str, text: str = "Пётр Сомов пришёл. Сомов сел.") -> AnnotatedArticle:
    return named(id, text, persons={"Пётр Сомов": "Пётр Сомов", "Сомов": "Сомов"})


def everybody(records: tuple[EntityRecord, ...], *ids: str) -> dict[str, list[tuple[str, str]]]:
    archive = gather(content(*records), [written(id) for id in ids])
    return {one.article.id: meant(one) for one in archive.articles}


def test_two_files_of_one_name_have_each_its_articles() -> None:
    found = everybody(
        (only_in(JUDGE, "2024-01-01-sud"), only_in(BAKER, "2024-01-02-hleb")), "2024-01-01-sud", "2024-01-02-hleb"
    )
    assert found == {
        "2024-01-01-sud": [("Пётр Сомов", "sudia"), ("Сомов", "sudia")],
        "2024-01-02-hleb": [("Пётр Сомов", "pekar"), ("Сомов", "pekar")],
    }


def test_one_of_two_may_have_all_articles_but_some() -> None:
    found = everybody(
        (not_in(JUDGE, "2024-01-02-hleb"), only_in(BAKER, "2024-01-02-hleb")),
        "2024-01-01-sud",
        "2024-01-02-hleb",
        "2024-01-03-more",
    )
    assert {article: [id for _, id in links] for article, links in found.items()} == {
        "2024-01-01-sud": ["sudia", "sudia"],
        "2024-01-03-more": ["sudia", "sudia"],
        "2024-01-02-hleb": ["pekar", "pekar"],
    }


def test_where_a_file_refuses_the_name_somebody_else_gets_a_page() -> None:
    found = everybody((not_in(JUDGE, "2024-01-02-hleb"),), "2024-01-01-sud", "2024-01-02-hleb")
    assert [id for _, id in found["2024-01-01-sud"]] == ["sudia", "sudia"]
    assert [id for _, id in found["2024-01-02-hleb"]] == ["petr-somov", "petr-somov"]


def test_a_shorter_name_of_another_file_is_found_inside_a_refused_one() -> None:
    archive = gather(
        content(not_in(place("nn", "Нижний Сомов"), "2024-01-04-a"), place("somov", "Сомов")),
        [named("2024-01-04-a", "Приехал в Нижний Сомов.")],
    )
    assert meant(archive.articles[0]) == [("Сомов", "somov")]


def test_a_surname_does_not_lead_to_whom_the_article_refuses() -> None:
    lone = named("2024-01-02-hleb", "Сомов пришёл.", persons={"Сомов": "Сомов"})
    archive = gather(
        content(not_in(person("sudia", "Пётр Сомов"), "2024-01-02-hleb")), [lone, written("2024-01-01-sud")]
    )
    by_id = {one.article.id: meant(one) for one in archive.articles}
    assert by_id["2024-01-02-hleb"] == [("Сомов", "somov")]
    assert by_id["2024-01-01-sud"] == [("Пётр Сомов", "sudia"), ("Сомов", "sudia")]


def test_a_speaker_is_sought_under_the_same_limits() -> None:
    article = named(
        "2024-01-02-hleb", "«Я пришёл», — сказал Сомов.", persons={"Сомов": "Сомов"}, quotes={"Я пришёл": "Пётр Сомов"}
    )
    archive = gather(content(not_in(JUDGE, "2024-01-02-hleb")), [article])
    (quote,) = [each.value for each in archive.articles[0].annotations if isinstance(each.value, Quote)]
    assert quote.speaker == "Пётр Сомов"


def test_a_correction_names_even_whom_the_file_refuses() -> None:
    corrected = named("2024-01-02-hleb", "Пришёл Сомов.", corrected={"Сомов": "sudia"})
    assert meant(gather(content(not_in(JUDGE, "2024-01-02-hleb")), [corrected]).articles[0]) == [("Сомов", "sudia")]
