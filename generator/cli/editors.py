"""`letopis schemas`: what editors need to complete and check front matter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, settings_of

DirArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[DIR]", show_default=False, help=".cache/schemas beside the settings where left out."),
]


def schemas_(folder: DirArgument = None, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Write the JSON Schemas of front matter for an editor.

    Reads the settings alone. Writes article.json, entity.json, event.json, disagreement.json and page.json into a folder; the site has
    the same files under schemas/content/. Prints their paths. How an editor is told of them stands in docs/editors.md.

    Returns 0, or 2 for wrong usage.
    """
    from generator.editing.schemas import schemas
    from generator.files import write_atomically

    settings = settings_of(config)
    target = folder or settings.path.parent / ".cache" / "schemas"
    for name, text in schemas(settings.site_url, settings.language):
        write_atomically(target / name, text.encode())
        typer.echo(target / name)
