"""`letopis diff`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import INTERFACE_LANGUAGES
from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, JobsOption, complain, settings_of
from generator.cli.problems import line
from generator.errors import UsageError
from generator.files import write_plainly

LIMIT = 1_000_000
"""Bytes: GitHub drops the whole summary of a step that has more than a mebibyte."""


class DiffFormat(StrEnum):
    MARKDOWN = "markdown"
    JSON = "json"
    TEXT = "text"
    SCHEMA = "schema"


def diff(
    base: Annotated[str | None, typer.Argument(metavar="BASE", show_default=False)] = None,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="REV", help="The revision to compare; the folder as it lies if left out."),
    ] = None,
    base_content: Annotated[
        Path | None,
        typer.Option("--base-content", metavar="DIR", help="Compare with this folder of articles, without git."),
    ] = None,
    format: Annotated[
        DiffFormat,
        typer.Option(
            "--format",
            help="Markdown for GitHub, JSON, or plain text; «schema» is that of the JSON.",
        ),
    ] = DiffFormat.MARKDOWN,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="LANG",
            help=f"Of the report: {', '.join(INTERFACE_LANGUAGES)}; the site's if left out.",
        ),
    ] = None,
    pages: Annotated[
        bool | None,
        typer.Option(
            "--pages/--no-pages",
            help="Make every page on both sides and count those that change; of a large archive that is not done unasked.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", min=2000, metavar="BYTES", help="Of Markdown and text: what is longer is cut, and says so."
        ),
    ] = LIMIT,
    counts: Annotated[
        Path | None, typer.Option("--counts", metavar="FILE", help="Where to write the numbers of it besides, as JSON.")
    ] = None,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    jobs: JobsOption = None,
) -> None:
    """Say what a change does to the archive, not only to its files.

    Reads the content folder, and the same folder at BASE: a branch, a tag or a commit of git; where the branch began if it is left
    out. Prints addresses that vanish, words that mean somebody else, what is new, merged or gone, each with its sentence, in articles
    that nobody edited too. Writes nothing but the cache of annotations, and the file of `--counts`.

    Returns 0 when the comparison was made, 1 when the content has errors (the rest is compared), 2 for wrong usage.
    """
    from generator import pipeline
    from generator.comparing import schema
    from generator.comparing.counts import counts as numbers
    from generator.comparing.report import as_json, report
    from generator.comparing.sources import Beginning
    from generator.progress import Reporter

    if format is DiffFormat.SCHEMA:
        typer.echo(json.dumps(schema(), ensure_ascii=False, indent=1))
        return
    settings = settings_of(config)
    if base is not None and base_content is not None:
        raise UsageError("BASE and --base-content both say what to compare with. Give one of them.")
    if language is not None and language not in INTERFACE_LANGUAGES:
        raise UsageError(f"--language is «{language}». Reports are in {', '.join(INTERFACE_LANGUAGES)}.")
    folder = content or settings.content
    found = pipeline.compare(
        settings,
        folder,
        base_content or (base if base is not None else Beginning()),
        head if head is not None else folder,
        language=language or "",
        made=pages,
        reporter=Reporter(),
        jobs=jobs,
    )
    for problem in found.problems:
        complain(line(problem, language or settings.language))
    if counts:
        write_plainly(counts, json.dumps(numbers(found.comparison)) + "\n")
    if format is DiffFormat.JSON:
        printed = as_json(found.comparison)
    else:
        printed = report(found.comparison, format.value, language or settings.language, limit)
    typer.echo(printed, nl=False)
    raise typer.Exit(1 if any(problem.severity == "error" for problem in found.problems) else 0)
