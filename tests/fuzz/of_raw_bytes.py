"""Bytes of a file: its text, or problems that stand in it. Text stands for bytes here; halves of surrogate pairs, for wrong ones."""

from __future__ import annotations

import atexit
import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from generator.errors import ImportRefused
from generator.ingest import cleaning
from generator.rawtext import hidden_characters, read_text
from tests.fuzz.harness import Harness
from tests.fuzz.places import inside


@lru_cache
def _file() -> Path:
    folder = mkdtemp(prefix="letopis-fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / "text.md"


def check(text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    path = _file()
    path.write_bytes(data)
    read, problems = read_text(path)
    whole = data.decode("utf-8", "replace").removeprefix("\ufeff")
    for problem in problems:
        inside(whole, problem)
    if read:
        assert read == data.decode("utf-8").removeprefix("\ufeff")
        assert tuple(hidden_characters(read)) == problems
    else:
        assert len(problems) == 1, "no text, and not one reason for it"
    try:
        imported = cleaning.decode(data)
    except ImportRefused as error:
        told = str(error)
    else:
        _tidies(imported, read)
        return
    assert told
    assert "\n" not in told


def _tidies(imported: str, read: str) -> None:
    assert imported == read
    lines = [cleaning.tidy(line)[0] for line in cleaning.paragraphs(imported)]
    assert not any(hidden_characters(line) for line in lines), "what does not show is left after tidying"
    assert all(cleaning.tidy(line) == (line, 0) for line in lines), "tidying twice changes more"
    assert all("\n" not in line and "\r" not in line and line == line.strip() for line in lines)


TOKENS = (
    "слово", "a", " ", "\n", "\r\n", "\r", "\t", "\ufeff", "\u200b", "\u2060", "\u202e", "\u2066", "\u061c", "\u00ad", "\u200c",
    "\u200d", "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x1f", "\x7f", "\x84", "\x85", "\x86", "\x9f", "\u00a0", "\u2028",
    "\u2029", "\u3000", "и\u0306", "\u0306", "\u0301", "\u0327", "\u1100\u1161", "\ufffd", "\ufffe", "\U0010ffff", "🌾", "\udc80",
    "\udcbf", "\udcff", "\udcfe", "\udcc0\udc80", "\udced\udca0\udc80", "\udcf4\udc90\udc80\udc80", "\udce2\udc80", "\udcd0", "Å",
    "\u212b", "ﬁ", "\u2126", "\u0344", "\u0958", "\ufb1d",
)  # fmt: skip

HARNESS = Harness(
    "raw-bytes", "a file's text, or problems that stand in it; tidied text hides nothing", check, TOKENS, 400
)
