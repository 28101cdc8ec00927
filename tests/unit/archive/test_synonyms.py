"""Other names of one country, body or outlet."""

from __future__ import annotations

import pytest

from generator.archive import gather
from generator.archive.synonyms import canonical
from generator.languages.tables import word_map
from generator.model import EntityKind
from tests.unit.archive.named import content, meant, named


@pytest.mark.parametrize(
    ("name", "meant_by"),
    [
        ("МИД РФ", "МИД России"),
        ("Министерство обороны Российской Федерации", "Минобороны России"),
        ("Министерство внутренних дел Украины", "МВД Украины"),
        ("Федеральная служба безопасности РФ", "ФСБ"),
        ("Конгресс Соединённых Штатов Америки", "Конгресс США"),
        ("Твиттер", "Twitter"),
        ("Степной вестник", "Степной вестник"),
        ("Times Square", "Times Square"),
        ("ТЭЦ нефть", "ТЭЦ нефть"),
        ("Болгарское правительство", "Правительство Болгарии"),
        ("Исландские власти", "Власти Исландии"),
        ("Американская армия", "Армия США"),
        ("Российская академия наук", "Российская академия наук"),
        ("Степное правительство", "Степное правительство"),
    ],
)
def test_a_head_and_its_owner_are_looked_up_apart(name: str, meant_by: str) -> None:
    assert canonical(EntityKind.ORGANIZATION, name) == meant_by


def test_an_owner_means_nothing_in_a_place() -> None:
    assert canonical(EntityKind.PLACE, "Юг РФ") == "Юг РФ"


def test_no_entry_of_the_table_leads_to_another_entry() -> None:
    table = word_map("ru", "synonyms")
    assert [name for name, target in table.items() if target in table] == []


def test_two_articles_with_two_names_share_a_page() -> None:
    one = named("2025-01-01-a", "Ответил МИД РФ.", organizations={"МИД РФ": "МИД РФ"})
    two = named(
        "2025-01-02-b",
        "Ответило Министерство иностранных дел России.",
        organizations={"Министерство иностранных дел России": "Министерство иностранных дел России"},
    )
    archive = gather(content(), [one, two])
    assert {id for article in archive.articles for _, id in meant(article)} == {"mid-rossii"}
