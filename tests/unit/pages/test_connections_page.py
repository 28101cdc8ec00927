"""«Связи»: the drawing and the table say the same, whoever is named with whom, and the same archive draws the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import pytest

from generator import INTERFACE_LANGUAGES
from generator.model import AnnotatedArticle, Archive, Entity, EntityKind, Page
from generator.pages import connections, pages
from generator.pages.arcs import ROW, arcs, order
from generator.pages.connections import NAMES, OPEN, PAIRS
from generator.pages.context import Site
from tests.factories import archive, article, config, entity
from tests.unit.pages.html import by_url, classed, links, one, text, tree
from tests.unit.pages.sample import sample

CSS = Path(__file__).parents[3] / "overrides/assets/css/kinds/connections.css"


def page(made: Archive, language: str = "ru") -> Page:
    return by_url(pages(made, config(language)))["connections/"]


def told(id: str, *people: str) -> AnnotatedArticle:
    return article(id, f"{', '.join(people)}.", mentions={name: name.lower() for name in people})


def everybody(count: int) -> list[Entity]:
    return [entity(f"p{number}", f"P{number}") for number in range(count)]


@pytest.fixture(scope="module")
def small() -> Archive:
    articles = [
        told("2025-11-01-a", "Anna", "Boris"),
        told("2025-11-02-a", "Anna", "Boris", "Vera"),
        told("2025-11-03-a", "Gleb", "Dina", "Riga"),
        told("2025-11-04-a", "Gleb", "Dina"),
        told("2025-11-05-a", "Vera", "Gleb"),
    ]
    people = [entity(name.lower(), name) for name in ("Anna", "Boris", "Vera", "Gleb", "Dina")]
    return archive(articles, [*people, entity("riga", "Riga", EntityKind.PLACE)])


def test_the_table_has_the_pairs_of_the_drawing(small: Archive) -> None:
    for section in classed(tree(page(small)), "l-view"):
        drawn = {text(path[0]) for path in section.iter("path")}
        rows = [row for body in section.iter("tbody") for row in body.iter("tr")]
        names = [[text(link) for link in row[0].iter("a")] for row in rows]
        assert {
            f"{first} — {second}: {text(row[1])}" for (first, second), row in zip(names, rows, strict=True)
        } == drawn
        assert len(drawn) == len(rows) == len(list(section.iter("path")))


def test_an_arc_joins_the_rows_of_its_names(small: Archive) -> None:
    section = classed(tree(page(small)), "l-view")[0]
    rows = [text(row) for row in one(section, "l-arcs")[0]]
    assert sorted(rows) == ["Anna", "Boris", "Dina", "Gleb", "Vera"]
    for path in section.iter("path"):
        ends = [int(name[1:]) for name in path.get("class", "").split() if name[0] == "e"]
        first, second = text(path[0]).rsplit(": ", 1)[0].split(" — ")
        assert {rows[end - 1] for end in ends} == {first, second}
        start, stop = re.fullmatch(r"M0 (\d+)A[\d.]+ [\d.]+ 0 0 1 0 (\d+)", path.get("d", "")).groups()  # type: ignore[union-attr]
        assert [int(start), int(stop)] == [ROW * end - ROW // 2 for end in sorted(ends)]


def test_names_lead_to_their_pages_and_know_their_partners(small: Archive) -> None:
    section = classed(tree(page(small)), "l-view")[0]
    column = one(section, "l-arcs")[0]
    rows = [text(row) for row in column]
    partners = {
        text(row): {rows[int(name[1:]) - 1] for name in row.get("class", "").split() if name[0] == "p"}
        for row in column
    }
    assert partners == {
        "Anna": {"Boris", "Vera"},
        "Boris": {"Anna", "Vera"},
        "Vera": {"Anna", "Boris", "Gleb"},
        "Gleb": {"Vera", "Dina"},
        "Dina": {"Gleb"},
    }
    assert set(links(column)) == {(f"../people/{name.lower()}/", name) for name in rows}


def test_a_row_of_the_table_leads_to_the_newest_place_that_names_both(small: Archive) -> None:
    section = classed(tree(page(small)), "l-view")[0]
    first = next(section.iter("tbody"))[0]
    assert text(first[0]) in ("Anna 2Boris 2", "Gleb 3Dina 2")
    found = {text(row[0]): [text(row[1]), *links(row[2])] for row in next(section.iter("tbody"))}
    assert found["Anna 2Boris 2"] == ["2", ("../articles/2025/2025-11-02-a/#s-0", "2 ноября 2025")]
    assert found["Gleb 3Dina 2"] == ["2", ("../articles/2025/2025-11-04-a/#s-0", "4 ноября 2025")]
    assert [cell.get("scope") for cell in next(section.iter("thead")).iter("th")] == ["col"] * 3


def test_people_come_first_and_the_mixed_drawing_tells_kinds_without_colour(small: Archive) -> None:
    body = tree(page(small))
    assert [text(label) for label in body.iter("label")] == ["Люди", "Все вместе"]
    assert [field.get("checked") is not None for field in body.iter("input")] == [True, False]
    people, everything = classed(body, "l-view")
    assert not classed(people, "m")
    kinds = {text(link): link.get("class") for link in one(everything, "l-arcs")[0].iter("a")}
    assert (kinds["Riga"], kinds["Gleb"]) == ("m m-l", "m m-p")


def test_every_drawing_and_row_has_its_rule_in_the_style_sheet(small: Archive) -> None:
    css = CSS.read_text(encoding="utf-8")
    for number in range(1, NAMES + 1):
        assert f".l-arcs:has(.n{number} a:is(:hover, :focus-visible)) .e{number}" in css
        assert f".l-arcs:has(.n{number} a:is(:hover, :focus-visible)) .p{number} a" in css
    assert f".n{NAMES + 1} " not in css
    for kind in ("people", "organizations", "places", "all"):
        assert f"#view-{kind}:checked" in css


def test_belonging_together_is_standing_together() -> None:
    weights = dict.fromkeys((*combinations("abcd", 2), *combinations("wxyz", 2)), 10) | {("a", "z"): 1}
    row = order(weights)
    assert {frozenset(row[:4]), frozenset(row[4:])} == {frozenset("abcd"), frozenset("wxyz")}
    assert abs(row.index("a") - row.index("z")) == 1


def test_the_order_of_the_pairs_changes_no_row() -> None:
    pairs = [("a", "b", 3), ("b", "c", 2), ("c", "d", 2), ("a", "d", 1), ("d", "e", 2)]
    assert (
        len({tuple(order({(one, other): weight for one, other, weight in some})) for some in permutations(pairs)}) == 1
    )


def test_arcs_stay_within_the_drawing() -> None:
    rows = [f"p{number}" for number in range(NAMES)]
    made = arcs(rows, [(one, other, number + 1, "") for number, (one, other) in enumerate(combinations(rows, 2))])
    for arc in made:
        numbers = [float(part) for part in re.findall(r"[\d.]+", arc.d)]
        assert 0 < numbers[2] < 100
        assert max(numbers[1], numbers[-1]) < NAMES * ROW
        assert 1 <= arc.strength <= 5
    assert arcs([], []) == ()


def test_an_arc_is_as_thick_as_its_count() -> None:
    made = arcs(["a", "b", "c"], [("a", "b", 1, ""), ("b", "c", 9, ""), ("a", "c", 5, "")])
    assert [(arc.upper, arc.lower, arc.strength) for arc in made] == [(1, 2, 1), (1, 3, 3), (2, 3, 5)]
    assert [arc.strength for arc in arcs(["a", "b"], [("a", "b", 1, "")])] == [1]


def test_however_many_are_named_the_page_stays_as_long() -> None:
    crowd = everybody(300)
    articles = [
        told(f"2025-11-{day:02}-{number}", f"P{number}", f"P{(number * 7 + day) % 300}", f"P{(number + day) % 300}")
        for number in range(300)
        for day in (1, 2)
    ]
    body = tree(next(connections.pages(Site(archive(articles, crowd), config()))))
    [section] = classed(body, "l-view")
    assert len(one(section, "l-arcs")[0]) <= NAMES
    assert len(list(section.iter("path"))) <= PAIRS
    shown, more = section.iter("tbody")
    assert len(shown) == OPEN
    assert len(shown) + len(more) == len(list(section.iter("path")))


def test_where_nobody_is_named_with_anybody_there_is_no_page() -> None:
    alone = archive([told("2025-11-01-a", "Anna")], [entity("anna", "Anna")])
    assert "connections/" not in by_url(pages(alone, config()))


def test_one_pair_is_a_drawing() -> None:
    pair = archive([told("2025-11-01-a", "Anna", "Boris")], [entity("anna", "Anna"), entity("boris", "Boris")])
    body = tree(page(pair))
    assert text(next(body.iter("caption"))) == "Люди: 1 пара, самая тесная — Anna — Boris: 1."
    assert not list(body.iter("fieldset"))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_in_every_language(language: str) -> None:
    body = tree(page(sample(), language))
    assert len(classed(body, "l-view")) == 1
    assert all(text(found) for found in body.iter("title"))
    assert text(next(body.iter("h1"))) == {"ru": "Связи", "kk": "Байланыстар", "en": "Connections"}[language]


def test_the_same_archive_draws_the_same_bytes(small: Archive) -> None:
    assert page(small).body == page(small).body
    backwards = replace(
        small,
        entities=dict(reversed(list(small.entities.items()))),
        mentions=dict(reversed(list(small.mentions.items()))),
    )
    assert page(backwards).body == page(small).body


def test_a_name_is_shown_and_never_obeyed() -> None:
    evil = "<script>alert(1)</script>\"'><svg onload=alert(2)>{{ 7*7 }}" + "о" * 300
    told_of = article("2025-11-01-a", "Анна и Борис.", mentions={"Анна": "anna", "Борис": "boris"})
    body = tree(page(archive([told_of], [entity("anna", evil), entity("boris", "Борис")])))
    assert "script" not in {found.tag for found in body.iter()}
    assert not [name for found in body.iter() for name in found.attrib if name.startswith("on") or name == "style"]
    assert text(body).count("<script>alert(1)</script>") == 4
