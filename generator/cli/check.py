"""`letopis check`."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, LanguageOption, complain, settings_of
from generator.cli.problems import ProblemFormat, mended, print_problems
from generator.errors import Message, Plural
from generator.wording import said


def check(
    content: ContentOption = None,
    format: Annotated[ProblemFormat, typer.Option("--format", help="How problems are printed.")] = ProblemFormat.HUMAN,
    fix: Annotated[bool, typer.Option("--fix", help="Write what has one answer into the files.")] = False,
    language: LanguageOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Say everything that is wrong with the content.

    Reads the content folder; writes nothing without `--fix`. Prints every problem, the worst first, with its line and column, what
    was found, what would be right, and what `--fix` would write where there is one answer: for people, as JSON, or as GitHub
    annotations, with all of them in the job summary ($GITHUB_STEP_SUMMARY).

    `--fix` writes those answers, prints each, and then what is left for a person. It touches nothing else: line ends and encoding
    stay, and a file is written whole or not at all.

    Returns 0 when a build would accept the content, 1 when it would not, 2 for wrong usage.
    """
    from generator import pipeline

    settings = settings_of(config)
    folder = content or settings.content
    spoken = language.value if language else settings.language
    if fix:
        done, reading = pipeline.fix(settings, folder)
        for problem in done:
            # The other formats are data of what is wrong now.
            typer.echo(mended(problem, spoken), err=format is not ProblemFormat.HUMAN)
    else:
        reading = pipeline.check(settings, folder)
    print_problems(reading.problems, format, spoken)
    if format is ProblemFormat.HUMAN:
        found = reading.content
        warnings = len(reading.problems) - len(reading.errors)
        summary = Message(
            "%(articles)s, %(entities)s, %(events)s: %(errors)s, %(warnings)s",
            articles=Plural("%(number)s article", "%(number)s articles", len(found.articles)),
            entities=Plural("%(number)s entity", "%(number)s entities", len(found.entities)),
            events=Plural("%(number)s event", "%(number)s events", len(found.events)),
            errors=Plural("%(number)s error", "%(number)s errors", len(reading.errors)),
            warnings=Plural("%(number)s warning", "%(number)s warnings", warnings),
        )
        complain(said(summary, spoken))
        fixable = sum(problem.fix is not None for problem in reading.problems)
        if fixable:
            hint = Plural(
                "%(number)s of them has one answer, which «letopis check --fix» writes",
                "%(number)s of them have one answer, which «letopis check --fix» writes",
                fixable,
            )
            complain(said(hint, spoken))
    raise typer.Exit(1 if reading.errors else 0)
