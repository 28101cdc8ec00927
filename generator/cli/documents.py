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
    counted,
    settings_of,
)
from generator.cli.problems import line as problem_line
from generator.errors import Stopped, UsageError

if TYPE_CHECKING:
    from generator.engines import Engine
    from generator.pipeline import AnnotatedDocuments


class AnnotationFormat(StrEnum):
    JSONL = "jsonl"


class EngineName(StrEnum):
    """The names of `engines.ENGINES`, which are not loaded to print a help text."""

    PROCESSES = "processes"
    DASK = "dask"


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
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH…]", show_default=False)] = None,
    format: Annotated[
        AnnotationFormat, typer.Option("--format", help="Of what is printed about documents: one JSON object a line.")
    ] = AnnotationFormat.JSONL,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Who annotates: processes of this machine, or a dask cluster.")
    ] = EngineName.PROCESSES,
    jobs: JobsOption = None,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of the cluster: tcp://HOST:8786, tls://…, or the file that the scheduler wrote; dask's own settings where left out.",
        ),
    ] = "",
    wait: Annotated[
        float,
        typer.Option("--wait", min=0, metavar="SECONDS", help="How long a cluster may be without workers."),
    ] = 300,
) -> None:
    """Print what the annotators find in documents, as data; or, without documents, annotate the whole archive ahead of a build.

    Reads .txt and .md files, and the curated entities of the content folder. Prints one line a document: its mentions,
    dates, sums of money and quotes, with offsets in code points of the file as read. Writes nothing. Problems of the curated entities
    are told on stderr.

    Without documents: reads the articles of the content folder, and writes what is found in each into .cache/ beside the settings, as
    soon as it is there. What is there already is not annotated again, so it may be stopped and run again at any time; «build»
    then annotates nothing. Prints how many there were.

    «--engine dask» gives the articles to the workers of a dask.distributed cluster that is running (docs/cluster.md).

    Returns 0; 1 when something could not be annotated (the rest is); 2 for wrong usage, or paths that are no readable .txt or .md
    files; 130 after Ctrl-C.
    """
    from generator import explain

    if engine is EngineName.PROCESSES and scheduler:
        raise UsageError("--scheduler is for --engine dask. Add it, or leave --scheduler out.")
    if engine is EngineName.DASK and jobs is not None:
        raise UsageError(
            "--jobs counts processes of this machine; a cluster has the workers that were started. Leave it out."
        )
    by = _engine(engine, jobs, scheduler, wait)
    if not paths:
        raise typer.Exit(_annotate_archive(content, config, by))
    found = _annotated(paths, content, config, by)
    for document, annotated in found.documents:
        typer.echo(json.dumps(explain.record(document, annotated, found.archive), ensure_ascii=False))
    for undone in found.undone:
        complain(f"{undone.article.path}: not annotated: {undone.why}")
    raise typer.Exit(1 if found.undone else 0)


def _engine(name: EngineName, jobs: int | None, scheduler: str, wait: float) -> Engine:
    from generator import engines

    return engines.ENGINES[name](engines.Options(complain, jobs, scheduler, wait))


def _annotate_archive(content: Path | None, config: Path, engine: Engine) -> int:
    """Tells what was done; the exit code."""
    from generator import pipeline
    from generator.progress import Reporter

    settings = settings_of(config)
    folder = content or settings.content
    done = pipeline.annotate_archive(settings, folder, engine, Reporter())
    for problem in done.problems:
        complain(problem_line(problem, settings.language))
    for undone in done.filled.undone:
        complain(f"{folder / undone.article.path}: not annotated: {undone.why}.")
    errors = sum(problem.severity == "error" for problem in done.problems)
    filled = done.filled
    typer.echo(
        f"{folder}: {counted(filled.added, 'article')} annotated, {filled.known} known before"
        + (f", {len(filled.undone)} not annotated" if filled.undone else "")
        + (f"; {counted(errors, 'error')} in files" if errors else "")
    )
    return 1 if filled.undone or errors else 0


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

    found = _annotated([path], content, config, None)
    for document, annotated in found.documents:
        for line in explain.explanation(document, annotated, found.archive):
            typer.echo(line)


def _annotated(paths: list[Path], content: Path | None, config: Path, engine: Engine | None) -> AnnotatedDocuments:
    """The documents with what was found in them; problems of the curated content go to stderr and stop nothing."""
    from generator import pipeline

    try:
        found = pipeline.annotate_documents(paths, content, config, engine)
    except KeyboardInterrupt as stop:
        raise Stopped("Stopped; of documents nothing is kept.") from stop
    for problem in found.problems:
        complain(problem_line(problem, "en"))
    return found
