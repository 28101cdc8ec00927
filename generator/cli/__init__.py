"""Commands, their words and exit codes; no logic.

Exit 0: done. 1: the content, a document or a tool has problems, all of them printed. 2: the command's words are off.
Nothing heavy is imported before a command needs it, so that `--help` and `check` stay quick.
"""

from __future__ import annotations

import gc
import sys
from typing import Annotated, NoReturn

import typer

from generator import __version__
from generator.cli import check, diff, documents, editors, edits, new, review, site, stats
from generator.cli.failing import exit_code

app = typer.Typer(
    name="letopis",
    help="Builds an annotated, searchable archive of news as a static site.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Rich draws frames around the same words, and takes as long to be imported as all else here
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

# In the order of `--help`.
COMMANDS = (
    ("import", documents.import_),
    ("check", check.check),
    ("diff", diff.diff),
    ("merge", edits.merge),
    ("rename", edits.rename),
    ("review", review.review),
    ("annotate", documents.annotate),
    ("explain", documents.explain_),
    ("build", site.build),
    ("serve", site.serve),
    ("stats", stats.stats),
    ("schemas", editors.schemas_),
)
GROUPS = (("new", new.app),)
"""Commands that have commands of their own."""
for name, command in COMMANDS:
    # Its first line, whole: typer would cut it at the terminal's width.
    app.command(name, short_help=(command.__doc__ or "").partition("\n")[0])(command)
for name, group in GROUPS:
    app.add_typer(group, name=name, short_help=str(group.info.help))


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> NoReturn:
    """The entry point."""
    # What a command loads and reads stays until it ends; to look through it for what may go took a tenth of a small build.
    gc.set_threshold(50_000, 20, 50)
    try:
        sys.exit(exit_code(lambda: app(standalone_mode=True)))
    finally:
        # What is left goes with the process: to look through an archive for cycles before that took a twentieth of an edit.
        gc.freeze()
