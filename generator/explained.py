"""What pydantic found wrong with front matter, in the contributor's words, and what would set it right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from generator import meant, schema
from generator.chronology import is_edtf, is_publication_date
from generator.errors import Edit, Fix, Message, Problem
from generator.frontmatter import FrontMatter, Path

_LANGUAGE = re.compile(r"[a-z]{2,3}")
MOST = 30
"""Problems of one file's front matter that are told; who has more will run `check` again."""


def explained(path: str, model: type[BaseModel], matter: FrontMatter, error: ValidationError) -> list[Problem]:
    """A Problem for each of pydantic's findings."""
    details = error.errors(include_url=False)
    problems = [_explained(path, model, matter, detail) for detail in details[:MOST]]
    if len(details) > MOST:
        more = Message("further problems in the front matter: %(number)s", number=len(details) - MOST)
        problems.append(Problem(path, *matter.at(()), more, Message("Mend the others first")))
    return problems


def _explained(file: str, model: type[BaseModel], matter: FrontMatter, detail: Any) -> Problem:
    # What pydantic calls `[key]` is a key of a mapping: the one that stands before it.
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    of_key = len(path) < len(detail["loc"])
    at = matter.at(path)
    key = ".".join(str(part) for part in path)
    holder = _model_at(model, path[:-1])
    if detail["type"] == "extra_forbidden":
        return _unknown(file, holder, matter, path)
    field = holder.model_fields.get(str(path[-1])) if path else None
    described = Message(field.description) if field and field.description else None
    if detail["type"] == "missing":
        mend = Message("Write it: %(what)s", what=described or key)
        return Problem(file, *at, Message("the key «%(key)s» is missing", key=key), mend)
    unfit = detail["ctx"].get("error") if detail["type"] == "value_error" else None
    if isinstance(unfit, schema.Unfit):
        right = None if of_key else _right(unfit.kind, detail["input"])
        fix = matter.instead(path, right) if right else None
        return Problem(file, *at, Message("%(key)s: %(found)s", key=key, found=unfit.found), unfit.mend, fix=fix)
    found = Message("%(key)s: %(found)s", key=key, found=_wrong(detail))
    mend = Message("It is %(what)s", what=described) if described else Message("See content/README.md")
    return Problem(file, *at, found, mend, fix=_replaced(matter, path, holder, detail))


def _unknown(file: str, holder: type[BaseModel], matter: FrontMatter, path: Path) -> Problem:
    """A key that is not known: misspelt, or of a group that stands elsewhere."""
    word = str(path[-1])
    found = Message("the key «%(key)s» is not known", key=".".join(str(part) for part in path))
    problem = Problem(file, *matter.at(path), found, Message("Known are %(keys)s", keys=", ".join(holder.model_fields)))
    for name in holder.model_fields:
        inner = _model_at(holder, (name,))
        if inner is not holder and word in inner.model_fields:
            mend = Message("It belongs to «%(group)s»: %(example)s", group=name, example=f"{name}: {{{word}: …}}")
            return _with(problem, mend)
    written = {str(other[-1]) for other in matter.keys if other[:-1] == path[:-1]}
    near, surely = meant.near(word, holder.model_fields)
    if not near:
        return problem
    start, end = matter.keys[path]
    fix = Fix((Edit(start, matter.text[start:end], near),)) if surely and near not in written else None
    return _with(problem, Message("Did you mean «%(near)s»?", near=near), fix)


def _with(problem: Problem, mend: Message, fix: Fix | None = None) -> Problem:
    return Problem(problem.path, problem.line, problem.column, problem.found, mend, fix=fix)


def _right(kind: str, value: object) -> str | None:
    """What was surely meant by a value that is none of its kind."""
    if not isinstance(value, str):
        return None
    right: str | None = None
    match kind:
        case "date" | "publication":
            right = meant.date(value)
            fits = is_edtf if kind == "date" else is_publication_date
            return right if right and fits(right) else None
        case "id":
            right = meant.id(value)
            return right if schema.ID.fullmatch(right) and len(right) <= schema.ID_LIMIT else None
        case "wikidata":
            return meant.wikidata(value)
        case "language":
            right = value.strip().lower()
            return right if _LANGUAGE.fullmatch(right) else None
        case "url":
            right = value.strip().strip("<>").strip()
            return right if schema.is_web_address(right) else None
    return None


def _replaced(matter: FrontMatter, path: Path, holder: type[BaseModel], detail: Any) -> Fix | None:
    """A choice misspelt; an outlet's name where the group that holds it is meant."""
    value = detail.get("input")
    if not isinstance(value, str) or not path:
        return None
    if choices := _choices(detail):
        near, surely = meant.near(value.strip(), choices)
        return matter.instead(path, near) if surely else None
    inner = _model_at(holder, (path[-1],))
    if detail["type"] in ("model_type", "model_attributes_type") and inner is schema.SourceFields and value.strip():
        key = "url" if schema.is_web_address(value) else "name"
        start, end = matter.values[path]
        old = matter.text[start:end]
        if "\n" not in old and "\r" not in old:
            inside = old if old[0] in "'\"" else "'" + value.replace("'", "''") + "'"
            return Fix((Edit(start, old, f"{{{key}: {inside}}}"),))
    return None


def _choices(detail: Any) -> tuple[str, ...]:
    """What a key may say, where it is one of a few words."""
    if detail["type"] == "enum":
        return tuple(part.strip("' ") for part in detail["ctx"]["expected"].replace(" or ", ",").split(","))
    pattern = detail.get("ctx", {}).get("pattern", "")
    return tuple(pattern[2:-2].split("|")) if pattern.startswith("^(") and pattern.endswith(")$") else ()


def _wrong(detail: Any) -> Message:
    """By pydantic's name for what is wrong; in its own English words where it has a name that no field can have today."""
    shown = _shown(detail.get("input"))
    context: Mapping[str, Any] = detail.get("ctx", {})
    if choices := _choices(detail):
        return Message("%(value)s is none of %(choices)s", value=shown, choices=", ".join(choices))
    match detail["type"]:
        case "dict_type" | "model_type" | "model_attributes_type":
            return Message("%(value)s is no group of keys", value=shown)
        case "string_too_long" | "too_long":
            return Message("%(value)s has more than %(limit)s characters", value=shown, limit=context["max_length"])
        case "string_too_short" | "too_short":
            return Message("%(value)s says nothing", value=shown)
        case "string_type":
            return Message("%(value)s is no text", value=shown)
        case "tuple_type":
            return Message("%(value)s is no list", value=shown)
        case "string_pattern_mismatch":
            return Message("%(value)s is not of the form that it has", value=shown)
    return Message("%(value)s: %(what)s", value=shown, what=detail["msg"])


def _shown(value: object) -> Message:
    match value:
        case str():
            return Message("«%(value)s»", value=value if len(value) <= 80 else value[:79] + "…")
        case None:
            return Message("an empty value")
        case dict():
            return Message("a group of keys")
    return Message("a list")


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for part in path:
        nested = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
        candidates = [nested, *getattr(nested, "__args__", ())]
        model = next((item for item in candidates if isinstance(item, type) and issubclass(item, BaseModel)), model)
    return model
