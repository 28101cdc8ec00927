"""What an article says of itself to programs: to Zotero, to whoever reads JSON-LD."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import AnnotatedArticle, Annotation, Entity, Origin, Page, Rights, Source
from generator.pages import pages
from generator.pages.head.article import MENTIONS, QUOTATIONS
from tests import zotero
from tests.factories import archive, article, config, entity
from tests.unit.exports.written import EVIL, READ, hostile
from tests.unit.pages.head import Head, head
from tests.unit.pages.html import by_url
from tests.unit.pages.sample import ANNA, PAPER, TOWN, sample
from tests.unit.pages.sample import LETTER as PISMO

URL = "https://a.example/repo/"
LETTER = "articles/2025/2025-11-07-pismo/"
REPLY = "articles/2025/2025-11-08-otvet/"
UNDATED = "articles/2025/2025-12-16-bez-daty/"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(site_url=URL)))


def of(told: AnnotatedArticle, *entities: Entity) -> Head:
    made = pages(archive([told], entities), config(site_url=URL))
    (page,) = [page for page in made if page.kind == "article"]
    return head(page)


# ------------------------------------------------------------------------------------------------------- Zotero


def test_zotero_takes_it_for_an_article_of_its_newspaper(site: dict[str, Page]) -> None:
    found = zotero.item(head(site[LETTER]).meta)
    assert found.type == "newspaperArticle"
    assert found.fields == {
        "title": "Письмо о мосте и о реке",
        "date": "2025/11/07",
        "publicationTitle": "Вестник",
        "url": f"{URL}{LETTER}",
        "abstractNote": "В Степногорске начали строить мост.",
        "language": "ru",
        "rights": "пересказ, написанный для архива",
    }
    assert found.tags == ("Анна Ли",)
    assert found.creators == ()


def test_zotero_takes_what_no_outlet_published_for_a_page_of_the_site(site: dict[str, Page]) -> None:
    found = zotero.item(head(site[REPLY]).meta)
    assert found.type == "webpage"
    assert found.fields["publicationTitle"] == "Летопись"


def test_zotero_learns_no_day_that_is_not_known(site: dict[str, Page]) -> None:
    assert zotero.item(head(site[UNDATED]).meta).fields["date"] == "2025/12"
    assert head(site[UNDATED]).all("article:published_time") == []
    assert head(site[LETTER]).one("article:published_time") == "2025-11-07"


def test_zotero_learns_everybody_who_signed() -> None:
    signed = article("2025-11-07-a", "Да.", source=Source("Вестник", author="Иван Петров, Анна Ли"))
    assert zotero.item(of(signed).meta).creators == ("Иван Петров", "Анна Ли")


def test_zotero_takes_pages_that_are_no_article_for_pages(site: dict[str, Page]) -> None:
    assert zotero.item(head(site["people/anna-li/"]).meta).type == "webpage"


# ------------------------------------------------------------------------------------------------------ JSON-LD


def test_a_digest_is_an_article_of_the_archive_based_on_the_news(site: dict[str, Page]) -> None:
    node = head(site[LETTER]).node("Article")
    assert node["@id"] == node["url"] == f"{URL}{LETTER}"
    assert (node["headline"], node["inLanguage"], node["datePublished"]) == (
        "Письмо о мосте и о реке",
        "ru",
        "2025-11-07",
    )
    assert node["publisher"] == node["author"] == {"@type": "Organization", "name": "Летопись", "url": URL}
    assert node["creditText"] == "Вестник ← Голос степи ← Дальние новости"
    assert node["isAccessibleForFree"] is True
    original = node["isBasedOn"]
    assert original["url"] == "https://vestnik.example/1"
    assert original["publisher"]["name"] == "Вестник"
    assert "archivedAt" not in original, "what is archived here is other words"
    assert original["isBasedOn"]["publisher"]["name"] == "Голос степи"
    assert original["isBasedOn"]["isBasedOn"]["publisher"]["name"] == "Дальние новости"


def test_a_text_of_the_outlet_is_its_news() -> None:
    full = article(
        "2025-11-07-a",
        "Да.",
        source=Source("Вестник", "https://vestnik.example/1", author="Иван Петров, Редакция"),
        rights=Rights.FULL,
    )
    node = of(full).node("NewsArticle")
    assert node["publisher"]["name"] == "Вестник"
    assert node["author"] == [{"@type": "Person", "name": "Иван Петров"}, {"name": "Редакция"}]
    assert node["isBasedOn"]["archivedAt"] == f"{URL}articles/2025/2025-11-07-a/"
    assert node["isAccessibleForFree"] is True
    part = of(replace(full, article=replace(full.article, rights=Rights.EXCERPT))).node("NewsArticle")
    assert "isAccessibleForFree" not in part


def test_the_archive_publishes_nobody_elses_text() -> None:
    unnamed = of(article("2025-11-07-a", "Да.", rights=Rights.FULL))
    assert not {"publisher", "author", "isBasedOn"} & set(unnamed.node("NewsArticle"))
    assert unnamed.all("DC.rights") == []


def test_nothing_is_said_of_a_source_that_nobody_names(site: dict[str, Page]) -> None:
    node = head(site[REPLY]).node("Article")
    assert "isBasedOn" not in node
    assert "creditText" not in node


def test_bounds_are_no_date_of_publication(site: dict[str, Page]) -> None:
    node = head(site[UNDATED]).node("Article")
    assert "datePublished" not in node
    assert "datePublished" not in node["isBasedOn"]


def test_what_it_is_about_is_named_more_than_once(site: dict[str, Page]) -> None:
    node = head(site[LETTER]).node("Article")
    (anna,) = node["about"]
    assert anna == {
        "@type": "Person",
        "@id": f"{URL}people/anna-li/",
        "name": "Анна Ли",
        "sameAs": "https://www.wikidata.org/entity/Q1",
    }
    assert [(one["@type"], one["name"]) for one in node["mentions"]] == [
        ("Place", "Степногорск"),
        ("Organization", "Вестник"),
    ]


def test_a_quotation_says_who_speaks_in_the_article(site: dict[str, Page]) -> None:
    (quotation,) = head(site[LETTER]).node("Article")["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"] == "Мы строим мост, и мост будет построен"
    assert quotation["spokenByCharacter"]["@id"] == f"{URL}people/anna-li/"
    assert quotation["url"].removeprefix(URL + LETTER).startswith("#s-")
    assert "creator" not in quotation, "nobody has confirmed it"


def test_who_a_person_confirms_is_the_author_of_the_words() -> None:
    def confirmed(one: Annotation) -> Annotation:
        return replace(one, origin=Origin.HUMAN)

    told = replace(PISMO, annotations=tuple(map(confirmed, PISMO.annotations)))
    (quotation,) = of(told, ANNA, TOWN, PAPER).node("Article")["hasPart"]
    assert quotation["creator"] == quotation["spokenByCharacter"]


def test_a_page_of_two_hundred_names_stays_light() -> None:
    names = {f"Имя{number:03}ый": f"e{number}" for number in range(200)}
    speech = {f"слова {number:03} слова": "Некто" for number in range(100)}
    told = article("2025-11-07-a", " ".join((*names, *speech)), mentions=names, quotes=speech)
    node = of(told, *(entity(id, name) for name, id in names.items())).node("Article")
    assert len(node["mentions"]) == MENTIONS
    assert len(node["hasPart"]) == QUOTATIONS


# ------------------------------------------------------------------------------------------------------ hostile


def test_no_text_breaks_out_of_a_head() -> None:
    """Not of its element, not of its attribute; and it is read as it was written."""
    settings = replace(config(site_url=URL), site_name=READ, site_description=READ)
    made = by_url(pages(hostile(), settings))
    for page in made.values():
        found = head(page)
        for script in page.head.split('<script type="application/ld+json">')[1:]:
            inside, _, rest = script.partition("</script>")
            assert not set(inside) & set("<>&\u2028\u2029")
            assert "<script" not in rest.split("</script>")[0]
        assert found.rdf() is not None
    evil = head(made[EVIL])
    assert evil.one("og:title") == evil.one("citation_title") == READ
    node = evil.node("NewsArticle")
    assert node["headline"] == node["description"] == node["publisher"]["name"] == READ
    assert zotero.item(evil.meta).fields["publicationTitle"] == READ
