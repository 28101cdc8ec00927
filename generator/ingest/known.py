"""What the archive holds already: by the original's bytes, and by the words of the text."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator import frontmatter, markdown
from generator.ingest.cleaning import folded
from generator.rawtext import read_text


class Known:
    """Articles of a content folder. A file that cannot be read is nobody's twin; `check` reports it."""

    def __init__(self, content: Path) -> None:
        self._by_bytes: dict[str, str] = {}
        self._by_words: dict[str, str] = {}
        for path in sorted((content / "articles").rglob("*.md")):
            matter = frontmatter.read(read_text(path)[0])
            imported = matter.data.get("imported")
            sha256 = imported.get("sha256") if isinstance(imported, dict) else None
            self.add(str(path), sha256 if isinstance(sha256, str) else "", markdown.parse(matter.body).text)

    def add(self, path: str, sha256: str, text: str) -> None:
        """`sha256` is "" for an article that was not imported. The first article of two alike is the twin of a third."""
        if sha256:
            self._by_bytes.setdefault(sha256, path)
        words = folded(text)
        if words:
            self._by_words.setdefault(_digest(words), path)

    def same_file(self, sha256: str) -> str | None:
        return self._by_bytes.get(sha256)

    def same_words(self, text: str) -> str | None:
        """The article with the same letters and digits in the same order; spaces, case and quotation marks aside."""
        return self._by_words.get(_digest(folded(text)))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
