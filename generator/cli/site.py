"""`letopis build` and `serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.failing import exit_code
from generator.cli.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    ContentOption,
    JobsOption,
    SiteOption,
    complain,
    counted,
    held,
    settings_of,
)
from generator.cli.problems import line
from generator.errors import Stopped

if TYPE_CHECKING:
    from generator.pipeline import Standing
    from generator.showing import Audience


def build(
    content: ContentOption = None,
    site: SiteOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    jobs: JobsOption = None,
    press: Annotated[
        bool, typer.Option("--press/--no-press", help="Print pages from moulds; without, the theme draws each (slow).")
    ] = True,
    searched: Annotated[
        bool, typer.Option("--search/--no-search", help="Make the search index; without, the site finds nothing.")
    ] = True,
    timings: Annotated[bool, typer.Option("--timings", help="Print what each stage took.")] = False,
) -> None:
    """Build the site.

    Reads the content folder, the settings, overrides/. Writes the site, only when it was built whole and every link in it was
    followed; a build that fails leaves the last good one. Works in build/ (in .NAME.build beside another site). Keeps
    annotations in .cache/ beside the settings, and what the build took, which `--timings` prints and «stats» repeats.

    Prints the site's size, and warns when it comes near what GitHub Pages takes.

    Returns 0 when the site was replaced, 1 when something is wrong with the content, a tool or a link, 2 for wrong usage, 130 after
    Ctrl-C: what was annotated by then is kept.
    """
    _built(config, content, site, jobs, press=press, searched=searched, timings=timings)


def again(config: Path, content: Path | None, site: Path, standing: Standing, audience: Audience) -> int:
    """`build` with what stands of the last one, for `serve`; returns the exit code. `audience`: see `pipeline.build`."""
    return exit_code(lambda: _built(config, content, site, standing=standing, audience=audience))


def _built(
    config: Path,
    content: Path | None,
    site: Path | None,
    jobs: int | None = None,
    *,
    press: bool = True,
    searched: bool = True,
    timings: bool = False,
    standing: Standing | None = None,
    audience: Audience | None = None,
) -> None:
    """Builds, and says what came of it."""
    from generator import BEGUN, lastbuild, pipeline
    from generator.cli.timings import table
    from generator.hosting import MEGABYTE, warning
    from generator.progress import Reporter
    from generator.showing import NOBODY
    from generator.wording import said

    settings = settings_of(config)
    target = site or settings.path.parent / "site"
    try:
        report = pipeline.build(
            settings,
            content or settings.content,
            target,
            Reporter() if standing else Reporter(since=(BEGUN, 0.0)),
            jobs,
            press=press,
            searched=searched,
            standing=standing,
            audience=audience or NOBODY,
        )
    except KeyboardInterrupt as stop:
        raise Stopped("Stopped; no half-built site is left.") from stop
    for reason in report.misfits:
        complain(
            f"{reason}; such pages are drawn by the theme, which takes longer. Look at the templates in overrides/."
        )
    for problem in report.warnings:
        complain(line(problem, settings.language))
    typer.echo(
        f"{target}: {held(report.articles, report.entities, report.events)} on {counted(report.pages, 'page')}; "
        f"{counted(report.links, 'link')} followed, {counted(report.searchable, 'page')} searchable, "
        f"{report.bytes / MEGABYTE:.1f} MB"
    )
    if timings:
        for row in table(report.timings, settings.language):
            typer.echo(row)
    if large := warning(report.bytes):
        complain(said(large, settings.language))
    build = lastbuild.LastBuild(report.articles, report.pages, report.bytes, report.timings)
    try:
        lastbuild.write(build, settings.path.parent / ".cache")
    except OSError as error:
        # The site stands; only «stats» will not know what it took.
        complain(f"{error.filename}: {error.strerror}. What the build took was not noted.")


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

    settings = settings_of(config)
    run(config, content, site or settings.path.parent / "site", host, port, again)
