"""Front matter: any text ends in plain data, or in problems that stand in the file; and data that was accepted can be written again."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from generator import frontmatter
from generator.rawtext import hidden_characters
from generator.schema import ArticleFields, DisagreementFields, EntityFields, EventFields, ProseFields
from tests.fuzz.harness import Harness
from tests.fuzz.places import inside

_MODELS: tuple[type[BaseModel], ...] = (ArticleFields, EntityFields, EventFields, DisagreementFields, ProseFields)


def check(text: str) -> None:
    """The text as it is, and as what stands between the two lines ---."""
    _holds(text)
    _holds(f"---\n{text}\n---\nТело.\n")


def _holds(text: str) -> None:
    matter = frontmatter.read(text)
    for problem in matter.problems:
        inside(text, problem)
    assert text.endswith(matter.body)
    assert matter.text == text
    for path, (start, end) in (*matter.keys.items(), *matter.values.items()):
        assert 0 <= start <= end <= matter.body_start, f"{path} at {start}:{end} of {matter.body_start}"
    assert _is_plain(matter.data)
    # A text with characters that do not show is refused as a whole, whatever its front matter holds.
    seen = not hidden_characters(text)
    if not matter.problems and seen:
        assert not _hides(matter.data), "a character that does not show came in by an escape"
    for model in _MODELS:
        _understood(model, matter)
    if matter.data and not matter.problems and seen:
        again = frontmatter.read(frontmatter.written(matter.data, matter.body))
        assert not again.problems, again.problems
        assert again.data == {key: value for key, value in matter.data.items() if value}
        assert again.body == matter.body


def _understood(model: type[BaseModel], matter: frontmatter.FrontMatter) -> None:
    try:
        fields = model.model_validate(matter.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            matter.at(tuple(part for part in detail["loc"] if part != "[key]"))
        return
    if isinstance(fields, ArticleFields):
        assert fields.title.strip()
        assert fields.title == " ".join(fields.title.split())
        assert fields.date[:4].isdigit()
        assert fields.source.url is None or fields.source.url.startswith(("http://", "https://"))


def _hides(value: Any) -> bool:
    match value:
        case dict():
            return any(hidden_characters(key) or _hides(each) for key, each in value.items())
        case list():
            return any(map(_hides, value))
        case _:
            return bool(hidden_characters(value or ""))


def _is_plain(value: Any) -> bool:
    match value:
        case dict():
            return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
        case list():
            return all(map(_is_plain, value))
        case _:
            return value is None or type(value) is str


TOKENS = (
    "---", "\n---\n", "---\n", "\n", "\r\n", "\r", "\n\n", " ", "  ", "\n  ", "\n  - ", "\n- ", "- ", ": ", ":", "? ", "\n? ", "\n: ",
    ",", "[", "]", "{", "}", "&a ", "*a", "!!python/object:os.system ", "!t ", "!!str ", "|\n", ">\n", "|2-\n", "'", "''", "\"", "\\",
    "\\x41", "\\u2028", "\\ud800", "\"\\u202e\"", "\"\\0\"", "\"\\e\"", "#", " # ", "%", "%YAML 1.1\n", "@",
    "`", "...", "\n...\n", "<<: ", "=", "~", "null", "yes", "no",
    "true", "0x1F", "1e3", "12:30:45", ".inf", "2025", "2025-11-07", "2025-11-07/2025-11-09", "2025-11-31", "0000-01-01",
    "2025-11-07T10:00:00Z", "'2025-11-07'", "\nkey: ", "\ntitle: ", "title: Саммит\ndate: 2025-11-07\n", "\ndate: ",
    "\ndescription: ", "\nlanguage: kk", "\nsource: {name: А, url: 'https://ok.example/'}", "\nsource:\n  name: ", "\n  url: ",
    "https://ok.example/?a=1&b", "javascript:x", "\n  cites: [", "\n  author: ", "\nrights: full", "\nrights: ", "\nwas: ",
    "2024/2024-12-31-a", "\nimported: {file: a.txt, sha256: ", "0" * 64, "\ndate_evidence: [", "\ntitle_from: lead", "\nname: ",
    "\nnames: {kk: Ақорда}", "\nnames:\n  kk: ", "\naliases: [", "\nforms: [", "\nwikidata: Q30", "\nsame_as: ", "\nonly_in: ",
    "bill-klinton", "\nentities: [", "\nclaims:\n- {article: a, words: б}", "\n- {article: b, words: в}", "Саммит", "Саммит: итоги",
    "й", "и\u0306", "\u00a0", "\t", "\u2028", "\u2029", "\x85", "\ufeff", "\x00", "\x07", "\x7f", "🌾", "\ufffe", "я" * 301,
    "[[[[[[[[[",
)  # fmt: skip

HARNESS = Harness("front-matter", "plain data, or problems that stand in the file", check, TOKENS, 400)
