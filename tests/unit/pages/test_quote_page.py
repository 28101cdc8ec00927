"""Quote threads: every wording with who has it, what they share, who was first, who only retold; their list; their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from generator.archive.threads import threads
from generator.model import (
    AnnotatedArticle,
    Archive,
    Entity,
    EntityKind,
    Page,
    Quote,
    QuoteThread,
    Source,
    Span,
    Variant,
    Wording,
)
from generator.pages import pages
from generator.pages.quote import PART
from generator.pages.quoted import without_opening
from generator.pages.quotes import WHOLE_LIMIT
from tests.factories import archive, article, config, entity, with_origins
from tests.unit.pages.html import by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample

EZHOV = entity("ezhov", "Олег Ежов", case_forms=["Олег Ежов", "Олега Ежова"])
FIRST = "Надо признать, что сосед построил крепкий забор"
SECOND = "Нужно признать, что сосед построил крепкий забор"
THIRD = "Вы должны признать: сосед построил крепкий забор"
FAR_PAPER = ("Дальние новости",)


def said(
    id: str,
    words: str,
    outlet: str | None = None,
    cites: Sequence[str] = (),
    *,
    speaker: str = "ezhov",
    language: str = "ru",
    more: Mapping[str, str] | None = None,
    published: str | None = None,
) -> AnnotatedArticle:
    return article(
        id,
        f"Сегодня сказано: «{words}». " + " ".join(f"«{other}»." for other in more or {}),
        title=f"Заметка {id}",
        source=Source(outlet, cites=tuple(cites)),
        quotes={words: speaker, **(more or {})},
        language=language,
        published=published,
    )


def partly(made: AnnotatedArticle, *words: str) -> AnnotatedArticle:
    """The same article, with these quotes of a few words inside the author's sentence."""
    return replace(
        made,
        annotations=tuple(
            replace(one, value=replace(one.value, direct=False))
            if isinstance(one.value, Quote) and one.span.of(made.article.text) in words
            else one
            for one in made.annotations
        ),
    )


def whole(*articles: AnnotatedArticle, entities: Sequence[Entity] = (EZHOV,)) -> Archive:
    made = with_origins(archive(articles, entities))
    return replace(made, threads=threads(articles, made.entities))


def site(*articles: AnnotatedArticle, language: str = "ru", entities: Sequence[Entity] = (EZHOV,)) -> dict[str, Page]:
    return by_url(pages(whole(*articles, entities=entities), config(language)))


def thread_page(found: Mapping[str, Page]) -> Page:
    """The only one."""
    (page,) = [page for page in found.values() if page.kind == "quote"]
    return page


THREE = (
    said("2025-03-01-a", FIRST, "Фонарь", FAR_PAPER),
    said("2025-03-02-b", SECOND, "Причал", ("Маяк", *FAR_PAPER)),
    said("2025-03-02-c", THIRD, None, FAR_PAPER),
)


def test_where_nothing_is_quoted_twice_there_is_no_page() -> None:
    assert not [url for url in by_url(pages(sample(), config())) if url.startswith("quotes/")]


def test_the_head_says_whose_words_since_when_and_from_whom() -> None:
    page = thread_page(site(*THREE))
    found = tree(page)
    assert page.title == "«Сосед построил крепкий забор»"
    assert page.description == f"Олег Ежов: «{FIRST}»"
    assert text(one(found, "l-leaf")) == "1 марта 2025впервые в архиве"
    assert text(next(found.iter("h1"))) == page.title
    assert text(one(found, "l-dek")) == (
        "Олег Ежов. 3 издания, 3 варианта. Все ссылаются на Дальние новости. Материалов издания «Дальние новости» в архиве нет."
    )
    assert ("../../people/ezhov/", "Олег Ежов") in list(links(found))
    assert ("../../sources/dalnie-novosti/", "Дальние новости") in list(links(found))


def test_the_collation_has_what_all_share_and_the_readings_with_their_outlets() -> None:
    found = one(tree(thread_page(site(*THREE))), "l-coll")
    assert found.get("aria-label", "").replace("\u00a0", " ") == "Сводный текст 3 вариантов"
    assert text(found) == (
        "«Надо (Фонарь), Нужно (Причал), Вы должны (издание не указано) признать, "
        "что (Фонарь, Причал), этого нет (издание не указано) сосед построил крепкий забор»"
    )


def test_a_reading_lights_up_the_wordings_that_have_it() -> None:
    found = tree(thread_page(site(*THREE)))
    rows = [row.get("data-e", "").split() for row in classed(found, "l-row") if row.get("data-e")]
    readings = [span for span in one(found, "l-coll").iter("span") if span.get("data-e")]
    assert len(rows) == 3
    for reading in readings:
        own, *wordings = reading.get("data-e", "").split()
        assert [row[0] for row in rows if own in row] == wordings
    shared = next(reading for reading in readings if text(reading).startswith("что"))
    assert shared.get("data-e", "").split()[1:] == ["q0", "q1"]


def test_every_wording_has_its_chain_its_day_the_way_there_and_its_own_words_marked() -> None:
    found = tree(thread_page(site(*THREE)))
    rows = [row for row in classed(found, "l-row") if row.get("data-e")]
    assert [text(one(row, "l-say")) for row in rows] == [f"«{words}»" for words in (FIRST, SECOND, THIRD)]
    assert [[text(mark) for mark in row.iter("mark")] for row in rows] == [["Надо"], ["Нужно"], ["Вы должны"]]
    assert [text(one(row, "l-t")) for row in rows] == ["1 марта 2025", "2 марта 2025", "2 марта 2025"]
    assert [text(one(row, "l-by")) for row in rows] == [
        "Фонарь ← Дальние новости, первым",
        "Причал ← Маяк ← Дальние новости",
        "издание не указано ← Дальние новости, «Заметка 2025-03-02-c»",
    ]
    assert ("../../articles/2025/2025-03-01-a/#s-0", "Фонарь") in list(links(rows[0]))


def test_of_one_day_nobody_is_first() -> None:
    found = tree(thread_page(site(said("2025-03-01-a", FIRST, "Фонарь"), said("2025-03-01-b", SECOND, "Причал"))))
    assert "первым" not in text(found)


def test_of_an_undated_article_it_is_not_known_whether_it_was_first() -> None:
    undated = said("bez-daty", FIRST, "Фонарь", published="2025-02-20/2025-03-10")
    found = tree(thread_page(site(undated, said("2025-03-01-b", SECOND, "Причал"))))
    assert text(one(found, "l-leaf")) == "впервые в архиве20 февраля — 10 марта 2025"
    assert "первым" not in text(found)


def test_how_much_they_share() -> None:
    assert text(by_id(tree(thread_page(site(*THREE))), "agreement")) == "Совпадает"
    assert text(one(tree(thread_page(site(*THREE))), "l-sum")) == "5 слов из 7."
    two = site(THREE[0], said("2025-03-02-c", "Вы должны признать, что сосед построил крепкий забор", "Причал"))
    assert text(one(tree(thread_page(two)), "l-sum")) == "6 слов из 7 или 8."


def test_the_same_words_stand_once_with_all_who_have_them() -> None:
    outlets = [f"Газета {number}" for number in range(12)]
    found = tree(thread_page(site(*(said(f"2025-03-{n + 1:02}-a", FIRST, name) for n, name in enumerate(outlets)))))
    (row,) = classed(found, "l-row")
    assert [text(line) for line in classed(row, "l-by")][:2] == ["Газета 0, первым", "Газета 1, 2 марта 2025"]
    assert len(classed(row, "l-by")) == 12
    assert classed(found, "l-coll") == []
    assert list(row.iter("mark")) == []
    assert text(one(found, "l-sum")) == "Слово в слово: все 7 слов."
    assert "12 изданий, слово в слово" in text(one(found, "l-dek"))


def test_twelve_wordings_are_one_text() -> None:
    beginnings = "Надо Нужно Пора Стоит Следует Остаётся Придётся Пришлось Приходится Должно Хорошо Можно".split()
    articles = [
        said(f"2025-03-{number + 1:02}-a", FIRST.replace("Надо", word), f"Газета {number}")
        for number, word in enumerate(beginnings)
    ]
    found = tree(thread_page(site(*articles)))
    (readings,) = classed(found, "l-var")
    assert len([span for span in readings if span.get("data-e")]) == 12
    assert [text(mark) for mark in found.iter("mark")] == beginnings


def test_wordings_that_share_little_are_not_forced_into_one_text() -> None:
    first, second = said("2025-03-01-a", FIRST, "Фонарь"), said("2025-03-02-b", "Забор вышел на славу", "Причал")
    variants = tuple(
        Variant(made.article.id, annotation.span, "s-0", Wording.DIRECT)
        for made in (first, second)
        for annotation in made.annotations
    )
    made = replace(archive([first, second], [EZHOV]), threads=(QuoteThread("t", "ezhov", variants),))
    found = tree(by_url(pages(made, config()))["quotes/t/"])
    assert classed(found, "l-coll") == []
    assert list(found.iter("mark")) == []
    assert classed(found, "l-sum") == []
    assert len(classed(found, "l-say")) == 2


def test_wordings_in_other_languages_stand_with_theirs_and_are_not_compared() -> None:
    english = said("2025-03-03-e", "My neighbour built a strong fence", "Post", language="en")
    variant = Variant(english.article.id, english.annotations[0].span, "s-0", Wording.DIRECT)
    made = whole(*THREE, english)
    (thread,) = made.threads
    made = replace(made, threads=(replace(thread, variants=(*thread.variants, variant)),))
    page = thread_page(by_url(pages(made, config())))
    found = tree(page)
    foreign = next(line for line in classed(found, "l-say") if line.get("lang") == "en")
    assert list(foreign.iter("mark")) == []
    assert "neighbour" not in text(one(found, "l-coll"))
    assert text(one(found, "l-sum")) == "5 слов из 7."
    assert "4 варианта" in text(one(found, "l-dek"))


def test_who_only_retold_stands_apart_with_the_sentence() -> None:
    sentence = "Ежов отметил, что сосед, надо признать, построил крепкий забор"
    retold = [
        article(f"2025-03-0{day}-r", f"{sentence}. Все молчали.", source=Source(name), mentions={"Ежов": "ezhov"})
        for day, name in ((3, "Причал"), (4, "Маяк"))
    ]
    body = "Ежов хвалил «крепкий забор» соседа."
    part = partly(
        article("2025-03-05-p", body, source=Source("Волна"), quotes={"крепкий забор": "ezhov"}), "крепкий забор"
    )
    found = tree(thread_page(site(THREE[0], *retold, part, entities=[EZHOV, entity("x", "Ежов и Ко")])))
    assert [text(heading) for heading in found.iter("h2")] == ["Кто приводит", "Только пересказали"]
    own, parted = classed(found, "l-retold")
    assert text(own) == f"{sentence}."
    assert text(parted) == body
    assert [text(mark) for mark in parted.iter("mark")] == ["крепкий забор"]
    assert [text(line) for line in classed(found, "l-t")][1:] == [
        "1 марта 2025",
        "3 марта 2025своими словами",
        "5 марта 2025отрывком",
    ]
    assert [text(line) for line in classed(found, "l-by")][1:] == ["Причал", "Маяк, 4 марта 2025", "Волна"]
    assert "4 издания, 3 пересказа" in text(one(found, "l-dek"))


def test_a_few_of_the_words_again_in_an_article_that_has_them_whole_are_no_retelling() -> None:
    body = f"«{FIRST}». Ежов хвалит: сосед «построил крепкий забор»."
    twice = article(
        "2025-03-01-a", body, source=Source("Фонарь"), quotes={FIRST: "ezhov", "«построил крепкий забор»": "ezhov"}
    )
    found = tree(thread_page(site(partly(twice, "«построил крепкий забор»"), THREE[1])))
    assert classed(found, "l-retold") == []
    assert "ещё и отрывком:" in text(found)


def test_words_that_stand_in_no_article_whole() -> None:
    parts = [
        partly(
            article(
                f"2025-03-0{day}-a",
                "Ежов хвалил «крепкий забор» соседа.",
                source=Source(f"Газета {day}"),
                quotes={"крепкий забор": "ezhov"},
            ),
            "крепкий забор",
        )
        for day in (1, 2)
    ]
    variants = tuple(Variant(made.article.id, made.annotations[0].span, "s-0", Wording.FRAGMENT) for made in parts)
    made = replace(archive(parts, [EZHOV]), threads=(QuoteThread("t", "ezhov", variants),))
    found = tree(by_url(pages(made, config()))["quotes/t/"])
    assert text(next(found.iter("h1"))) == "«крепкий забор»"
    assert [text(heading) for heading in found.iter("h2")] == ["Как это передали"]
    assert "2 издания, только отрывками" in text(one(found, "l-dek"))


def test_what_was_said_nearby_is_linked_once() -> None:
    bridge, other = "Мост к весне мы построим железный и крепкий", "Погода нам в этом году не мешала"
    articles = [
        said("2025-03-01-a", FIRST, "Фонарь", more={bridge: "ezhov", other: "ezhov"}),
        said("2025-03-02-b", SECOND, "Причал", more={bridge: "ezhov"}),
    ]
    made = whole(*articles)
    found = by_url(pages(made, config()))
    fence, bridges = sorted(made.threads, key=lambda thread: thread.variants[0].span)
    near = classed(tree(found[f"quotes/{fence.id}/"]), "l-near")
    assert [(href, words) for line in near for href, words in links(line)] == [
        (f"../{bridges.id}/", f"«{bridge}»"),
        ("../../articles/2025/2025-03-01-a/#s-2", f"«{other}»"),
    ]


def test_a_long_way_off_is_not_nearby() -> None:
    other = "Погода нам в этом году не мешала"
    distant = article(
        "2025-03-01-a",
        f"«{FIRST}». " + "Шёл дождь и дул ветер. " * 200 + f"«{other}».",
        source=Source("Фонарь"),
        quotes={FIRST: "ezhov", other: "ezhov"},
    )
    found = tree(thread_page(site(distant, THREE[1])))
    assert classed(found, "l-near") == []


def test_an_organisation_speaks_too() -> None:
    works = entity("vodokanal", "Водоканал", EntityKind.ORGANIZATION)
    articles = [
        said("2025-03-01-a", "Вода в реке чистая и холодная", "Фонарь", speaker="vodokanal"),
        said("2025-03-02-b", "Вода в реке холодная и чистая", "Причал", speaker="vodokanal"),
    ]
    assert ("../../organizations/vodokanal/", "Водоканал") in list(
        links(tree(thread_page(site(*articles, entities=[works]))))
    )


def test_when_the_words_were_said_where_an_article_says_so() -> None:
    first = replace(
        THREE[0],
        annotations=tuple(replace(one, value=Quote("ezhov", "", said="2025-02-27")) for one in THREE[0].annotations),
    )
    assert "Олег Ежов, сказано 27 февраля 2025." in text(one(tree(thread_page(site(first, THREE[1]))), "l-dek"))


def test_a_quotation_of_many_words_is_cut_in_the_title_and_whole_below() -> None:
    long = "Мы строили дорогу через долину " + "и считали каждую копейку и каждый камень " * 20 + "до самой зимы"
    page = thread_page(site(said("2025-03-01-a", long, "Фонарь"), said("2025-03-02-b", f"{long} и весны", "Причал")))
    found = tree(page)
    assert page.title.endswith("…»")
    assert len(page.title) < 100
    assert f"«{long}»" in text(found)
    assert "is-long" in one(found, "l-coll").get("class", "")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Надо признать, что мост крепкий", "Мост крепкий"),
        ("Я думаю, что мост крепкий", "Мост крепкий"),
        ("Хочу ещё раз подчеркнуть, что мост крепкий", "Мост крепкий"),
        # What doubts, denies or asks is part of what is said.
        ("Я не думаю, что мост крепкий", "Я не думаю, что мост крепкий"),
        ("Вряд ли надо признать, что мост крепкий", "Вряд ли надо признать, что мост крепкий"),
        ("Кто сказал, что мост крепкий?", "Кто сказал, что мост крепкий?"),
        ("Мост такой, что выдержит танк", "Мост такой, что выдержит танк"),
        ("Мост крепкий", "Мост крепкий"),
        (", что мост", ", что мост"),
    ],
)
def test_an_opening_that_says_nothing_is_left_out_of_a_title(words: str, left: str) -> None:
    assert without_opening(words) == left


def test_a_quotation_in_a_quotation_has_other_marks() -> None:
    named = said("2025-03-01-a", "Корабль «Заря» придёт в порт весной", "Фонарь")
    page = thread_page(site(named, said("2025-03-02-b", "Корабль «Заря» весной придёт в порт", "Причал")))
    assert page.title == "«Корабль „Заря“ придёт в порт весной»"


def test_the_search_reads_the_first_wording_alone() -> None:
    page = thread_page(site(*THREE))
    found = tree(page)
    read = text(_without_ignored(found))
    assert page.indexed
    assert "Надо признать" in read
    assert "Нужно" not in read
    assert "Фонарь" not in read
    facts = {
        (data.get("data-pagefind-filter") or data.get("data-pagefind-sort") or data.get("data-pagefind-meta") or ""): (
            data.get("value")
        )
        for data in found.iter("data")
    }
    assert facts["kind[value]"] == "Цитаты"
    assert facts["year[value]"] == "2025"
    assert facts["date[value]"] == "2025-03-01"
    assert facts["forms[value]"] == "Олег Ежов Ежова oleg ezhov yezhov"


def _without_ignored(element: Element) -> Element:
    for parent in list(element.iter()):
        for child in list(parent):
            if "data-pagefind-ignore" in child.attrib:
                child.clear()
    return element


@pytest.mark.parametrize(("language", "sum"), [("en", "5 words of 7."), ("kk", "7 сөздің 5 сөзі.")])
def test_in_every_language_of_the_interface(language: str, sum: str) -> None:
    assert text(one(tree(thread_page(site(*THREE, language=language))), "l-sum")) == sum


# ----------------------------------------------------------------------------------------------------------- addresses


def test_an_address_survives_an_earlier_article() -> None:
    before = thread_page(site(*THREE[1:])).url
    found = site(*THREE)
    now = thread_page(found)
    assert now.url != before
    assert found[before].kind == "moved"
    assert (f"../{now.url.split('/')[1]}/", "Открыть по новому адресу") in list(links(tree(found[before])))


def test_a_former_id_never_hides_a_living_thread() -> None:
    made = whole(
        *THREE,
        said("2025-04-01-a", "Мост стоит крепко и давно", "А"),
        said("2025-04-02-b", "Мост стоит давно и крепко", "Б"),
    )
    one_thread, other = made.threads
    made = replace(made, threads=(replace(one_thread, was=(other.id, "staryi")), replace(other, was=("staryi",))))
    found = by_url(pages(made, config()))
    assert found[f"quotes/{other.id}/"].kind == "quote"
    assert f"../{one_thread.id}/" in [href for href, _ in links(tree(found["quotes/staryi/"]))]


# ------------------------------------------------------------------------------------------------------------- the list


def test_the_list_has_the_words_the_speaker_and_how_many_have_them() -> None:
    found = site(*THREE)
    (row,) = classed(tree(found["quotes/"]), "l-row")
    assert text(row) == f"1 марта «{FIRST}» Олег Ежов · 3 издания, 3 варианта"
    assert list(links(row)) == [
        (thread_page(found).url.removeprefix("quotes/"), f"«{FIRST}»"),
        ("../people/ezhov/", "Олег Ежов"),
    ]


def many(number: int) -> Archive:
    """So many threads, each of two articles, half of them of the year before."""
    articles, found = [], []
    for place in range(number):
        year = 2025 if place < number / 2 else 2024
        pair = [said(f"{year}-03-0{day}-n{place}", f"Слова номер {place} о заборе", f"Газета {day}") for day in (1, 2)]
        articles += pair
        variants = tuple(Variant(made.article.id, made.annotations[0].span, "s-0", Wording.DIRECT) for made in pair)
        found.append(QuoteThread(f"t{place}", "ezhov", variants))
    return replace(archive(articles, [EZHOV]), threads=tuple(found))


def test_few_stand_on_one_page_by_year() -> None:
    found = by_url(pages(many(4), config()))
    assert [text(heading) for heading in tree(found["quotes/"]).iter("h2")] == [
        "2025 2 цитаты",
        "2024 2 цитаты",
        "По годам",
    ]
    assert "quotes/2025/" not in found


def test_many_have_pages_by_year_and_parts() -> None:
    found = by_url(pages(many(2 * WHOLE_LIMIT + 20), config()))
    shown = {url: len(classed(tree(page), "l-row")) for url, page in found.items() if page.kind == "quotes"}
    assert shown == {
        "quotes/": WHOLE_LIMIT,
        "quotes/2025/": WHOLE_LIMIT,
        "quotes/2025/2/": 10,
        "quotes/2024/": WHOLE_LIMIT,
        "quotes/2024/2/": 10,
    }
    forward = [href for href, _ in links(tree(found["quotes/2025/2/"]))]
    assert "../../2024/" in forward
    assert "../" in forward


# ---------------------------------------------------------------------------------------------------- very many have it


def test_the_words_of_very_many_articles_go_on_on_further_pages() -> None:
    count = 2 * PART
    made = [
        said(f"2025-03-{1 + number % 28:02}-{number:04}", FIRST if number % 2 else SECOND) for number in range(count)
    ]
    found = {url: tree(page) for url, page in site(*made).items() if page.kind == "quote"}
    (own, *others) = sorted(found, key=lambda url: (len(url), url))
    assert others == [f"{own}{number}/" for number in (2, 3)]
    named = Counter(title for page in found.values() for title in map(text, classed(page, "l-by")))
    assert sum(named.values()) == len(named) == count
    for url, page in found.items():
        assert len(classed(page, "l-row")) + len(classed(page, "l-by")) <= PART
        assert [name for _, name in links(one(page, "l-chips"))] == ["1", "2", "3"]
        # The sentence is where the link says: the page of a part lies deeper.
        up = "../" * url.count("/")
        assert all(href.startswith(f"{up}articles/") for row in classed(page, "l-by") for href, _ in links(row))
    assert [url for url, page in found.items() if classed(page, "l-coll")] == [own]
    assert all(text(next(page.iter("h2"))).startswith("Каждый вариант") for page in found.values())
    assert text(next(found[others[0]].iter("h1"))) == text(next(found[own].iter("h1")))


# -------------------------------------------------------------------------------------------------------------- hostile


def test_what_is_quoted_is_shown_and_never_obeyed() -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}"
    spoken = f"Надо признать, что {evil} сосед построил крепкий забор"
    source = Source(evil, cites=(evil + "1",))
    bodies = [
        replace(
            article(f"2025-03-0{day}-a", "Сказано. Молчали.", title=evil, source=source, language='ru"onclick="x'),
        )
        for day in (1, 2)
    ]
    evils = []
    for body, words in zip(bodies, (spoken, spoken.replace("Надо", "Нужно")), strict=True):
        made = replace(body.article, text=words)
        evils.append(replace(body, article=made, sentences=()))
    variants = tuple(Variant(made.article.id, Span(0, len(made.article.text)), "", Wording.DIRECT) for made in evils)
    named = entity("ezhov", evil)
    found = by_url(
        pages(replace(with_origins(archive(evils, [named])), threads=(QuoteThread("t", "ezhov", variants),)), config())
    )
    for url in ("quotes/", "quotes/t/"):
        for element in tree(found[url]).iter():
            assert element.tag not in ("script", "img")
            assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src")]
        assert "<script>alert(1)</script>" in text(tree(found[url]))
        assert "{{ 7*7 }}" in text(tree(found[url]))
