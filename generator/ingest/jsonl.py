"""JSON Lines: one document a line, an object whose keys are mapped by `FIELDS`.

    {"title": "…", "date": "2025-11-07", "text": "First paragraph.\\nSecond.", "source": "Азаттык Азия", "url": "https://…",
     "author": "…", "cites": ["The New York Times"], "language": "ru", "description": "…"}

Only the text must be there. `date` may be a day, bounds (`2025-12-16/2025-12-31`), or a time of day, of which the day is kept.
An unknown key is reported once a file and left out. A bad line is refused alone; the other lines go on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.chronology import is_publication_date
from generator.errors import ImportRefused
from generator.ingest import cleaning
from generator.ingest.draft import Draft
from generator.ingest.report import Refused

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body"),
    "title": ("title", "headline"),
    "published": ("date", "published"),
    "outlet": ("source", "outlet"),
    "author": ("author",),
    "url": ("url",),
    "cites": ("cites",),
    "description": ("description",),
    "language": ("language", "lang"),
}
"""Field of a Draft → the keys that mean it; the first one that a line has counts."""

_KNOWN = frozenset(key for keys in FIELDS.values() for key in keys)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
HOW_TO_DATE = 'add "date": "2025-11-07" to its line'


def read(path: Path, data: bytes) -> Iterator[Draft | Refused]:
    """As many documents as there are lines with something in them. Raises ImportRefused where the file is no text."""
    seen: set[str] = set()
    cleaning.decode(data)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        document = f"{path.name}:{number}"
        try:
            fields = _object(line)
            unknown = sorted(set(fields) - _KNOWN - seen)
            seen.update(unknown)
            yield _draft(document, path.name, line, fields, unknown)
        except ImportRefused as error:
            yield Refused(document, str(error))


def _object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", "nested too deep")
        raise ImportRefused(f"is no JSON ({what}). A line holds one object: {{…}}") from error
    if not isinstance(fields, dict):
        raise ImportRefused("is no JSON object. A line holds one object: {…}")
    return fields


def _draft(document: str, file: str, line: bytes, fields: dict[str, Any], unknown: list[str]) -> Draft:
    text = _string(fields, "text")
    if not text.strip():
        raise ImportRefused('has no text. It stands under "text", its paragraphs parted by \\n')
    published = _string(fields, "published").strip()
    published = match[1] if (match := _TIME.fullmatch(published)) else published
    if published and not is_publication_date(published):
        shown = cleaning.tidy(published)[0][:60]
        raise ImportRefused(f"«{shown}» is no date. Write a day, 2025-11-07, or bounds, 2025-12-16/2025-12-31")
    return Draft(
        document=document,
        file=file,
        sha256=hashlib.sha256(line.strip()).hexdigest(),
        paragraphs=cleaning.paragraphs(text),
        how_to_date=HOW_TO_DATE,
        title=_string(fields, "title"),
        published=published,
        outlet=_string(fields, "outlet"),
        author=_string(fields, "author"),
        url=_string(fields, "url").strip(),
        cites=_strings(fields, "cites"),
        description=_string(fields, "description"),
        language=_string(fields, "language").strip(),
        notes=(f"keys that are not known were left out: {', '.join(cleaning.tidy(key)[0] for key in unknown)}",)
        if unknown
        else (),
    )


def _value(fields: dict[str, Any], field: str) -> tuple[str, Any]:
    for key in FIELDS[field]:
        if fields.get(key) is not None:
            return key, fields[key]
    return FIELDS[field][0], None


def _string(fields: dict[str, Any], field: str) -> str:
    key, value = _value(fields, field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ImportRefused(f'"{key}" is {json.dumps(value, ensure_ascii=False)[:60]}. It is text, in quotation marks')
    # A lone half of a surrogate pair is legal in JSON and cannot be written as UTF-8.
    return value.encode("utf-8", "replace").decode("utf-8")


def _strings(fields: dict[str, Any], field: str) -> tuple[str, ...]:
    key, value = _value(fields, field)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(item.encode("utf-8", "replace").decode("utf-8") for item in value)
    if isinstance(value, list):
        raise ImportRefused(f'"{key}" is {json.dumps(value, ensure_ascii=False)[:60]}. It is a list of names')
    return (single,) if (single := _string(fields, field)) else ()
