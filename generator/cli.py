"""Commands, their words and exit codes; no logic.

Exit 0: done. 1: the content, a document or a tool has problems, all of them printed. 2: the command's words are off.
Nothing heavy is imported before a command needs it, so that `--help` and `check` stay quick.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator import __version__
from generator.errors import ContentError, LetopisError, Problem

if TYPE_CHECKING:
    from generator.config import Config
    from generator.pipeline import AnnotatedDocuments

app = typer.Typer(
    name="letopis",
    help="Builds an annotated, searchable archive of news as a static site.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",  # a paragraph of a docstring is one, however its lines are broken
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigOption = Annotated[Path, typer.Option("--config", metavar="FILE", help="The site's settings.")]
ContentOption = Annotated[
    Path | None,
    typer.Option(
        "--content", metavar="DIR", help="The folder of articles; content/ beside the settings where left out."
    ),
]
SiteOption = Annotated[
    Path | None,
    typer.Option("--site", metavar="DIR", help="Where the site goes; site/ beside the settings where left out."),
]
PathsArgument = Annotated[list[Path], typer.Argument(metavar="PATH…", show_default=False)]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", min=1, metavar="N", help="Processes that annotate; one a processor where left out."),
]
DEFAULT_CONFIG = Path("mkdocs.yml")


class ProblemFormat(StrEnum):
    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


class AnnotationFormat(StrEnum):
    JSONL = "jsonl"


@app.command("import")
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

    settings = _settings(config)
    report = pipeline.import_documents(settings, paths, content or settings.content)
    for line in report.lines():
        typer.echo(line)
    for refusal in report.refused:
        _complain(str(refusal))
    raise typer.Exit(1 if report.refused else 0)


@app.command()
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

    settings = _settings(config)
    reading = pipeline.check(settings, content or settings.content)
    _print_problems(reading.problems, format)
    if format is ProblemFormat.HUMAN:
        found = reading.content
        held = _held(len(found.articles), len(found.entities), len(found.events))
        warnings = len(reading.problems) - len(reading.errors)
        _complain(f"{held}: {_counted(len(reading.errors), 'error')}, {_counted(warnings, 'warning')}")
    raise typer.Exit(1 if reading.errors else 0)


@app.command()
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


@app.command("explain")
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


@app.command()
def build(
    content: ContentOption = None,
    site: SiteOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    jobs: JobsOption = None,
) -> None:
    """Build the site.

    Reads the content folder, the settings, overrides/. Writes the site, only when it was built whole and every link in it was
    followed; a build that fails leaves the last good one. Works in build/ (in .NAME.build beside another site). Keeps
    annotations in .cache/ beside the settings.

    Returns 0 when the site was replaced, 1 when something is wrong with the content, a tool or a link, 2 for wrong usage.
    """
    from generator import pipeline
    from generator.progress import Reporter

    settings = _settings(config)
    target = site or settings.path.parent / "site"
    report = pipeline.build(settings, content or settings.content, target, Reporter(), jobs)
    for problem in report.warnings:
        _complain(str(problem))
    typer.echo(
        f"{target}: {_held(report.articles, report.entities, report.events)} on {_counted(report.pages, 'page')}; "
        f"{_counted(report.links, 'link')} followed, {_counted(report.searchable, 'page')} searchable, "
        f"{report.bytes / 1_048_576:.1f} MB"
    )


@app.command()
def serve(
    content: ContentOption = None,
    site: SiteOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
) -> None:
    """Build, show the site in a browser, and build again when a file changes.

    Reads and writes what «build» does. Watches content/, overrides/, generator/ and mkdocs.yml; the browser reloads by itself.
    Ends with Ctrl-C.

    Returns 0, or 1 when the port is taken.
    """
    from generator.serve import serve as run

    settings = _settings(config)
    run(config, content, site or settings.path.parent / "site", host, port)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> NoReturn:
    """The entry point: errors of ours are one clear line each, without a traceback."""
    try:
        app(standalone_mode=True)
    except ContentError as error:
        _print_problems(error.problems, ProblemFormat.HUMAN)
        _complain("Nothing was built; the last good site stands as it was.")
        sys.exit(error.exit_code)
    except LetopisError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read us has what they wanted (`letopis annotate … | head`).
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # A full disk, a folder that may not be written: no fault of ours, and no news in a traceback.
        _complain(
            f"{error.filename or 'a file'}: {error.strerror or error}. Make room or give permission, and run it again."
        )
        sys.exit(1)
    sys.exit(0)


def _settings(path: Path) -> Config:
    from generator.config import load

    return load(path)


def _annotated(paths: list[Path], content: Path | None, config: Path, jobs: int | None = None) -> AnnotatedDocuments:
    """The documents with what was found in them; problems of the curated content go to stderr and stop nothing."""
    from generator import pipeline

    found = pipeline.annotate_documents(paths, content, config, jobs)
    for problem in found.problems:
        _complain(str(problem))
    return found


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _held(articles: int, entities: int, events: int) -> str:
    return f"{_counted(articles, 'article')}, {_counted(entities, 'entity', 'entities')}, {_counted(events, 'event')}"


def _complain(line: str) -> None:
    typer.echo(line, err=True)


def _print_problems(problems: tuple[Problem, ...], format: ProblemFormat) -> None:
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
