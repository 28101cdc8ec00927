"""`letopis stats`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    ContentOption,
    JobsOption,
    LanguageOption,
    SiteOption,
    complain,
    settings_of,
)
from generator.cli.problems import shown
from generator.cli.timings import columns, table
from generator.errors import Message, Plural
from generator.hosting import MEGABYTE, PAGES_LIMIT, share
from generator.wording import said

if TYPE_CHECKING:
    from generator.stats import Counted, Stats
    from generator.weights import Weight

OUTLETS = 12
"""Outlets that people are shown by name; programs get all of them."""


class StatsFormat(StrEnum):
    HUMAN = "human"
    JSON = "json"


def stats(
    content: ContentOption = None,
    site: SiteOption = None,
    format: Annotated[
        StatsFormat, typer.Option("--format", help="For people, or one JSON object.")
    ] = StatsFormat.HUMAN,
    language: LanguageOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
    jobs: JobsOption = None,
) -> None:
    """Say what the archive holds, how large it is, and what is slow.

    Reads the content folder, the cache, the site that was built last, and what its build took. Writes nothing but the cache: what it
    lacks is annotated first, as a build would; else no language model is loaded.

    Returns 0, or 1 when the content has errors (the rest is counted), 2 for wrong usage.
    """
    from generator import stats as room
    from generator.progress import Reporter

    settings = settings_of(config)
    spoken = language.value if language else settings.language
    folder, target = content or settings.content, site or settings.path.parent / "site"
    found = room.stats(settings, folder, target, Reporter(), jobs)
    if format is StatsFormat.JSON:
        typer.echo(json.dumps(record(found), ensure_ascii=False, indent=1))
    else:
        for line in report(found, spoken):
            typer.echo(line)
    if found.problems:
        left_out = Plural(
            "%(number)s error in the content; its file is not counted. «letopis check» says what is wrong",
            "%(number)s errors in the content; their files are not counted. «letopis check» says what is wrong",
            len(found.problems),
        )
        complain(said(left_out, spoken))
        raise typer.Exit(1)


def record(found: Stats) -> dict[str, Any]:
    """Sizes in bytes, times in seconds, memory in megabytes of 2²⁰ bytes."""
    site = found.site
    return {
        "holdings": asdict(found.holdings),
        "content": asdict(found.content),
        "cache": asdict(found.cache),
        "site": site
        and {
            **asdict(site.whole),
            "kinds": {kind: asdict(weight) for kind, weight in site.kinds.items()},
            "largest_pages": [{"path": path, "bytes": size} for size, path in site.largest],
            "github_pages_share": round(share(site.whole.bytes), 4),
        },
        "last_build": found.last_build and asdict(found.last_build),
        "errors": len(found.problems),
    }


def report(found: Stats, language: str) -> Iterable[str]:
    """Lines for people: a section after another, each under its heading."""
    for heading, rows in (
        (Message("The archive"), _archive(found, language)),
        (Message("Articles by year"), _counts(found.holdings.years)),
        (Message("Articles by outlet"), _outlets(found, language)),
        (Message("Articles by language"), _counts(found.holdings.languages)),
        (Message("On the disk: files, MB"), _disk(found, language)),
        (Message("The site: files, MB"), _kinds(found, language)),
        (Message("The largest pages, KB"), _largest(found)),
    ):
        if rows:
            yield said(heading, language)
            yield from (f"  {line}" for line in columns(rows))
            yield ""
    if found.site:
        limit, part = f"{PAGES_LIMIT / MEGABYTE:.0f}", f"{100 * share(found.site.whole.bytes):.1f} %"
        yield said(Message("Of what GitHub Pages takes (%(limit)s MB): %(share)s", limit=limit, share=part), language)
    else:
        yield said(Message("No site was built here yet: «letopis build»"), language)
    yield ""
    if found.last_build:
        from generator.lastbuild import slowest

        yield said(Message("The last build, the slowest first"), language)
        yield from (f"  {line}" for line in table(slowest(found.last_build.timings), language))
    else:
        yield said(Message("What the last build took is not known: the next one notes it"), language)


Rows = list[list[str]]


def _archive(found: Stats, language: str) -> Rows:
    held = found.holdings
    of_kinds = {
        "person": Message("people"),
        "organization": Message("organizations"),
        "place": Message("places"),
        "topic": Message("topics"),
    }
    rows = [
        [said(Message("articles"), language), _number(held.articles)],
        [said(Message("words"), language), _number(held.words)],
    ]
    if held.first:
        rows.append([said(Message("published"), language), f"{held.first} – {held.last}"])
    for kind, counted in held.entities.items():
        rows.append([said(of_kinds[kind.value], language), _counted(counted, language)])
    return [
        *rows,
        [said(Message("mentions of them"), language), _number(held.mentions)],
        [said(Message("events"), language), _counted(held.events, language)],
        [said(Message("quotations"), language), _number(held.quotations)],
        [said(Message("quoted by several articles"), language), _number(held.threads)],
        [said(Message("disagreements"), language), _counted(held.disagreements, language)],
    ]


def _counted(counted: Counted, language: str) -> str:
    if not counted.curated:
        return _number(counted.all)
    by_hand = Message(
        "%(all)s, of them %(curated)s by hand", all=_number(counted.all), curated=_number(counted.curated)
    )
    return said(by_hand, language)


def _counts(counts: Mapping[Any, int]) -> Rows:
    return [[shown(str(name)), _number(count)] for name, count in counts.items()]


def _outlets(found: Stats, language: str) -> Rows:
    rows = _counts(found.holdings.outlets)
    others = sum(list(found.holdings.outlets.values())[OUTLETS:])
    if others:
        many = Plural("%(number)s other outlet", "%(number)s other outlets", len(rows) - OUTLETS)
        rows = [*rows[:OUTLETS], [said(many, language), _number(others)]]
    if found.holdings.unnamed:
        rows.append([said(Message("no outlet named"), language), _number(found.holdings.unnamed)])
    return rows


def _disk(found: Stats, language: str) -> Rows:
    weights = [(Message("content"), found.content), (Message("cache"), found.cache)]
    if found.site:
        weights.append((Message("site"), found.site.whole))
    return [[said(name, language), *_weight(weight)] for name, weight in weights]


def _kinds(found: Stats, language: str) -> Rows:
    names = {
        "articles": Message("pages of articles"),
        "entities": Message("pages of people, organizations, places and topics"),
        "timeline": Message("the timeline"),
        "other pages": Message("other pages"),
        "copies": Message("articles in other formats"),
        "feeds": Message("feeds"),
        "data": Message("data"),
        "search": Message("the search's index"),
        "assets": Message("scripts and style sheets"),
    }
    kinds = found.site.kinds if found.site else {}
    return [[said(names[kind], language), *_weight(weight)] for kind, weight in kinds.items()]


def _largest(found: Stats) -> Rows:
    return [[shown(path), _number(size // 1024)] for size, path in (found.site.largest if found.site else ())]


def _weight(weight: Weight) -> list[str]:
    return [_number(weight.files), f"{weight.bytes / MEGABYTE:.1f}"]


def _number(number: int) -> str:
    return f"{number:,}".replace(",", " ")
