"""What commands share: their options, and the words in which they answer."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.config import Config

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


class Language(StrEnum):
    """In which a command can speak of what it found."""

    RU = "ru"
    EN = "en"


LanguageOption = Annotated[
    Language | None,
    typer.Option("--language", help="Of the messages; the site's (theme.language of the settings) where left out."),
]
DEFAULT_CONFIG = Path("mkdocs.yml")


def settings_of(path: Path) -> Config:
    from generator.config import load

    return load(path)


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def held(articles: int, entities: int, events: int) -> str:
    return f"{counted(articles, 'article')}, {counted(entities, 'entity', 'entities')}, {counted(events, 'event')}"


def complain(line: str) -> None:
    typer.echo(line, err=True)
