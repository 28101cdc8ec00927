"""Whose news it is in the end, and how many independent sources an event has."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.origins import chains, independent, origins
from generator.archive.outlets import by_name, outlets
from generator.model import AnnotatedArticle, Archive, EntityKind, Event, Source
from tests import factories

HERALD = factories.entity("vestnik", "Степной вестник", EntityKind.ORGANIZATION, aliases=["SV"], description="Газета.")
BODY = "Мост открыли 6 марта."


def published(id: str, name: str | None, *cites: str) -> AnnotatedArticle:
    return factories.article(id, BODY, source=Source(name, cites=cites), dates={"6 марта": "2025-03-06"})


def opening(*articles: AnnotatedArticle) -> Event:
    return factories.event("most", "2025-03-06", "Открыли мост", *((one, "6 марта") for one in articles))


def chained(articles: Sequence[AnnotatedArticle], *events: Event) -> dict[str, tuple[str, ...]]:
    entities = {HERALD.id: HERALD}
    plain = [one.article for one in articles]
    return chains(plain, by_name(outlets(plain, entities), entities), events)


def test_a_chain_goes_from_the_publisher_to_the_last_it_cites() -> None:
    (chain,) = chained([published("2025-03-09-a", "Портал", "Агентство", "SV")]).values()
    assert chain == ("portal", "agentstvo", "stepnoi-vestnik")


def test_who_cites_nobody_is_the_origin() -> None:
    assert chained([published("2025-03-09-a", "Портал")]) == {"2025-03-09-a": ("portal",)}


def test_an_article_that_names_no_outlet_is_its_own() -> None:
    articles = [published("2025-03-09-a", None), published("2025-03-09-b", None), published("2025-03-09-c", None, "SV")]
    assert origins(chained(articles)) == {
        "2025-03-09-a": "article:2025-03-09-a",
        "2025-03-09-b": "article:2025-03-09-b",
        "2025-03-09-c": "stepnoi-vestnik",
    }


def test_what_the_cited_outlet_cites_itself_lengthens_the_chain() -> None:
    retold, first = published("2025-03-09-a", "Портал", "Агентство"), published("2025-03-08-b", "Агентство", "SV")
    assert chained([retold, first], opening(retold, first))["2025-03-09-a"] == (
        "portal",
        "agentstvo",
        "stepnoi-vestnik",
    )


def test_but_not_by_an_article_on_something_else() -> None:
    retold, first = published("2025-03-09-a", "Портал", "Агентство"), published("2025-03-08-b", "Агентство", "SV")
    assert chained([retold, first], opening(retold))["2025-03-09-a"] == ("portal", "agentstvo")


def test_nor_by_one_that_came_later() -> None:
    retold, later = published("2025-03-09-a", "Портал", "Агентство"), published("2025-03-10-b", "Агентство", "SV")
    assert chained([retold, later], opening(retold, later))["2025-03-09-a"] == ("portal", "agentstvo")


def test_of_several_accounts_the_first_counts() -> None:
    retold = published("2025-03-09-a", "Портал", "Агентство")
    own, cites = published("2025-03-07-b", "Агентство"), published("2025-03-08-c", "Агентство", "SV")
    assert chained([retold, own, cites], opening(retold, own, cites))["2025-03-09-a"] == ("portal", "agentstvo")


@pytest.mark.parametrize(("id", "other"), [("2025-03-09-a", "agentstvo"), ("2025-03-09-b", "portal")])
def test_two_that_cite_each_other_end_somewhere(id: str, other: str) -> None:
    one, two = published("2025-03-09-a", "Портал", "Агентство"), published("2025-03-09-b", "Агентство", "Портал")
    assert chained([one, two], opening(one, two))[id][-1] == other


def archive(articles: Sequence[AnnotatedArticle], event: Event) -> Archive:
    made = factories.archive(articles, [HERALD], [event])
    return factories.with_origins(made)


def test_retellings_of_one_interview_are_one_source() -> None:
    articles = [
        published("2025-03-07-a", "Портал", "SV"),
        published("2025-03-08-b", "Агентство", "Портал"),
        published("2025-03-09-c", None, "Степной вестник"),
        published("2025-03-09-d", "Канал"),
        published("2025-03-10-e", None),
    ]
    event = opening(*articles)
    assert independent(event, archive(articles, event)) == ("stepnoi-vestnik", "kanal", "article:2025-03-10-e")


def test_without_origins_each_article_counts() -> None:
    articles = [published("2025-03-07-a", "Портал"), published("2025-03-08-b", "Портал")]
    event = opening(*articles)
    assert len(independent(event, factories.archive(articles, [], [event]))) == 2


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_decides_nothing(order: random.Random) -> None:
    articles = [
        published("2025-03-07-a", "Портал", "SV"),
        published("2025-03-07-b", "Портал", "Канал"),
        published("2025-03-08-c", "Агентство", "Портал"),
        published("2025-03-08-d", "Канал", "Агентство"),
        published("2025-03-09-e", None, "Канал"),
    ]
    event = opening(*articles)
    expected = chained(articles, event)
    order.shuffle(articles)
    assert chained(articles, event) == expected
