"""`letopis import`, `annotate`, `explain`: documents from anywhere."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    ContentOption,
    JobsOption,
    PathsArgument,
    complain,
    settings_of,
)
from generator.cli.problems import line as problem_line

if TYPE_CHECKING:
    from generator.pipeline import AnnotatedDocuments


class AnnotationFormat(StrEnum):
    JSONL = "jsonl"


def import_(paths: PathsArgument, content: ContentOption = None, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Make article files of documents from elsewhere.

    Reads .txt, .html and .jsonl files, or folders of them. Writes content/articles/YEAR/….md, and never over a file that is
    there. Prints what it wrote, what it already had, and what it could not read.

    A .txt file may begin with «date 2025-11-07 ». A line of a .jsonl file is an object with "text" (or "body"), and as far as
    they are known "title" ("headline"), "date" ("published"), "source" ("outlet"), "author", "url", "cites", "description" and
    "language" ("lang").

    Returns 0 when every document is in the archive, 1 when some could not be read (the others are imported), 2 for wrong usage.
    """
    from generator import pipeline

    settings = settings_of(config)
    report = pipeline.import_documents(settings, paths, content or settings.content)
    for line in report.lines():
        typer.echo(line)
    for refusal in report.refused:
        complain(str(refusal))
    raise typer.Exit(1 if report.refused else 0)


def annotate(
    paths: PathsArgument,
    format: Annotated[
        AnnotationFormat, typer.Option("--format", help="One JSON object a line.")
    ] = AnnotationFormat.JSONL,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    jobs: JobsOption = None,
) -> None:
    """Print what the annotators find in documents, as data.

    Reads .txt and .md files, and the curated entities of the content folder. Prints one line a document: its mentions, dates,
    sums of money and quotes, with offsets in code points of the file as read. Writes nothing.

    Problems of the curated entities are told on stderr. Returns 0, or 2 for paths that are no readable .txt or .md files.
    """
    from generator import explain

    found = _annotated(paths, content, config, jobs)
    for document, annotated in found.documents:
        typer.echo(json.dumps(explain.record(document, annotated, found.archive), ensure_ascii=False))


def explain_(
    path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False)],
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Say why each word of a document was taken for what it was.

    Reads one .txt or .md file, and the curated entities of the content folder. Prints one line an annotation: where it stands, its
    words, its meaning, the rule that decided, the evidence, and what was refused. Writes nothing.

    Returns 0, or 2 for a path that is no readable .txt or .md file.
    """
    from generator import explain

    found = _annotated([path], content, config)
    for document, annotated in found.documents:
        for line in explain.explanation(document, annotated, found.archive):
            typer.echo(line)


def _annotated(paths: list[Path], content: Path | None, config: Path, jobs: int | None = None) -> AnnotatedDocuments:
    """The documents with what was found in them; problems of the curated content go to stderr and stop nothing."""
    from generator import pipeline

    found = pipeline.annotate_documents(paths, content, config, jobs)
    for problem in found.problems:
        complain(problem_line(problem, "en"))
    return found
