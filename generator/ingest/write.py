"""Entry → article file: front matter and Markdown, under a name that no other article has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import frontmatter
from generator.chronology import bounds
from generator.errors import ImportRefused
from generator.files import write_atomically
from generator.ingest.draft import Entry
from generator.markdown.escape import markdown_of
from generator.model import Rights
from generator.urls import slug


def article_file(entry: Entry, language: str) -> str:
    """The whole file. `language` is the site's: a text in it does not name its own."""
    return frontmatter.written(_fields(entry, language), markdown_of(entry.paragraphs))


def write(entry: Entry, content: Path, language: str) -> Path:
    """Writes a new file under `content` and gives its path; never over another. Raises ImportRefused, OSError."""
    path = _free_path(entry, content)
    if not path.parent.resolve().is_relative_to(content.resolve()):
        raise ImportRefused(f"would be written outside {content}: {path.parent} is a link. Make it a folder.")
    write_atomically(path, article_file(entry, language).encode())
    return path


def _fields(entry: Entry, language: str) -> dict[str, Any]:
    told = entry.source
    source = {"name": told.name, "author": told.author, "url": told.url, "cites": list(told.cites)}
    return {
        "title": entry.title,
        "date": frontmatter.plain_date(entry.published),
        "description": entry.description,
        "language": entry.language if entry.language != language else "",
        "source": {key: value for key, value in source.items() if value},
        "rights": Rights.FULL.value,
        "title_from": entry.title_from if entry.title_from != "source" else "",
        "date_evidence": list(entry.evidence),
        "imported": {"file": entry.file, "sha256": entry.sha256},
    }


def _free_path(entry: Entry, content: Path) -> Path:
    day = bounds(entry.published)[0]
    folder = content / "articles" / f"{day.year:04}"
    stem = f"{day.isoformat()}-{slug(entry.title) or entry.sha256[:8]}"
    number, path = 1, folder / f"{stem}.md"
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem}-{number}.md"
    return path
