"""Text without marks, which is not parsed, against the parser that reads everything else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markdown.unmarked import unmarked
from generator.markdown.walk import Fence, Leaf, Tag, _parsed, walk

PIECES = (
    *("а", "Б", "1", "2.", "1)", "12345678901.", "¹.", "١."),
    *(" ", "  ", "\xa0", "\u2028", "\x0b", "\x85", "\x1c", "\u3000", "\ufeff"),
    *("\n", "\n\n", "\n\n\n"),
    *("-", "—", "+", "=", "#", ">", "~", "|", ":", "!", "^", "{", "}", "$", "===", "---", "***"),
    *("«", '"', "'", "(", ")", "[", "]", "<", "&", "`", "\\", "\t", "\r"),
    *("http://a.b", "www.x.y", "<http://a.b>", "&amp;"),
)


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
@example("Первый абзац.\n\nВторой — и последний.\n")
@example("а\n\n\n\nб")
def test_what_is_not_parsed_reads_as_the_parser_reads_it(source: str) -> None:
    assert _plainly(walk(source)) == _plainly(_parsed(source))


@pytest.mark.parametrize(
    "source",
    [
        "# Заголовок",
        "1. Пункт",
        "- пункт",
        "> чужое",
        "    код",
        "две\nстроки",
        "*важно*",
        "[Фокус](entity:fokus)",
        "a &amp; b",
        "строка  ",
        "а\n\n\nб",
    ],
)
def test_a_mark_is_left_to_the_parser(source: str) -> None:
    assert unmarked(source) is None


def test_paragraphs_are_found_where_they_stand() -> None:
    source = "\n2025 год.\n\n— Да, — сказал он.\n"
    spans = unmarked(source)
    assert spans is not None
    assert [span.of(source) for span in spans] == ["2025 год.", "— Да, — сказал он."]


def _plainly(blocks: Iterable[Leaf | Fence]) -> list[object]:
    """Pieces of text that follow each other as one: the parser cuts them where a mark might have been."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Fence):
            found.append(block)
            continue
        inline: list[Tag | tuple[str, tuple[int, ...]]] = []
        for item in block.inline:
            last = inline[-1] if inline else None
            if isinstance(item, Tag):
                inline.append(item)
            elif isinstance(last, tuple):
                inline[-1] = (last[0] + item.content, (*last[1], *item.offsets))
            else:
                inline.append((item.content, tuple(item.offsets)))
        found.append((block.kind, block.tag, inline))
    return found
