"""Whole small content folders, sound and unsound: what is read of them, and what the messages say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import pairwise as pairs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import content, frontmatter
from generator.content import Reading
from generator.errors import Problem, UsageError
from generator.model import EntityKind, Rights, Span

ARTICLE = "articles/2025/2025-11-07-sammit.md"
GOOD = """---
title: Саммит в Вашингтоне
date: 2025-11-07
source: {name: Lada.kz, author: Павел Орлов, cites: [Tengrinews.kz, The New York Times]}
---
Лидеры встретились [6 ноября](date:2025-11-06). Писал [Фокус](entity:fokus).
"""
ENTITY = "---\nname: Фокус\nnames: {en: Focus}\naliases: focus.ua\nsame_as: [old-fokus]\n---\nУкраинское издание.\n"
EVENT = "---\ndate: 2025-11-06\ntitle: Саммит\nentities: [fokus]\nsame_as: [e-1a2b3c4d, vstrecha]\n---\n"


def read(folder: Path, files: Mapping[str, str | bytes]) -> Reading:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content.read(folder)


def test_a_sound_folder_is_read_whole(tmp_path: Path) -> None:
    files = {
        ARTICLE: GOOD,
        "entities/organizations/fokus.md": ENTITY,
        "events/sammit.md": EVENT,
        "README.md": "Как писать",
    }
    files["pages/about.md"] = "---\ntitle: О проекте\n---\nЛетопись.\n"
    reading = read(tmp_path, files)
    assert reading.problems == ()
    (article,) = reading.content.articles
    assert (article.id, article.published, article.language, article.rights) == (
        "2025-11-07-sammit",
        "2025-11-07",
        "ru",
        Rights.DIGEST,
    )
    assert article.source.author == "Павел Орлов"
    assert article.source.cites == ("Tengrinews.kz", "The New York Times")
    assert article.text == "Лидеры встретились 6 ноября. Писал Фокус."
    assert [c.span.of(article.text) for c in article.corrections] == ["6 ноября", "Фокус"]
    assert article.blocks[0].span == Span(0, len(article.text))
    (entity,) = reading.content.entities
    assert (entity.id, entity.kind, entity.aliases, entity.same_as) == (
        "fokus",
        EntityKind.ORGANIZATION,
        ("focus.ua",),
        ("old-fokus",),
    )
    (event,) = reading.content.events
    assert (event.entities, event.same_as) == (("fokus",), ("e-1a2b3c4d", "vstrecha"))
    assert reading.content.prose[0].title == "О проекте"


def test_former_names_are_of_the_year_they_say_or_begin_with(tmp_path: Path) -> None:
    names = "[2024-12-31-sammit, sammit, 2023/2025-01-01-sammit, 2024/2024-12-31-sammit]"
    files = {ARTICLE: GOOD.replace("date:", f"was: {names}\ndate:").replace("[Фокус](entity:fokus)", "Фокус")}
    files["pages/about.md"] = "---\ntitle: О проекте\nwas: o-proekte\n---\nЛетопись.\n"
    reading = read(tmp_path, files)
    assert reading.problems == ()
    assert reading.content.articles[0].was == ("2024/2024-12-31-sammit", "2025/sammit", "2023/2025-01-01-sammit")
    assert reading.content.prose[0].was == ("o-proekte",)


MORE = "articles/2025/2025-11-08-itogi.md"
DIFFER = """---
title: Сколько было лидеров
claims:
  - {article: 2025-11-07-sammit, words: Лидеры встретились 6}
  - article: 2025-11-08-itogi
    words: 'Пять лидеров'
---
Пять: первая заметка не считает.
"""


def test_a_disagreement_is_read_with_the_places_of_its_words(tmp_path: Path) -> None:
    files = {ARTICLE: GOOD, "entities/organizations/fokus.md": ENTITY, "disagreements/skolko.md": DIFFER}
    files[MORE] = article("title: Итоги\ndate: 2025-11-08", "Встретились *пять*. Пять\nлидеров уехали.")
    reading = read(tmp_path, files)
    assert reading.problems == ()
    (found,) = reading.content.disagreements
    assert (found.id, found.title, found.path) == ("skolko", "Сколько было лидеров", "disagreements/skolko.md")
    assert found.markdown == "Пять: первая заметка не считает."
    assert [(claim.article, claim.span) for claim in found.claims] == [
        ("2025-11-07-sammit", Span(0, 20)),
        ("2025-11-08-itogi", Span(18, 30)),
    ]


def test_a_claim_on_an_article_that_is_itself_unsound_adds_no_message(tmp_path: Path) -> None:
    files = {ARTICLE: GOOD, "entities/organizations/fokus.md": ENTITY, "disagreements/skolko.md": DIFFER}
    reading = read(tmp_path, files | {MORE: article("date: 2025-11-08", "Пять лидеров.")})
    assert [problem.path.rpartition("/")[2] for problem in reading.problems] == ["2025-11-08-itogi.md"]
    assert reading.content.disagreements == ()


def article(front: str = "title: Т\ndate: 2025-11-07", body: str = "Текст.") -> str:
    return f"---\n{front}\n---\n{body}\n"


def differ(claim: str) -> str:
    return f"---\ntitle: Т\nclaims:\n  - {claim}\n  - {{article: 2025-11-07-sammit, words: Текст}}\n---\n"


# What is wrong, the files, then of the first problem: where it says that it is, and words of what was found and what is right.
UNSOUND: list[tuple[str, dict[str, str | bytes], str, str, str]] = [
    ("no front matter", {ARTICLE: "Просто текст."}, f"{ARTICLE}:1", "no front matter", "Begin the file"),
    ("front matter not closed", {ARTICLE: "---\ntitle: Т\n"}, f"{ARTICLE}:1:1", "does not end", "a line ---"),
    ("no title", {ARTICLE: article("date: 2025-11-07")}, f"{ARTICLE}:2:1", "«title» is missing", "the headline"),
    (
        "no such day",
        {ARTICLE: article("title: Т\ndate: 2025-02-30")},
        f"{ARTICLE}:3:1",
        "«2025-02-30» is no publication date",
        "2025-11-07",
    ),
    (
        "a month as publication date",
        {ARTICLE: article("title: Т\ndate: 2025-11")},
        f"{ARTICLE}:3:1",
        "no publication date",
        "2025-12-16/2025-12-31",
    ),
    (
        "an open interval",
        {ARTICLE: article("title: Т\ndate: 2025-11-07/..")},
        f"{ARTICLE}:3:1",
        "no publication date",
        "bounds",
    ),
    (
        "misspelt key",
        {ARTICLE: article("title: Т\ndate: 2025-11-07\nsuorce: X")},
        f"{ARTICLE}:4:1",
        "«suorce» is not known",
        "Did you mean «source»?",
    ),
    (
        "misspelt key inside",
        {ARTICLE: article("title: Т\ndate: 2025-11-07\nsource: {nmae: X}")},
        f"{ARTICLE}:4:10",
        "«source.nmae»",
        "Did you mean «name»?",
    ),
    (
        "a key twice",
        {ARTICLE: article("title: Т\ntitle: У\ndate: 2025-11-07")},
        f"{ARTICLE}:3:1",
        "stands here twice",
        "Keep one",
    ),
    (
        "rights of no kind",
        {ARTICLE: article("title: Т\ndate: 2025-11-07\nrights: mine")},
        f"{ARTICLE}:4:1",
        "rights: «mine» is none of full, excerpt, digest",
        "It is what may be published of it: full, excerpt or digest",
    ),
    (
        "a script as source",
        {ARTICLE: article("title: Т\ndate: 2025-11-07\nsource: {url: 'javascript:alert(1)'}")},
        f"{ARTICLE}:4:10",
        "is no web address",
        "https://",
    ),
    (
        "a YAML alias",
        {ARTICLE: article("title: &a Т\ndescription: *a\ndate: 2025-11-07")},
        f"{ARTICLE}:2:8",
        "a YAML anchor «&a»",
        "Leave the anchor out",
    ),
    (
        "a YAML tag",
        {ARTICLE: article("title: !!python/object:os.system Т\ndate: 2025-11-07")},
        f"{ARTICLE}:2:8",
        "a YAML tag",
        "plain text",
    ),
    (
        "an unquoted colon",
        {ARTICLE: article("title: Саммит: итоги\ndate: 2025-11-07")},
        f"{ARTICLE}:2",
        "is no YAML",
        "single quotes",
    ),
    (
        "deep nesting",
        {ARTICLE: article("title: " + "[" * 50 + "]" * 50 + "\ndate: 2025-11-07")},
        f"{ARTICLE}:2",
        "levels of nesting",
        "Two are enough",
    ),
    ("no text", {ARTICLE: article(body="")}, f"{ARTICLE}:5", "has no text", "below the second"),
    ("an empty file", {ARTICLE: b""}, ARTICLE, "the file is empty", "delete"),
    ("not UTF-8", {ARTICLE: article().encode("cp1251")}, f"{ARTICLE}:2", "is no UTF-8", "Save the file as UTF-8"),
    ("a NUL", {ARTICLE: article(body="Те\0кст")}, f"{ARTICLE}:5:3", "U+0000", "Delete it"),
    ("a bidi control", {ARTICLE: article(body="Это \u202eтекст")}, f"{ARTICLE}:5:5", "U+202E", "Delete it"),
    (
        "a zero-width space",
        {ARTICLE: article("title: Т\u200b\ndate: 2025-11-07")},
        f"{ARTICLE}:2:9",
        "U+200B",
        "Delete it",
    ),
    ("an oversized file", {ARTICLE: article(body="слово " * 400_000)}, ARTICLE, "MB", "At most 2 MB"),
    (
        "the wrong year's folder",
        {"articles/2024/2025-11-07-sammit.md": article()},
        "articles/2024/2025-11-07-sammit.md:3:1",
        "is of 2025 but lies in articles/2024/",
        "articles/2025/2025-11-07-sammit.md",
    ),
    (
        "a name that is no address",
        {"articles/2025/Саммит.md": article()},
        "articles/2025/Саммит.md",
        "cannot be an address",
        "small Latin letters",
    ),
    (
        "a device name",
        {"entities/topics/con.md": "---\nname: К\n---\n"},
        "entities/topics/con.md",
        "cannot be an address",
        "small Latin letters",
    ),
    (
        "a link to a script",
        {ARTICLE: article(body="Раз.\n\n[два](javascript:x)")},
        f"{ARTICLE}:7:1",
        "no allowed address",
        "http://",
    ),
    (
        "a correction to nobody",
        {ARTICLE: article(body="Писал [Фокус](entity:fokus)."), "entities/organizations/focus.md": ENTITY},
        f"{ARTICLE}:5:15",
        "«Фокус» points to «fokus», which has no file",
        "Did you mean «focus»?",
    ),
    (
        "a correction to no date",
        {ARTICLE: article(body="Это [летом](date:summer).")},
        f"{ARTICLE}:5:13",
        "gives no date: «summer»",
        "date:2025-11",
    ),
    (
        "a name limited to an article that is not there",
        {ARTICLE: GOOD, "entities/organizations/fokus.md": "---\nname: Фокус\nonly_in: [2025-11-07-samit]\n---\n"},
        "entities/organizations/fokus.md:3:11",
        "only_in: there is no article «2025-11-07-samit»",
        "Did you mean «2025-11-07-sammit»?",
    ),
    (
        "a name kept from an article that is like none",
        {ARTICLE: GOOD, "entities/organizations/fokus.md": "---\nname: Фокус\nnot_in:\n  - nobody-wrote-this\n---\n"},
        "entities/organizations/fokus.md:4:5",
        "not_in: there is no article «nobody-wrote-this»",
        "the name of an article's file without .md",
    ),
    (
        "a name both limited to an article and kept from it",
        {
            ARTICLE: GOOD,
            "entities/organizations/fokus.md": (
                "---\nname: Фокус\nonly_in: 2025-11-07-sammit\nnot_in: [2025-11-07-sammit]\n---\n"
            ),
        },
        "entities/organizations/fokus.md:4:10",
        "stands in only_in too",
        "one of the two",
    ),
    (
        "an event of nobody",
        {"events/a.md": "---\ndate: 2025\ntitle: А\nentities: [nobody]\n---\n"},
        "events/a.md:4:12",
        "«nobody» has no file",
        "Make a file",
    ),
    (
        "an event merged into another that has a file",
        {
            "events/a.md": "---\ndate: 2025\ntitle: А\n---\n",
            "events/b.md": "---\ndate: 2025\ntitle: Б\nsame_as: a\n---\n",
        },
        "events/b.md",
        "the event id «a» is taken by events/a.md",
        "another name",
    ),
    (
        "an event without a date",
        {"events/a.md": "---\ndate: вчера\ntitle: А\n---\n"},
        "events/a.md:2:1",
        "«вчера» is no date",
        "2025-22",
    ),
    (
        "no kind of entity",
        {"entities/animals/kot.md": "---\nname: Кот\n---\n"},
        "entities/animals/kot.md",
        "«animals» is no kind",
        "people",
    ),
    (
        "a wrong Wikidata id",
        {"entities/people/a.md": "---\nname: А\nwikidata: 159\n---\n"},
        "entities/people/a.md:3:1",
        "wikidata: «159» is no Wikidata id",
        "Write it with its Q, such as Q30, and only where certain",
    ),
    (
        "a name where keys are meant",
        {ARTICLE: article("title: Т\ndate: 2025-11-07\nsource: Городская газета")},
        f"{ARTICLE}:4:1",
        "source: «Городская газета» is no group of keys",
        "It is who published it and whom it passes on: {name: …, url: …, cites: […]}",
    ),
    (
        "a language by its name",
        {"entities/people/a.md": "---\nname: А\nnames: {Kazakh: А}\n---\n"},
        "entities/people/a.md:3:9",
        "names.Kazakh: «Kazakh» is no language code",
        "Write two small letters",
    ),
    (
        "a list where a text is meant",
        {ARTICLE: article("title: [Т]\ndate: 2025-11-07")},
        f"{ARTICLE}:2:1",
        "title: a list is no text",
        "It is the headline",
    ),
    (
        "a key with nothing behind it",
        {ARTICLE: article("title:\ndate: 2025-11-07")},
        f"{ARTICLE}:2:1",
        "title: an empty value is no text",
        "It is the headline",
    ),
    (
        "a title that is a text of its own",
        {ARTICLE: article(f"title: {'Т' * 301}\ndate: 2025-11-07")},
        f"{ARTICLE}:2:1",
        "has more than 300 characters",
        "It is the headline",
    ),
    (
        "a title of nothing",
        {ARTICLE: article("title: ''\ndate: 2025-11-07")},
        f"{ARTICLE}:2:1",
        "title: «» says nothing",
        "It is the headline",
    ),
    (
        "an event of somebody in words",
        {"events/a.md": "---\ndate: 2025\ntitle: А\nentities: [Билл Клинтон]\n---\n"},
        "events/a.md:4:12",
        "entities.0: «Билл Клинтон» is no id",
        "Write the name of an entity's file without .md",
    ),
    (
        "an id of two",
        {"entities/people/a.md": "---\nname: А\n---\n", "entities/places/a.md": "---\nname: А\n---\n"},
        "entities/places/a.md",
        "«a» is taken by entities/people/a.md",
        "another name",
    ),
    (
        "a former name that cannot be one",
        {ARTICLE: article("title: С\ndate: 2025-11-07\nwas: [25/sammit]")},
        f"{ARTICLE}:4:7",
        "«25/sammit» is no former name",
        "2024/2024-12-31-sammit",
    ),
    (
        "a former name that another article has",
        {
            ARTICLE: article("title: С\ndate: 2025-11-07\nwas: 2025-11-08-itogi"),
            MORE: article("title: И\ndate: 2025-11-08"),
        },
        f"{ARTICLE}:4:1",
        f"was: the article «2025/2025-11-08-itogi» is {MORE}",
        "Name only what no file is called any more",
    ),
    (
        "a former name of two",
        {
            ARTICLE: article("title: С\ndate: 2025-11-07\nwas: 2024/staroe"),
            MORE: article("title: И\ndate: 2025-11-08\nwas: [novoe, 2024/staroe]"),
        },
        f"{MORE}:4:1",
        f"was: the article «2024/staroe» is {ARTICLE}",
        "only once",
    ),
    (
        "a former name that is the present one",
        {"pages/about.md": "---\ntitle: О\nwas: about\n---\nО.\n"},
        "pages/about.md:3:1",
        "was: the page «about» is pages/about.md",
        "no file is called any more",
    ),
    (
        "a former address that is the site's own",
        {"pages/about.md": "---\ntitle: О\nwas: timeline\n---\nО.\n"},
        "pages/about.md:3:1",
        "/timeline/ belongs to the site itself",
        "another file name",
    ),
    (
        "the site's own address",
        {"pages/search.md": "---\ntitle: П\n---\nП.\n"},
        "pages/search.md",
        "belongs to the site itself",
        "another file name",
    ),
    (
        "a claim of no article",
        {ARTICLE: article(), "disagreements/a.md": differ("{article: 2025-11-07-samit, words: Текст}")},
        "disagreements/a.md:4:6",
        "the article «2025-11-07-samit» has no file",
        "Did you mean «2025-11-07-sammit»?",
    ),
    (
        "a claim of an article unlike any",
        {ARTICLE: article(), "disagreements/a.md": differ("{article: xyz, words: Текст}")},
        "disagreements/a.md:4:6",
        "the article «xyz» has no file",
        "its file's name without .md",
    ),
    (
        "a claim in words that do not stand there",
        {
            ARTICLE: article(),
            MORE: article(),
            "disagreements/a.md": differ("{article: 2025-11-08-itogi, words: текст}"),
        },
        "disagreements/a.md:4:33",
        "the article «2025-11-08-itogi» does not say «текст»",
        "Copy words from its text",
    ),
    (
        "a claim without words",
        {ARTICLE: article(), "disagreements/a.md": differ("{article: 2025-11-07-sammit}")},
        "disagreements/a.md:4",
        "«claims.0.words» is missing",
        "as the article's text has them",
    ),
    (
        "one article that differs with itself",
        {ARTICLE: article(), "disagreements/a.md": differ("{article: 2025-11-07-sammit, words: екст}")},
        "disagreements/a.md:3:1",
        "claims: there are not two articles that differ",
        "Write a line «- {article: …, words: …}» for each of them",
    ),
    (
        "a disagreement on nothing",
        {"disagreements/a.md": "---\ntitle: Т\n---\n"},
        "disagreements/a.md:",
        "«claims» is missing",
        "for each article",
    ),
    (
        "the address of the disagreements",
        {"pages/disagreements.md": "---\ntitle: П\n---\nП.\n"},
        "pages/disagreements.md",
        "belongs to the site itself",
        "another file name",
    ),
    ("an image", {ARTICLE: article(body="![к](к.png)")}, f"{ARTICLE}:5", "an image", "describe it in words"),
]


@pytest.mark.parametrize(
    ("files", "where", "found", "mend"), [case[1:] for case in UNSOUND], ids=[case[0] for case in UNSOUND]
)
def test_unsound_content_is_refused_with_place_and_remedy(
    tmp_path: Path, files: dict[str, str | bytes], where: str, found: str, mend: str
) -> None:
    reading = read(tmp_path, files)
    assert reading.errors, "nothing was reported"
    message = str(reading.errors[0])
    assert message.startswith(f"{tmp_path}/{where}")
    assert found in str(reading.errors[0].found)
    assert mend in str(reading.errors[0].mend)
    assert all(problem.line and problem.column for problem in reading.problems)


def test_every_problem_is_reported_and_the_sound_files_are_read(tmp_path: Path) -> None:
    bad = {case[0]: case[1] for case in UNSOUND}
    files: dict[str, str | bytes] = {"articles/2025/2025-01-01-sound.md": article("title: Т\ndate: 2025-01-01")}
    for number, name in enumerate(("no title", "a NUL", "misspelt key", "a link to a script")):
        files[f"articles/2025/2025-11-07-bad-{number}.md"] = bad[name][ARTICLE]
    reading = read(tmp_path, files)
    assert len(reading.errors) == 4
    assert [problem.path for problem in reading.errors] == sorted(problem.path for problem in reading.errors)
    assert [item.id for item in reading.content.articles] == ["2025-01-01-sound"]


def test_two_mistakes_in_one_front_matter_are_two_problems(tmp_path: Path) -> None:
    reading = read(tmp_path, {ARTICLE: article("titel: Т\ndate: вчера")})
    assert [(problem.line, str(problem.found).split()[0]) for problem in reading.errors] == [
        (2, "the"),
        (2, "the"),
        (3, "date:"),
    ]


def test_one_mistake_hides_no_other(tmp_path: Path) -> None:
    front = "title: Саммит: \u200bитоги\ntitel: а: б\ndate: вчера\nsource: {nam: Ъ}"
    reading = read(tmp_path, {"articles/2025/Sammit.md": article(front, "Раз.\n\n![к](к.png) и [два](ftp://x)")})
    places = [(problem.line, problem.column, str(problem.found)[:26]) for problem in reading.problems]
    assert places == [
        (1, 1, "the name «Sammit.md» canno"),
        (2, 14, "the front matter is no YAM"),
        (2, 16, "a character that does not "),
        (3, 1, "the key «titel» is not kno"),
        (3, 9, "the front matter is no YAM"),
        (4, 1, "date: «вчера» is no public"),
        (5, 10, "the key «source.nam» is no"),
        (9, 1, "an image"),
        (9, 15, "the link «ftp://x» leads t"),
    ]
    assert reading.content.articles == ()


def test_corrections_of_an_unsound_article_are_judged_too(tmp_path: Path) -> None:
    reading = read(tmp_path, {ARTICLE: article("title: Т\ndate: вчера", "[Ф](entity:fokus) и [Ф](entity:fokus).")})
    assert [(problem.line, problem.column) for problem in reading.problems] == [(3, 1), (5, 5), (5, 25)]


def test_a_correction_where_nothing_is_annotated_is_told(tmp_path: Path) -> None:
    card = "---\nname: А\n---\nПишет [Фокус](entity:fokus).\n"
    reading = read(tmp_path, {"entities/people/a.md": card})
    assert reading.errors == ()
    (problem,) = reading.problems
    assert (problem.line, problem.column, str(problem.found)) == (4, 15, "the correction of «Фокус» has no effect here")
    assert [entity.id for entity in reading.content.entities] == ["a"]


def test_an_alias_behind_a_mistake_is_not_followed(tmp_path: Path) -> None:
    bomb = "title: а: б\na: &a [x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in pairs("abcdefghijkl")
    )
    reading = read(tmp_path, {ARTICLE: article(f"{bomb}date: 2025-11-07")})
    assert str(reading.errors[0].found).startswith("the front matter is no YAML")
    assert str(reading.errors[1].found) == "a YAML anchor «&a»"
    deep = article("title: а: б\ndate: " + "[" * 50_000 + "]" * 50_000)
    assert "levels of nesting" in str(read(tmp_path, {ARTICLE: deep}).errors[1].found)


def test_links_in_the_content_folder_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text(article(), encoding="utf-8")
    folder = tmp_path / "content"
    (folder / "articles" / "2025").mkdir(parents=True)
    (folder / "articles" / "2025" / "2025-11-07-a.md").symlink_to(outside)
    (folder / "events").symlink_to(tmp_path)
    reading = content.read(folder)
    assert [str(problem.found) for problem in reading.errors] == ["a symbolic link", "a symbolic link"]
    assert reading.content.articles == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no such folder\. Give the folder of articles with --content"):
        content.read(tmp_path / "nowhere")


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    os.mkfifo(tmp_path / "articles" / "a.md")
    (problem,) = content.read(tmp_path).problems
    assert str(problem.found) == "this is no regular file"


def test_files_of_other_kinds_are_named_and_stop_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, {ARTICLE: article(), "articles/2025/notes.txt": "x"})
    assert reading.errors == ()
    assert [(p.severity, str(p.found)) for p in reading.problems] == [("warning", "a file that is not read")]


def test_windows_line_ends_change_no_line_number(tmp_path: Path) -> None:
    reading = read(tmp_path, {ARTICLE: article(body="Раз.\n\n[два](ftp://x)").replace("\n", "\r\n")})
    assert reading.errors[0].line == 7


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_is_taken_apart_without_an_exception(text: str) -> None:
    matter = frontmatter.read(text)
    assert text.endswith(matter.body)


@settings(max_examples=150)
@given(st.text(alphabet="abк:-[]{}&*!#'\"|>%@` \n\t,?0", max_size=80))
def test_any_front_matter_is_read_or_reported(yaml: str) -> None:
    matter = frontmatter.read(f"---\n{yaml}\n---\nтекст")
    assert matter.problems or matter.data
    assert all(problem.line >= 1 and problem.column >= 1 for problem in matter.problems)


def test_articles_one_by_one_are_those_of_the_whole(tmp_path: Path) -> None:
    good = "---\ntitle: Дождь\ndate: 2024-05-0{}\nsource: {{name: Вестник}}\nrights: full\n---\nВ Астане дождь.\n"
    folder = tmp_path / "articles" / "2024"
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        (folder / f"2024-05-0{number}-a.md").write_text(good.format(number), encoding="utf-8")
    (folder / "2024-05-04-b.md").write_text(good.format(4).replace("title: Дождь\n", ""), encoding="utf-8")
    (folder / "Bad.md").write_text(good.format(5), encoding="utf-8")
    problems: list[Problem] = []
    one_by_one = list(content.articles(tmp_path, "ru", problems))
    whole = content.read(tmp_path)
    assert tuple(sorted(one_by_one, key=lambda article: article.id)) == whole.content.articles
    assert len(one_by_one) == 3
    assert tuple(sorted(problems)) == whole.problems
    assert len(problems) >= 2
