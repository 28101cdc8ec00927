"""The list, and answers to it: written into the article, at the right place, once; and asked for in a dialogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import content
from generator.annotators.merge import merge
from generator.annotators.reading import read
from generator.archive import gather
from generator.editing.tree import Tree
from generator.errors import EditRefused, UsageError
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    DateOf,
    EntityKind,
    Name,
    Origin,
    Quote,
    Span,
    Value,
)
from generator.review.answering import answered
from generator.review.dialogue import talk
from generator.review.doubt import Ground
from generator.review.items import Item, items
from generator.review.listing import Listing

BODY = """Летом [в Рим](entity:rim) приехала Анна *Ли*. Анна Ли пробыла там год.

«Мы едем», — сказала Анна Ли. С ней был Борис Ким, по прозвищу Бор\\*ис.
"""
FILES = {
    "articles/2025/2025-11-07-pismo.md": f"---\ntitle: Письмо\ndate: 2025-11-07\n---\n{BODY}",
    "entities/places/rim.md": "---\nname: Рим\n---\n",
    "entities/people/boris-kimm.md": "---\nname: Борис Кимм\nsame_as: [kimm]\n---\n",
}
SEEN: list[tuple[str, Value, str, Origin]] = [
    ("Летом", DateOf("", ""), "dates.season_alone", Origin.RULE),
    ("Анна Ли", Name(EntityKind.PERSON, "Анна Ли"), "names.slovnet", Origin.MODEL),
    ("Мы едем", Quote("Анна Ли", ""), "quotes.after", Origin.RULE),
    ("Борис Ким", Name(EntityKind.PERSON, "Борис Ким"), "names.known", Origin.RULE),
]


def annotated(article: Article) -> AnnotatedArticle:
    """What a machine would see."""
    found = [
        Annotation(Span(*place.span()), value, rule, origin)
        for words, value, rule, origin in SEEN
        for place in re.finditer(re.escape(words), article.text)
    ]
    return AnnotatedArticle(article, read(article).sentences, merge(article.corrections, found))


def reviewed(root: Path) -> tuple[Listing, list[Item]]:
    reading = content.read(root)
    assert reading.errors == ()
    archive = gather(reading.content, [annotated(one) for one in reading.content.articles])
    return Listing(Tree(root), archive, "ru"), items(archive)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "content"


def written(root: Path) -> str:
    return (root / "articles/2025/2025-11-07-pismo.md").read_text().partition("---\n")[2].partition("---\n")[2]


def test_the_least_certain_come_first_and_what_is_repeated_comes_once(root: Path) -> None:
    _, found = reviewed(root)
    assert [(one.words, one.target, one.more) for one in found] == [
        ("Летом", "", 0),
        ("Борис Ким", "boris-kim", 0),
        ("Анна Ли", "anna-li", 2),
        ("Мы едем", "anna-li", 0),
    ]
    assert found[1].others == ("boris-kimm",)
    assert found[1].grounds == (Ground.LIKE,)
    assert [one.doubt for one in found] == sorted((one.doubt for one in found), reverse=True)


def test_ids_stay_when_something_else_is_edited(root: Path) -> None:
    _, before = reviewed(root)
    path = root / "articles/2025/2025-11-07-pismo.md"
    path.write_text(path.read_text().replace("---\nЛетом", "---\nВступление.\n\nЛетом"))
    _, after = reviewed(root)
    assert {one.id for one in before} == {one.id for one in after}
    assert len({one.id for one in after}) == 4


def test_the_list_says_where_what_and_why(root: Path) -> None:
    listing, found = reviewed(root)
    lines = list(listing.block(found[1]))
    assert lines[0] == f"{root}/articles/2025/2025-11-07-pismo.md:7:41  {found[1].id}"
    assert "С ней был ⟦Борис Ким⟧, по прозвищу Бор*ис." in lines[1]
    assert lines[2:4] == [
        "    Программа считает: человек Борис Ким (boris-kim, без карточки)",
        "    Почему сомнительно: имя почти совпадает с тем, у которого есть карточка",
    ]
    assert lines[5:] == [
        "      y  человек Борис Ким (boris-kim, без карточки)",
        "      n  не имя и не название",
        "      1  человек Борис Кимм (boris-kimm)",
    ]
    (record,) = json.loads(listing.json([found[1]]))
    assert (record["line"], record["column"], record["words"]) == (7, 41, "Борис Ким")
    assert record["answers"][2] == {"key": "1", "target": "boris-kimm", "meaning": "человек Борис Кимм (boris-kimm)"}


@pytest.mark.parametrize(
    ("number", "target", "before", "after"),
    [
        (0, "2025-22", "Летом", "[Летом](date:2025-22)"),
        (0, "none", "Летом", "[Летом](date:none)"),
        (1, "boris-kimm", "Борис Ким", "[Борис Ким](entity:boris-kimm)"),
        (1, "kimm", "Борис Ким", "[Борис Ким](entity:kimm)"),
        (2, "none", "Анна *Ли*", "[Анна *Ли*](entity:none)"),
        (3, "boris-kimm", "«Мы едем»", "[«Мы едем»](speaker:boris-kimm)"),
        (3, "none", "«Мы едем»", "[«Мы едем»](speaker:none)"),
    ],
)
def test_an_answer_is_written_and_does_not_come_up_again(
    root: Path, number: int, target: str, before: str, after: str
) -> None:
    listing, found = reviewed(root)
    item = found[number]
    listing.tree.write(answered(listing.tree, listing.archive, item, target).change)
    assert written(root) == BODY.replace(before, after, 1)
    _, left = reviewed(root)
    assert item.id not in {one.id for one in left}


def test_an_entity_without_a_file_gets_one_if_that_is_wanted(root: Path) -> None:
    listing, found = reviewed(root)
    with pytest.raises(EditRefused, match=r"«Анна Ли» has no file.*entities/people/anna-li\.md"):
        answered(listing.tree, listing.archive, found[2], "anna-li")
    listing.tree.write(answered(listing.tree, listing.archive, found[2], "anna-li", make_file=True).change)
    assert (root / "entities/people/anna-li.md").read_text() == "---\nname: Анна Ли\n---\n"
    assert written(root) == BODY.replace("Анна *Ли*", "[Анна *Ли*](entity:anna-li)", 1)
    _, left = reviewed(root)
    assert [one.words for one in left] == ["Летом", "Борис Ким", "Мы едем"]


@pytest.mark.parametrize(
    ("number", "target", "words"),
    [
        (0, "вчера", "is no date; write"),
        (1, "boris-kim2", "is no entity of the archive. Did you mean «boris-kimm»"),
        (3, "Анна Ли", "is no entity of the archive"),
    ],
)
def test_an_answer_that_means_nothing_is_refused(root: Path, number: int, target: str, words: str) -> None:
    listing, found = reviewed(root)
    with pytest.raises(UsageError, match=re.escape(words)):
        answered(listing.tree, listing.archive, found[number], target)
    assert written(root) == BODY


def test_a_text_that_was_changed_meanwhile_is_left_alone(root: Path) -> None:
    listing, found = reviewed(root)
    path = root / "articles/2025/2025-11-07-pismo.md"
    path.write_text(path.read_text().replace("пробыла", "осталась"))
    with pytest.raises(EditRefused, match="changed while this ran"):
        answered(listing.tree, listing.archive, found[0], "none")
    moved = replace(found[0], span=Span(5000, 5005))
    with pytest.raises(EditRefused):
        answered(listing.tree, listing.archive, moved, "none")


def answers(*given: str) -> tuple[Callable[[str], str], list[str]]:
    """Who types these, one after the other, and then ends the input; and what was asked."""
    left, asked = list(given), []

    def ask(question: str) -> str:
        asked.append(question)
        if not left:
            raise EOFError
        return left.pop(0)

    return ask, asked


def test_a_dialogue(root: Path) -> None:
    listing, found = reviewed(root)
    said: list[str] = []
    # No date; a mistake, then the other one; yes, but no file, then yes with one; the name of a file.
    ask, asked = answers("Нет", "boris-kom", "1", "y", "n", "да", "д", "kimm")
    assert talk(listing, found, ask, said.append) == 4
    assert written(root) == (
        "[Летом](date:none) [в Рим](entity:rim) приехала [Анна *Ли*](entity:anna-li). Анна Ли пробыла там год.\n\n"
        "[«Мы едем»](speaker:kimm), — сказала Анна Ли. С ней был [Борис Ким](entity:boris-kimm), по прозвищу Бор\\*ис.\n"
    )
    assert (root / "entities/people/anna-li.md").exists()
    assert any("Did you mean" in line for line in said)
    assert any("У «Анна Ли» ещё нет карточки" in question for question in asked)
    assert said[-1] == "Отвечено: 4"
    assert content.read(root).errors == ()


def test_a_dialogue_that_is_broken_off_keeps_what_was_answered(root: Path) -> None:
    listing, found = reviewed(root)
    said: list[str] = []
    assert talk(listing, found, answers("", "Н", "q", "n")[0], said.append) == 1
    assert written(root) == BODY.replace("Борис Ким", "[Борис Ким](entity:none)")
    assert talk(listing, [], answers()[0], said.append) == 0
    assert talk(listing, found[:1], answers()[0], said.append) == 0
