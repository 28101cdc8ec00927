"""A life in the archive: forms of the name, what somebody says and others say of them, and pages that stay of a bounded length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from generator.model import (
    AnnotatedArticle,
    Annotation,
    Archive,
    EntityKind,
    Page,
    Quote,
    QuoteThread,
    Source,
    Span,
    Variant,
    Wording,
)
from generator.pages import entity as entity_pages
from generator.pages import entity_years, pages
from generator.pages.context import Site
from generator.pages.entity_articles import SENTENCES, SENTENCES_FOLDED
from generator.pages.entity_quotes import utterance_url
from generator.pages.entity_years import PART, WHOLE
from tests.factories import archive, article, config, entity, event
from tests.unit.pages.html import by_url, classed, links, one, text, tree

BRIDGE = "Мы строим мост, и мост будет построен"
OTHER = "Мост мы строим и построим"


def section(page: Element, title: str) -> Element:
    found = [part for part in page.iter("section") if len(part) and text(part[0]).startswith(title)]
    assert len(found) == 1, f"{len(found)} sections «{title}»"
    return found[0]


def quoted(annotated: AnnotatedArticle, words: str, **fields: object) -> AnnotatedArticle:
    """The article with the quote of these words changed."""
    start = annotated.article.text.index(words)
    span = Span(start, start + len(words))

    def changed(one: Annotation) -> Annotation:
        if one.span == span and isinstance(one.value, Quote):
            return replace(one, value=replace(one.value, **fields))  # type: ignore[arg-type]
        return one

    return replace(annotated, annotations=tuple(map(changed, annotated.annotations)))


def variant(annotated: AnnotatedArticle, words: str, wording: Wording = Wording.DIRECT) -> Variant:
    start = annotated.article.text.index(words)
    sentence = annotated.sentence_at(start)
    assert sentence is not None
    return Variant(annotated.article.id, Span(start, start + len(words)), sentence.anchor, wording)


FIRST = article(
    "2025-11-07-a",
    f"Анна Ли сказала: «{BRIDGE}».",
    source=Source("Вестник"),
    mentions={"Анна Ли": "anna"},
    quotes={BRIDGE: "anna"},
)
SECOND = article(
    "2025-11-08-b",
    f"«{OTHER}», — сказала Анна Ли. Борис ответил: «Анна Ли не права».",
    source=Source("Голос"),
    mentions={"Анна Ли": "anna", "Борис": "boris"},
    quotes={OTHER: "anna", "Анна Ли не права": "boris"},
)
PARTS = quoted(
    article(
        "2025-11-09-c",
        "Анна Ли назвала это «большой и трудной работой», а срок «смешным».",
        mentions={"Анна Ли": "anna"},
        quotes={"большой и трудной работой": "anna", "смешным": "anna"},
    ),
    "большой и трудной работой",
    direct=False,
    said="2025-09",
)
PARTS = quoted(PARTS, "смешным", direct=False)
PEOPLE = [entity("anna", "Анна Ли"), entity("boris", "Борис")]


def talk(*, threaded: bool = True) -> Archive:
    made = archive([FIRST, SECOND, PARTS], PEOPLE)
    thread = QuoteThread("nit", "anna", (variant(FIRST, BRIDGE), variant(SECOND, OTHER)))
    return replace(made, threads=(thread,) if threaded else ())


def test_an_utterance_stands_once_with_where_else_it_is() -> None:
    says = section(tree(by_url(pages(talk(), config()))["people/anna/"]), "Говорит")
    assert text(says[0]) == "Говорит 2 цитаты"
    assert [text(row) for row in classed(says, "l-row")] == [
        f"7 ноября 2025 {BRIDGE}Вестник, в 2 изданиях, 2 варианта",
        "сентябрь 2025 Анна Ли назвала это «большой и трудной работой», а срок «смешным».издание не указано",
    ]
    assert list(links(one(says, "l-say"))) == [("../../quotes/nit/", BRIDGE)]
    assert [text(mark) for mark in one(says, "l-sent").iter("mark")] == ["большой и трудной работой"]


def test_what_one_article_alone_has_leads_to_its_sentence() -> None:
    says = section(tree(by_url(pages(talk(threaded=False), config()))["people/anna/"]), "Говорит")
    assert [href for href, _ in links(says)] == [
        "../../articles/2025/2025-11-08-b/#s-0",
        "../../articles/2025/2025-11-07-a/#s-0",
        "../../articles/2025/2025-11-09-c/#s-0",
    ]


def test_where_a_quotation_leads() -> None:
    place = variant(FIRST, BRIDGE).span
    assert utterance_url(Site(talk(), config()), FIRST.article.id, place) == "quotes/nit/"
    alone = Site(talk(threaded=False), config())
    assert utterance_url(alone, FIRST.article.id, place) == "articles/2025/2025-11-07-a/#s-0"
    assert utterance_url(alone, FIRST.article.id, Span(900, 901)) == "articles/2025/2025-11-07-a/"


def test_others_say_of_whom_they_name_and_it_is_said_who() -> None:
    site = by_url(pages(talk(), config()))
    said = section(tree(site["people/anna/"]), "Другие об этом")
    assert [text(row) for row in classed(said, "l-row")] == ["8 ноября 2025 Анна Ли не праваБорис · Голос"]
    assert ("../boris/", "Борис") in links(said)
    assert "Другие об этом" not in text(tree(site["people/boris/"]))


def test_the_same_words_twice_in_one_article_are_one() -> None:
    twice = article(
        "2025-11-07-a", "«Мост будет построен». «Мост будет построен».", quotes={"Мост будет построен": "anna"}
    )
    says = section(tree(by_url(pages(archive([twice], PEOPLE), config()))["people/anna/"]), "Говорит")
    assert len(classed(says, "l-row")) == 1


def test_a_government_speaks_on_the_page_of_its_place() -> None:
    told = article(
        "2025-11-07-a",
        "«Мы не согласны с этим», — заявила Рига.",
        mentions={"Рига": "riga"},
        quotes={"Мы не согласны с этим": "riga"},
    )
    page = tree(by_url(pages(archive([told], [entity("riga", "Рига", EntityKind.PLACE)]), config()))["places/riga/"])
    assert text(one(page, "l-say")) == "Мы не согласны с этим"


def test_many_utterances_are_folded() -> None:
    lines = [f"Мост номер {number} будет построен" for number in range(60)]
    told = article("2025-11-07-a", " ".join(f"«{line}»." for line in lines), quotes=dict.fromkeys(lines, "anna"))
    says = section(tree(by_url(pages(archive([told], PEOPLE), config()))["people/anna/"]), "Говорит")
    assert text(says[0]) == "Говорит 60 цитат"
    assert [text(summary) for summary in says.iter("summary")] == ["ещё 40 цитат"]
    assert len(classed(says, "l-say")) == 45


def forms(counts: dict[str, int]) -> Element:
    words = [form for form, count in counts.items() for _ in range(count)]
    told = article("2025-11-07-a", "\n\n".join(words), mentions=dict.fromkeys(counts, "anna"))
    return one(tree(by_url(pages(archive([told], PEOPLE), config()))["people/anna/"]), "l-forms")


def test_forms_are_those_of_the_texts_the_commonest_first() -> None:
    assert text(forms({"Анна Ли": 3, "Анны Ли": 1, "Анне Ли": 2})) == "в текстах: Анне Ли, Анны Ли"


def test_many_forms_are_folded_and_counted() -> None:
    cases = {"Анна Ли": 3, "Анны Ли": 1, "Анне Ли": 2, "Анну Ли": 1, "Анной Ли": 1, "г-жа Ли": 1, "г-жи Ли": 4}
    shown, listed = forms(cases)
    assert text(shown) == "в текстах: г-жи Ли, Анне Ли, Анной Ли, Анну Ли, Анны Ли…"
    assert text(listed) == "г-жи Ли 4, Анна Ли 3, Анне Ли 2, Анной Ли 1, Анну Ли 1, Анны Ли 1, г-жа Ли 1"


def test_a_form_of_another_language_says_so() -> None:
    told = article("2025-11-07-a", "Анна Лидің көпірі.", language="kk", mentions={"Анна Лидің": "anna"})
    page = tree(by_url(pages(archive([told], PEOPLE), config()))["people/anna/"])
    assert [(span.get("lang"), text(span)) for span in one(page, "l-forms").iter("span")] == [("kk", "Анна Лидің")]


def test_two_hundred_mentions_in_one_article_stay_few_rows() -> None:
    told = article(
        "2025-11-07-a",
        " ".join(f"Анна Ли строит мост номер {number}." for number in range(200)),
        mentions={"Анна Ли": "anna"},
    )
    page = tree(by_url(pages(archive([told], PEOPLE), config()))["people/anna/"])
    assert len(classed(page, "l-sent")) == 3 + SENTENCES_FOLDED
    more = one(page, "l-more")
    assert text(more[0]) == "ещё 197 предложений"
    assert text(more).endswith("ещё 177 — в самом материале")


def test_of_many_articles_a_page_has_few_sentences_of_each() -> None:
    told = [
        article(
            f"2025-11-07-{place}",
            " ".join(f"Анна Ли строит мост номер {number}." for number in range(30)),
            mentions={"Анна Ли": "anna"},
        )
        for place in range(PART)
    ]
    page = tree(by_url(pages(archive(told, PEOPLE), config()))["people/anna/"])
    assert PART < len(classed(page, "l-sent")) <= SENTENCES


def test_one_mention_is_a_page_without_drawing_or_fold() -> None:
    told = article("2025-11-07-a", "Анна Ли молчит.", mentions={"Анна Ли": "anna"})
    page = tree(by_url(pages(archive([told], PEOPLE), config()))["people/anna/"])
    assert not list(page.iter("svg"))
    assert not list(page.iter("details"))
    assert len(classed(page, "l-sent")) == 1


# ----------------------------------------------------------------------------------------------- a long life, by years


def crowd(count: int, first: date = date(2024, 1, 1), days: int = 720) -> dict[str, Page]:
    """Of an archive in which so many articles name Anna, each telling an event and quoting her."""
    made = []
    for number in range(count):
        day = first + timedelta(days=days * number // count)
        made.append(
            article(
                f"{day}-{number:05}",
                f"Анна Ли сказала в среду: «Мост номер {number} будет построен».",
                title=f"Материал {number}",
                mentions={"Анна Ли": "anna"},
                dates={"в среду": day.isoformat()},
                quotes={f"Мост номер {number} будет построен": "anna"},
            )
        )
    events = [
        event(f"e{item.article.id}", item.article.id[:10], item.article.title, (item, "в среду"), entities=["anna"])
        for item in made
    ]
    site = Site(archive(made, PEOPLE, events), config())
    return by_url(
        page for kind in (entity_pages, entity_years) for key in kind.keys(site) for page in kind.pages(site, key)
    )


def test_a_life_that_fits_has_no_pages_of_years() -> None:
    site = crowd(WHOLE)
    assert [url for url in site if url.startswith("people/anna/")] == ["people/anna/"]
    assert len(classed(section(tree(site["people/anna/"]), "В материалах"), "l-row")) == WHOLE


@pytest.mark.parametrize("count", [WHOLE + 1, 450])
def test_of_a_longer_life_every_article_is_on_the_page_of_its_year(count: int) -> None:
    site = crowd(count)
    years = [url for url in site if url.startswith("people/anna/") and url != "people/anna/"]
    titles, events, said = set(), set(), set()
    for url in years:
        page = tree(site[url])
        found = classed(section(page, "В материалах"), "l-row")
        assert 0 < len(found) <= PART
        titles |= {text(next(row.iter("h3"))) for row in found}
        events |= {text(next(row.iter("p"))) for row in section(page, "Хроника").iter("li")}
        said |= {text(row) for row in classed(page, "l-say")}
    assert titles == events == {f"Материал {number}" for number in range(count)}
    assert said == {f"Мост номер {number} будет построен" for number in range(count)}
    own = tree(site["people/anna/"])
    assert len(classed(section(own, "В материалах"), "l-row")) == 50
    assert [words for _, words in links(one(own, "l-chips"))] == [
        f"2025 {len([t for t in titles if int(t.split()[1]) * 720 // count >= 366])}",
        f"2024 {len([t for t in titles if int(t.split()[1]) * 720 // count < 366])}",
    ]


def test_parts_of_a_year_lead_to_each_other() -> None:
    site = crowd(5 * PART, days=300)
    assert [url for url in site if url.startswith("people/anna/2024/")] == [
        "people/anna/2024/",
        *(f"people/anna/2024/{part}/" for part in range(2, 6)),
    ]
    third = site["people/anna/2024/3/"]
    assert third.title == "Анна Ли: 2024, страница 3"
    chips = list(links(one(tree(third), "l-chips")))
    assert chips == [("../", "1"), ("../2/", "2"), ("./", "3"), ("../4/", "4"), ("../5/", "5")]
    assert not third.indexed


def test_no_page_grows_with_the_archive() -> None:
    longest = [
        max(len(page.body) for url, page in crowd(count).items() if url.startswith("people/")) for count in (500, 1000)
    ]
    assert longest[1] < 1.1 * longest[0]
