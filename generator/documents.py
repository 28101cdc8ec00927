"""A .txt or .md file from anywhere, as an Article to annotate, with the way back to the file's own offsets.

For `annotate` and `explain`: nothing is taken out of the text and nothing is judged, so that offsets count the file as read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import frontmatter, markdown
from generator.chronology import is_publication_date
from generator.errors import UsageError
from generator.model import Article, Block, BlockKind, Correction, Rights, Source, Span
from generator.rawtext import read_text

_DATED = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?!\d)[ \t]*")
SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Document:
    article: Article
    """Its id is the file's stem."""
    offsets: tuple[int, ...]
    """For each code point of `article.text`, where it stands in the file as read (byte order mark not counted)."""

    def in_file(self, span: Span) -> Span:
        """The same words, in code points of the file."""
        return Span(self.offsets[span.start], self.offsets[span.stop - 1] + 1)


def open_document(path: Path, language: str, bounds: Callable[[str], str]) -> Document:
    """Reads one file. `bounds` gives the publication date (EDTF, or "") of a text that does not name its own.

    Raises UsageError with one line for a file that is no readable .txt or .md, or whose front matter is broken.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: is neither .txt nor .md; other documents come in through «letopis import»")
    text, problems = read_text(path)
    unreadable = [problem for problem in problems if not text]
    if unreadable:
        raise UsageError(f"{path}: {unreadable[0].found}. {unreadable[0].mend}")
    return (_markdown if path.suffix.lower() == ".md" else _plain)(path, text, language, bounds)


def _plain(path: Path, text: str, language: str, bounds: Callable[[str], str]) -> Document:
    header = _DATED.match(text)
    pieces: list[str] = []
    offsets: list[int] = []
    blocks: list[Block] = []
    for line in re.compile(r"[^\r\n]+").finditer(text, header.end() if header else 0):
        words = line[0].strip()
        if not words:
            continue
        if pieces:
            pieces.append("\n\n")
            offsets.extend((offsets[-1], offsets[-1]))
        start = line.start() + line[0].index(words[0])
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(offsets), len(offsets) + len(words))))
        pieces.append(words)
        offsets.extend(range(start, start + len(words)))
    body = "".join(pieces)
    published = header[1] if header and is_publication_date(header[1]) else bounds(body)
    return Document(_article(path, language, published, body, tuple(blocks), ()), tuple(offsets))


def _markdown(path: Path, text: str, language: str, bounds: Callable[[str], str]) -> Document:
    matter = frontmatter.read(text)
    if matter.problems and text.startswith("---"):
        # A date that cannot be read would silently become no date; a file without front matter is only undated.
        raise UsageError(str(replace(matter.problems[0], path=str(path))))
    parsed = markdown.parse(matter.body)
    date = str(matter.data.get("date") or "")
    own = str(matter.data.get("language") or language)
    published = date if is_publication_date(date) else bounds(parsed.text)
    before = len(text) - len(matter.body)
    article = _article(path, own, published, parsed.text, parsed.blocks, parsed.corrections)
    return Document(article, tuple(offset + before for offset in parsed.offsets))


def _article(
    path: Path,
    language: str,
    published: str,
    text: str,
    blocks: tuple[Block, ...],
    corrections: tuple[Correction, ...],
) -> Article:
    return Article(
        id=path.stem,
        language=language,
        title=path.stem,
        published=published,
        source=Source(None),
        rights=Rights.FULL,
        markdown=text,
        text=text,
        blocks=blocks,
        corrections=corrections,
        path=path.name,
    )
