"""Who is named with whom: in one paragraph, counted by article, those first who are together often and apart seldom."""

from __future__ import annotations

from generator.archive import connections as module
from generator.archive.connections import CROWD, Connection, connections
from generator.model import AnnotatedArticle, EntityKind
from tests.factories import archive, article, entity

NAMES = {"Анна": "anna", "Борис": "boris", "Вера": "vera", "Рига": "riga"}
ENTITIES = [
    entity("anna", "Анна"),
    entity("boris", "Борис"),
    entity("vera", "Вера"),
    entity("riga", "Рига", EntityKind.PLACE),
]


def told(id: str, body: str) -> AnnotatedArticle:
    return article(id, body, mentions={word: target for word, target in NAMES.items() if word in body})


def pairs(*articles: AnnotatedArticle) -> tuple[Connection, ...]:
    return connections(archive(articles, ENTITIES), {})


def test_a_paragraph_joins_and_an_article_does_not() -> None:
    found = pairs(told("2025-11-07-a", "Анна и Борис.\n\nВера."))
    assert [(one.one, one.other, one.articles) for one in found] == [("anna", "boris", 1)]


def test_an_article_counts_once() -> None:
    [only] = pairs(told("2025-11-07-a", "Анна и Борис. Борис и Анна.\n\nАнна, Борис."))
    assert only.articles == 1


def test_the_newest_article_that_names_both_is_shown_at_the_sentence_that_does() -> None:
    first = told("2025-11-07-a", "Анна и Борис.")
    second = told("2025-11-08-b", "Анна молчит. Борис ждёт. Анна и Борис спорят.\n\nАнна и Борис.")
    [only] = pairs(first, second)
    assert (only.articles, only.newest, only.sentence) == (2, "2025-11-08-b", "s-2")


def test_a_sentence_is_better_than_an_earlier_paragraph() -> None:
    [only] = pairs(told("2025-11-07-a", "Анна молчит. Борис ждёт.\n\nАнна и Борис спорят."))
    assert only.sentence == "s-2"
    [only] = pairs(told("2025-11-07-a", "Вечер. Борис ждёт. Анна молчит."))
    assert only.sentence == "s-2"


def test_who_is_everywhere_does_not_come_first_by_that() -> None:
    articles = [told(f"2025-11-{day:02}-a", "Рига и Вера." if day < 4 else "Рига.") for day in range(1, 20)]
    articles += [told(f"2025-12-{day:02}-a", "Анна, Борис, Рига.") for day in range(1, 4)]
    found = pairs(*articles)
    assert [(one.one, one.other, one.articles) for one in found] == [
        ("anna", "boris", 3),
        ("anna", "riga", 3),
        ("boris", "riga", 3),
        ("riga", "vera", 3),
    ]
    assert found[0].score == 3.0
    assert found[1].score < 2


def test_who_only_brings_the_news_is_passed_over() -> None:
    small = archive([told("2025-11-07-a", "Анна и Борис и Вера.")], ENTITIES)
    found = connections(small, {"2025-11-07-a": ["vera"]})
    assert [(one.one, one.other) for one in found] == [("anna", "boris")]


def test_a_list_of_a_crowd_joins_nobody() -> None:
    crowd = {f"Имярек{number:03}": f"p{number:03}" for number in range(CROWD + 1)}
    entities = [entity(id, name) for name, id in crowd.items()]
    whole = article("2025-11-07-a", ", ".join(crowd) + ".", mentions=crowd)
    assert connections(archive([whole], entities), {}) == ()
    fewer = dict(list(crowd.items())[:CROWD])
    part = article("2025-11-07-a", ", ".join(fewer) + ".", mentions=fewer)
    assert len(connections(archive([part], entities), {})) == CROWD * (CROWD - 1) // 2


def test_of_a_kind_only_the_most_often_named_are_looked_at() -> None:
    everybody = [
        article(
            f"2025-11-{day:02}-{number}",
            f"Имя{number:04} и Рига.",
            mentions={f"Имя{number:04}": f"p{number:04}", "Рига": "riga"},
        )
        for number in range(module.CANDIDATES + 30)
        for day in ((1, 2) if number < module.CANDIDATES else (1,))
    ]
    people = [entity(f"p{number:04}", f"Имя{number:04}") for number in range(module.CANDIDATES + 30)]
    found = connections(archive(everybody, [*people, ENTITIES[3]]), {})
    assert len(found) == module.CANDIDATES
    assert {one.articles for one in found} == {2}


def test_the_order_of_articles_decides_nothing() -> None:
    articles = [
        told(f"2025-11-{day:02}-a", "Анна, Борис и Рига." if day % 2 else "Вера и Рига.") for day in range(1, 9)
    ]
    assert pairs(*articles) == pairs(*reversed(articles))
