"""Files in content/ → Article, EntityRecord, EventRecord, Prose. Validated once, here; every problem is reported, not the first alone.

A file with a problem is left out of the result; the others are read. Nothing half-valid leaves this room.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import frontmatter, markdown, schema
from generator.chronology import is_edtf
from generator.errors import Problem, UsageError
from generator.model import Article, Content, EntityKind, EntityRecord, EventRecord, Prose, Provenance, Source
from generator.rawtext import read_text
from generator.urls import ARTICLES, SEARCH, SOURCES, TIMELINE

# Windows refuses files of these names, so a checkout there would fail.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_KINDS = {kind.folder: kind for kind in EntityKind}
_FOLDERS = ("articles", "entities", "events", "pages")

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
    prose = [p for file in files["pages"] if (p := _prose(file, matters, problems))]
    _same_ids([(item.id, item.path) for item in articles], "article", problems)
    _same_ids([(old, item.path) for item in entities for old in (item.id, *item.same_as)], "entity", problems)
    # Targets are ids that stand in a file's name, though that file may itself have a problem: one mistake, one message.
    known = {file.stem for file in files["entities"]} | {old for entity in entities for old in entity.same_as}
    _references(articles, events, known, matters, problems)
    _limits(entities, {file.stem for file in files["articles"]}, matters, problems)
    content = Content(
        tuple(sorted(articles, key=lambda item: item.id)),
        tuple(sorted(entities, key=lambda item: item.id)),
        tuple(sorted(events, key=lambda item: item.id)),
        tuple(sorted(prose, key=lambda item: item.id)),
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
        problems.extend(replace(problem, path=file.path) for problem in matter.problems)
        return None
    matters[file.path] = matter
    try:
        fields = model.model_validate(matter.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(_explained(file, model, matter, detail))
        return None
    parsed = markdown.parse(matter.body)
    for problem in parsed.problems:
        problems.append(replace(problem, path=file.path, line=problem.line + matter.body_line - 1))
    return None if parsed.problems else (fields, matter, parsed)


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
    words = _WRONG.get(detail["type"], detail["msg"][:1].lower() + detail["msg"][1:])
    found = f"{key}: {_shown(value)} {words.format(**detail.get('ctx', {}))}"
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
    )


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
    return EventRecord(file.stem, fields.date, fields.title, fields.entities, matter.body.strip(), file.path)


def _prose(file: _File, matters: Matters, problems: list[Problem]) -> Prose | None:
    understood = _understood(file, schema.ProseFields, matters, problems)
    if understood is None:
        return None
    fields, matter, _ = understood
    if file.stem in _RESERVED:
        found = f"the address /{file.stem}/ belongs to the site itself"
        problems.append(Problem(file.path, 0, 0, found, "Give the page another file name"))
        return None
    return Prose(file.stem, fields.title, fields.description, matter.body, file.path)


_RESERVED = {url.rstrip("/") for url in (ARTICLES, TIMELINE, SOURCES, SEARCH)}
_RESERVED |= {"quotes", "events", "assets", "pagefind", *_KINDS}


# ------------------------------------------------------------------------------------------ between the files


def _same_ids(ids: list[tuple[str, str]], what: str, problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for id, path in sorted(ids):
        if first.setdefault(id, path) != path:
            found = f"the {what} id «{id}» is taken by {first[id]}"
            problems.append(Problem(path, 0, 0, found, "Give one of the two another name"))


def _references(
    articles: list[Article], events: list[EventRecord], known: set[str], matters: Matters, problems: list[Problem]
) -> None:
    """Corrections and events may only speak of what is there."""
    for article in articles:
        for correction in article.corrections:
            message = _wrong_target(correction.scheme, correction.target, known)
            if message:
                words = correction.span.of(article.text)
                line, column = _where(article, f"{correction.scheme}:{correction.target}", matters[article.path])
                found = f"the correction of «{words[:40]}» {message[0]}"
                problems.append(Problem(article.path, line, column, found, message[1]))
    for event in events:
        for number, id in enumerate(event.entities):
            if id not in known:
                line, column = matters[event.path].at(("entities", number))
                problems.append(
                    Problem(event.path, line, column, f"the entity «{id}» has no file", _nearest(id, known))
                )


def _limits(entities: list[EntityRecord], articles: set[str], matters: Matters, problems: list[Problem]) -> None:
    """An entity's names may only be limited to articles that are there, and not both to one and from it."""
    for entity in entities:
        for key, ids in (("only_in", entity.only_in), ("not_in", entity.not_in)):
            for number, id in enumerate(ids):
                line, column = matters[entity.path].at((key, number))
                if id not in articles:
                    near = difflib.get_close_matches(id, sorted(articles), 1)
                    mend = f"Did you mean «{near[0]}»?" if near else "Write the name of an article's file without .md"
                    problems.append(Problem(entity.path, line, column, f"{key}: there is no article «{id}»", mend))
                elif key == "not_in" and id in entity.only_in:
                    found = f"not_in: «{id}» stands in only_in too"
                    problems.append(Problem(entity.path, line, column, found, "Leave it in one of the two"))


def _wrong_target(scheme: str, target: str, known: set[str]) -> tuple[str, str] | None:
    if target == "none":
        return None
    if scheme == "date":
        mend = "Write date:2025-11-06, date:2025-11, date:2025 or date:none"
        return None if is_edtf(target) else (f"gives no date: «{target}»", mend)
    return None if target in known else (f"points to «{target}», which has no file", _nearest(target, known))


def _nearest(id: str, known: set[str]) -> str:
    near = difflib.get_close_matches(id, sorted(known), 1)
    return (
        f"Did you mean «{near[0]}»?" if near else "Make a file for it in entities/, or take the id of one that is there"
    )


def _where(article: Article, target: str, matter: frontmatter.FrontMatter) -> tuple[int, int]:
    """Line and column, in the file, of a correction's target; the first of several alike."""
    before = article.markdown[: max(article.markdown.find(target), 0)]
    return matter.body_line + before.count("\n"), len(before) - before.rfind("\n")
