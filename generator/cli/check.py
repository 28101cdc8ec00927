"""`letopis check`."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, complain, counted, held, settings_of
from generator.cli.problems import ProblemFormat, print_problems


def check(
    content: ContentOption = None,
    format: Annotated[ProblemFormat, typer.Option("--format", help="How problems are printed.")] = ProblemFormat.HUMAN,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Say everything that is wrong with the content.

    Reads the content folder; writes nothing. Prints every problem, sorted by file, with its line, what was found and what would
    be right: for people, as JSON, or as GitHub annotations.

    Returns 0 when a build would accept the content, 1 when it would not, 2 for wrong usage.
    """
    from generator import pipeline

    settings = settings_of(config)
    reading = pipeline.check(settings, content or settings.content)
    print_problems(reading.problems, format)
    if format is ProblemFormat.HUMAN:
        found = reading.content
        holds = held(len(found.articles), len(found.entities), len(found.events))
        warnings = len(reading.problems) - len(reading.errors)
        complain(f"{holds}: {counted(len(reading.errors), 'error')}, {counted(warnings, 'warning')}")
    raise typer.Exit(1 if reading.errors else 0)
