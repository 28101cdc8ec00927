"""An event's page, whatever is known of it: forty outlets or none, an undated article, two languages, a sentence without end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from generator.model import (
    AnnotatedArticle,
    Archive,
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    EntityKind,
    Event,
    Evidence,
    Figure,
    FigureKind,
    Page,
    Quote,
    QuoteThread,
    Source,
    Telling,
    Variant,
    Wording,
)
from generator.pages import event_told, events, pages
from tests.factories import archive, article, config, entity, event, with_origins
from tests.unit.pages.html import anchored, by_id, by_url, classed, links, one, text, tree
from tests.unit.pages.test_hostile import EVIL, KNOWN

DAY = {"6 ноября": "2025-11-06"}
URL = "events/otkrytie/"

FIRST = article(
    "2025-11-07-a",
    "Накануне шёл дождь. Мост через Ишим открыла Анна Ли 6 ноября. Он стоил 17 миллионов рублей.",
    title="Мост открыт",
    source=Source("Вестник"),
    dates=DAY,
    mentions={"Анна Ли": "anna-li", "Ишим": "ishim", "Вестник": "vestnik"},
    figures={"17 миллионов рублей": Figure(17e6, "RUB", "=", FigureKind.MONEY)},
)
RETOLD = article(
    "2025-11-08-b",
    "Анна Ли 6 ноября открыла мост через Ишим, пишет газета. Стоил он свыше 17 миллионов рублей.\n\n"
    "«Мы строили три года и построили»",
    title="Мост через Ишим",
    source=Source("Степь", cites=("Вестник",)),
    dates=DAY,
    mentions={"Анна Ли": "anna-li", "Ишим": "ishim"},
    figures={"17 миллионов рублей": Figure(17e6, "RUB", ">", FigureKind.MONEY)},
    quotes={"Мы строили три года и построили": "anna-li"},
)
UNDATED = article(
    "2025-11-20-c",
    "6 ноября у Ишима перерезали ленточку.",
    title="Ленточка",
    published="2025-11-20/2025-11-30",
    source=Source("Даль"),
    dates=DAY,
    mentions={"Ишима": "ishim"},
)
OTHER = article("2025-11-08-d", "В театре премьера.", source=Source("Сцена"))
ANNA = entity("anna-li", "Анна Ли", case_forms=["Анны Ли"])
RIVER = entity("ishim", "Ишим", EntityKind.PLACE)


def opening(*told: AnnotatedArticle, curated: bool = True, markdown: str = "", **more: object) -> Event:
    made = event("otkrytie", "2025-11-06", "Открытие моста", *((one, "6 ноября") for one in told))
    given = {"entities": ("anna-li", "ishim"), "path": "events/otkrytie.md" if curated else ""} | more
    return replace(made, curated=curated, markdown=markdown, **given)  # type: ignore[arg-type]


def whole(*told: AnnotatedArticle, others: Sequence[AnnotatedArticle] = (OTHER,)) -> Archive:
    return with_origins(archive([*told, *others], [ANNA, RIVER], [opening(*told)]))


def site(made: Archive, language: str = "ru") -> dict[str, Page]:
    return by_url(pages(made, config(language, repo_url="https://github.com/a/b")))


def page(made: Archive, url: str = URL) -> Element:
    return tree(site(made)[url])


@pytest.fixture(scope="module")
def told() -> Element:
    return page(whole(FIRST, RETOLD, UNDATED))


def section(body: Element, heading: str) -> Element:
    found = [one for one in body.iter("section") for head in one.iter("h2") if text(head).startswith(heading)]
    assert len(found) == 1, f"{len(found)} sections «{heading}»"
    return found[0]


def headings(body: Element) -> list[str]:
    return [text(found) for found in body.iter("h2")]


# --------------------------------------------------------------------------------------------------- which have a page


def test_only_what_is_entered_or_told_twice_has_a_page() -> None:
    single = event("odin", "2025-11-06", "Один", (FIRST, "6 ноября"))
    twice = event("dva", "2025-11-06", "Два", (FIRST, "6 ноября"), (RETOLD, "6 ноября"))
    made = site(archive([FIRST, RETOLD], [ANNA, RIVER], [single, twice, opening()]))
    assert {url for url in made if url.startswith("events/")} == {"events/", "events/dva/", URL}


def test_one_article_that_tells_twice_does_not_make_a_page() -> None:
    same = event("dva", "2025-11-06", "Два", (FIRST, "6 ноября"), (FIRST, "17 миллионов"))
    assert not [url for url in site(archive([FIRST], [ANNA, RIVER], [same])) if url.startswith("events/")]


def test_dates_and_rows_lead_to_the_page() -> None:
    made = site(whole(FIRST, RETOLD))
    (date,) = classed(tree(made["articles/2025/2025-11-07-a/"]), "m-d")
    assert date.get("href") == "../../../events/otkrytie/"
    row = by_id(tree(made["timeline/2025/"]), "event-otkrytie")
    assert next(links(row)) == ("../../events/otkrytie/", "Открытие моста")
    assert ("events/otkrytie/", "Открытие моста") in links(tree(made[""]))


def test_the_page_leads_to_its_row_and_its_file(told: Element) -> None:
    found = {words: href for href, words in links(one(told, "l-m"))}
    assert found["в хронике"] == "../../timeline/2025/#event-otkrytie"
    assert found["исправить"].endswith("/content/events/otkrytie.md")


# ------------------------------------------------------------------------------------------------------------ the head


def test_the_head(told: Element) -> None:
    assert text(one(told, "l-leaf")) == "6 ноября 2025четверг"
    assert text(one(told, "l-hold")) == "3 материала, но 2 независимых источника: остальное пересказы."


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        ((), "Ни один материал архива об этом пока не рассказывает."),
        ((FIRST,), "1 материал."),
        ((FIRST, UNDATED), "2 материала, 2 независимых источника."),
        ((FIRST, RETOLD), "2 материала, но источник у них один: Вестник."),
    ],
)
def test_how_many_tell_and_of_how_many_sources(articles: tuple[AnnotatedArticle, ...], said: str) -> None:
    assert text(one(page(whole(*articles)), "l-hold")) == said


def test_two_articles_of_one_outlet_are_no_retellings() -> None:
    again = article("2025-11-09-a", "Мост открыт 6 ноября.", source=Source("Вестник"), dates=DAY)
    assert text(one(page(whole(FIRST, again)), "l-hold")) == "2 материала одного издания: Вестник."


def test_what_somebody_wrote_stands_under_the_title() -> None:
    made = site(archive([FIRST], [ANNA, RIVER], [opening(FIRST, markdown="Мост **первый** на реке.")]))
    assert text(one(tree(made[URL]), "l-dek")) == "Мост первый на реке."
    assert made[URL].description == "Мост первый на реке."


def test_without_it_the_first_sentence_does(told: Element) -> None:
    assert text(one(told, "l-dek")) == "Мост через Ишим открыла Анна Ли 6 ноября."


def test_of_one_day_the_sentence_that_names_most_does() -> None:
    vague = article("2025-11-07-0", "6 ноября он его открыл.", source=Source("Даль"), dates=DAY)
    made = site(whole(vague, FIRST))
    assert text(one(tree(made[URL]), "l-dek")) == "Мост через Ишим открыла Анна Ли 6 ноября."
    assert made[URL].description == "Мост через Ишим открыла Анна Ли 6 ноября."


def test_a_title_that_is_a_sentence_goes_on_under_the_heading() -> None:
    words = "Мост через Ишим, который " + "долго " * 20 + "строили, открыли 6 ноября."
    first = article("2025-11-07-a", words, dates=DAY, language="kk")
    made = site(archive([first, RETOLD], [ANNA, RIVER], [replace(opening(first, RETOLD, curated=False), title=words)]))
    body = tree(made[URL])
    (title,) = body.iter("h1")
    dek = one(body, "l-dek")
    assert (title.get("lang"), dek.get("lang")) == ("kk", "kk")
    assert text(title).endswith("…")
    assert text(title).removesuffix("…") + " " + text(dek).removeprefix("…") == words
    assert made[URL].title == text(title)


@pytest.mark.parametrize(
    ("when", "words"), [("2025", "2025 год"), ("2024-02/2025-03", "февраль 2024 — март 2025"), ("2025-22", "лето 2025")]
)
def test_a_date_that_is_no_day_stands_in_words(when: str, words: str) -> None:
    body = page(archive([FIRST, RETOLD], [ANNA, RIVER], [replace(opening(FIRST, RETOLD), when=when)]))
    assert text(one(body, "l-leaf")) == words


# ------------------------------------------------------------------------------------------------------- what is known


def test_what_became_known_when_and_from_whom(told: Element) -> None:
    rows = [[text(part) for part in row] for row in one(section(told, "Что известно"), "l-tl").iter("li")]
    assert rows == [
        [
            "7 ноября 2025",
            "Накануне шёл дождь. Мост через Ишим открыла Анна Ли 6 ноября. Он стоил 17 миллионов рублей.",
            "впервые: Вестник потом Степь",
        ],
        ["20–30 ноября 2025без даты", "6 ноября у Ишима перерезали ленточку.", "Даль"],
    ]


def test_what_tells_is_a_link_to_its_sentence_and_the_rest_is_not(told: Element) -> None:
    first = next(iter(one(section(told, "Что известно"), "l-tl").iter("p")))
    assert list(anchored(first)) == [
        ("../../articles/2025/2025-11-07-a/#s-1", "Мост через Ишим открыла Анна Ли 6 ноября.")
    ]


def test_the_days_that_can_be_chosen(told: Element) -> None:
    known = section(told, "Что известно")
    choices = [(found.get("id"), found.get("value"), found.get("checked")) for found in known.iter("input")]
    assert choices == [
        ("known-0", "2025-11-06", None),
        ("known-1", "2025-11-07", None),
        ("known-2", "2025-11-08", None),
        ("known-now", "", ""),
    ]
    assert [text(label) for label in known.iter("label")] == ["6 ноября", "7 ноября", "8 ноября", "сейчас"]
    assert text(one(known, "l-nothing")) == "Архив об этом ещё не знал: первый материал вышел 7 ноября."
    # An undated article was there for certain by its upper bound alone.
    assert [row.get("class") for row in one(known, "l-tl").iter("li")] == ["k1", "k3"]
    assert [text(teller) for teller in classed(known, "k2")] == ["потом Степь"]


def test_where_all_came_out_on_one_day_there_is_nothing_to_choose() -> None:
    body = page(whole(FIRST))
    assert not list(body.iter("input"))
    assert len(list(one(body, "l-tl").iter("li"))) == 1


def test_why_a_sentence_without_the_date_tells_of_it() -> None:
    early = article("2025-11-07-e", "Ишим перешли по мосту.", source=Source("Е"), mentions={"Ишим": "ishim"})
    shared = Evidence(("ishim",), ("мосту",))
    undated = Telling("2025-11-07-e", "s-0", early.sentences[0].span, None, shared)
    both = opening(RETOLD)
    body = page(archive([early, RETOLD], [ANNA, RIVER], [replace(both, tellings=(undated, *both.tellings))]))
    assert "без даты, общие: Ишим, «мосту»" in text(section(body, "Что известно"))


def test_a_passage_is_cut_to_what_fits_around_its_sentence() -> None:
    far = "Далеко " + "и долго " * 60 + "шли."
    long = article("2025-11-07-l", f"{far} Мост открыли 6 ноября. Дождь. {far} Ночь.", source=Source("Д"), dates=DAY)
    (row,) = one(page(whole(long)), "l-tl").iter("li")
    assert text(next(row.iter("p"))) == "Мост открыли 6 ноября. Дождь."


# ---------------------------------------------------------------------------------------------------------- side by side


def test_sentences_stand_side_by_side_and_what_differs_is_marked(told: Element) -> None:
    row, *_ = classed(section(told, "Как об этом рассказали"), "l-row")
    assert [text(found) for found in row.iter("h3")] == ["Почти те же слова"]
    assert "источник один: Вестник" in text(row)
    left, right = row.iter("figure")
    assert [text(mark) for mark in left.iter("mark")] == []
    assert [text(mark) for mark in right.iter("mark")] == ["пишет газета"]
    assert list(anchored(left)) == [("../../articles/2025/2025-11-07-a/#s-1", "Вестник")]
    assert text(next(right.iter("figcaption"))) == "Степь, 8 ноября 2025 ← Вестник"


def test_the_same_words_to_the_letter_stand_once() -> None:
    copies = [
        article(f"2025-11-0{day}-k", "Мост открыли 6 ноября.", source=Source(f"К{day}"), dates=DAY)
        for day in range(1, 7)
    ]
    other = article("2025-11-09-o", "Мост через Ишим открыли 6 ноября.", source=Source("О"), dates=DAY)
    told = section(page(whole(*copies, other)), "Как об этом рассказали")
    left, right = told.iter("figure")
    assert text(left).endswith("и ещё 4 материала слово в слово")
    assert [text(mark) for mark in right.iter("mark")] == ["через Ишим"]


def test_one_article_is_not_compared_with_itself() -> None:
    twice = article("2025-11-07-t", "Мост открыли 6 ноября. Мост и правда открыли 6 ноября.", dates=DAY)
    second = event("x", "2025-11-06", "x", (twice, "правда")).tellings
    made = opening(twice)
    body = page(archive([twice], [ANNA, RIVER], [replace(made, tellings=(*made.tellings, *second))]))
    assert "Как об этом рассказали" not in " ".join(headings(body))


def test_two_languages_are_shown_and_not_compared() -> None:
    kazakh = article(
        "2025-11-08-kk", "Есілдегі көпір 6 ноября ашылды.", source=Source("Қала"), dates=DAY, language="kk"
    )
    body = page(whole(FIRST, kazakh))
    told = section(body, "Как об этом рассказали")
    assert not list(told.iter("mark"))
    assert [found.get("lang") for found in told.iter("blockquote")] == [None, "kk"]
    assert [found.get("lang") for found in one(body, "l-tl").iter("p")] == [None, "kk"]


# ------------------------------------------------------------------------------------------------- quotes and figures


def test_what_a_participant_says_behind_the_passage(told: Element) -> None:
    said = section(told, "Что об этом сказали")
    assert text(one(said, "l-say")) == "«Мы строили три года и построили»"
    assert ("../../people/anna-li/", "Анна Ли") in links(said)
    assert ("../../articles/2025/2025-11-08-b/#s-2", "Степь ← Вестник, 8 ноября 2025") in links(said)


def test_a_quote_that_several_print_stands_once_and_leads_to_all_of_them() -> None:
    words = "Мост открыт"
    both = [
        article(f"2025-11-0{day}-q", f"6 ноября она сказала: «{words}».", dates=DAY, quotes={words: "anna-li"})
        for day in (7, 8)
    ]
    variants = [
        Variant(made.article.id, annotation.span, "s-0", Wording.DIRECT)
        for made in both
        for annotation in made.annotations
        if isinstance(annotation.value, Quote)
    ]
    made = replace(whole(*both), threads=(QuoteThread("q-1", "anna-li", tuple(variants)),))
    said = section(tree(by_url(pages(made, config()))[URL]), "Что об этом сказали")
    assert len(classed(said, "l-row")) == 1
    assert ("../../quotes/q-1/", "ещё в 1 материале") in links(said)


def test_figures_of_one_measure_stand_side_by_side(told: Element) -> None:
    (row,) = classed(section(told, "Сколько"), "l-row")
    assert text(next(row.iter("h3"))) == "17 млн ₽"
    assert [text(next(side.iter("p"))) for side in row.iter("figure")] == [
        "Он стоил 17 миллионов рублей.",
        "Стоил он свыше 17 миллионов рублей.",
    ]


def test_other_units_are_converted_and_other_sizes_left_alone() -> None:
    miles = article(
        "2025-11-07-m",
        "6 ноября проехали 5 миль.",
        source=Source("М"),
        dates=DAY,
        figures={"5 миль": Figure(5, "миля", "=", FigureKind.MEASURE)},
    )
    kilometres = article(
        "2025-11-08-m",
        "6 ноября проехали 8 километров за 900 километров отсюда.",
        source=Source("К"),
        dates=DAY,
        figures={
            "8 километров": Figure(8, "километр", "=", FigureKind.MEASURE),
            "900 километров": Figure(900, "километр", "=", FigureKind.MEASURE),
        },
    )
    (row,) = classed(section(page(whole(miles, kilometres)), "Сколько"), "l-row")
    assert [text(found) for found in row.iter("figcaption")] == ["М = 8,047 км", "К"]


def test_a_disagreement_on_it_is_told_and_led_to() -> None:
    claims = tuple(
        Claim(made.article.id, "s-1", next(one for one in made.sentences if one.anchor == "s-1").span)
        for made in (FIRST, RETOLD)
    )
    differ = Disagreement(
        "cena", DisagreementKind.CLAIMS, claims, Compatibility.APART, None, curated=True, title="Цена"
    )
    body = page(replace(whole(FIRST, RETOLD), disagreements=(differ,)))
    assert ("../../disagreements/cena/", "Цена") in links(section(body, "Разночтения"))
    (mark,) = classed(section(body, "Что известно"), "l-ne")
    assert mark.get("href") == "../../disagreements/cena/"


# ---------------------------------------------------------------------------------------------------------- who was first


def test_the_tree_of_who_retells_whom(told: Element) -> None:
    tree_ = one(told, "l-tree")
    roots = [text(found) for found in tree_]
    assert roots == ["7 ноября 2025Вестник первым8 ноября 2025Степь", "20–30 ноября 2025Даль"]
    (below,) = tree_[0].iter("ul")
    assert list(anchored(below)) == [("../../articles/2025/2025-11-08-b/#s-0", "Степь")]


def test_an_outlet_without_its_article_stands_in_the_tree_and_says_so() -> None:
    far = replace(RETOLD, article=replace(RETOLD.article, source=Source(None, cites=("Даль", "Край"))))
    body = page(whole(far, others=[article("2025-10-01-x", "Зима.", source=Source("Даль"))]))
    assert text(one(body, "l-tree")) == (
        "Край в архиве нетДаль самого материала в архиве нет8 ноября 2025издание не указано «Мост через Ишим»"
    )


def test_of_two_that_came_out_on_one_day_none_was_first() -> None:
    same = article("2025-11-07-s", "Мост открыт 6 ноября.", source=Source("Степь"), dates=DAY)
    assert "первым" not in text(one(page(whole(FIRST, same)), "l-tree"))


def test_who_published_other_things_in_those_days(told: Element) -> None:
    assert text(one(told, "l-silent")) == "В эти дни публиковали другое, а об этом в архиве ничего нет: Сцена."


@pytest.mark.parametrize(
    ("other", "when"),
    [
        (article("2025-12-24-d", "Премьера.", source=Source("Сцена")), "2025-11-06"),  # long after
        (article("2025-11-08-d", "Премьера.", published="2025-11-08/2025-12-01", source=Source("Сцена")), "2025-11-06"),
        (article("2025-11-08-d", "Премьера.", source=Source(None)), "2025-11-06"),
        (article("2025-11-08-d", "Премьера.", source=Source("Даль")), "2025-11-06"),  # tells of it as well
        (
            article("2025-11-08-d", "Ли.", mentions={"Ли": "anna-li", ".": "ishim"}, source=Source("Сцена")),
            "2025-11-06",
        ),
        (OTHER, "1991-12-16"),
        (OTHER, "2025"),
        (OTHER, "2026-01-01"),
    ],
)
def test_who_is_not_said_to_be_silent(other: AnnotatedArticle, when: str) -> None:
    made = whole(FIRST, RETOLD, UNDATED, others=[other])
    assert not classed(page(replace(made, events=(replace(made.events[0], when=when),))), "l-silent")


# ------------------------------------------------------------------------------------------------------------- extremes


def test_an_event_that_no_article_tells() -> None:
    body = page(whole())
    assert headings(body) == ["Люди 1", "Места 1"]
    assert not list(body.iter("input"))


def word(number: int) -> str:
    """Each another."""
    return "".join("абвгдежзик"[int(digit)] for digit in f"{number:03}") * 2


def test_sixty_outlets_are_folded() -> None:
    many = [
        article(
            f"2025-11-{7 + n % 20:02}-n{n}",
            f"{word(n)} 6 ноября {word(n + 60)} мост {word(n + 120)}.",
            source=Source(f"Газета {n}", cites=("Вестник",)),
            dates=DAY,
        )
        for n in range(60)
    ]
    body = page(whole(*many))
    known = section(body, "Что известно")
    assert len(list(known.iter("input"))) == 13
    shown, folded = classed(known, "l-tl")
    assert (len(list(shown)), len(list(folded))) == (10, 50)
    told = section(body, "Как об этом рассказали")
    assert len([row for row in told if row.get("class") == "l-row"]) == event_told.SHOWN
    assert len(list(told.iter("figure"))) <= 2 * event_told.COMPARED
    below = next(iter(one(body, "l-tree")[0].iter("ul")))
    assert len(list(below)) == 9
    assert text(next(below.iter("summary"))) == "ещё 52 пересказа"


def test_what_hundreds_tell_is_counted() -> None:
    many = [
        article(f"2025-11-{7 + n % 20:02}-n{n}", "Мост открыт 6 ноября.", source=source, dates=DAY)
        for n, source in enumerate(
            [
                *(Source(f"Газета {n}", cites=("Вестник",)) for n in range(100)),
                *(Source(f"Листок {n}") for n in range(100)),
                *(Source("Степь") for _ in range(20)),
            ]
        )
    ]
    found = one(page(whole(*many)), "l-tree")
    assert "ещё 92 пересказа" in text(found)
    assert "и ещё 32 материала" in text(found)  # of 100 retellings: 8 shown, 60 folded away
    assert "и ещё 7 материалов" in text(found)  # of the one outlet: 13 linked
    assert [text(summary) for summary in found[-1].iter("summary")][:1] == ["ещё 86 материалов"]


def test_a_chain_without_end_is_cut() -> None:
    far = article(
        "2025-11-07-f", "Мост открыт 6 ноября.", source=Source("А", cites=tuple(f"Б{n}" for n in range(30))), dates=DAY
    )
    found = one(page(whole(far)), "l-tree")
    assert text(found).startswith("Б29 в архиве нетБ3 в архиве нет")
    assert len(list(found.iter("li"))) == 6


def test_what_contributors_write_is_shown_and_not_obeyed() -> None:
    evil = [
        article(
            f"2025-11-0{day}-z",
            f"{EVIL} 6 ноября Анна {EVIL} сказала: «{EVIL}», 17 мостов {EVIL} {day}.",
            title=EVIL,
            source=Source(name, 'https://evil.example/"onclick="alert(1)', (EVIL + "1",)),
            dates=DAY,
            mentions={"Анна": "anna-li"},
            figures={"17 мостов": Figure(17, "мост", "=" if day == 7 else ">", FigureKind.COUNT, of=EVIL)},
            quotes={EVIL: EVIL},
            language='ru"onclick="alert(4)' if day == 8 else "ru",
        )
        for day, name in ((7, EVIL), (8, None), (9, EVIL))
    ]
    told = event("zlo", "2025-11-06", EVIL, *((made, "6 ноября") for made in evil), entities=["anna-li"])
    entities = [entity("anna-li", EVIL, case_forms=[EVIL]), RIVER]
    both = [told, replace(told, id="zlo-2", title=f"{EVIL} {EVIL} {EVIL}", curated=True, markdown=EVIL, path=EVIL)]
    found = site(with_origins(archive(evil, entities, both)))
    for url in ("events/", "events/zlo/", "events/zlo-2/"):
        body = tree(found[url])
        assert "<script>alert(1)</script>" in text(body), url
        for element in body.iter():
            assert element.tag in KNOWN, f"{url}: <{element.tag}>"
            assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src")], url
            assert not element.get("href", "").lower().startswith(("javascript:", "data:", "//")), url


def test_the_index_leaves_out_who_reports() -> None:
    paper = entity("vestnik", "Вестник", EntityKind.ORGANIZATION)
    made = archive([FIRST, RETOLD], [ANNA, RIVER, paper], [opening(FIRST, RETOLD, entities=("anna-li", "vestnik"))])
    assert headings(one(page(with_origins(made)), "l-r")) == ["Люди 1"]


def test_what_the_search_reads_of_it(told: Element) -> None:
    read = {
        next(name for name in found.attrib if name.startswith("data-")): found.get("value")
        for found in told.iter("data")
    }
    values = {found.get("data-pagefind-filter", ""): found.get("value") for found in told.iter("data")}
    assert (values["kind[value]"], values["year[value]"]) == ("События", "2025")
    assert read["data-pagefind-sort"] == "2025-11-06"
    for found in told.iter("section"):
        inside = [found, *(around for around in told.iter("aside") if found in list(around))]
        assert any(one.get("data-pagefind-ignore") is not None for one in inside), text(found)


# ----------------------------------------------------------------------------------------------------- addresses that stay


def test_old_ids_lead_to_the_page_and_to_its_row() -> None:
    made = archive([FIRST, RETOLD], [ANNA, RIVER], [opening(FIRST, RETOLD, was=("staroe", "e-1"))])
    found = site(made)
    assert list(links(tree(found["events/staroe/"]))) == [("../otkrytie/", "Открыть по новому адресу")]
    assert found["events/e-1/"].kind == "moved"
    row = by_id(tree(found["timeline/2025/"]), "event-otkrytie")
    assert [span.get("id") for span in row.iter("span") if span.get("id")] == ["event-staroe", "event-e-1"]


def test_an_old_id_that_an_event_has_now_is_its_own() -> None:
    living = event("e-1", "2025-11-06", "Другое", (FIRST, "6 ноября"), (RETOLD, "6 ноября"))
    made = archive(
        [FIRST, RETOLD], [ANNA, RIVER], [opening(FIRST, RETOLD, was=("e-1", "e-2")), replace(living, was=("e-2",))]
    )
    found = site(made)
    assert (found["events/e-1/"].title, found["events/e-2/"].title) == ("Другое", "Открытие моста")
    ids = [id for span in tree(found["timeline/"]).iter() if (id := span.get("id"))]
    assert len(ids) == len(set(ids))


def test_as_the_last_of_its_tellings_a_machine_made_event_had_no_page() -> None:
    three = replace(opening(FIRST, RETOLD, UNDATED, curated=False), was=("e-2", "e-3"))
    assert {
        url
        for url, made in site(archive([FIRST, RETOLD, UNDATED], [ANNA, RIVER], [three])).items()
        if made.kind == "moved"
    } == {"events/e-2/"}


def test_a_file_gives_a_page_to_what_had_none() -> None:
    for told, was, moved in (
        ((FIRST,), ("staroe", "e-0000000a"), {"staroe"}),
        ((FIRST, RETOLD), ("e-0000000a", "e-0000000b"), {"e-0000000a"}),
    ):
        made = site(archive([FIRST, RETOLD], [ANNA, RIVER], [opening(*told, was=was)]))
        assert {url for url, page in made.items() if page.kind == "moved"} == {f"events/{id}/" for id in moved}


def test_what_one_article_tells_leaves_anchors_and_no_pages() -> None:
    single = replace(event("odin", "2025-11-06", "Один", (FIRST, "6 ноября")), was=("e-9",))
    found = site(archive([FIRST], [ANNA, RIVER], [single]))
    assert "events/e-9/" not in found
    assert by_id(tree(found["timeline/2025/"]), "event-e-9") is not None


# ------------------------------------------------------------------------------------------------------------- the list


def test_the_list(told: Element) -> None:
    older = replace(opening(FIRST), id="staryi", when="1994", title="Старый мост", markdown="Деревянный.")
    made = archive([FIRST, RETOLD], [ANNA, RIVER], [opening(FIRST, RETOLD), older])
    body = page(with_origins(made), "events/")
    assert [text(heading) for heading in body.iter("h2")] == ["2025 1", "1994 1", "По годам"]
    assert [text(row) for row in classed(body, "l-row")] == [
        "6 ноября Открытие моста 2 материала, 1 независимый источник",
        "1994 год Старый мост Деревянный.1 материал",
    ]
    assert list(links(one(body, "l-w"))) == [("#y2025", "2025"), ("#y1994", "1994")]


def test_of_many_each_year_has_its_page() -> None:
    count = events.WHOLE_LIMIT // 2 + 1
    many = [
        Event(f"e{year}-{n}", f"{year}-{n % 12 + 1:02}-{n % 28 + 1:02}", f"Событие {n}", (), (), curated=True)
        for year in (2024, 2025)
        for n in range(count)
    ]
    found = site(archive([], [], many))
    assert len(classed(tree(found["events/"]), "l-row")) == count
    older = tree(found["events/year-2024/"])
    assert len(classed(older, "l-row")) == count
    assert {link.get("rel"): link.get("href") for link in one(older, "l-el").iter("a")} == {"next": "../year-2025/"}


def test_a_year_of_very_many_is_parted() -> None:
    count = events.WHOLE_LIMIT + 5
    many = [Event(f"e{n}", f"2025-{n % 12 + 1:02}", f"Событие {n}", (), (), curated=True) for n in range(count)]
    found = site(archive([], [], many))
    common, first, second = (tree(found[f"events/{part}"]) for part in ("", "year-2025/", "year-2025/2/"))
    assert [len(classed(page, "l-row")) for page in (common, first, second)] == [
        events.WHOLE_LIMIT,
        events.WHOLE_LIMIT,
        5,
    ]
    assert ("year-2025/", f"{count} событий") in list(links(common))
    assert list(links(one(second, "l-chips"))) == [("../", "1"), ("./", "2")]
    titles = {text(row) for page in (first, second) for row in page.iter("h3")}
    assert titles == {event.title for event in many}


def test_without_such_events_there_is_no_list() -> None:
    single = event("odin", "2025-11-06", "Один", (FIRST, "6 ноября"))
    assert "events/" not in site(archive([FIRST], [ANNA, RIVER], [single]))


def test_neighbours_in_time(told: Element) -> None:
    older = replace(opening(FIRST), id="staryi", when="1994", title="Старый мост")
    body = page(archive([FIRST, RETOLD], [ANNA, RIVER], [opening(FIRST, RETOLD), older]))
    assert list(links(one(body, "l-el"))) == [("../staryi/", "Раньше, 1994 годСтарый мост")]
    assert not classed(told, "l-el")
