"""`letopis merge` and `rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, counted, settings_of
from generator.editing.keep import Keep

if TYPE_CHECKING:
    from generator.edits import Done

OldArgument = Annotated[str, typer.Argument(metavar="OLD", show_default=False, help="An id, or a path in content/.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", show_default=False, help="An id.")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Say what would be changed, and change nothing.")]


def merge(
    old: OldArgument,
    new: NewArgument,
    keep: Annotated[
        Keep | None,
        typer.Option("--keep", help="Whose Wikidata id, or whose date of an event, is right where the two differ."),
    ] = None,
    dry_run: DryOption = False,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Make one entity of two, or one event of two.

    Reads the content folder. Writes what must change in it, and nothing else: NEW's file gains OLD's names, aliases and former ids,
    whatever named OLD names NEW, OLD's file is removed, and its address leads to NEW's. OLD may have no file, if it is an entity with
    a page: then NEW gains the names by which articles call it. The whole content is checked before anything is written.

    Returns 0 when it is done, 1 when it cannot be done (nothing was written), 2 for wrong usage.
    """
    from generator import edits

    settings = settings_of(config)
    _say(edits.merge(settings, content or settings.content, old, new, keep, dry_run), dry_run)


def rename(
    old: OldArgument,
    new: NewArgument,
    dry_run: DryOption = False,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Give an article, an entity, an event, a disagreement or a page another name, and so another address.

    Reads the content folder. Writes what must change in it, and nothing else: the file gets its new name and notes the old one, so
    that its address leads on, and whatever named it names it still. The whole content is checked before anything is written.

    Returns 0 when it is done, 1 when it cannot be done (nothing was written), 2 for wrong usage.
    """
    from generator import edits

    settings = settings_of(config)
    _say(edits.rename(settings, content or settings.content, old, new, dry_run), dry_run)


def _say(done: Done, dry: bool) -> None:
    for line in done.lines:
        typer.echo(line)
    typer.echo(f"{counted(done.files, 'file')} {'would be changed; nothing was written' if dry else 'changed'}")
