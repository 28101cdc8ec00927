"""Where events stand on the timeline, what they may be sifted by, and what a long timeline's index says of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from generator.archive.disputes import with_events
from generator.archive.timeline import WHOLE_LIMIT, concerned, divided, kinds, listed, months
from generator.exports import outputs
from generator.model import Archive, Claim, Compatibility, Disagreement, DisagreementKind, Event
from generator.pages import pages
from tests.factories import archive, article, config, entity, event
from tests.unit.pages.html import by_url, tree


def dated(*dates: str) -> list[Event]:
    return [Event(f"e{number}", when, when, (), ("li",)) for number, when in enumerate(dates)]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2025-11-06", "2025-11"),
        ("2025-11", "2025-11"),
        ("2025-22", "2025-06/2025-08"),
        ("2025-24", "2024-12/2025-02"),
        ("2025", "2025-01/2025-12"),
        ("199X", "1990-01/1999-12"),
        ("../2029", "2029-01/2029-12"),
        ("2003-05/..", "2003-05"),
        ("0988", "0988-01/0988-12"),
    ],
)
def test_months_of_an_event(when: str, shown: str) -> None:
    assert months(*dated(when)) == shown


def test_a_year_that_is_too_long_is_divided_and_no_other() -> None:
    many = dated(*(["2025-03-05"] * (WHOLE_LIMIT - 1)), "2025-22", "2025", "2024-03-05")
    pages = listed(many)
    assert pages["e0"] == "timeline/2025/03/"
    assert [pages[event.id] for event in many[-3:]] == ["timeline/2025/08/", "timeline/2025/", "timeline/2024/"]
    assert set(listed(many[1:-1]).values()) == {"timeline/2025/"}


def test_a_month_that_is_too_long_is_divided_and_no_other() -> None:
    many = dated(*(["2025-03-05"] * (WHOLE_LIMIT - 1)), "2025-03", "2025-03-05/2025-03-06", "2025-04-05", "2025-21")
    pages = listed(many)
    assert pages["e0"] == "timeline/2025/03/05/"
    assert [pages[event.id] for event in many[-4:]] == [
        "timeline/2025/03/",
        "timeline/2025/03/",
        "timeline/2025/04/",
        "timeline/2025/05/",
    ]


def test_what_is_too_long_for_any_page_goes_on_to_numbered_ones() -> None:
    many = dated(*(["2025-03-05"] * (2 * WHOLE_LIMIT + 1)), *(["2025"] * (WHOLE_LIMIT + 1)))
    counts = Counter(listed(many).values())
    assert counts == {
        "timeline/2025/": WHOLE_LIMIT,
        "timeline/2025/part-2/": 1,
        "timeline/2025/03/05/": WHOLE_LIMIT,
        "timeline/2025/03/05/part-2/": WHOLE_LIMIT,
        "timeline/2025/03/05/part-3/": 1,
    }
    assert divided(many)["timeline/2025/03/"] == ()


def disputed_archive() -> Archive:
    told = [
        article(f"2025-11-0{day}-a", f"Мост открыли 6 ноября. Длина моста {day} км.", dates={"6 ноября": "2025-11-06"})
        for day in (7, 8)
    ]
    opening = event("most", "2025-11-06", "Мост", *((one, "6 ноября") for one in told))
    length = event("dlina", "2025", "Длина", (told[0], "Длина моста"))
    claims = tuple(Claim(one.article.id, one.sentences[1].anchor, one.sentences[1].span, (1.0, 2.0)) for one in told)
    differ = Disagreement("d1", DisagreementKind.FIGURES, claims, Compatibility.APART, None)
    return replace(archive(told, [], [opening, length]), disagreements=with_events((differ,), [opening, length]))


def test_a_disagreement_touches_the_events_that_its_sentences_tell() -> None:
    (differ,) = disputed_archive().disagreements
    assert differ.events == ("dlina",)


def test_the_event_of_most_of_its_sentences_comes_first() -> None:
    made = disputed_archive()
    (differ,), (first, second) = made.disagreements, (item for item in reversed(made.articles))
    one_of = event("odin", "2025-01", "Один", (first, "Длина моста"))
    both = event("oba", "2024", "Оба", (first, "Длина моста"), (second, "Длина моста"))
    assert with_events([differ], [one_of, both])[0].events == ("oba", "odin")


def test_kinds_of_an_event() -> None:
    opening, length = sorted(disputed_archive().events, key=lambda one: one.id, reverse=True)
    assert kinds(opening, False) == ("several",)
    assert kinds(replace(length, curated=True), True) == ("disputed", "curated")


def test_whoever_the_passage_names_is_concerned() -> None:
    (passing,) = dated("2025")
    assert concerned(replace(passing, around=("anna", "li"))) == ("li", "anna")


def test_the_index_of_a_long_timeline_agrees_with_its_pages() -> None:
    made = archive(
        [],
        [entity("li", "Ли")],
        dated(
            *(f"{year}-{1 + number % 12:02}-05" for year in (2024, 2025) for number in range(310)),
            *(f"2025-07-{1 + number % 20:02}" for number in range(310)),
            *(["2025-07"] * (WHOLE_LIMIT + 5)),
        ),
    )
    site = by_url(pages(made, config()))
    (written,) = [one for one in outputs(made, (), config()) if one.path == "timeline/index.json"]
    index = json.loads(str(written.content))
    assert index["entities"] == ["li"]
    assert len(index["events"]) == 620 + 310 + WHOLE_LIMIT + 5
    assert {"2025/07/20/", "2025/07/", "2025/07/part-2/"} < set(index["pages"])
    for number, page in enumerate(index["pages"]):
        rows = [row for row in tree(site[f"timeline/{page}"]).iter("li") if row.get("data-months")]
        said = sorted(months for which, months, *_ in index["events"] if which == number)
        assert said == sorted(row.get("data-months", "") for row in rows)
        assert len(rows) <= WHOLE_LIMIT


def test_a_timeline_of_one_page_has_no_index() -> None:
    assert not [one for one in outputs(archive([], [], dated("2025")), (), config()) if "timeline" in one.path]
