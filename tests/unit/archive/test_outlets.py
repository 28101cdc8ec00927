"""Outlets are made of the articles' sources."""

from __future__ import annotations

from generator.archive.outlets import outlets
from generator.model import Article, EntityKind, Source
from tests import factories

HERALD = factories.entity(
    "vestnik",
    "Степной вестник",
    EntityKind.ORGANIZATION,
    aliases=["SV"],
    names={"en": "The Steppe Herald"},
    description="Газета.",
)


def published(id: str, name: str | None, *cites: str) -> Article:
    return factories.article(id, "Текст.", source=Source(name, cites=cites)).article


def test_published_and_cited() -> None:
    articles = [published("2025-01-02-b", "Портал", "Агентство"), published("2025-01-01-a", "Агентство")]
    agency, portal = outlets(articles, {})
    assert (agency.name, agency.published, agency.cited_in) == ("Агентство", ("2025-01-01-a",), ("2025-01-02-b",))
    assert (portal.id, portal.published, portal.cited_in) == ("portal", ("2025-01-02-b",), ())


def test_an_article_without_an_outlet_is_nobodys() -> None:
    (cited,) = outlets([published("2025-01-01-a", None, "Агентство")], {})
    assert cited.published == ()


def test_spellings_of_one_outlet_are_one() -> None:
    articles = [published("2025-01-02-b", "PORTAL.example"), published("2025-01-01-a", "Portal.example")]
    (portal,) = outlets([*articles, published("2024-01-01-c", "Portal.example")], {})
    assert (portal.name, len(portal.published)) == ("Portal.example", 3)


def test_every_name_of_an_organization_is_that_organization() -> None:
    articles = [published("2025-01-02-b", "SV", "The Steppe Herald"), published("2025-01-01-a", "Степной вестник")]
    (herald,) = outlets(articles, {HERALD.id: HERALD})
    assert (herald.name, herald.entity) == ("Степной вестник", "vestnik")
    assert herald.published == ("2025-01-02-b", "2025-01-01-a")


def test_a_person_of_the_same_name_is_no_outlet() -> None:
    namesake = factories.entity("portal", "Портал", EntityKind.PERSON, description="Человек.")
    (portal,) = outlets([published("2025-01-01-a", "Портал")], {namesake.id: namesake})
    assert portal.entity is None


def test_an_outlet_that_an_article_cites_twice_is_cited_once() -> None:
    (herald,) = outlets([published("2025-01-01-a", None, "SV", "Степной вестник")], {HERALD.id: HERALD})
    assert herald.cited_in == ("2025-01-01-a",)
