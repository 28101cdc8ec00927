"""Bodies without a mark of Markdown, which are read without the engine: as it would read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import content
from generator.markdown.unmarked import is_unmarked
from generator.markdown.walk import Fence, Leaf, Text, _marked, _unmarked

# Words, and everything that means something to CommonMark, or looks as if it did.
_PIECES = st.sampled_from(
    [
        "слово", "Да.", "«так»", "—", "–", "!", "?", ":", ";", "%", "$", "@", "(", ")", "{", "}", "|", "/", "'", '"', "^", "…", "№",
        " ", "  ", "\n", "\n\n", "\n\n\n", "\t", "\r", "\r\n", "\xa0", "\u202f", "\u2009", "\u2028", "\x0b", "\x0c", "\x1c", "\x85",
        "\ufeff", "\0", "#", "##", ">", "+", "-", "---", "=", "===", "~", "~~~", "*", "**", "_", "__", "`", "```", "[", "]", "](a)",
        "[a]: b", "<", "<b>", "&", "&amp;", "\\", "![", "1", "1.", "12)", "1234567890.", "2025", "http://a.org", "www.a.org", "а.б",
    ]
)  # fmt: skip
_SOURCES = st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=40))


def plain(leaves: list[Leaf | Fence]) -> list[tuple[str, str, list[tuple[str, tuple[int, ...]]]]]:
    """For what is a text alone."""
    told = []
    for leaf in leaves:
        assert isinstance(leaf, Leaf)
        assert all(isinstance(item, Text) for item in leaf.inline)
        texts = [(item.content, tuple(item.offsets)) for item in leaf.inline if isinstance(item, Text)]
        told.append((leaf.kind.value, leaf.tag, texts))
    return told


@settings(max_examples=3000, deadline=None)
@given(_SOURCES)
@example("")
@example("\n\n")
@example("Первый.\nВторая строка\n\n\n— Да, — сказал он.\n1990 год.\n")
@example("2025. Год")
@example("а\xa0\nб")
@example("http://a.org/b!c @d #e {f}\n")
def test_what_is_unmarked_is_what_the_engine_reads(source: str) -> None:
    if is_unmarked(source):
        assert plain(list(_unmarked(source))) == plain(list(_marked(source)))


@pytest.mark.parametrize("line", ["Первый, второй.", "— Да, — сказал он.", "«Так!» (90-х) 5%", "№ 5: да; нет…", "90-х"])
def test_ordinary_lines_are_unmarked(line: str) -> None:
    assert is_unmarked(f"{line}\n\n{line}\n{line}\n")


def test_the_shipped_articles_are_read_the_same(root: Path) -> None:
    bodies = [article.markdown for article in content.read(root / "content").content.articles]
    unmarked = [body for body in bodies if is_unmarked(body)]
    assert unmarked
    for body in unmarked:
        assert plain(list(_unmarked(body))) == plain(list(_marked(body)))
