"""Comments are not published, and nothing else is taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.theme import OVERRIDES
from generator.uncommented import SUFFIXES, uncomment, uncommented

OURS = sorted(path for path in OVERRIDES.rglob("*") if path.suffix in SUFFIXES)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* One. */\na();\n", "a();\n"),
        ("/*\n * Two\n * lines: «a(); b();».\n */\na();\n", "a();\n"),
        ("if (a) {\n  /** What it does. */\n  b();\n}\n", "if (a) {\n  b();\n}\n"),
        ("a(); /* why */\nb();\n", "a(); /* why */\nb();\n"),
        ("const all = '**/*.css';\nb('*/');\n", "const all = '**/*.css';\nb('*/');\n"),
        ("/* Why. */ a();\nb(); /* c */\n", "/* Why. */ a();\nb(); /* c */\n"),
    ],
)
def test_a_comment_on_lines_of_its_own_is_taken_out(written: str, published: str) -> None:
    assert uncommented(written) == published


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_of_ours_lines_of_comments_alone_go(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    left = uncommented(written)
    assert not re.search(r"^\s*/\*.*\*/$", left, re.MULTILINE)
    code = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert re.sub(r"/\*.*?\*/", "", left, flags=re.DOTALL).split() == code.split(), "code went with a comment"


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("a.css", "a.js", "a.svg"):
        (tmp_path / name).write_text("/* One. */\na\n", encoding="utf-8")
    uncomment(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.css": "a\n",
        "a.js": "a\n",
        "a.svg": "/* One. */\na\n",
    }
