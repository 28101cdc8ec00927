"""`letopis new`: whatever a person answers is refused in words, or written so that `content.read` gives back what was meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from generator import content
from generator.chronology import is_edtf, is_publication_date
from generator.editing import scaffold
from generator.editing.answers import Answers
from generator.editing.known import Known
from generator.errors import UsageError
from generator.i18n import catalogue
from generator.markdown.escape import markdown_of
from generator.model import EntityKind
from generator.schema import is_file_name
from tests.fuzz.harness import Harness

PART = "\x1e"
_ANSWERS = Answers(catalogue("en"), "ru", date(2026, 11, 26))
Value = TypeVar("Value")


def check(text: str) -> None:
    """Parts: title, date, outlet, address, name in another language, id, body."""
    parts = [*text.split(PART), *[""] * 7]
    title = _taken(_ANSWERS.line, parts[0]) or "Мост"
    happened = _taken(_ANSWERS.happened, parts[1]) or "2025-11-07"
    published = _taken(_ANSWERS.published, parts[1]) or "2025-11-07"
    assert is_edtf(happened)
    assert is_publication_date(published)
    outlet = _taken(_ANSWERS.line, parts[2])
    address = _taken(_ANSWERS.address, parts[3])
    other = _taken(_ANSWERS.name_in, parts[4])
    body = _taken(_ANSWERS.text, parts[6])
    given = _taken(_ANSWERS.id, parts[5])
    assert given is None or is_file_name(given)
    id = given or scaffold.entity_id(title) or "most"
    for each in (_ANSWERS.tongue, _ANSWERS.rights, _ANSWERS.kind, _ANSWERS.wikidata, _ANSWERS.note):
        _taken(each, parts[0])
    source = {"name": outlet or "", "url": address or "", "cites": (title,)}
    about = " ".join((body or "").split())
    with TemporaryDirectory(prefix="letopis-fuzz-") as name:
        folder = Path(name)
        wanted = scaffold.article_id(published, title) or f"{published[:10]}-bez-bukv"
        new = [
            scaffold.article(
                wanted, title, published, markdown_of((about or "Текст.",)), description=title, source=source
            ),
            scaffold.article(f"{published[:10]}-drugaia", title, published, body or ""),
            scaffold.entity(
                id, EntityKind.TOPIC, title, body or "", names=dict([other] if other else []), aliases=(title,)
            ),
            scaffold.event(id, happened, title, body or "", entities=(id,)),
        ]
        written = [file for file in new if _written(file, folder)]
        assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")} == {file.path for file in written}
        reading = content.read(folder)
        assert reading.problems == (), reading.problems[0]
        for article in reading.content.articles:
            assert (article.title, article.published) == (title, published)
            if article.id == wanted:
                assert (article.source.name, article.source.url) == (outlet or None, address or None)
        for entity in reading.content.entities:
            assert (entity.name, dict(entity.names)) == (title, dict([other] if other else []))
        for event in reading.content.events:
            assert (event.title, event.when) == (title, happened)


def _taken(answer: Callable[[str], Value], given: str) -> Value | None:
    try:
        return answer(given)
    except UsageError as error:
        _one_line(error)
    return None


def _one_line(refusal: UsageError) -> None:
    told = str(refusal)
    assert told.strip()
    assert "\n" not in told, f"a refusal of several lines: {told!r}"


def _written(file: scaffold.NewFile, folder: Path) -> bool:
    try:
        scaffold.write(file, Known(folder))
    except UsageError as error:
        _one_line(error)
        return False
    return True


TOKENS = (
    PART, PART, PART, " ", "\n", "\r\n", "\n\n", "\t", "---", "\n---\n", "- ", "-", "? ", ": ", ":", "#", " #", "'", "''", "\"", "{",
    "}", "[", "]", "&a", "*a", "!t", "|", ">", "%", "@", "`", "yes", "null", "~", "2025", "0x1F", "1e3", "<<", "=", "...", "\\",
    ".inf", "true", "0o7", "1_000", "12:30:45", "2025-11-07", "2025-11-07/2025-11-09", "2025-22", "202X", "{2025,2026}",
    "6 ноября 2025", "лето 2025", "вчера", "сегодня", "6 November 2025", "зима 0001", "в 2025 году", "с 6 по 8 ноября 2025 года",
    "kk=Ақорда", "en=", "no=Нет", "ё=", "https://ok.example/", "http://", "javascript:x", "bill-klinton", "con", "nul", "a--b", "-a",
    "a" * 121, "я" * 310, "Саммит", "Ақорда", "東京", "🌾", "Токаев", "[Фокус](entity:fokus)", "[летом](date:2025-22)",
    "[x](javascript:x)", "![x](y)", "> > > ", "<script>", "&amp;", "**", "\u00a0", "\u2028", "\u2029", "\x85", "\u200b", "\u202e",
    "\ufeff", "\x00", "\x7f", "\ufffe", "\ud83d", "\udcff", "и\u0306", "Q30", "person", "full", "\x0b", "\x1c",
)  # fmt: skip

HARNESS = Harness("new-files", "an answer is refused, or reads back as it was meant", check, TOKENS, 60)
