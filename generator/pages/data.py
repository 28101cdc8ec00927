"""«Данные»: what the folder of data holds, field by field, how to open it, what may be done with it, and how it may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.numbers import format_decimal

from generator.dataset import DATAPACKAGE, FILES, METADATA, SQLITE, VERSION, Dataset, File
from generator.dataset.fields import FieldOf, FieldType, fields
from generator.i18n import date_words
from generator.model import Page
from generator.pages.context import Site
from generator.pages.derived import has_days
from generator.pages.engine import render
from generator.pages.typography import glue
from generator.pages.views import Link
from generator.sharing.following import ATOM, CALENDAR, JSON, followed
from generator.urls import DATA, relative

MENTIONS = "mentions.jsonl.gz"
FULL_TEXT = "\"SELECT title FROM articles_fts WHERE articles_fts MATCH '%s*'\""
WORD = "переговор"


@dataclass(frozen=True, slots=True)
class FieldRow:
    name: str
    type: str
    values: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that is offered; what it weighs is read in the browser from the list that was written with it."""

    name: str
    title: str
    about: str
    rows: str
    """«35 строк»; "" of a file that has no lines."""
    schema: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class Example:
    program: str
    about: str
    command: str


@dataclass(frozen=True, slots=True)
class DataView:
    title: str
    description: str
    files: tuple[FileView, ...]
    listing: str
    examples: tuple[Example, ...]
    licence: str
    version: str
    citation: str
    beside: tuple[Link, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page; none where the settings publish no data."""
    if not site.config.letopis.data:
        return
    title = site.words.gettext("Data")
    description = site.words.gettext(
        "The archive as files for programs: all that its pages say of people, places, dates, events and words."
    )
    view = DataView(
        title=title,
        description=description,
        files=(*(_file(site, file) for file in FILES), _base(site)),
        listing=DATAPACKAGE,
        examples=_examples(site),
        licence=site.config.letopis.data_licence,
        version=VERSION,
        citation=_citation(site),
        beside=_beside(site),
    )
    yield Page(DATA, "data", title, description, render(site.language, "data.html", view=view), indexed=False)


def _file(site: Site, file: File) -> FileView:
    words = site.words
    count = file.count(Dataset(site.archive, site.config, frozenset()))
    return FileView(
        name=file.name,
        title=glue(words.gettext(file.title)),
        about=glue(words.gettext(file.about)),
        rows=glue(
            words.ngettext("%(num)s line", "%(num)s lines", count)
            % {"num": format_decimal(count, locale=site.language)}
        ),
        schema=file.schema,
        fields=tuple(_field(site, field) for field in fields(file.line)),
    )


def _base(site: Site) -> FileView:
    return FileView(
        name=SQLITE,
        title=glue(site.words.gettext("The archive as a database")),
        about=glue(
            site.words.gettext(
                "The same as tables that refer to one another, with a full-text search over the articles, in one file."
            )
        ),
        rows="",
        schema="",
        fields=(),
    )


def _field(site: Site, field: FieldOf) -> FieldRow:
    words = site.words
    type_words = {
        FieldType.TEXT: words.pgettext("type", "text"),
        FieldType.NUMBER: words.pgettext("type", "number"),
        FieldType.DAY: words.pgettext("type", "day"),
        FieldType.SWITCH: words.pgettext("type", "yes or no"),
        FieldType.MAP: words.pgettext("type", "table"),
    }
    said = [type_words[field.type] if field.type else words.pgettext("type", "parts")]
    if field.many:
        said.append(words.pgettext("type", "a list"))
    if field.may_lack:
        said.append(words.pgettext("type", "may be absent"))
    return FieldRow(field.name, ", ".join(said), field.values, glue(words.gettext(field.about)))


def _examples(site: Site) -> tuple[Example, ...]:
    words = site.words
    here = site.config.site_url + DATA if site.config.site_url else ""
    return (
        Example(
            "Datasette",
            words.gettext("Tables, facets and search in the browser:"),
            f"datasette {SQLITE} --metadata {METADATA}",
        ),
        Example(
            "sqlite3",
            words.gettext("Articles by any beginning of a word:"),
            f"sqlite3 {SQLITE} {FULL_TEXT % site.named(WORD, 'ru')}",
        ),
        Example(
            "pandas",
            words.gettext("Who is named most:"),
            f'pandas.read_json("{here}entities.jsonl", lines=True).nlargest(10, "articles")[["name", "articles"]]',
        ),
        Example(
            "jq",
            words.gettext("Who said what:"),
            "jq -r 'select(.speaker_name) | \"\\(.speaker_name): \\(.text)\"' quotes.jsonl",
        ),
        Example(
            "gzip",
            words.gettext("In which words names, dates and figures are given most:"),
            f"gzip -dc {MENTIONS} | jq -r '.target.selector[0].exact' | sort | uniq -c | sort -rn | head",
        ),
        Example(
            "followthemoney",
            words.gettext("Entities for investigations, checked:"),
            "ftm validate -i entities.ftm.json -o checked.ftm.json",
        ),
    )


def _citation(site: Site) -> str:
    words = site.words
    parts = [words.gettext("archive data, version %(version)s") % {"version": VERSION}]
    if site.archive.articles:
        newest = date_words(site.archive.articles[0].article.published, site.language)
        parts.append(words.gettext("latest article: %(date)s") % {"date": newest})
    address = f" {site.config.site_url}{DATA}" if site.config.site_url else ""
    return glue(f"{site.prose_words(site.config.site_name)}: {'; '.join(parts)}.{address}")


def _beside(site: Site) -> tuple[Link, ...]:
    """Other files for programs, each named only where it is written."""
    words = site.words
    offered = (
        (followed(site.config), words.gettext("News feed"), ATOM),
        (followed(site.config), words.gettext("The same feed as JSON"), JSON),
        (site.once(has_days), words.gettext("The timeline as a calendar"), CALENDAR),
        (bool(site.config.site_url), words.gettext("Addresses of all pages"), "sitemap.xml"),
        (True, words.gettext("The archive in short, for language models"), "llms.txt"),
    )
    return tuple(Link(name, relative(path, DATA)) for written, name, path in offered if written)
