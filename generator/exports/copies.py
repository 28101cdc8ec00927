"""article.md beside every article: the text as the page shows it, in plain Markdown, with what a reader must say who uses it again.

The front matter has the keys that files of content/ have, and those of the page. Corrections are left out: they are words to the
generator, and their decisions are in the data of the archive.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.config import Config
from generator.markdown import uncorrected
from generator.model import Article
from generator.sharing.citation import Citation, rights_words
from generator.sharing.cleartext import clear, one_line

NAME = "article.md"


def copy(article: Article, cited: Citation, config: Config) -> str:
    source: dict[str, object] = {
        "name": cited.outlet,
        "url": cited.original,
        "cites": list(cited.cites),
        "author": one_line(article.source.author or ""),
    }
    matter: dict[str, object] = {
        "title": cited.title,
        "date": article.published,
        "description": cited.abstract,
        "source": {name: value for name, value in source.items() if value},
        "rights": article.rights.value,
        "rights_note": rights_words(article.rights, config.language),
        "language": article.language,
        "permalink": cited.url,
        "archive": cited.archive,
    }
    lines = "".join(f"{name}:{_value(value)}\n" for name, value in matter.items() if value)
    text = uncorrected(article.markdown) if article.corrections else article.markdown
    return f"---\n{lines}---\n\n# {_heading(cited.title)}\n\n{clear(text).strip()}\n"


def _value(value: object) -> str:
    """JSON is YAML. A mapping of one level takes lines of its own."""
    if isinstance(value, Mapping):
        return "".join(f"\n  {name}: {json.dumps(item, ensure_ascii=False)}" for name, item in value.items())
    return f" {json.dumps(value, ensure_ascii=False)}"


def _heading(title: str) -> str:
    """A title is plain text: what would be markup in it is escaped."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>&#!" else char for char in title)
