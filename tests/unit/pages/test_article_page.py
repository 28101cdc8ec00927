"""What an article's page says, to the word."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from generator.model import Page, Source
from generator.pages import pages
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample

LETTER = "articles/2025/2025-11-07-pismo/"
REPLY = "articles/2025/2025-11-08-otvet/"
UNDATED = "articles/2025/2025-12-16-bez-daty/"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(site_url="https://a.example/", repo_url="https://github.com/a/b")))


@pytest.fixture
def letter(site: dict[str, Page]) -> Element:
    return tree(site[LETTER])


@pytest.fixture
def reply(site: dict[str, Page]) -> Element:
    return tree(site[REPLY])


def test_the_leaf_has_day_month_and_weekday(letter: Element) -> None:
    assert text(one(letter, "l-leaf")) == "7 ноября 2025пятница"


def test_an_undated_article_says_so_and_why(site: dict[str, Page]) -> None:
    page = tree(site[UNDATED])
    assert text(one(page, "l-leaf")) == "Без даты16–31 декабря 2025"
    assert [text(found) for found in page.iter("q")] == ["Вчера был праздник", "Год кончается"]


def test_the_chain_leads_from_the_text_to_its_root(letter: Element, reply: Element) -> None:
    chain = one(letter, "l-chain")
    assert [text(link) for link in chain.iter("li")] == ["Вестник", "Голос степи", "Дальние новости"]
    assert [text(link) for link in classed(chain, "is-root")] == ["Дальние новости"]
    assert "Пересказ пересказа. Материалов издания «Дальние новости» в архиве нет." in text(chain)
    assert ("https://vestnik.example/1", "Оригинал") in links(chain)
    assert text(one(reply, "l-chain")) == "издание не указано"


def test_mentions_are_links_and_repeats_are_quieter(letter: Element) -> None:
    anna = [found for found in letter.iter("a") if found.get("data-e") == "anna-li" and classed_as(found, "m")]
    assert [found.get("class") for found in anna] == ["m m-p", "m m-p m2", "m m-p m2"]
    assert [text(found) for found in anna] == ["Анна Ли", "Анна Ли", "Анны Ли"]
    assert {found.get("href") for found in anna} == {"../../../people/anna-li/"}
    assert {found.get("class") for found in letter.iter("a") if found.get("data-e") == "stepnogorsk"} >= {"m m-l"}


def classed_as(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def test_what_a_model_found_is_marked_and_counted(letter: Element, reply: Element) -> None:
    assert {found.get("data-o") for found in classed(reply, "m")} == {"model"}
    assert {found.get("data-o") for found in classed(letter, "m")} == {"rule"}
    assert text(one(reply, "l-prov")).endswith("Пометы: 8 предложила модель")
    assert [found for found in reply.iter("input") if found.get("id") == "sure"]
    (anna,) = [row for row in reply.iter("li") if row.get("data-e") == "anna-li"]
    assert (text(one(anna, "n-all")), text(one(anna, "n-ok")), anna.get("data-only")) == ("5", "0", "machine")


def test_dates_lead_to_the_event_or_to_its_row_of_the_timeline(letter: Element, reply: Element) -> None:
    dates = [(text(found), found.get("href")) for found in classed(letter, "m-d")]
    assert dates == [
        ("в четверг", "../../../events/nachalo-mosta/"),
        ("Летом", "../../../timeline/2025/#event-otdyh"),
        ("В 1994 году", "../../../timeline/1994/#event-do-mosta"),
    ]
    assert len(classed(reply, "m-d")) == 2


def test_a_date_without_an_event_leads_to_its_row_of_the_index() -> None:
    told = article("2025-11-07-a", "В мае шёл дождь.", dates={"В мае": "2025-05"})
    page = tree(by_url(pages(archive([told]), config()))["articles/2025/2025-11-07-a/"])
    [found] = classed(page, "m-d")
    assert found.get("href") == "#d2025_2d_05"
    assert text(by_id(page, "d2025_2d_05")) == "май 2025В мае шёл дождь."
    assert text(by_id(page, "c-d2025_2d_05")) == "май 2025 точность до месяца"


@pytest.mark.parametrize("edtf", ["", "XXXX-12-16"])
def test_a_date_of_an_unknown_year_is_plain_words(edtf: str) -> None:
    told = article("2025-11-07-a", "Мост строят к 16 декабря.", dates={"16 декабря": edtf})
    page = tree(by_url(pages(archive([told]), config()))["articles/2025/2025-11-07-a/"])
    assert not classed(page, "m")
    assert not [found for found in page.iter() if found.get("id") == "dates"]


def test_the_longer_of_two_names_over_the_same_words_is_linked() -> None:
    told = article(
        "2025-11-07-a", "Посол Казахстана приехал.", mentions={"Посол Казахстана": "posol", "Казахстана": "kz"}
    )
    site = by_url(pages(archive([told], [entity("posol", "Посол"), entity("kz", "Казахстан")]), config()))
    page = tree(site["articles/2025/2025-11-07-a/"])
    assert [text(found) for found in classed(page, "m")] == ["Посол Казахстана"]


def test_sentences_have_their_anchors(letter: Element) -> None:
    assert text(by_id(letter, "s-0")) == "Анна Ли приехала в Степногорск в четверг."


def test_a_paragraph_that_is_one_utterance_is_a_quotation(letter: Element) -> None:
    quote = one(letter, "l-q")
    assert quote.tag == "blockquote"
    assert text(quote) == "«Мы строим мост, и мост будет построен»Анна Литолько здесь"
    assert [(found.get("data-e"), found.get("href")) for found in quote.iter("a")] == [
        (quote.get("id"), "../../../people/anna-li/")
    ]
    assert text(by_id(letter, f"c-{quote.get('id')}")).startswith("Анна Ли только здесь")


def test_words_quoted_within_a_paragraph_stay_in_it() -> None:
    told = article("2025-11-07-a", "«Да», — сказал он. Все ждали.", quotes={"Да": "он"})
    page = tree(by_url(pages(archive([told]), config()))["articles/2025/2025-11-07-a/"])
    assert not classed(page, "l-q")


def test_a_speaker_without_a_page_is_named() -> None:
    told = article("2025-11-07-a", "— Да, мы готовы.", quotes={"Да, мы готовы": "Иван"})
    page = tree(by_url(pages(archive([told]), config()))["articles/2025/2025-11-07-a/"])
    assert text(one(page, "l-q")) == "— Да, мы готовы.Иван"


def test_the_index_counts_and_weighs(letter: Element) -> None:
    people = by_id(letter, "people")
    assert text(people) == "Люди 10 Анна Ли30"  # each with how many of it a person confirmed
    assert [row.get("class") for row in people.iter("li")] == ["w10"]
    assert list(links(one(letter, "l-jump"))) == [
        ("#people", "1 человек"),
        ("#organizations", "1 организация"),
        ("#places", "1 место"),
        ("#dates", "3 даты"),
    ]


def test_the_dates_it_speaks_of_are_in_their_order(letter: Element) -> None:
    rows = [text(row) for row in by_id(letter, "dates").iter("li")]
    assert rows == [
        "1994 годВ 1994 году моста не было.",
        "лето 2025Летом строители Анны Ли отдыхали.",
        "6 ноября 2025Анна Ли приехала в Степногорск в четверг.",
        "7 ноября 2025вышел этот текст",
    ]
    glyphs = [found.get("class") for row in by_id(letter, "dates").iter("li") for found in row.iter("i")]
    assert glyphs == ["pr pr-y", "pr pr-s", "pr ", "pr "]


def test_cards_say_who_it_is(letter: Element) -> None:
    card = text(by_id(letter, "c-anna-li"))
    assert card.startswith("Анна Ли Инженер из Степногорска.Anna Lee · Анна Ли")
    assert "здесь3 раза" in card
    assert "материалов2" in card
    assert {found.get("id") for found in classed(letter, "l-card")} >= {"cite", "c-stepnogorsk", "c-vestnik", "c-d1994"}


def test_related_articles_say_why(reply: Element) -> None:
    assert text(one(reply, "l-why")) == "общие: Анна Ли, Степногорск"


def test_neighbours_in_time(letter: Element, reply: Element) -> None:
    assert text(one(letter, "l-el")) == "Позже, 8 ноября 2025Ответ"
    both = {found.get("rel"): text(found) for found in one(reply, "l-el").iter("a")}
    assert both == {
        "prev": "Раньше, 7 ноября 2025Письмо о мосте и о реке",
        "next": "Позже, 1 декабря 2025Көпір туралы хабар",
    }


def test_it_can_be_cited_and_edited(letter: Element) -> None:
    assert text(by_id(letter, "cite")).startswith(
        "Как сослатьсяПисьмо о мосте и о реке // Вестник, 7 ноября 2025, со ссылкой на Голос степи ← Дальние новости. "
        "— Летопись. https://a.example/articles/2025/2025-11-07-pismo/ "
    )
    assert [href for href, _ in links(by_id(letter, "cite"))] == ["cite.bib", "cite.ris", "cite.json", "article.md"]
    edit = "https://github.com/a/b/edit/main/content/articles/2025/2025-11-07-pismo.md"
    assert (edit, "исправить") in links(one(letter, "l-tools"))


def test_a_headline_made_from_the_lead_is_owned_up_to(letter: Element, reply: Element) -> None:
    note = "У текста не было заголовка; этот взят из его первого предложения."
    assert note in text(reply)
    assert note not in text(letter)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source("Вестник"), "На другие издания текст не ссылается."),
        (Source("Вестник", cites=("Голос",)), "Пересказ. Материалов издания «Голос» в архиве нет."),
        (Source(None, cites=("Вестник",)), "Пересказ. Материалов издания «Вестник» в архиве нет."),
    ],
)
def test_how_far_from_its_root_a_text_is(source: Source, words: str) -> None:
    site = by_url(pages(archive([article("2025-11-07-a", "Текст.", source=source)]), config()))
    assert words in text(one(tree(site["articles/2025/2025-11-07-a/"]), "l-chain"))


def test_who_signed_a_text_stands_above_it_and_in_the_citation() -> None:
    told = article("2025-11-07-a", "Текст.", title="Мост", source=Source("Вестник", author="Нина Белова, П. О."))
    page = tree(by_url(pages(archive([told]), config()))["articles/2025/2025-11-07-a/"])
    assert text(one(page, "l-chain")).startswith("Вестник Нина Белова, П. О. На другие")
    assert "Нина Белова, П. О. Мост // Вестник" in text(by_id(page, "cite"))


def test_a_root_that_the_archive_has_is_not_missed() -> None:
    told = [
        article("2025-11-07-a", "Текст.", source=Source("Голос", cites=("Вестник",))),
        article("2025-11-06-b", "Текст.", source=Source("Вестник")),
    ]
    page = tree(by_url(pages(archive(told), config()))["articles/2025/2025-11-07-a/"])
    assert text(one(page, "l-chain")) == "ГолосВестник Пересказ."


def test_what_the_search_reads_beside_the_text(letter: Element) -> None:
    read = {
        found.get("data-pagefind-filter")
        or found.get("data-pagefind-meta")
        or found.get("data-pagefind-sort"): found.get("value")
        for found in letter.iter("data")
    }
    assert read["year[value]"] == "2025"
    assert read["date[value]"] == "2025-11-07"
    assert read["outlet[value]"] == "Вестник"
    assert read["published[value]"] == "2025-11-07"
    assert (read["person[value]"], read["place[value]"]) == ("Анна Ли", "Степногорск")
    assert read["forms[value]"] == "Анна Ли anna li | Степногорск stepnogorsk | Вестник vestnik"
