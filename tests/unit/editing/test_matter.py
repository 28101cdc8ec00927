"""Front matter changed in place: what is asked for is so, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import frontmatter
from generator.editing.edit import Edit, applied
from generator.editing.matter import Matter, scalar
from generator.errors import EditRefused


def file(front: str, body: str = "Текст.\n") -> str:
    return f"---\n{front}\n---\n{body}"


# The front matter, the key, what the list shall hold, the front matter after it.
LISTS = [
    ("name: А", "aliases", ["Б"], "name: А\naliases: [Б]"),
    ("name: А\naliases:", "aliases", ["Б"], "name: А\naliases: [Б]"),
    ("aliases: # никаких\nname: А", "aliases", ["Б"], "aliases: [Б] # никаких\nname: А"),
    ("aliases: ~\nname: А", "aliases", ["Б"], "aliases: [Б]\nname: А"),
    ("aliases: []\nname: А", "aliases", ["Б"], "aliases: [Б]\nname: А"),
    ("aliases: [Б, В]  # оба\nname: А", "aliases", ["Б", "В", "Г: д"], "aliases: [Б, В, 'Г: д']  # оба\nname: А"),
    ("aliases: ['Б', \"В\", ]", "aliases", ["Б", "В", "Г"], "aliases: ['Б', \"В\", Г, ]"),
    ("aliases: [\n  Б, # первый\n  В\n]", "aliases", ["Б", "В", "Г"], "aliases: [\n  Б, # первый\n  В, Г\n]"),
    ("aliases: Б", "aliases", ["Б", "В"], "aliases: [Б, В]"),
    ("aliases: 'Б'  # один", "aliases", ["Б", "В"], "aliases: ['Б', В]  # один"),
    ("aliases: Б, и ещё", "aliases", ["Б, и ещё", "В"], "aliases: ['Б, и ещё', В]"),
    ("aliases:\n  - Б # да\n  - В\nname: А", "aliases", ["Б", "В", "Г"], "aliases:\n  - Б # да\n  - В\n  - Г\nname: А"),
    ("aliases:\n- Б\n- В # да\nname: А", "aliases", ["Б", "В", "- Г"], "aliases:\n- Б\n- В # да\n- '- Г'\nname: А"),
    ("was: [a, b, c]", "was", ["a", "c"], "was: [a, c]"),
    ("was: [a, b, c]", "was", ["b", "d"], "was: [b, d]"),
    ("was: [a, b]", "was", ["c"], "was: [c]"),
    ("was:\n  - a # один\n  - b\n  - c\ntitle: Т", "was", ["a", "c"], "was:\n  - a # один\n  - c\ntitle: Т"),
    ("was:\n  - a # один\n  - b\ntitle: Т", "was", ["b", "c"], "was:\n  - c # один\n  - b\ntitle: Т"),
    ("title: Т\nwas: [a]\ndate: 2025", "was", [], "title: Т\ndate: 2025"),
    ("title: Т\nwas:\n  - a\n  - b # и он\ndate: 2025", "was", [], "title: Т\ndate: 2025"),
    ("title: Т\nwas: a # тот", "was", [], "title: Т"),
    ("was: [a, a]", "was", ["a"], "was: [a]"),
    ("name: 'О''Нил' # да\naliases: [Б]", "aliases", ["Б"], "name: 'О''Нил' # да\naliases: [Б]"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("front", "key", "values", "after"), LISTS)
def test_a_list_is_changed_where_it_stands(front: str, key: str, values: list[str], after: str, newline: str) -> None:
    text = file(front).replace("\n", newline)
    changed = applied(text, Matter("f.md", text).listed(key, values))
    assert set(frontmatter.read(changed).data.get(key) or []) == set(values)
    assert changed == file(after).replace("\n", newline)


@pytest.mark.parametrize(
    ("front", "path", "value", "after"),
    [
        ("date: 2025-11  # месяц", ("date",), "2025-11-06", "date: 2025-11-06  # месяц"),
        ("title: 'Т: т'", ("title",), "Кто's", "title: 'Кто''s'"),
        ('title: "Т"', ("title",), "С: ч", 'title: "С: ч"'),
        ("entities: [a, b]", ("entities", 1), "c", "entities: [a, c]"),
        (
            "claims:\n  - {article: a, words: б}",
            ("claims", 0, "article"),
            "c-d",
            "claims:\n  - {article: c-d, words: б}",
        ),
        (
            "claims:\n  - article: a # тут\n    words: б",
            ("claims", 0, "article"),
            "c",
            "claims:\n  - article: c # тут\n    words: б",
        ),
    ],
)
def test_a_value_is_changed_in_its_own_marks(front: str, path: frontmatter.Path, value: str, after: str) -> None:
    text = file(front)
    assert applied(text, [Matter("f.md", text).replaced(path, value)]) == file(after)


@pytest.mark.parametrize(
    ("front", "after"),
    [
        ("name: А", "name: А\nnames: {kk: 'Ә, Б', en: A}"),
        ("names: {uk: А}\nname: А", "names: {uk: А, kk: 'Ә, Б', en: A}\nname: А"),
        ("names:\n  uk: А # да\nname: А", "names:\n  uk: А # да\n  kk: Ә, Б\n  en: A\nname: А"),
        ("names:\nname: А", "names: {kk: 'Ә, Б', en: A}\nname: А"),
        ("names: {}", "names: {kk: 'Ә, Б', en: A}"),
    ],
)
def test_keys_are_added_to_a_group(front: str, after: str) -> None:
    text = file(front)
    assert applied(text, Matter("f.md", text).mapped("names", {"kk": "Ә, Б", "en": "A"})) == file(after)


def test_what_cannot_be_changed_exactly_is_refused_with_what_to_do() -> None:
    braces = file("{name: А}")
    with pytest.raises(EditRefused, match="one key a line"):
        Matter("f.md", braces).listed("aliases", ["Б"])
    folded = file("aliases:\n  - |\n    Б\nname: А")
    with pytest.raises(EditRefused, match="aliases"):
        Matter("f.md", folded).listed("aliases", ["Б\n", "В"])
    with pytest.raises(EditRefused, match=r"f\.md:2: «name» stands here twice|f\.md:3"):
        Matter("f.md", file("name: А\nname: Б"))


def test_edits_that_overlap_are_an_error() -> None:
    with pytest.raises(ValueError, match="overlap"):
        applied("абвг", [Edit("f", 0, 2, "х"), Edit("f", 1, 3, "у")])
    assert applied("абвг", [Edit("f", 4, 4, "!"), Edit("f", 1, 2, "")]) == "авг!"


VALUES = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=8)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    max_size=4,
    unique=True,
)


def block(key: str, values: list[str]) -> str:
    return f"{key}:" + "".join(f"\n  - {scalar(value)} # {number}" for number, value in enumerate(values))


def flow(key: str, values: list[str]) -> str:
    quoted = ["'" + value.replace("'", "''") + "'" for value in values]
    return f"{key}: [{', '.join(quoted)}]"


@given(VALUES, VALUES, st.sampled_from([block, flow]), st.sampled_from(["\n", "\r\n"]), st.data())
def test_any_list_becomes_any_other(
    have: list[str], want: list[str], style: object, newline: str, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(have), unique=True)) if have else []
    wanted = list(dict.fromkeys([*(value for value in have if value in kept), *want]))
    assert callable(style)
    front = f"title: Т # раз\n{style('aliases', have)}\nlast: '2' # два"
    text = file(front, "Тело: [а](entity:b)\n").replace("\n", newline)
    changed = applied(text, Matter("f.md", text).listed("aliases", wanted))
    read = frontmatter.read(changed)
    assert read.problems == ()
    found = read.data.get("aliases") or []
    assert sorted(found) == sorted(wanted)
    assert (read.data["title"], read.data["last"]) == ("Т", "2")
    assert changed.startswith(f"---{newline}title: Т # раз{newline}")
    assert changed.endswith(f"last: '2' # два{newline}---{newline}Тело: [а](entity:b){newline}")
