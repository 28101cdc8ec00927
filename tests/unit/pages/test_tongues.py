"""Words in another language than the page's say so wherever they stand, and nothing is said where there is one language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown.unbroken import unbroken
from generator.model import Archive, Page
from generator.pages import pages
from generator.pages.context import Site
from generator.pages.entity_years import WHOLE
from generator.pages.tongues import language_of, spoken, with_lang, without
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, tree
from tests.unit.pages.sample import sample
from tests.unit.pages.test_entity_index import many
from tests.unit.pages.test_entity_life import talk
from tests.voices import said

NAME = spoken("Анна Ли", "ru")


@pytest.mark.parametrize(
    ("drawn", "html"),
    [
        (f"<a href='x'>{NAME}</a>", "<a href='x' lang=\"ru\">Анна Ли</a>"),
        (f"<p>in this passage: {NAME}, Lada.kz</p>", '<p>in this passage: <span lang="ru">Анна Ли</span>, Lada.kz</p>'),
        (f'<p lang="kk">{NAME}</p>', '<p lang="kk"><span lang="ru">Анна Ли</span></p>'),
        (f"<option>{NAME} · 2</option>", '<option lang="ru">Анна Ли · 2</option>'),
        (f"<svg><title>{NAME} — IBM: 2</title></svg>", '<svg><title lang="ru">Анна Ли — IBM: 2</title></svg>'),
        (f'<a aria-label="{NAME}, 2">2</a>', '<a aria-label="Анна Ли, 2" lang="ru">2</a>'),
        (f'<a data-name="{NAME}">2</a>', '<a data-name="Анна Ли">2</a>'),
        (f'<data value="{NAME}"></data>', f'<data value="{NAME}"></data>'),
        (
            f"<h1>{unbroken(spoken('Касым-Жомарт', 'ru'))}</h1>",
            '<h1><span lang="ru"><span class="nb">Касым-Жомарт</span></span></h1>',
        ),
    ],
    ids=["alone", "in a sentence", "elsewhere", "option", "drawing", "label", "key", "for the search", "unbroken"],
)
def test_it_is_said_on_what_holds_nothing_else_or_on_a_span(drawn: str, html: str) -> None:
    assert with_lang(drawn) == html


def test_what_is_of_no_other_language_is_left_alone() -> None:
    assert spoken("Анна Ли", "") == "Анна Ли"
    assert spoken(NAME, "kk") == NAME
    assert spoken("Анна", 'ru"onclick="x') == "Анна"
    assert (without(NAME), language_of(NAME), language_of("Анна Ли")) == ("Анна Ли", "ru", "")


@given(st.lists(st.sampled_from([NAME[0], NAME[1], NAME[-1], "а", "b"]), max_size=12).map("".join), st.booleans())
def test_signs_that_somebody_wrote_open_no_element(words: str, both: bool) -> None:
    other = NAME[-1] if both else words
    page = Page("", "x", "", "", with_lang(f'<p title="{words}">{words}<b>{words}</b></p><p><i>{other}</i></p>'))
    assert "".join(map(without, tree(page).itertext())) == without(words * 2 + other)


def of_everything() -> Archive:
    """Threads and lives of more than a page beside the sample's pages, an English article, and an English name."""
    english = article(
        "2025-12-02-note",
        "Anna Lee came on Monday. «We build a bridge», she said.",
        title="A note on the bridge",
        language="en",
        mentions={"Anna Lee": "anna-li", "Monday": "monday"},
        quotes={"We build a bridge": "anna-li"},
    )
    long = [
        article(f"2024-11-{1 + number % 28:02}-{number:03}", "Борис молчит.", mentions={"Борис": "boris"})
        for number in range(WHOLE + 1)
    ]
    found = sample()
    made = archive(
        [*found.articles, english, *long],
        [*found.entities.values(), replace(entity("monday", "Monday"), curated=False), entity("boris", "Борис")],
        list(found.events),
        related=found.related,
        prose=found.prose,
    )
    return replace(made, prose=found.prose)


@pytest.mark.parametrize(
    "made", [of_everything, talk, lambda: archive([], [entity(f"e{n}", one) for n, one in enumerate(many(99))])]
)
def test_no_name_and_no_text_is_read_by_an_english_voice(made: object) -> None:
    found = list(pages(made(), config("en", texts_language="ru")))  # type: ignore[operator]
    for page in found:
        wrong = [one for one in said(page.body + page.heading, "en") if one.unreadable]
        assert not wrong, f"/{page.url}: {wrong[:5]}"
    assert sum(one.lang == "ru" for page in found for one in said(page.body, "en")) > 50


def test_nor_is_english_by_a_russian_one() -> None:
    """In the article itself, of which nothing is a name in Latin letters: its own words, and the interface's around them."""
    site = by_url(pages(of_everything(), config("ru")))
    body = site["articles/2025/2025-12-02-note/"].body
    assert not [one for one in said(body, "ru") if one.unreadable]
    english = [one.words for one in said(body, "ru") if one.lang == "en"]
    assert "A note on the bridge" in english
    assert "We build a bridge" in " ".join(english)
    unsaid = {one.words for one in said(body, "ru") if one.latin and not one.attribute and one.lang != "en"}
    assert unsaid <= {"BibTeX", "RIS", "CSL-JSON", "Markdown"}


def test_around_a_foreign_text_the_interface_keeps_its_own_language() -> None:
    made = archive(
        [
            article(
                "2025-12-02-note",
                "«We build a bridge»",
                title="Note",
                language="en",
                quotes={"We build a bridge": "anna"},
            )
        ],
        [entity("anna", "Анна")],
    )
    (page,) = [one for one in pages(made, config("ru")) if one.kind == "article"]
    footer = next(tree(page).iter("footer"))
    assert footer.get("lang") == "ru"


def test_where_all_is_in_one_language_nothing_says_so() -> None:
    settings = config("ru")
    for page in pages(talk(), settings):
        assert "lang=" not in page.body, page.url
        assert not page.heading


def test_a_name_is_in_the_language_of_those_who_have_it() -> None:
    made = of_everything()
    site = Site(made, config("ru"))
    assert language_of(site.name(made.entities["monday"])) == "en"
    assert language_of(site.name(made.entities["anna-li"])) == ""
    english = Site(made, config("en", texts_language="ru"))
    assert language_of(english.name(made.entities["monday"])) == ""
    assert language_of(english.name(made.entities["anna-li"])) == "ru"
    assert language_of(english.outlet_name("Lada.kz")) == ""


def test_a_title_stands_in_the_header_in_its_language() -> None:
    (page,) = [one for one in pages(sample(), config("en", texts_language="ru")) if one.url == "people/anna-li/"]
    assert (page.title, page.heading) == ("Анна Ли", '<span lang="ru">Анна Ли</span>')
