"""`check --fix`: what has one answer is written, exactly and once; what has two is left to a person."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import fixing, meant, pipeline
from generator.config import load
from generator.content import Reading
from generator.errors import Edit, Fix, Message, Problem
from tests.unit.test_content import ARTICLE, UNSOUND, article

FOKUS = "entities/organizations/fokus.md"
CARD = "---\nname: Фокус\nsame_as: [staryi-fokus]\n---\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fixed(tmp_path: Path, files: Mapping[str, str | bytes]) -> tuple[dict[str, bytes], list[Problem], Reading]:
    """The content folder after `check --fix`, what was mended, and what is left."""
    folder = tmp_path / "content"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Летопись\n", encoding="utf-8")
    mended, reading = pipeline.fix(load(config), folder)
    return tree(folder), mended, reading


def of(name: str, text: str) -> dict[str, str]:
    return {name: text}


DATED = "title: Т\ndate: 2025-11-07"

# What is wrong, the files before, the files after. Nothing is left to be said.
ONE_ANSWER: list[tuple[str, dict[str, str], dict[str, str]]] = [
    (
        "a misspelt key",
        of(ARTICLE, article(f"{DATED}\nsuorce: {{name: Ъ}}")),
        of(ARTICLE, article(f"{DATED}\nsource: {{name: Ъ}}")),
    ),
    (
        "a misspelt key of a card, near to two",
        of(FOKUS, "---\nnmae: Фокус\n---\n"),
        of(FOKUS, "---\nname: Фокус\n---\n"),
    ),
    ("a key in capitals", of(ARTICLE, article("TITLE: Т\nDate: 2025-11-07")), of(ARTICLE, article(DATED))),
    ("a date with dots", of(ARTICLE, article("title: Т\ndate: 7.11.2025")), of(ARTICLE, article(DATED))),
    ("a date in words", of(ARTICLE, article("title: Т\ndate: 7 ноября 2025 г.")), of(ARTICLE, article(DATED))),
    (
        "a date in quotation marks",
        of(ARTICLE, article("title: Т\ndate: '7 ноября 2025'")),
        of(ARTICLE, article("title: Т\ndate: '2025-11-07'")),
    ),
    ("a moment", of(ARTICLE, article("title: Т\ndate: 2025-11-07T10:00:00+05:00")), of(ARTICLE, article(DATED))),
    (
        "a season",
        of("events/a.md", "---\ndate: лето 2025\ntitle: А\n---\n"),
        of("events/a.md", "---\ndate: 2025-22\ntitle: А\n---\n"),
    ),
    (
        "a colon in a title",
        of(ARTICLE, article("title: Саммит: «О'кей»\ndate: 2025-11-07")),
        of(ARTICLE, article("title: 'Саммит: «О''кей»'\ndate: 2025-11-07")),
    ),
    (
        "two such titles",
        of("events/a.md", "---\ntitle: А: Б\ndate: в: г\n---\n".replace("в: г", "2025")),
        of("events/a.md", "---\ntitle: 'А: Б'\ndate: 2025\n---\n"),
    ),
    (
        "a title that begins with a quotation",
        of(ARTICLE, article('title: "Саммит" начался\ndate: 2025-11-07')),
        of(ARTICLE, article("title: '\"Саммит\" начался'\ndate: 2025-11-07")),
    ),
    (
        "stars around a title",
        of(ARTICLE, article("title: *Важно*\ndate: 2025-11-07")),
        of(ARTICLE, article("title: '*Важно*'\ndate: 2025-11-07")),
    ),
    (
        "a tab before a key",
        of(ARTICLE, article(f"{DATED}\nsource:\n\tname: Ъ")),
        of(ARTICLE, article(f"{DATED}\nsource:\n  name: Ъ")),
    ),
    ("long dashes for fences", of(ARTICLE, f"—\n{DATED}\n——\nТекст.\n"), of(ARTICLE, article(DATED))),
    ("blank lines above", of(ARTICLE, "\n\n" + article(DATED)), of(ARTICLE, article(DATED))),
    (
        "an outlet where its group is meant",
        of(ARTICLE, article(f"{DATED}\nsource: Городская газета")),
        of(ARTICLE, article(f"{DATED}\nsource: {{name: 'Городская газета'}}")),
    ),
    (
        "an address where its group is meant",
        of(ARTICLE, article(f"{DATED}\nsource: https://a.kz/1")),
        of(ARTICLE, article(f"{DATED}\nsource: {{url: 'https://a.kz/1'}}")),
    ),
    (
        "rights in capitals",
        of(ARTICLE, article(f"{DATED}\nrights: Full")),
        of(ARTICLE, article(f"{DATED}\nrights: full")),
    ),
    (
        "Wikidata's number alone",
        of(FOKUS, "---\nname: Ф\nwikidata: 159\n---\n"),
        of(FOKUS, "---\nname: Ф\nwikidata: Q159\n---\n"),
    ),
    (
        "a language in capitals",
        of(ARTICLE, article(f"{DATED}\nlanguage: KK")),
        of(ARTICLE, article(f"{DATED}\nlanguage: kk")),
    ),
    (
        "spaces that do not show",
        of(ARTICLE, article(DATED, "\u200bТе\u200bкст\u202e, \u2066ещё\u200b и.")),
        of(ARTICLE, article(DATED, "Текст, ещё и.")),
    ),
    (
        "an id in its quotation marks with spaces",
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [' fokus ']\n---\n"},
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: ['fokus']\n---\n"},
    ),
    (
        "an id in capitals",
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [Fokus]\n---\n"},
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [fokus]\n---\n"},
    ),
    (
        "an id that moved, of an event",
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [staryi-fokus]\n---\n"},
        {FOKUS: CARD, "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [fokus]\n---\n"},
    ),
    (
        "an id that moved, of corrections",
        {FOKUS: CARD, ARTICLE: article(DATED, "> [Ф](entity:staryi-fokus)\n\nи [Ф](entity:staryi-fokus)")},
        {FOKUS: CARD, ARTICLE: article(DATED, "> [Ф](entity:fokus)\n\nи [Ф](entity:fokus)")},
    ),
    (
        "a correction in capitals",
        {FOKUS: CARD, ARTICLE: article(DATED, "Писал [Ф](Entity:Fokus).")},
        {FOKUS: CARD, ARTICLE: article(DATED, "Писал [Ф](entity:fokus).")},
    ),
    (
        "a correction's date with dots",
        of(ARTICLE, article(DATED, "Ещё [тогда](date:6.11.2025).")),
        of(ARTICLE, article(DATED, "Ещё [тогда](date:2025-11-06).")),
    ),
    (
        "a correction's date in words",
        of(ARTICLE, article(DATED, "Ещё [тогда](date: 6 ноября 2025).")),
        of(ARTICLE, article(DATED, "Ещё [тогда](date:2025-11-06).")),
    ),
    (
        "a space in a correction",
        {FOKUS: CARD, ARTICLE: article(DATED, "Писал [Ф](entity: fokus).")},
        {FOKUS: CARD, ARTICLE: article(DATED, "Писал [Ф](entity:fokus).")},
    ),
    (
        "a limit to an article that was renamed",
        {
            ARTICLE: article(f"{DATED}\nwas: 2025-11-07-staroe"),
            FOKUS: "---\nname: Ф\nonly_in: 2025-11-07-staroe\n---\n",
        },
        {
            ARTICLE: article(f"{DATED}\nwas: 2025-11-07-staroe"),
            FOKUS: "---\nname: Ф\nonly_in: 2025-11-07-sammit\n---\n",
        },
    ),
    ("the wrong year's folder", of("articles/2024/2025-11-07-sammit.md", article()), of(ARTICLE, article())),
    (
        "no year's folder, and a date in words",
        of("articles/2025-11-07-sammit.md", article("title: Т\ndate: 7 ноября 2025")),
        of(ARTICLE, article()),
    ),
    (
        "the folder of a kind in the singular",
        of("entities/person/a.md", "---\nname: А\n---\n"),
        of("entities/people/a.md", "---\nname: А\n---\n"),
    ),
    (
        "a folder in the folder of a kind",
        of("entities/people/a/a.md", "---\nname: А\n---\n"),
        of("entities/people/a.md", "---\nname: А\n---\n"),
    ),
    (
        "a file's name in capitals",
        of("entities/people/Ivan_Petrov .md", "---\nname: И\n---\n"),
        of("entities/people/ivan-petrov.md", "---\nname: И\n---\n"),
    ),
    (
        "the end of a file's name in capitals",
        of("articles/2025/2025-11-07-sammit.MD", article()),
        of(ARTICLE, article()),
    ),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in ONE_ANSWER], ids=[case[0] for case in ONE_ANSWER])
def test_what_has_one_answer_is_written(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> None:
    files, mended, reading = fixed(tmp_path, before)
    assert {name: data.decode() for name, data in files.items()} == after
    assert mended
    assert reading.problems == ()
    again = pipeline.fix(load(tmp_path / "mkdocs.yml"), tmp_path / "content")
    assert (again[0], tree(tmp_path / "content")) == ([], files), "a second run has nothing to do"


# What is wrong, the files. Nothing is written, and something is said.
TWO_ANSWERS: list[tuple[str, dict[str, str | bytes]]] = [
    ("day or month first", {ARTICLE: article("title: Т\ndate: 11/07/2025")}),
    ("a day that no calendar has", {ARTICLE: article("title: Т\ndate: 31.11.2025")}),
    ("a month as publication date", {ARTICLE: article("title: Т\ndate: ноябрь 2025")}),
    ("whose winter", {"events/a.md": "---\ndate: зима 2024\ntitle: А\n---\n"}),
    ("a key like none", {ARTICLE: article(f"{DATED}\nmood: весёлое")}),
    ("a misspelt key whose right one is there too", {ARTICLE: article(f"{DATED}\ntitel: У")}),
    ("a key twice", {ARTICLE: article(f"{DATED}\ntitle: У")}),
    (
        "a correction to somebody with a similar id",
        {
            "entities/people/ivan-petrova.md": "---\nname: И\n---\n",
            ARTICLE: article(DATED, "[И](entity:ivan-petrov) тут."),
        },
    ),
    (
        "an event of somebody with a similar id",
        {
            "entities/people/ivan-petrova.md": "---\nname: И\n---\n",
            "events/a.md": "---\ndate: 2025\ntitle: А\nentities: [ivan-petrov]\n---\n",
        },
    ),
    (
        "words that no longer stand there",
        {
            ARTICLE: article(),
            "articles/2025/2025-11-08-b.md": article("title: Б\ndate: 2025-11-08", "Иное."),
            "disagreements/a.md": (
                "---\ntitle: Т\nclaims:\n  - {article: 2025-11-07-sammit, words: Тексты}\n"
                "  - {article: 2025-11-08-b, words: Иное}\n---\n"
            ),
        },
    ),
    ("quotation marks in quotation marks", {ARTICLE: article('title: "Саммит" и "итоги"\ndate: 2025-11-07')}),
    ("a list, or words in brackets", {ARTICLE: article("title: [Срочно] Саммит\ndate: 2025-11-07")}),
    ("a year's folder that the name agrees with", {"articles/2024/2024-11-07-sammit.md": article()}),
    ("a place that is taken", {ARTICLE: article(), "articles/2024/2025-11-07-sammit.md": article(DATED, "Другой.")}),
    ("a name in Cyrillic", {"entities/people/иван.md": "---\nname: И\n---\n"}),
    ("a Cyrillic letter in a Latin name", {"entities/people/iv\u0430n.md": "---\nname: И\n---\n"}),
    (
        "names that fold into one",
        {"entities/people/Ivan.md": "---\nname: И\n---\n", "entities/people/ivan.md": "---\nname: И\n---\n"},
    ),
    ("a control character that may have been a space", {ARTICLE: article(DATED, "Раз\x0bдва.")}),
    ("another encoding", {ARTICLE: article().encode("cp1251")}),
    ("no front matter", {ARTICLE: "Текст.\n\n---\n\nЕщё.\n"}),
    ("a rule at the beginning of a text", {ARTICLE: "—\nТекст.\n"}),
    ("an address without a scheme", {ARTICLE: article(f"{DATED}\nsource: {{url: a.kz/1}}")}),
    ("a key of a group outside it", {ARTICLE: article(f"{DATED}\nauthor: И. Петров")}),
]


@pytest.mark.parametrize("files", [case[1] for case in TWO_ANSWERS], ids=[case[0] for case in TWO_ANSWERS])
def test_what_has_two_answers_is_left_alone(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    after, mended, reading = fixed(tmp_path, files)
    assert after == {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    assert mended == []
    assert reading.errors


@pytest.mark.parametrize("case", UNSOUND, ids=[case[0] for case in UNSOUND])
def test_no_answer_leaves_its_problem_standing(
    tmp_path: Path, case: tuple[str, dict[str, str | bytes], str, str, str]
) -> None:
    _, mended, reading = fixed(tmp_path, case[1])
    assert len(mended) < pipeline.FIXING_ROUNDS
    assert not [problem for problem in reading.problems if problem.fix]


def test_line_ends_a_byte_order_mark_and_permissions_stay(tmp_path: Path) -> None:
    text = "\ufeff" + article("title: Т\ndate: 7.11.2025\nsuorce: Ъ", "Раз.\n\nДва 😀.").replace("\n", "\r\n")
    path = tmp_path / "content" / ARTICLE
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    path.chmod(0o640)
    files, _, reading = fixed(tmp_path, {})
    right = text.replace("7.11.2025", "2025-11-07").replace("suorce: Ъ", "source: {name: 'Ъ'}")
    assert files[ARTICLE] == right.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert reading.problems == ()


def test_a_file_that_changed_since_it_was_read_is_let_be(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("новое", encoding="utf-8")
    problem = Problem(str(path), 1, 1, Message("x"), Message("y"), fix=Fix((Edit(0, "старое", "z"),)))
    assert fixing.apply([problem]) == []
    assert path.read_text(encoding="utf-8") == "новое"


def test_answers_that_meet_are_written_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("абвг", encoding="utf-8")
    edits = (Edit(0, "аб", "АБ"), Edit(1, "бв", "БВ"), Edit(3, "г", "Г"))
    problems = [
        Problem(str(path), 1, number + 1, Message("x"), Message("y"), fix=Fix((edit,)))
        for number, edit in enumerate(edits)
    ]
    assert [problem.column for problem in fixing.apply(problems)] == [1, 3]
    assert path.read_text(encoding="utf-8") == "АБвГ"


def test_two_files_that_move_to_one_place_do_not_meet_there(tmp_path: Path) -> None:
    files = {
        "entities/people/Ivan Petrov.md": "---\nname: И\n---\n",
        "entities/people/ivan_petrov.md": "---\nname: П\n---\n",
    }
    after, mended, reading = fixed(tmp_path, files)
    assert len(mended) == 1
    assert sorted(after.values()) == sorted(text.encode() for text in files.values()), "neither was lost"
    assert len(reading.errors) >= 1


def test_nothing_moves_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "2025").symlink_to(tmp_path / "outside")
    _, mended, _ = fixed(tmp_path, {"articles/2024/2025-11-07-sammit.md": article()})
    assert mended == []
    assert list((tmp_path / "outside").iterdir()) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="abdeit: '\"[]{}-—#*,\t\n\r\u200b7.1205", max_size=60))
def test_no_front_matter_makes_fixing_fail_or_run_on(tmp_path: Path, front: str) -> None:
    _, mended, reading = fixed(tmp_path, {ARTICLE: f"---\n{front}\n---\nТекст.\n"})
    assert len(mended) < pipeline.FIXING_ROUNDS
    assert not [problem for problem in reading.problems if problem.fix and problem.fix.edits]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("7.11.2025", "2025-11-07"),
        ("07.11.2025 г.", "2025-11-07"),
        ("7 ноября 2025 года", "2025-11-07"),
        ("7 нояб. 2025", "2025-11-07"),
        ("2025/11/07", "2025-11-07"),
        ("2025-1-7", "2025-01-07"),
        ("2025-11-07 10:30", "2025-11-07"),
        ("November 7, 2025", "2025-11-07"),
        ("2025 жылғы 6 қараша", "2025-11-06"),
        ("6 листопада 2025 року", "2025-11-06"),
        ("ноябрь 2025", "2025-11"),
        ("11.2025", "2025-11"),
        ("2025 год", "2025"),
        ("осень 2025", "2025-23"),
        ("13/05/2025", "2025-05-13"),
        ("05/13/2025", None),
        ("3/4/2025", None),
        ("31.02.2025", None),
        ("7 мартобря 2025", None),
        ("7 ноября", None),
        ("вчера", None),
        ("", None),
    ],
)
def test_dates_in_other_notations(words: str, edtf: str | None) -> None:
    assert meant.date(words) == edtf


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("nmae", ("name", True)),
        ("alias", ("aliases", True)),
        ("NAMES", ("names", True)),
        ("nam", ("name", True)),
        ("namee", ("name", False)),
        ("colour", ("", False)),
    ],
)
def test_the_near_word(word: str, near: tuple[str, bool]) -> None:
    assert meant.near(word, ("name", "names", "aliases", "forms", "wikidata")) == near
