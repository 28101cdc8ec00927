"""Every door through which what somebody else wrote comes into content/: a file with the attack in one of its places."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Takes(Enum):
    WORDS = "any words"
    ARTICLE = "words, links and corrections"
    MARKDOWN = "words and links"
    ADDRESS = "a web address"
    VALUES = "values of a form of its own, which no attack has"


@dataclass(frozen=True, slots=True)
class Door:
    takes: Takes
    path: str
    written: Callable[[str], str]
    """The file's text with the attack in it."""


def scalar(value: object) -> str:
    """JSON is YAML, so any text may be a value; what does not print is written as an escape, which is how it gets by."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)


def page(fields: Mapping[str, object], body: str = "") -> str:
    return "---\n" + "".join(f"{scalar(key)}: {scalar(value)}\n" for key, value in fields.items()) + f"---\n{body}\n"


def article(**fields: Any) -> str:
    plain = {"title": "Статья", "date": "2025-11-10", "source": {"name": "Вестник"}}
    return page(plain | fields, "Иван Петров прибыл в Астану 6 ноября 2025 года.")


def entity(**fields: Any) -> str:
    return page({"name": "Кто-то"} | fields)


def event(**fields: Any) -> str:
    return page({"title": "Событие", "date": "2025-11-06"} | fields)


def disagreement(**fields: Any) -> str:
    claims = [
        {"article": "2025-11-07-vstrecha", "words": "в четверг"},
        {"article": "2025-11-08-itogi", "words": "6 ноября"},
    ]
    return page({"title": "Когда", "claims": claims} | fields)


def prose(**fields: Any) -> str:
    return page({"title": "Страница"} | fields, "Слова.")


A = "articles/2025/2025-11-10-attacked.md"
N = "entities/people/attacked.md"
E = "events/attacked.md"
D = "disagreements/attacked.md"
P = "pages/attacked.md"
DIGEST = "0" * 64

DOORS: dict[str, Door] = {
    "article body": Door(Takes.ARTICLE, A, lambda x: page({"title": "Статья", "date": "2025-11-10"}, f"Слова.\n\n{x}\n\nСлова.")),
    "article title": Door(Takes.WORDS, A, lambda x: article(title=x)),
    "article description": Door(Takes.WORDS, A, lambda x: article(description=x)),
    "article date": Door(Takes.VALUES, A, lambda x: article(date=x)),
    "article language": Door(Takes.VALUES, A, lambda x: article(language=x)),
    "article rights": Door(Takes.VALUES, A, lambda x: article(rights=x)),
    "article title_from": Door(Takes.VALUES, A, lambda x: article(title_from=x)),
    "article date_evidence": Door(Takes.WORDS, A, lambda x: article(date="2025-11-10/2025-11-20", date_evidence=[x, x])),
    "article was": Door(Takes.VALUES, A, lambda x: article(was=[x])),
    "article unknown key": Door(Takes.VALUES, A, lambda x: article(**{x: "x"})),
    "source name": Door(Takes.WORDS, A, lambda x: article(source={"name": x})),
    "source author": Door(Takes.WORDS, A, lambda x: article(source={"name": "Вестник", "author": x})),
    "source url": Door(Takes.ADDRESS, A, lambda x: article(source={"name": "Вестник", "url": x})),
    "source cites": Door(Takes.WORDS, A, lambda x: article(source={"name": "Вестник", "cites": [x, "Ведомости степи"]})),
    "imported file": Door(Takes.WORDS, A, lambda x: article(imported={"file": x, "sha256": DIGEST})),
    "imported sha256": Door(Takes.VALUES, A, lambda x: article(imported={"file": "x.txt", "sha256": x})),
    "entity name": Door(Takes.WORDS, N, lambda x: entity(name=x)),
    "entity names": Door(Takes.WORDS, N, lambda x: entity(names={"en": x, "kk": x})),
    "entity names key": Door(Takes.VALUES, N, lambda x: entity(names={x: "Кто-то"})),
    "entity aliases": Door(Takes.WORDS, N, lambda x: entity(aliases=[x])),
    "entity forms": Door(Takes.WORDS, N, lambda x: entity(forms=[x])),
    "entity wikidata": Door(Takes.VALUES, N, lambda x: entity(wikidata=x)),
    "entity same_as": Door(Takes.VALUES, N, lambda x: entity(same_as=[x])),
    "entity only_in": Door(Takes.VALUES, N, lambda x: entity(only_in=[x])),
    "entity not_in": Door(Takes.VALUES, N, lambda x: entity(not_in=[x])),
    "entity body": Door(Takes.MARKDOWN, N, lambda x: page({"name": "Кто-то"}, x)),
    "event title": Door(Takes.WORDS, E, lambda x: event(title=x)),
    "event date": Door(Takes.VALUES, E, lambda x: event(date=x)),
    "event entities": Door(Takes.VALUES, E, lambda x: event(entities=[x])),
    "event same_as": Door(Takes.VALUES, E, lambda x: event(same_as=[x])),
    "event body": Door(Takes.MARKDOWN, E, lambda x: page({"title": "Событие", "date": "2025-11-06"}, x)),
    "disagreement title": Door(Takes.WORDS, D, lambda x: disagreement(title=x)),
    "disagreement article": Door(
        Takes.VALUES, D, lambda x: disagreement(claims=[{"article": x, "words": "а"}, {"article": "2025-11-08-itogi", "words": "6 ноября"}])
    ),
    "disagreement words": Door(
        Takes.VALUES,
        D,
        lambda x: disagreement(
            claims=[{"article": "2025-11-07-vstrecha", "words": x}, {"article": "2025-11-08-itogi", "words": "6 ноября"}]
        ),
    ),
    "page title": Door(Takes.WORDS, P, lambda x: prose(title=x)),
    "page description": Door(Takes.WORDS, P, lambda x: prose(description=x)),
    "page was": Door(Takes.VALUES, P, lambda x: prose(was=[x])),
    "page body": Door(Takes.MARKDOWN, P, lambda x: page({"title": "Страница"}, x)),
}  # fmt: skip
