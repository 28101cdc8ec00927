"""Whether a problem's line and column stand in the file that it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.errors import Problem

_LINE_END = re.compile(r"\r\n?|\n")


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def inside(text: str, problem: Problem) -> None:
    """Line 0 is the whole file, column 0 the whole line; a column may be the one behind the last character."""
    lines = _lines(text)
    assert str(problem.found), "nothing is said"
    assert str(problem.mend), f"«{problem.found}»: nothing is said to mend it"
    assert "\n" not in str(problem), f"a problem of several lines: {str(problem)!r}"
    assert 0 <= problem.line <= len(lines), f"line {problem.line} of {len(lines)}: {problem.found}"
    if problem.line:
        length = len(lines[problem.line - 1])
        assert 0 <= problem.column <= length + 1, f"column {problem.column} of {length}: {problem.found}"
    for edit in problem.fix.edits if problem.fix else ():
        assert text[edit.start : edit.end] == edit.old, f"the fix of «{problem.found}» replaces what is not there"
