"""Files in content/ → Article, EntityRecord, EventRecord, DisagreementRecord, Prose.

Validated once, here; every problem is reported, not the first alone.
A file with a problem is left out of the result; the others are read. Nothing half-valid leaves this room.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import frontmatter, markdown, schema
from generator.errors import Problem, UsageError
from generator.model import (
    Article,
    ClaimRecord,
    Content,
    DisagreementRecord,
    EntityKind,
    EntityRecord,
    EventRecord,
    Prose,
    Provenance,
    Source,
)
from generator.rawtext import read_text
from generator.references import LISTED, check_former, check_limits, check_targets, more, nearest, place_of, same_ids
from generator.urls import (
    ARTICLES,
    CONNECTIONS,
    DATA,
    DISAGREEMENTS,
    EVENTS,
    QUOTES,
    SEARCH,
    SOURCES,
    TIMELINE,
)

# Windows refuses files of these names, so a checkout there would fail.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_KINDS = {kind.folder: kind for kind in EntityKind}
_FOLDERS = ("articles", "entities", "events", "disagreements", "pages")

Fields = TypeVar("Fields", bound=BaseModel)
Matters = dict[str, frontmatter.FrontMatter]
"""By a file's path: where its values stand, for messages."""


@dataclass(frozen=True, slots=True)
class Reading:
    content: Content
    """What could be read."""
    problems: tuple[Problem, ...]
    """Sorted by file and line. Empty for a folder in order."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


@dataclass(frozen=True, slots=True)
class _File:
    """One Markdown file, read but not yet understood."""

    path: str
    """Relative to the content folder, POSIX."""
    stem: str
    text: str


def read(folder: Path, language: str = "ru") -> Reading:
    """Everything in a content folder. `language` is that of texts which do not name their own.

    Paths in problems are `folder` joined with the file's own, as the user typed it. Raises UsageError where there is no folder.
    """
    problems: list[Problem] = []
    files: dict[str, list[_File]] = {name: [] for name in _FOLDERS}
    if not folder.is_dir():
        raise UsageError(
            f"{folder}: there is no such folder. Give the folder of articles with --content, or make one with articles/ in it."
        )
    for name in _FOLDERS:
        for file in _files(folder, folder / name, problems):
            files[name].append(file)
    matters: Matters = {}
    articles = [a for file in files["articles"] if (a := _article(file, language, matters, problems))]
    entities = [e for file in files["entities"] if (e := _entity(file, matters, problems))]
    events = [v for file in files["events"] if (v := _event(file, matters, problems))]
    written = {file.stem: None for file in files["articles"]} | {article.id: article for article in articles}
    differ = [d for file in files["disagreements"] if (d := _disagreement(file, written, matters, problems))]
    prose = [p for file in files["pages"] if (p := _prose(file, matters, problems))]
    same_ids([(item.id, item.path) for item in articles], "article", problems)
    same_ids([(item.id, item.path) for item in differ], "disagreement", problems)
    same_ids([(old, item.path) for item in events for old in (item.id, *item.same_as)], "event", problems)
    same_ids([(old, item.path) for item in entities for old in (item.id, *item.same_as)], "entity", problems)
    addresses = [
        (address, item.path) for item in articles for address in (f"{item.published[:4]}/{item.id}", *item.was)
    ]
    check_former(addresses, "article", matters, problems)
    check_former([(id, item.path) for item in prose for id in (item.id, *item.was)], "page", matters, problems)
    # Targets are ids that stand in a file's name, though that file may itself have a problem: one mistake, one message.
    known = {file.stem for file in files["entities"]} | {old for entity in entities for old in entity.same_as}
    check_targets(articles, events, known, matters, problems)
    check_limits(entities, {file.stem for file in files["articles"]}, matters, problems)
    content = Content(
        tuple(sorted(articles, key=lambda item: item.id)),
        tuple(sorted(entities, key=lambda item: item.id)),
        tuple(sorted(events, key=lambda item: item.id)),
        tuple(sorted(prose, key=lambda item: item.id)),
        tuple(sorted(differ, key=lambda item: item.id)),
    )
    placed = sorted({replace(problem, path=str(folder / problem.path)) for problem in problems})
    return Reading(content, tuple(placed))


# ------------------------------------------------------------------------------------------------------- files


def _files(root: Path, folder: Path, problems: list[Problem]) -> Iterator[_File]:
    """Every Markdown file below `folder`, in order of path. Links are refused: one could publish a file from elsewhere."""
    if folder.is_symlink():
        problems.append(_whole(root, folder, "a symbolic link", "Put the folder itself here"))
        return
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            problems.append(_whole(root, path, "a symbolic link", "Put the file itself here"))
        elif path.is_dir():
            yield from _files(root, path, problems)
        elif path.suffix != ".md":
            mend = "Articles are .md files; documents from elsewhere come in through «letopis import»"
            problems.append(replace(_whole(root, path, "a file that is not read", mend), severity="warning"))
        elif (text := _text(root, path, problems)) is not None:
            yield _File(path.relative_to(root).as_posix(), path.stem, text)


def _text(root: Path, path: Path, problems: list[Problem]) -> str | None:
    relative = path.relative_to(root).as_posix()
    stem = path.stem
    if not schema.ID.fullmatch(stem) or len(stem) > schema.ID_LIMIT or stem in _DEVICES:
        found = f"the name «{path.name}» cannot be an address"
        mend = f"Use small Latin letters, digits and single hyphens, at most {schema.ID_LIMIT}: 2025-11-07-sammit.md"
        problems.append(Problem(relative, 0, 0, found, mend))
        return None
    text, found_problems = read_text(path)
    problems.extend(replace(problem, path=relative) for problem in found_problems)
    return None if any(problem.severity == "error" for problem in found_problems) else text


def _whole(root: Path, path: Path, found: str, mend: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), 0, 0, found, mend)


# ------------------------------------------------------------------------------------------- one file, one value


def _understood(
    file: _File, model: type[Fields], matters: Matters, problems: list[Problem]
) -> tuple[Fields, frontmatter.FrontMatter, markdown.Parsed] | None:
    """The file's front matter as a model, and its body; or None after reporting what is wrong, with the file's own lines."""
    matter = frontmatter.read(file.text)
    if matter.problems:
        problems.extend(replace(problem, path=file.path) for problem in _listed(matter.problems))
        return None
    matters[file.path] = matter
    try:
        fields = model.model_validate(matter.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems.extend(_explained(file, model, matter, detail) for detail in details[:LISTED])
        problems.extend(replace(problem, path=file.path) for problem in more(len(details) - LISTED))
        return None
    parsed = markdown.parse(matter.body)
    for problem in _listed(parsed.problems):
        problems.append(replace(problem, path=file.path, line=problem.line and problem.line + matter.body_line - 1))
    return None if parsed.problems else (fields, matter, parsed)


def _listed(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return problems[:LISTED] + more(len(problems) - LISTED)


def _explained(file: _File, model: type[BaseModel], matter: frontmatter.FrontMatter, detail: Any) -> Problem:
    """pydantic's finding in the contributor's words."""
    # What pydantic calls `[key]` is a key of a mapping: the one that stands before it.
    path: frontmatter.Path = tuple(part for part in detail["loc"] if part != "[key]")
    line, column = matter.at(path)
    key = ".".join(str(part) for part in path)
    value = detail.get("input")
    holder = _model_at(model, path[:-1])
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), holder.model_fields, 1)
        known = ", ".join(holder.model_fields)
        mend = f"Did you mean «{near[0]}»?" if near else f"Known are {known}"
        return Problem(file.path, line, column, f"the key «{key}» is not known", mend)
    described = holder.model_fields[str(path[-1])].description if str(path[-1]) in holder.model_fields else ""
    if detail["type"] == "missing":
        return Problem(file.path, line, column, f"the key «{key}» is missing", f"Write it: {described}")
    if detail["type"] == "value_error":
        found, _, mend = str(detail["ctx"]["error"]).partition("; ")
        return Problem(file.path, line, column, f"{key}: {found}", mend[:1].upper() + mend[1:])
    if detail["type"] in _WRONG:
        words = _WRONG[detail["type"]].format(**detail.get("ctx", {}))
    else:
        words = detail["msg"][:1].lower() + detail["msg"][1:]
    found = f"{key}: {_shown(value)} {words}"
    return Problem(file.path, line, column, found, f"It is {described}" if described else "See content/README.md")


# By pydantic's name for what is wrong.
_WRONG = {
    "enum": "is none of {expected}",
    "dict_type": "is no group of keys",
    "model_type": "is no group of keys",
    "too_long": "has more than {max_length} characters",  # no list has a limit
    "too_short": "says nothing",
    "string_type": "is no text",
    "tuple_type": "is no list",
}


def _shown(value: object) -> str:
    match value:
        case str():
            return f"«{value if len(value) <= 80 else value[:79] + '…'}»"
        case None:
            return "an empty value"
        case dict():
            return "a group of keys"
        case _:
            return "a list"


def _model_at(model: type[BaseModel], path: frontmatter.Path) -> type[BaseModel]:
    for part in path:
        nested = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
        candidates = [nested, *getattr(nested, "__args__", ())]
        model = next((item for item in candidates if isinstance(item, type) and issubclass(item, BaseModel)), model)
    return model


def _article(file: _File, language: str, matters: Matters, problems: list[Problem]) -> Article | None:
    understood = _understood(file, schema.ArticleFields, matters, problems)
    if understood is None:
        return None
    fields, matter, parsed = understood
    year = fields.date[:4]
    wrong = None
    if not parsed.text.strip():
        wrong = Problem(file.path, matter.body_line, 0, "the article has no text", "Write it below the second ---")
    elif file.path != f"articles/{year}/{file.stem}.md":
        line, column = matter.at(("date",))
        found = f"the article is of {year} but lies in {file.path.rpartition('/')[0]}/"
        wrong = Problem(file.path, line, column, found, f"Move it to articles/{year}/{file.stem}.md")
    if wrong:
        problems.append(wrong)
        return None
    source = Source(fields.source.name, fields.source.url, fields.source.cites, fields.source.author)
    imported = fields.imported
    return Article(
        id=file.stem,
        language=fields.language or language,
        title=fields.title,
        published=fields.date,
        source=source,
        rights=fields.rights,
        markdown=matter.body,
        text=parsed.text,
        blocks=parsed.blocks,
        corrections=parsed.corrections,
        path=file.path,
        description=fields.description,
        title_from=fields.title_from,
        date_evidence=fields.date_evidence,
        provenance=Provenance(imported.file, imported.sha256) if imported else None,
        was=tuple(dict.fromkeys(_former(name, year) for name in fields.was)),
    )


def _former(name: str, year: str) -> str:
    """`year/id` of a former name: the year that it says; else the one that it begins with, as names do; else the article's own."""
    if "/" in name:
        return name
    begins = name[:4]
    return f"{begins if begins.isdigit() and name[4:5] == '-' else year}/{name}"


def _entity(file: _File, matters: Matters, problems: list[Problem]) -> EntityRecord | None:
    folder = file.path.split("/")[1]
    if folder not in _KINDS or file.path.count("/") != 2:
        mend = f"Entities lie in entities/{{{', '.join(_KINDS)}}}/"
        problems.append(Problem(file.path, 0, 0, f"«{folder}» is no kind of entity", mend))
        return None
    understood = _understood(file, schema.EntityFields, matters, problems)
    if understood is None:
        return None
    fields, matter, _ = understood
    return EntityRecord(
        id=file.stem,
        kind=_KINDS[folder],
        name=fields.name,
        names=dict(sorted(fields.names.items())),
        aliases=fields.aliases,
        forms=fields.forms,
        wikidata=fields.wikidata,
        markdown=matter.body.strip(),
        same_as=fields.same_as,
        only_in=fields.only_in,
        not_in=fields.not_in,
        path=file.path,
    )


def _event(file: _File, matters: Matters, problems: list[Problem]) -> EventRecord | None:
    understood = _understood(file, schema.EventFields, matters, problems)
    if understood is None:
        return None
    fields, matter, _ = understood
    body = matter.body.strip()
    return EventRecord(file.stem, fields.date, fields.title, fields.entities, body, file.path, fields.same_as)


def _disagreement(
    file: _File, articles: Mapping[str, Article | None], matters: Matters, problems: list[Problem]
) -> DisagreementRecord | None:
    """`articles` are all that have a file; None for one that could not be read, of which its own problem says enough."""
    understood = _understood(file, schema.DisagreementFields, matters, problems)
    if understood is None:
        return None
    fields, matter, _ = understood
    claims = []
    for number, claim in enumerate(fields.claims):
        article = articles.get(claim.article)
        key, wrong = "article", None
        if claim.article not in articles:
            mend = "Take the id of one in articles/: its file's name without .md"
            wrong = f"the article «{claim.article}» has no file", nearest(claim.article, articles, mend)
        elif article and (span := place_of(claim.words, article.text)):
            claims.append(ClaimRecord(article.id, span))
        elif article:
            mend = "Copy words from its text as they stand there, without Markdown"
            key, wrong = "words", (f"the article «{article.id}» does not say «{claim.words[:60]}»", mend)
        if wrong:
            line, column = matter.at(("claims", number, key))
            problems.append(Problem(file.path, line, column, *wrong))
    if len(claims) < len(fields.claims):
        return None
    return DisagreementRecord(file.stem, fields.title, tuple(claims), matter.body.strip(), file.path)


def _prose(file: _File, matters: Matters, problems: list[Problem]) -> Prose | None:
    understood = _understood(file, schema.ProseFields, matters, problems)
    if understood is None:
        return None
    fields, matter, _ = understood
    reserved = next((id for id in (file.stem, *fields.was) if id in _RESERVED), None)
    if reserved:
        line, column = matter.at(("was",)) if reserved != file.stem else (0, 0)
        found = f"the address /{reserved}/ belongs to the site itself"
        problems.append(Problem(file.path, line, column, found, "Give the page another file name"))
        return None
    return Prose(file.stem, fields.title, fields.description, matter.body, file.path, tuple(dict.fromkeys(fields.was)))


_RESERVED = {
    url.rstrip("/") for url in (ARTICLES, TIMELINE, EVENTS, QUOTES, DISAGREEMENTS, CONNECTIONS, SOURCES, DATA, SEARCH)
}
_RESERVED |= {"assets", "pagefind", *_KINDS}
