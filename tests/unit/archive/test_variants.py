"""One person under several full names."""

from __future__ import annotations

import pytest

from generator.archive import gather
from generator.model import AnnotatedArticle, Archive, MentionOf
from tests.unit.archive.named import content, meant, named, person


def people(id: str, *names: str) -> AnnotatedArticle:
    """Each name stands in a sentence of its own, in the nominative."""
    return named(id, " ".join(f"Пришла {name}." for name in names), persons={name: name for name in names})


def ids(archive: Archive, article: str) -> list[str]:
    return [id for _, id in meant(archive.article(article))]


@pytest.mark.parametrize(
    ("name", "other", "rule"),
    [
        ("Юлия Ежова", "Юля Ежова", "linking.diminutive"),
        ("Филипп Гринвуд", "Филип Гринвуд", "linking.spelling"),
        ("Анна Гринвуд", "Анна Гринвут", "linking.spelling"),
        ("Анна Гринвуд", "Анна Мария Гринвуд", "linking.middle-name"),
    ],
)
def test_in_one_article_likenesses_are_believed(name: str, other: str, rule: str) -> None:
    archive = gather(content(), [people("2025-01-01-a", name, name, other)])
    assert len(set(ids(archive, "2025-01-01-a"))) == 1
    last = [one for one in archive.article("2025-01-01-a").annotations if isinstance(one.value, MentionOf)][-1]
    assert last.rule == rule
    assert name in last.evidence


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Анна Лебедева", "Ольга Лебедева"),
        ("Марина Ким", "Мария Ким"),
        ("Анна Рогова", "Анна Рыкова"),
        ("Валентин Грач", "Валентина Грач"),
    ],
)
def test_other_names_are_other_people(name: str, other: str) -> None:
    archive = gather(content(), [people("2025-01-01-a", name, name, other)])
    assert len(set(ids(archive, "2025-01-01-a"))) == 2


def test_a_form_that_was_read_wrongly_is_the_person_who_has_it() -> None:
    article = named(
        "2025-01-01-a",
        "Пришла Юлия Ежова. Слушали Юлию Ежову. Писали Юлии Ежовой.",
        persons={"Юлия Ежова": "Юлия Ежова", "Юлию Ежову": "Юлия Ежова", "Юлии Ежовой": "Юлии Ежовой"},
    )
    assert ids(gather(content(), [article]), "2025-01-01-a") == ["iuliia-ezhova"] * 3


def test_a_surname_finds_whoever_has_two_names() -> None:
    article = named(
        "2025-01-01-a",
        "Юлия Ежова пела. Юля Ежова пела снова. Ежова устала.",
        persons={"Юлия Ежова": "Юлия Ежова", "Юля Ежова": "Юля Ежова", "Ежова": "Ежова"},
    )
    assert ids(gather(content(), [article]), "2025-01-01-a") == ["iuliia-ezhova"] * 3


class TestAcrossTheArchive:
    def test_spellings_of_one_sound(self) -> None:
        archive = gather(
            content(),
            [
                people("2025-01-01-a", "Дэвид Гринвуд"),
                people("2025-01-02-b", "Дэвид Гринвуд"),
                people("2025-01-03-c", "Девид Гринвудд"),
            ],
        )
        assert ids(archive, "2025-01-03-c") == ["devid-grinvud"]

    def test_but_no_misprints(self) -> None:
        archive = gather(content(), [people("2025-01-01-a", "Анна Гринвуд"), people("2025-01-02-b", "Анна Гринвут")])
        assert ids(archive, "2025-01-02-b") == ["anna-grinvut"]

    def test_a_middle_name_that_one_person_has(self) -> None:
        archive = gather(
            content(), [people("2025-01-01-a", "Анна Гринвуд"), people("2025-01-02-b", "Анна Мария Гринвуд")]
        )
        assert ids(archive, "2025-01-02-b") == ["anna-grinvud"]

    def test_of_two_middle_names_neither(self) -> None:
        names = ("Анна Гринвуд", "Анна Мария Гринвуд", "Анна Роза Гринвуд")
        archive = gather(content(), [people(f"2025-01-0{n}-a", name) for n, name in enumerate(names, 1)])
        assert len({id for n in (1, 2, 3) for id in ids(archive, f"2025-01-0{n}-a")}) == 3

    def test_a_curated_person_is_no_variant(self) -> None:
        records = content(person("one", "Дэвид Гринвуд"), person("two", "Девид Гринвуд"))
        archive = gather(records, [people("2025-01-01-a", "Дэвид Гринвуд", "Девид Гринвуд")])
        assert ids(archive, "2025-01-01-a") == ["one", "two"]
