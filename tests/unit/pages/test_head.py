"""What every page says of itself to programs."""

from __future__ import annotations

from posixpath import join, normpath

import pytest
from rdflib import RDF, URIRef
from rdflib.namespace import SDO

from generator.exports import outputs
from generator.model import Archive, Page
from generator.pages import pages
from tests.factories import config
from tests.unit.exports.written import hostile
from tests.unit.pages.head import head
from tests.unit.pages.html import by_url
from tests.unit.pages.sample import sample

URL = "https://a.example/repo/"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(site_url=URL)))


def described(page: Page) -> bool:
    """Whether programs are told what it is; a page that has moved tells them where it is now."""
    return bool(page.head) and page.kind != "moved"


@pytest.fixture(scope="module")
def homeless() -> dict[str, Page]:
    return by_url(pages(sample(), config()))


def test_every_page_has_a_preview(site: dict[str, Page]) -> None:
    for url, page in site.items():
        if page.kind == "moved":
            assert "og:" not in page.head, "it only says where to"
            continue
        found = head(page)
        assert found.one("og:title") == page.title
        assert found.one("og:description") == page.description
        assert found.one("og:url") == URL + url
        assert found.one("og:site_name") == "Летопись"
        assert found.one("og:type") == ("article" if page.kind == "article" else "website")
        assert found.one("twitter:card") == "summary"
        assert found.one("og:locale") in ("ru_RU", "kk_KZ")


def test_a_preview_is_in_the_language_of_its_text(site: dict[str, Page]) -> None:
    assert head(site["articles/2025/2025-12-01-habar/"]).one("og:locale") == "kk_KZ"
    assert head(site["timeline/"]).one("og:locale") == "ru_RU"


@pytest.mark.parametrize("whole", [sample(), hostile()], ids=["plain", "hostile"])
def test_every_link_of_a_head_leads_to_a_file(whole: Archive) -> None:
    settings = config(site_url=URL)
    made = list(pages(whole, settings))
    files = {output.path for output in outputs(whole, made, settings)}
    followed = set()
    for page in made:
        for _, _, href in head(page).links if described(page) else ():
            target = normpath(join(page.url, href))
            assert target in files, f"{page.url}: {href}"
            followed.add(target)
    # What lies where a page was before is for those who follow it already.
    moved = tuple(page.url for page in made if page.kind == "moved")
    feeds = {path for path in files if path.endswith(("feed.xml", "feed.json", ".ics")) and not path.startswith(moved)}
    assert feeds <= followed, "a feed that nobody finds"


def test_without_an_address_nothing_absolute_is_said(homeless: dict[str, Page]) -> None:
    for page in homeless.values():
        if described(page):
            found = head(page)
            assert found.nodes == ()
            assert found.all("og:url") == found.all("citation_public_url") == []
            assert {rel for rel, _, _ in found.links} <= {"alternate", "describedby"}
            assert not [href for _, _, href in found.links if "feed" in href]
            assert "://" not in page.head


def test_json_ld_speaks_schema_org(site: dict[str, Page]) -> None:
    """Read as RDF: every class and every property is one of schema.org's, and every page that is named is there."""
    terms = {str(SDO[name]) for name in SDO.__annotations__}
    said = 0
    for page in site.values():
        graph = head(page).rdf() if described(page) else ()
        for subject, predicate, value in graph:
            said += 1
            # `query-input` is what an action asks for its property `query`.
            assert predicate == RDF.type or str(predicate).removesuffix("-input") in terms, f"{page.url}: {predicate}"
            if predicate == RDF.type:
                assert str(value) in terms, f"{page.url}: {value}"
            if isinstance(subject, URIRef) and str(subject).startswith(URL):
                assert str(subject).removeprefix(URL) in site, f"{page.url} speaks of {subject}"
    assert said > 100


def test_the_way_to_a_page_is_told(site: dict[str, Page]) -> None:
    steps = head(site["people/anna-li/"]).node("BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Летопись", URL),
        (2, "Люди", f"{URL}people/"),
        (3, "Анна Ли", f"{URL}people/anna-li/"),
    ]
    for page in site.values():
        for node in head(page).nodes if described(page) else ():
            if node["@type"] == "BreadcrumbList":
                assert all(step["item"].removeprefix(URL) in site for step in node["itemListElement"])
                assert node["itemListElement"][-1]["item"] == URL + page.url


def test_the_home_page_says_how_the_site_is_searched(site: dict[str, Page]) -> None:
    node = head(site[""]).node("WebSite")
    assert (node["name"], node["url"], node["inLanguage"]) == ("Летопись", URL, "ru")
    assert node["potentialAction"]["target"]["urlTemplate"] == f"{URL}search/?q={{query}}"
    assert node["potentialAction"]["query-input"] == "required name=query"


def test_an_entity_is_what_it_is_and_where_else(site: dict[str, Page]) -> None:
    node = head(site["people/anna-li/"]).node("Person")
    assert node["name"] == "Анна Ли"
    assert node["alternateName"] == ["Anna Lee", "инженер Ли"]
    assert node["sameAs"] == "https://www.wikidata.org/entity/Q1"
    assert node["description"] == "Инженер из Степногорска. Строит мосты."
    assert head(site["places/stepnogorsk/"]).node("Place").keys() == {"@type", "@id", "name", "url", "mainEntityOfPage"}
    assert head(site["topics/most/"]).node("Thing")["name"] == "Мост"


def test_an_outlet_is_the_organisation_that_it_is(site: dict[str, Page]) -> None:
    node = head(site["sources/vestnik/"]).node("NewsMediaOrganization")
    assert node["@id"] == f"{URL}organizations/vestnik/"
    assert node["url"] == f"{URL}sources/vestnik/"
    assert "@id" not in head(site["sources/dalnie-novosti/"]).node("NewsMediaOrganization")
