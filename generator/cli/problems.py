"""Problems as they are printed: for people, as JSON, as GitHub's annotations."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import typer

from generator.errors import Fix, Message, Problem
from generator.wording import said


class ProblemFormat(StrEnum):
    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


def print_problems(problems: Iterable[Problem], format: ProblemFormat, language: str) -> None:
    """In the order given: the worst first."""
    if format is ProblemFormat.JSON:
        records = [_record(problem, language) for problem in problems]
        # Line ends of Unicode's, and a file's name that is no UTF-8, as JSON's own escapes.
        text = json.dumps(records, ensure_ascii=False, indent=1)
        typer.echo(re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda char: f"\\u{ord(char[0]):04x}", text))
    elif format is ProblemFormat.GITHUB:
        from generator.cli import github

        github.report(tuple(problems), language)
    else:
        for problem in problems:
            typer.echo(line(problem, language))


ERROR, WARNING, MENDED = Message("error"), Message("warning"), Message("mended")


def line(problem: Problem, language: str) -> str:
    """One line, whatever is in it, with what `--fix` would write at its end."""
    severity = said(ERROR if problem.severity == "error" else WARNING, language)
    words = f"{said(problem.found, language)}. {said(problem.mend, language)}"
    answer = f" (--fix: {written(problem.fix)})" if problem.fix else ""
    return shown(f"{place(problem)}: {severity}: {words}{answer}")


def mended(problem: Problem, language: str) -> str:
    """What `--fix` wrote."""
    answer = written(problem.fix) if problem.fix else ""
    return shown(f"{place(problem)}: {said(MENDED, language)}: {said(problem.found, language)}: {answer}")


ANSWER_LIMIT = 80
"""Characters that are shown of what a fix replaces, and of what it writes."""


def place(problem: Problem) -> str:
    column = f":{problem.column}" if problem.column else ""
    return f"{problem.path}:{problem.line}{column}" if problem.line else problem.path


def written(fix: Fix) -> str:
    """«suorce» → «source»."""
    if fix.path:
        return f"→ {fix.path}"
    first = fix.edits[0]
    more = f" +{len(fix.edits) - 1}" if len(fix.edits) > 1 else ""
    return f"«{_short(first.old)}» → «{_short(first.text)}»{more}"


def _short(words: str) -> str:
    return words if len(words) <= ANSWER_LIMIT else words[: ANSWER_LIMIT - 1] + "…"


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(text: str) -> str:
    """In one line, with what a terminal would obey or not show as its code, and without what GitHub's runner would take for a command."""
    if text.isascii() and text.isprintable():
        return text.replace("##[", "# #[")
    visible = "".join(
        char.encode("unicode_escape").decode("ascii") if unicodedata.category(char) in _HIDDEN else char
        for char in text
    )
    return visible.replace("##[", "# #[")


def _record(problem: Problem, language: str) -> dict[str, Any]:
    fix = problem.fix and {
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in problem.fix.edits],
        "path": problem.fix.path or None,
    }
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "found": said(problem.found, language),
        "mend": said(problem.mend, language),
        "fix": fix,
    }
