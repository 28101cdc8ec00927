"""New files of content/: what they are called and what stands in them. Nothing is written that `check` would not read back exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from generator import frontmatter, markdown
from generator.chronology import bounds
from generator.editing.known import Known
from generator.errors import Message, Problem, UsageError
from generator.explained import explained
from generator.files import write_new
from generator.model import EntityKind, EventRecord, Rights, Span
from generator.rawtext import MAX_BYTES, hidden_characters
from generator.references import Body, Written, check_targets
from generator.references import Known as Targets
from generator.schema import ID_LIMIT, ArticleFields, EntityFields, EventFields, is_file_name
from generator.urls import slug


@dataclass(frozen=True, slots=True)
class NewFile:
    folder: str
    """Relative to the content folder, POSIX."""
    id: str
    """The file's name without .md."""
    model: type[BaseModel]
    fields: Mapping[str, Any]
    """As they are written; what is empty is left out."""
    body: str = ""

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.id}.md"


def article_id(published: str, title: str) -> str:
    """`2025-11-07-sammit`: the day, or the first of its bounds, and the headline; "" where no letter of it can stand in an address."""
    words = slug(title)
    return f"{bounds(published)[0].isoformat()}-{words}" if words else ""


def entity_id(name: str) -> str:
    """ "" where no letter of the name can stand in an address."""
    return slug(name)


def free_id(wanted: str, taken: Mapping[str, Path], kind: EntityKind | None = None) -> str:
    """One like the wanted one that nobody has: `vashington-place`, `sammit-2`."""
    base = f"{wanted}-{kind.value}" if kind else wanted
    number, id = 2, base if kind else f"{base}-2"
    while id in taken:
        id = f"{base}-{number}"
        number += 1
    return id[:ID_LIMIT]


def article(
    id: str,
    title: str,
    published: str,
    body: str,
    *,
    description: str = "",
    language: str = "",
    source: Mapping[str, Any] | None = None,
    rights: str = Rights.DIGEST.value,
    evidence: tuple[str, ...] = (),
) -> NewFile:
    """`body` is Markdown. `language` is left out where it is the archive's."""
    fields = {
        "title": title,
        "date": frontmatter.plain_date(published),
        "description": description,
        "language": language,
        "source": {
            key: list(value) if isinstance(value, tuple) else value for key, value in (source or {}).items() if value
        },
        "rights": rights,
        "date_evidence": list(evidence),
    }
    return NewFile(f"articles/{bounds(published)[0].year:04}", id, ArticleFields, fields, _ended(body))


def entity(
    id: str,
    kind: EntityKind,
    name: str,
    about: str = "",
    *,
    names: Mapping[str, str] | None = None,
    aliases: tuple[str, ...] = (),
    wikidata: str = "",
) -> NewFile:
    fields = {"name": name, "names": dict(names or {}), "aliases": list(aliases), "wikidata": wikidata}
    return NewFile(f"entities/{kind.folder}", id, EntityFields, fields, _ended(about))


def event(id: str, happened: str, title: str, about: str = "", *, entities: tuple[str, ...] = ()) -> NewFile:
    fields = {"date": frontmatter.plain_date(happened), "title": title, "entities": list(entities)}
    return NewFile("events", id, EventFields, fields, _ended(about))


def text_of(file: NewFile, known: Known) -> str:
    """The file as it is written. Raises UsageError where `check` would refuse it, or read something else than was meant."""
    text = frontmatter.written(file.fields, file.body)
    problem = next(iter(_problems(file, text, known)), None)
    if problem:
        raise UsageError(str(replace(problem, path=file.path)))
    return text


def write(file: NewFile, known: Known) -> Path:
    """Writes it, never over a file that is there. Raises UsageError, OSError."""
    text = text_of(file, known)
    path = known.content / file.path
    for folder in path.parents:
        if folder == known.content:
            break
        if folder.is_symlink():
            raise UsageError(f"{folder}: is a link, and would lead out of {known.content}. Make it a folder.")
    try:
        write_new(path, text.encode())
    except FileExistsError as error:
        raise UsageError(
            f"{path}: is there already, and stays as it is. Give the new file another name with --id."
        ) from error
    return path


def _ended(body: str) -> str:
    body = body.strip()
    return f"{body}\n" if body else ""


def _problems(file: NewFile, text: str, known: Known) -> list[Problem]:
    if not is_file_name(file.id):
        found = Message("the name «%(name)s» cannot be an address", name=file.id)
        return [Problem("", 0, 0, found, Message("Give another with --id"))]
    if hidden := hidden_characters(text):
        return hidden
    if len(text.encode()) > MAX_BYTES:
        mend = Message("At most %(limit)s MB; split it", limit=MAX_BYTES // 1_048_576)
        return [Problem("", 0, 0, Message("the text is too long"), mend)]
    matter = frontmatter.read(text)
    if matter.problems:
        return list(matter.problems)
    if matter.body != file.body or matter.data != _as_read({key: value for key, value in file.fields.items() if value}):
        found = Message("the values cannot be written so that they read back the same")
        return [Problem("", 0, 0, found, Message("Write them in plainer words"))]
    try:
        fields = file.model.model_validate(matter.data)
    except ValidationError as error:
        return explained("", file.model, matter, error)
    parsed = markdown.parse(file.body)
    before = matter.lines.place(matter.body_start)[0] - 1
    problems = [replace(each, line=each.line + before) for each in parsed.problems]
    written, events = Written({file.path: lambda: text}), []
    if isinstance(fields, ArticleFields):
        if not parsed.text.strip():
            mend = Message("Give it with --body FILE, or --body - for what comes on stdin")
            return [Problem("", 0, 0, Message("the article has no text"), mend)]
        targets = tuple(Span(it.start + matter.body_start, it.stop + matter.body_start) for it in parsed.targets)
        written.bodies[file.path] = Body(parsed.text, parsed.corrections, targets)
    if isinstance(fields, EventFields):
        events.append(EventRecord(file.id, fields.date, fields.title, fields.entities, "", file.path))
    check_targets(events, Targets(set(known.entity_ids), {}), written, problems)
    return problems


def _as_read(value: Any) -> Any:
    match value:
        case dict():
            return {key: _as_read(each) for key, each in value.items()}
        case list():
            return [_as_read(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return str(value)
