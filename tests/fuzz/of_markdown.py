"""Markdown: any text gives safe HTML that shows its plain text, and every character of that can be found in the source."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.markdown import CORRECTION_SCHEMES, Mark, parse, plain, render, uncorrected
from generator.model import Span
from tests.fuzz.harness import Harness
from tests.fuzz.places import inside
from tests.fuzz.safe_html import OWN, shown, squeezed

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def check(source: str) -> None:
    parsed = parse(source)
    text = parsed.text
    assert len(parsed.offsets) == len(text)
    assert all(0 <= offset < len(source) for offset in parsed.offsets), "an offset outside the source"
    assert all(a <= b for a, b in pairwise(parsed.offsets)), "offsets go back"
    for char, offset in zip(text, parsed.offsets, strict=True):
        if not char.isspace():
            written = source[offset]
            same = written == char or written in "&\\" or (char == "\ufffd" and written == "\0")
            assert same, f"{char!r} is said to come from {written!r} at {offset}"
    assert "\n\n".join(block.span.of(text) for block in parsed.blocks) == text
    for correction in parsed.corrections:
        assert 0 <= correction.span.start < correction.span.stop <= len(text)
        assert correction.scheme in CORRECTION_SCHEMES
    for problem in parsed.problems:
        inside(source, problem)
    assert plain(source) == " ".join(text.split())
    assert shown(render(source)) == squeezed(text)
    words = [Mark(Span(*found.span()), "a", (("href", OWN), ("class", "w"))) for found in _WORD.finditer(text)]
    sentences = [
        Mark(Span(*found.span()), "span", (("id", f"s{found.start()}"),)) for found in _SENTENCE.finditer(text)
    ]
    crossing = [Mark(Span(at, min(at + 7, len(text))), "b", (("class", "x"),)) for at in range(0, len(text), 5)]
    html = render(source, [*words, *sentences, *crossing], glue=lambda run: run.replace(" ", "\u00a0"))
    assert shown(html) == squeezed(text)
    assert "\n" not in html
    bare = uncorrected(source)
    assert parse(bare).text == text, "without its corrections it says something else"


TOKENS = (
    "слово", "Токаев", " ", "\n", "\n\n", "  \n", "\r\n", "\r", "\t", "    ", "*", "**", "_", "__", "`", "``", "```", "~~~",
    "\n```\n", "[", "]", "](", ")", "(", "<", ">", "!", "![", "\\", "\\\\", "&", "&amp;", "&lt;", "&#60;", "&#x3C;", "&nbsp;",
    "&colon;", "&#0;", "#", "# ", "## ", "\n# ", "- ", "\n- ", "\n  - ", "* ", "+ ", "1. ", "\n1. ", "0) ", "999999999. ", "> ",
    "\n> ", "\n> - ", ">>", "---", "***", "===", "\n===\n", "\n---\n", "entity:fokus", "date:2025-11-06", "speaker:none",
    "[Фокус](entity:fokus)", "[](date:2025)", "[a](entity:b \"t\")", "[летом](date:none)", "[[a]](entity:b)", "](https://ok.example/",
    "https://ok.example", "<https://ok.example/a?b&c>", "mailto:a@b.example", "javascript:alert(1)", "java&#115;cript:",
    "data:text/html,", "//evil.example", "<script>", "</script>", "<b>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "\"", "'", " \"",
    "onload=", "{{7*7}}", "{: #a }", "[TOC]", "[^1]", "\n[a]: https://ok.example\n", "\n[a]: entity:b\n", "[a]", "|", "\u00a0",
    "\u2028", "\u200b", "\u0301", "\ufeff", "\x00", "\x0b", "\x0c", "\x85", "🌾", "İ", "ß", "«", "»", "https://[", "xn--", "%", "%2",
    "a_b", "90-х", "А.", "5 млн",
)  # fmt: skip

HARNESS = Harness("markdown", "text, offsets, corrections and HTML agree, and the HTML is safe", check, TOKENS, 300)
