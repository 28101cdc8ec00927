"""What one file of content/ says of another: corrections, events, claims and limits may only speak of what is there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator import frontmatter
from generator.chronology import is_edtf
from generator.errors import Problem
from generator.model import Article, EntityRecord, EventRecord, Span

LISTED = 100
"""Problems of one kind in one file that are told one by one: a file that is wrong a hundred thousand times is told no slower."""


def more(count: int) -> tuple[Problem, ...]:
    """The rest of them, with an empty path; nothing where there is none."""
    return (
        (Problem("", 0, 0, f"{count} more problems like these", "Mend the first ones, and check again"),)
        if count > 0
        else ()
    )


def same_ids(ids: list[tuple[str, str]], what: str, problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for id, path in sorted(ids):
        if first.setdefault(id, path) != path:
            found = f"the {what} id «{id}» is taken by {first[id]}"
            problems.append(Problem(path, 0, 0, found, "Give one of the two another name"))


def check_former(
    addresses: list[tuple[str, str]], what: str, matters: Mapping[str, frontmatter.FrontMatter], problems: list[Problem]
) -> None:
    """(address, path): of every file its own address, and then those it had, which may be nobody else's.

    Of two files of one id `same_ids` speaks.
    """
    own: dict[str, str] = {}
    former: list[tuple[str, str]] = []
    seen: set[str] = set()
    for address, path in addresses:
        if path in seen:
            former.append((address, path))
        else:
            own[address] = path
        seen.add(path)
    taken = dict(own)
    for address, path in former:
        if taken.setdefault(address, path) != path or address in own:
            line, column = matters[path].at(("was",))
            found = f"was: the {what} «{address}» is {taken[address]}"
            problems.append(
                Problem(path, line, column, found, "Name only what no file is called any more, and only once")
            )


def check_targets(
    articles: list[Article],
    events: list[EventRecord],
    known: set[str],
    matters: Mapping[str, frontmatter.FrontMatter],
    problems: list[Problem],
) -> None:
    """Corrections and events may only speak of what is there."""
    for article in articles:
        wrong = [
            (correction, message)
            for correction in article.corrections
            if (message := _wrong_target(correction.scheme, correction.target, known))
        ]
        for correction, (fault, mend) in wrong[:LISTED]:
            words = correction.span.of(article.text)
            line, column = _where(article, f"{correction.scheme}:{correction.target}", matters[article.path])
            found = f"the correction of «{words[:40]}» {fault}"
            problems.append(Problem(article.path, line, column, found, mend or nearest(correction.target, known)))
        problems.extend(replace(problem, path=article.path) for problem in more(len(wrong) - LISTED))
    for event in events:
        lost = [(number, id) for number, id in enumerate(event.entities) if id not in known]
        for number, id in lost[:LISTED]:
            line, column = matters[event.path].at(("entities", number))
            problems.append(Problem(event.path, line, column, f"the entity «{id}» has no file", nearest(id, known)))
        problems.extend(replace(problem, path=event.path) for problem in more(len(lost) - LISTED))


def check_limits(
    entities: list[EntityRecord],
    articles: set[str],
    matters: Mapping[str, frontmatter.FrontMatter],
    problems: list[Problem],
) -> None:
    """An entity's names may only be limited to articles that are there, and not both to one and from it."""
    for entity in entities:
        for key, ids in (("only_in", entity.only_in), ("not_in", entity.not_in)):
            for number, id in enumerate(ids):
                line, column = matters[entity.path].at((key, number))
                if id not in articles:
                    mend = nearest(id, articles, "Write the name of an article's file without .md")
                    problems.append(Problem(entity.path, line, column, f"{key}: there is no article «{id}»", mend))
                elif key == "not_in" and id in entity.only_in:
                    found = f"not_in: «{id}» stands in only_in too"
                    problems.append(Problem(entity.path, line, column, found, "Leave it in one of the two"))


def _wrong_target(scheme: str, target: str, known: set[str]) -> tuple[str, str] | None:
    """What is wrong, and what would be right: "" where that is the nearest id."""
    if target == "none":
        return None
    if scheme == "date":
        mend = "Write date:2025-11-06, date:2025-11, date:2025 or date:none"
        return None if is_edtf(target) else (f"gives no date: «{target}»", mend)
    return None if target in known else (f"points to «{target}», which has no file", "")


_NO_ENTITY = "Make a file for it in entities/, or take the id of one that is there"


def nearest(id: str, known: Iterable[str], otherwise: str = _NO_ENTITY) -> str:
    near = difflib.get_close_matches(id, sorted(known), 1)
    return f"Did you mean «{near[0]}»?" if near else otherwise


def _where(article: Article, target: str, matter: frontmatter.FrontMatter) -> tuple[int, int]:
    """Line and column, in the file, of a correction's target; the first of several alike."""
    before = article.markdown[: max(article.markdown.find(target), 0)]
    return matter.body_line + before.count("\n"), len(before) - before.rfind("\n")


def place_of(words: str, text: str) -> Span | None:
    """Where the words first stand, whatever white space parts them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(*found.span()) if found else None
