"""Plain text written as Markdown shows as exactly that text."""

from __future__ import annotations

from generator.ingest.cleaning import paragraphs, tidy
from generator.markdown import parse
from generator.markdown.escape import markdown_of
from tests.fuzz.harness import Harness
from tests.fuzz.of_markdown import TOKENS


def check(source: str) -> None:
    lines = tuple(line for each in paragraphs(source) if (line := tidy(each)[0]))
    parsed = parse(markdown_of(lines))
    assert parsed.text == "\n\n".join(lines)
    assert not parsed.problems
    assert not parsed.corrections


HARNESS = Harness("escaped", "plain text written as Markdown shows as that text", check, TOKENS, 300)
