"""`letopis review`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, settings_of


class ReviewFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


ArticlesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ARTICLE", show_default=False, help="Ids or paths; all where left out.")
]


def review(
    articles: ArticlesArgument = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="So many, the least certain first.")] = 20,
    format: Annotated[ReviewFormat, typer.Option("--format", help="How the list is printed.")] = ReviewFormat.TEXT,
    confirm: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="The machine is right here; may be given several times.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="There is nothing here; may be given several times.")
    ] = None,
    as_: Annotated[
        tuple[str, str] | None,
        typer.Option("--as", metavar="TARGET ID", help="It means this: an entity's file, or a date in EDTF."),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Make the file of an entity that has none.")] = False,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Go through what the machine is least sure of.

    Reads the content folder; what is known of its articles is taken from .cache/. Asks, in a terminal, about one place after the
    other, and writes each answer into the article as a correction, `[words](entity:id)`. Elsewhere it prints the list, each
    place with its id, and --confirm, --reject and --as answer by these. The text itself is never changed, and what a person has
    decided does not come up again.

    Returns 0 when it is done, 1 when a correction cannot be written (nothing of it was), 2 for wrong usage.
    """
    from generator import edits
    from generator.review.dialogue import talk

    settings = settings_of(config)
    found = edits.review(settings, content or settings.content, articles or ())
    answers: list[tuple[str, str | None]] = [(id, None) for id in confirm or ()]
    answers += [(id, "none") for id in reject or ()]
    answers += [(as_[1], as_[0])] if as_ else []
    for id, target in answers:
        for line in edits.answer(found, id, target, new).lines:
            typer.echo(line)
    if answers:
        return
    items = found.items[:limit]
    if format is ReviewFormat.JSON:
        typer.echo(found.listing.json(items))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        talk(found.listing, items, input, typer.echo)
    else:
        for item in items:
            for line in found.listing.block(item):
                typer.echo(line)
            typer.echo("")
        told = found.listing.words.gettext("In doubt: %(num)s; shown: %(shown)s")
        typer.echo(told % {"num": len(found.items), "shown": len(items)}, err=True)
