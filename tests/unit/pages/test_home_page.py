"""The home page: what is new, grouped by day and source; what the archive holds; what happened last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Archive, Page, QuoteThread, Rights, Source, Variant, Wording
from generator.pages import pages
from generator.pages.home import OF_SOURCE, PER_DATE
from tests.factories import archive, article, config, entity, event, with_origins
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.sample import LETTER, REPLY, sample


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return by_url(pages(sample(), config(search_examples=("мост & река",), home_events=2)))


def test_home_says_what_the_archive_holds(site: dict[str, Page]) -> None:
    words = text(one(tree(site[""]), "l-hold"))
    assert words == "В архиве с ноября 2025: 4 материала 2 изданий. Здесь 1 событие и 1 цитата."


def test_home_lists_the_newest_with_its_day_once(site: dict[str, Page]) -> None:
    rows = [text(row) for row in classed(tree(site[""]), "l-row")]
    assert rows == [
        "16–31 декабря 2025без даты Разговор Голос степи",
        "1 декабря 2025понедельник Көпір туралы хабар издание не указано",
        "8 ноября 2025суббота Ответ издание не указано",
        "7 ноября 2025пятница Письмо о мосте и о реке Вестник ← Голос степи ← Дальние новости",
    ]
    assert "is-lead" in (classed(tree(site[""]), "l-row")[0].get("class") or "")


def test_a_busy_day_does_not_hide_the_day_before_on_the_home_page() -> None:
    busy = [article(f"2025-11-08-{letter}", "Текст.", title=letter) for letter in "абвгдежз"]
    page = tree(by_url(pages(archive([*busy, article("2025-11-07-a", "А.", title="Вчера")]), config()))[""])
    rows = [text(row) for row in classed(page, "l-row")]
    assert len(rows) == PER_DATE + 2
    assert rows[PER_DATE] == "ещё 3 материала"
    assert "Вчера" in rows[-1]
    assert ("articles/2025/", "ещё 3 материала") in [(href, words.replace("\xa0", " ")) for href, words in links(page)]


def test_home_offers_searches(site: dict[str, Page]) -> None:
    page = tree(site[""])
    assert list(links(one(page, "l-try"))) == [
        ("search/?q=%D0%BC%D0%BE%D1%81%D1%82+%26+%D1%80%D0%B5%D0%BA%D0%B0", "мост & река")
    ]
    form = one(page, "l-q0")
    assert (form.get("action"), by_id(form, "q").get("name")) == ("search/", "q")


def test_home_shows_what_happened_last_and_not_what_is_planned(site: dict[str, Page]) -> None:
    events = [text(row) for row in one(tree(site[""]), "l-ev").iter("li")]
    assert events == ["Начало моста6 ноября 2025, 2 материала"]


def home(made: Archive, **settings: object) -> str:
    return text(tree(by_url(pages(made, config(**settings)))[""]))  # type: ignore[arg-type]


def test_digests_of_one_source_are_told_together() -> None:
    source = Source("Вестник", cites=("Голос",))
    digests = [article(f"2025-11-08-{n}", "Текст.", title=f"Пересказ {n}", source=source) for n in range(8)]
    whole = replace(article("2025-11-08-x", "Текст.", title="Целиком", source=source))
    whole = replace(whole, article=replace(whole.article, rights=Rights.FULL))
    other = article("2025-11-08-y", "Текст.", title="Другое", source=Source("Вестник"))
    page = tree(by_url(pages(archive([*digests, whole, other]), config()))[""])
    first, *others = classed(page, "l-row")
    assert [text(found) for found in one(first, "l-also").iter("li")] == [f"Пересказ {n}" for n in range(1, OF_SOURCE)]
    assert text(first).endswith("ещё 5 материалов")
    assert [text(row) for row in others] == ["Целиком Вестник ← Голос", "Другое Вестник"]


def test_digests_whose_source_nobody_names_are_not_of_one_source() -> None:
    page = tree(by_url(pages(archive([article(f"2025-11-08-{n}", "Текст.") for n in range(3)]), config()))[""])
    assert len(classed(page, "l-row")) == 3
    assert not classed(page, "l-also")


def test_home_lists_no_more_articles_than_it_is_told_to() -> None:
    told = [article(f"2025-11-0{day}-a", "Текст.", title=f"№{day}") for day in range(1, 9)]
    assert "№6" in home(archive(told), home_articles=3)
    assert "№5" not in home(archive(told), home_articles=3)


def test_the_leaf_says_when_the_newest_article_was_published() -> None:
    made = archive([article("2025-11-08-a", "Текст."), article("2025-11-07-b", "Текст.")])
    assert text(one(tree(by_url(pages(made, config()))[""]), "l-leaf")) == "8 ноября 2025последняя публикация"


def test_retellings_are_not_counted_as_sources() -> None:
    told = [article(f"2025-11-0{day}-a", "Т.", source=Source(f"И{day}", cites=("Вестник",))) for day in (7, 8, 9)]
    assert "3 материала 3 изданий. Здесь только 1 независимый источник." in home(with_origins(archive(told)))


def test_an_archive_of_one_article_says_so_without_zeros() -> None:
    page = home(archive([article("2025-11-08-a", "Текст.", source=Source("Вестник"))]))
    assert "В архиве с ноября 2025: 1 материал 1 издания. " in page
    assert " 0 " not in page
    assert "События" not in page
    assert "Чаще всего" not in page


def test_an_event_leads_to_its_page(site: dict[str, Page]) -> None:
    aside = next(tree(site[""]).iter("aside"))
    shown = [link for link in links(aside) if "timeline/" in link[0] or "events/" in link[0]]
    assert shown == [("events/", "все 1"), ("events/nachalo-mosta/", "Начало моста")]


def test_what_one_article_says_in_passing_is_no_event_of_the_day() -> None:
    told = article("2025-11-08-a", "Эту фразу вспомнили 8 ноября.", dates={"8 ноября": "2025-11-08"})
    passing = event("e", "2025-11-08", "Эту фразу вспомнили 8 ноября.", (told, "8 ноября"))
    assert "вспомнили" not in home(archive([told], [], [passing]))
    assert "вспомнили" in home(archive([told], [], [replace(passing, curated=True)]))


def test_outlets_are_not_among_those_named_most_often() -> None:
    told = article(
        "2025-11-08-a", "Вестник и Ли.", source=Source("Вестник"), mentions={"Вестник": "vestnik", "Ли": "li"}
    )
    made = archive([told], [entity("li", "Ли"), *[one for one in sample().entities.values() if one.id == "vestnik"]])
    aside = next(tree(by_url(pages(made, config()))[""]).iter("aside"))
    assert [words for _, words in links(aside)] == ["все 1", "Ли"]


def test_the_quote_is_the_one_that_most_articles_have() -> None:
    words = "Мы строим мост, и мост будет построен"
    span = next(one.span for one in LETTER.annotations if one.span.of(LETTER.article.text) == words)
    direct = Variant(LETTER.article.id, span, "s-2", Wording.DIRECT)
    retold = Variant(REPLY.article.id, REPLY.sentences[0].span, "s-0", Wording.PARAPHRASE)
    lone = QuoteThread("t0", "anna-li", (retold, retold))
    said = QuoteThread("t1", "anna-li", (retold, direct))
    page = tree(by_url(pages(replace(sample(), threads=(lone, said)), config()))[""])
    (figure,) = page.iter("figure")
    assert text(figure) == f"{words} Вестник ← Голос степи ← Дальние новости, ещё в 1 материале"
    (quote,) = links(next(figure.iter("blockquote")))
    assert quote[0] == "quotes/t1/"


def test_without_a_quote_in_somebodys_own_words_there_is_none() -> None:
    retold = Variant(REPLY.article.id, REPLY.sentences[0].span, "s-0", Wording.PARAPHRASE)
    made = replace(sample(), threads=(QuoteThread("t", "anna-li", (retold, retold)),))
    assert not list(tree(by_url(pages(made, config()))[""]).iter("figure"))
