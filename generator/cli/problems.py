"""Problems as they are printed: for people, as JSON, as GitHub's annotations."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum

import typer

from generator.errors import Problem


class ProblemFormat(StrEnum):
    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


def print_problems(problems: tuple[Problem, ...], format: ProblemFormat) -> None:
    if format is ProblemFormat.JSON:
        typer.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1))
        return
    for problem in problems:
        typer.echo(_as_command(problem) if format is ProblemFormat.GITHUB else str(problem))


def _as_command(problem: Problem) -> str:
    """A GitHub workflow command; `%`, line ends, and in properties `:` and `,`, are written as their codes."""

    def data(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(value: str) -> str:
        return data(value).replace(":", "%3A").replace(",", "%2C")

    places = [f"file={prop(problem.path)}"]
    places += [f"line={problem.line}"] if problem.line else []
    places += [f"col={problem.column}"] if problem.column else []
    return f"::{problem.severity} {','.join(places)}::{data(f'{problem.found}. {problem.mend}')}"
