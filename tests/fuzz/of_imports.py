"""Documents from outside: each becomes an article that `check` accepts and that says the same, or is refused; nothing lies elsewhere.

Before the first line separator (U+001E) stands the kind of document, of JSON Lines then one key's value after another.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import content, ingest
from generator.errors import ImportRefused
from generator.ingest.compose import compose
from generator.ingest.draft import Draft
from generator.model import Content
from tests.fuzz.harness import Harness
from tests.fuzz.of_statements import without_the_model

PART = "\x1e"
_KEYS = (
    "text",
    "title",
    "date",
    "source",
    "author",
    "url",
    "description",
    "language",
    "cites",
    "lang",
    "body",
    "unknown",
)


def check(text: str) -> None:
    kind, _, rest = text.partition(PART)
    if kind == "html":
        _imported("page.html", rest)
    elif kind == "jsonl":
        _imported("lines.jsonl", rest)
    elif kind == "object":
        fields = dict(zip(_KEYS, rest.split(PART), strict=False))
        cites = fields.get("cites", "").split(";") if ";" in fields.get("cites", "") else fields.get("cites", "")
        _imported("lines.jsonl", json.dumps({**fields, "cites": cites} if "cites" in fields else fields))
    else:
        _imported("text.txt", rest or text)


def _imported(name: str, text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    with TemporaryDirectory(prefix="letopis-fuzz-") as folder, without_the_model():
        document = Path(folder) / name
        document.write_bytes(data)
        archive = Path(folder) / "content"
        report = ingest.import_paths([document], archive, "ru")
        assert all("\n" not in str(line) for line in (*report.refused, *report.written, *report.notes)), (
            "a report of several lines"
        )
        everything = {path for path in Path(folder).rglob("*") if path.is_file()} - {document}
        assert everything == {Path(written.path) for written in report.written}, "other files than were told"
        assert all(path.parent.parent == archive / "articles" for path in everything)
        if not report.written:
            assert report.refused or report.unchanged, "nothing is said"
            return
        reading = content.read(archive)
        assert reading.problems == (), reading.problems[0]
        assert len(reading.content.articles) == len(report.written)
        _says_the_same(document, data, reading.content)
        again = ingest.import_paths([document], archive, "ru")
        assert again.written == (), "imported twice"


def _says_the_same(document: Path, data: bytes, read: Content) -> None:
    """What was composed is what `content.read` finds in the file."""
    by_text = {article.text: article for article in read.articles}
    for draft in ingest.READERS[document.suffix](document, data):
        if not isinstance(draft, Draft):
            continue
        try:
            entry = compose(draft, "ru")
        except ImportRefused:
            continue
        article = by_text.get(entry.text)
        if article is None or article.provenance is None or article.provenance.sha256 != entry.sha256:
            continue  # the words of another one
        assert article.title == _line(entry.title)
        assert article.published == entry.published
        assert article.source.name == (_line(entry.source.name) if entry.source.name else None)
        assert article.source.author == (_line(entry.source.author) if entry.source.author else None)
        assert article.source.cites == tuple(map(_line, entry.source.cites))
        assert article.source.url == entry.source.url
        assert article.description == _line(entry.description)
        assert article.language == entry.language
    first = read.articles[0]
    assert first.title == " ".join(first.title.split())


def _line(text: str) -> str:
    """As front matter is read: any white space is one space."""
    return " ".join(text.split())


_JSON = (
    '{"text": "', '", "', '": "', '"}', "{", "}", "[", "]", "null", "1e999", "NaN", "\\n", "\\ud800", "\\u0000", '\\"',
)  # fmt: skip
_HTML = (
    "<html lang='kk'>", "<head>", "</head>", "<title>", "</title>", "<body>", "<article>", "</article>", "<main>", "<p>", "</p>",
    "<h1>", "</h1>", "<meta property='article:published_time' content='2025-11-07'>", "<meta property='og:title' content='", "'>",
    "<link rel='canonical' href='", "<time datetime='2025-11-07'>", "</time>", "<br>", "<li>", "<ul>", "<table><tr><td>", "<script>",
    "</script>", "<!--", "-->", "<?xml?>", "<!DOCTYPE html>", "&nbsp;", "&#0;", "&#xD800;", "<a href='x'>", "</a>", "<div>", "</div>",
    "<blockquote>",
)  # fmt: skip
TOKENS = (
    f"text{PART}", f"html{PART}", f"jsonl{PART}", f"object{PART}", PART, PART, "\n", "\r\n", "\n\n", " ", ". ", ", ",
    "date 2025-11-07 ", "date 2025-12-16/2025-12-31 ", "date 2025-13-01", "2025-11-07", "2025-11-07T10:00:00+05:00", "0001-01-01",
    "Мост через Ишим открыт.", "Иван Петров сообщил об этом 6 ноября 2025 года.",
    "Lada.kz передаёт со ссылкой на The New York Times. ", "Читайте также", "Фото: ", "Токаев", "---", "# ", "- ", "1. ", "> ", "***",
    "`", "[a](javascript:x)", "[a](entity:b)", "<script>", "&amp;", "\\", "'", "\"", ": ", "«", "»", "null", "~",
    "https://ok.example/a", "//evil", "kk", "en-US", "../../etc/passwd", "\x00", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85",
    "\u00a0", "и\u0306", "\udcff", "🌾", "東京", "я" * 310, "\t", *_JSON, *_HTML,
)  # fmt: skip

HARNESS = Harness("imports", "an article that check accepts and that says the same, or a refusal", check, TOKENS, 40)
