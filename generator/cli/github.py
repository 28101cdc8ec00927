"""Problems for GitHub Actions: annotations as far as GitHub shows them, the rest in the job summary.

Of a step, GitHub shows ten errors and ten warnings and drops what comes after without a word (docs/problem-matchers.md of
actions/toolkit); a message has at most 64 KB (Checks API), which `Message` keeps by shortening its values; a step's summary has at
most 1 MiB (Workflow commands). What contributors wrote is inert in both: no line of theirs begins a workflow command, and in the
summary it stands in `<code>`, every mark of Markdown, HTML and GitHub in it as a character reference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import typer

from generator.cli.problems import ERROR, WARNING, shown, written
from generator.errors import Message, Plural, Problem
from generator.wording import said

SHOWN = 10
"""Annotations of each kind."""
SUMMARY_LIMIT = 1024 * 1024 - 4096
"""Bytes of one step's summary, with room for the line that says how many problems are left out."""


def report(problems: tuple[Problem, ...], language: str) -> None:
    """Prints the annotations; writes the summary where the runner asks for one."""
    left = 0
    for severity in ("error", "warning"):
        found = [problem for problem in problems if problem.severity == severity]
        for problem in found[:SHOWN]:
            typer.echo(_annotation(problem, language))
        left += len(found[SHOWN:])
    if left:
        more = Plural(
            "%(number)s more problem: see the job summary", "%(number)s more problems: see the job summary", left
        )
        typer.echo(f"::notice::{_data(said(more, language))}")
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        file = Path(path)
        size = file.stat().st_size if file.exists() else 0
        with file.open("a", encoding="utf-8") as summary:
            summary.write(table(problems, language, SUMMARY_LIMIT - size))


def table(problems: tuple[Problem, ...], language: str, limit: int = SUMMARY_LIMIT) -> str:
    """Every problem as a row of a Markdown table, as many as fit into `limit` bytes."""
    errors = sum(problem.severity == "error" for problem in problems)
    counts = Message(
        "%(errors)s, %(warnings)s",
        errors=Plural("%(number)s error", "%(number)s errors", errors),
        warnings=Plural("%(number)s warning", "%(number)s warnings", len(problems) - errors),
    )
    head = f"### letopis check: {_escaped(said(counts, language))}\n\n"
    if not problems:
        return head if len(head.encode()) <= limit else ""
    titles = (Message("where"), Message("what was found"), Message("what would be right"), Message("what --fix writes"))
    head += "| | " + " | ".join(_escaped(said(title, language)) for title in titles) + " |\n|---|---|---|---|---|\n"
    rows: list[str] = []
    size = len(head.encode())
    for number, problem in enumerate(problems):
        row = _row(problem, language)
        size += len(row.encode())
        if size > limit:
            left = len(problems) - number
            more = Plural(
                "%(number)s more problem: run letopis check", "%(number)s more problems: run letopis check", left
            )
            rows.append(f"\n{_escaped(said(more, language))}\n")
            break
        rows.append(row)
    return head + "".join(rows) + "\n"


def _row(problem: Problem, language: str) -> str:
    place = f"{_here(problem.path)}:{problem.line}:{problem.column}"
    cells = (
        _escaped(said(ERROR if problem.severity == "error" else WARNING, language)),
        _code(place),
        said(problem.found, language, _escaped, _code),
        said(problem.mend, language, _escaped, _code),
        _code(written(problem.fix)) if problem.fix else "",
    )
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    """Every mark that Markdown or HTML could obey as a character reference: such never makes structure (CommonMark 6.2)."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)


def _code(text: str) -> str:
    """In `<code>`, where GitHub links no @name, #number, address or commit."""
    return f"<code>{_escaped(shown(text))}</code>" if text.strip() else ""


def _annotation(problem: Problem, language: str) -> str:
    """A workflow command; `%`, line ends, and in properties `:` and `,`, are written as their codes."""
    places = [f"file={_property(_here(problem.path))}"]
    places += [f"line={problem.line}"] if problem.line else []
    places += [f"col={problem.column}"] if problem.column else []
    answer = f" (--fix: {written(problem.fix)})" if problem.fix else ""
    words = shown(f"{said(problem.found, language)}. {said(problem.mend, language)}{answer}")
    return f"::{problem.severity} {','.join(places)}::{_data(words)}"


def _here(path: str) -> str:
    """Relative to the repository, as GitHub knows its files."""
    absolute = Path(path).absolute()
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(shown(value)).replace(":", "%3A").replace(",", "%2C")
