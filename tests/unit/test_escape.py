"""What is written as Markdown reads back as the plain text it was made from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import markdown
from generator.ingest import cleaning
from generator.markdown.escape import escaped, markdown_of
from generator.model import BlockKind

LINES = [
    "– Как прошла встреча?", "— Хорошо.", "- дефис в начале", "-дефис вплотную", "+ плюс", "* звезда", "*курсив*", "**жирно**",
    "1. Первое", "1) Первое", "1991. Год", "12.", "1.5 млн", "# решётка", "#хештег", "> цитата", ">", "=", "===", "---", "- - -",
    "***", "___", "_ _ _", "_слово_", "имя_файла_здесь", "`код`", "```", "~~~", "[ссылка](https://example.org)", "[1]", "[x]: y",
    "[Фокус](entity:fokus)", "![к](к.png)", "<b>жирно</b>", "<https://example.org>", "<script>alert(1)</script>", "a < b > c",
    "&amp;", "&lt;b&gt;", "&#1078;", "AT&T & Ко", "R&D;", "\\", "\\*", "C:\\папка", "| а | б |", "$x$", "{: .class }", "^1^", "~2~",
    "C5+1", "2 * 2 * 2", "т.\u00a0е.", "«кавычки»", "https://example.org/a_b_c?d=1&e=2#f", "Конец строки\\", "!", "![", "]",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_text_stays_a_line_of_text(line: str) -> None:
    parsed = markdown.parse(markdown_of((line,)))
    assert parsed.text == line
    assert [block.kind for block in parsed.blocks] == [BlockKind.PARAGRAPH]
    assert parsed.corrections == ()
    assert parsed.problems == ()


def test_paragraphs_do_not_run_into_one_another() -> None:
    parsed = markdown.parse(markdown_of(tuple(LINES)))
    assert parsed.text == "\n\n".join(LINES)
    assert {block.kind for block in parsed.blocks} == {BlockKind.PARAGRAPH}


MARKS = st.text(alphabet=" \u00a0аbЖ19.)(-–—+*_`~#>=<[]!&;:\\|\"'«»/@$%^{}\t\u2028", max_size=24)


@given(st.lists(MARKS | st.text(alphabet=st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=5))
@example(["a", "===", "b"])
@example(["1.", "2."])
@example(["_", "__", "_а_ _"])
def test_any_text_comes_back_from_its_markdown(lines: list[str]) -> None:
    paragraphs = tuple(
        tidy for line in lines for words in cleaning.paragraphs(line) if (tidy := cleaning.tidy(words)[0])
    )
    parsed = markdown.parse(markdown_of(paragraphs))
    assert parsed.text == "\n\n".join(paragraphs)
    assert not parsed.problems


def test_ordinary_prose_needs_no_backslash() -> None:
    prose = "Курс вырос на 1,5 % — до 512 тенге; «R&D» и snake_case остались (как были)!"
    assert escaped(prose) == prose


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = cleaning.tidy(text)[0]
    assert cleaning.tidy(once) == (once, 0)
    assert unicodedata.is_normalized("NFC", once)
