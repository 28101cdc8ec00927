"""`letopis new`: an article, an entity, an event, written as the archive wants it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import DEFAULT_CONFIG, ConfigOption, ContentOption, complain, settings_of

if TYPE_CHECKING:
    from generator.cli.asking import Asking
    from generator.config import Config
    from generator.editing.answers import Answers
    from generator.editing.known import Known
    from generator.editing.scaffold import NewFile
    from generator.i18n import Catalogue
    from generator.model import EntityKind

app = typer.Typer(
    help="Write a new file of the archive: asked for in a terminal, or by options.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

BodyOption = Annotated[
    Path | None, typer.Option("--body", metavar="FILE", help="The text, in Markdown; - for what comes on stdin.")
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="The text is plain: each line a paragraph, nothing in it a mark of Markdown.")
]
AboutOption = Annotated[str | None, typer.Option("--about", metavar="TEXT", help="One to three sentences on it.")]
IdOption = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="The file's name without .md; made from the words where left out."),
]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every command here works with."""

    config: Config
    known: Known
    words: Catalogue
    answers: Answers
    asking: Asking

    def understood(self, edtf: str) -> None:
        """At a terminal, says how a date was read: «прошлой зимой» may be another winter than was meant."""
        if self.asking.interactive:
            from generator.i18n import date_words

            complain(f"  {edtf}: {date_words(edtf, self.config.language)}")

    def written(self, file: NewFile, *advice: str) -> None:
        from generator.editing import scaffold

        typer.echo(scaffold.write(file, self.known))
        for line in advice:
            complain(line)
        complain(self.words.gettext("Then: «letopis check» checks the archive, «letopis serve» shows it."))


def _desk(config: Path, content: Path | None, body: Path | None = None) -> _Desk:
    from generator.cli.asking import Asking
    from generator.editing.answers import Answers
    from generator.editing.known import Known
    from generator.errors import UsageError
    from generator.i18n import catalogue

    settings = settings_of(config)
    words = catalogue(settings.language)
    folder = content or settings.content
    if not folder.is_dir():
        wrong = words.gettext("%(folder)s: there is no such folder. Give the folder of articles with --content.")
        raise UsageError(wrong % {"folder": folder})
    # Where the text comes on stdin, nobody sits there to be asked.
    asking = Asking(words, interactive=sys.stdin.isatty() and str(body) != "-")
    if asking.interactive:
        complain(words.gettext("Enter passes over what is not needed; Ctrl+C stops, and nothing is written."))
    answers = Answers(words, settings.texts_language, datetime.now().astimezone().date())
    return _Desk(settings, Known(folder), words, answers, asking)


@app.command("article")
def article(
    title: Annotated[str | None, typer.Option("--title", help="The headline.")] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="The day of publication, or its bounds with a slash.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="The address of the original.")] = None,
    author: Annotated[str | None, typer.Option("--author", help="Who signed it.")] = None,
    cites: Annotated[
        list[str] | None,
        typer.Option("--cites", metavar="OUTLET", help="Whom it passes on, the nearest first; repeatable."),
    ] = None,
    description: Annotated[str | None, typer.Option("--description", help="One sentence under the headline.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Of the text, such as kk.")] = None,
    rights: Annotated[str | None, typer.Option("--rights", help="digest, excerpt or full.")] = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="SENTENCE", help="Why the bounds are these; repeatable.")
    ] = None,
    body: BodyOption = None,
    plain: PlainOption = False,
    id: IdOption = None,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Write a new article.

    Reads the answers in a terminal, or the options; the text from a file, from stdin or as it is typed. Writes
    content/articles/YEAR/DATE-HEADLINE.md, and never over a file that is there. Prints its path, and on stderr what to do next.

    Returns 0 when the file is written and `letopis check` accepts it, 2 when something is missing or wrong.
    """
    from generator.editing import scaffold
    from generator.errors import UsageError
    from generator.model import Rights

    desk = _desk(config, content, body)
    words, asking, read = desk.words, desk.asking, desk.answers
    said_title = asking.needed("--title", title, words.gettext("Headline"), read.line)
    said_date = asking.needed(
        "--date", date, words.gettext("Day of publication: 2025-11-07, or 7 November 2025"), read.published
    )
    if body is None:
        asking.expected("--body")
    asking.complete()
    assert said_title is not None  # noqa: S101 - `complete` has raised otherwise
    assert said_date is not None  # noqa: S101
    desk.understood(said_date)
    name = asking.wanted("--outlet", outlet, words.gettext("Outlet, as it writes itself"), read.line)
    address = asking.wanted("--url", url, words.gettext("Address of the original"), read.address)
    signed = asking.wanted("--author", author, words.gettext("Who signed it"), read.line)
    passed_on = asking.several(
        "--cites", cites or (), words.gettext("Whom it passes on, the nearest first, with commas"), read.line
    )
    sentence = asking.wanted("--description", description, words.gettext("One sentence under the headline"), read.note)
    tongue = asking.wanted(
        "--language", language, words.gettext("Language of the text"), read.tongue, desk.config.texts_language
    )
    may = asking.wanted(
        "--rights",
        rights,
        words.gettext("What may be published: digest (our retelling), excerpt, full (the whole text)"),
        read.rights,
        Rights.DIGEST.value,
    )
    why = asking.several("--evidence", evidence or (), words.gettext("Why the bounds are these"), read.note, ask=False)
    wanted = scaffold.article_id(said_date, said_title)
    stem = _id(desk, id, wanted)
    there = desk.known.article(stem)
    if there:
        wrong = words.gettext(
            "%(path)s is there already, and stays as it is. If this is another article, give it a name of its own with --id."
        )
        raise UsageError(wrong % {"path": there})
    text = _text(desk, body, plain)
    source = {"name": name, "author": signed, "url": address, "cites": passed_on}
    file = scaffold.article(
        stem,
        said_title,
        said_date,
        text,
        description=sentence or "",
        language=tongue if tongue and tongue != desk.config.texts_language else "",
        source=source,
        rights=may or Rights.DIGEST.value,
        evidence=why,
    )
    desk.written(
        file,
        words.gettext("Open the file and read it through: what is wrong can be corrected there."),
        words.gettext("«letopis review %(id)s» asks about what the machine is not sure of.") % {"id": stem},
    )


@app.command("entity")
def entity(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="person, organization, place or topic")] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="In the nominative, as a headline writes it.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name that means it; repeatable.")
    ] = None,
    translated: Annotated[
        list[str] | None, typer.Option("--name", metavar="kk=NAME", help="Its name in another language; repeatable.")
    ] = None,
    wikidata: Annotated[
        str | None, typer.Option("--wikidata", metavar="Q30", help="Only where you have checked it.")
    ] = None,
    about: AboutOption = None,
    id: IdOption = None,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Write a card of a person, an organization, a place or a topic.

    Reads the answers in a terminal, or the options, and the cards that are there. Writes content/entities/KIND/NAME.md, and never
    over a file that is there. Prints its path; on stderr who has that name already, or nearly, and what to do next.

    Returns 0 when the file is written and `letopis check` accepts it, 2 when something is missing or wrong.
    """
    from generator.editing import scaffold

    desk = _desk(config, content)
    words, asking, read = desk.words, desk.asking, desk.answers
    said_kind = asking.needed("KIND", kind, words.gettext("Kind: person, organization, place, topic"), read.kind)
    said_name = asking.needed("NAME", name, words.gettext("Name, in the nominative"), read.line)
    asking.complete()
    assert said_kind is not None  # noqa: S101 - `complete` has raised otherwise
    assert said_name is not None  # noqa: S101
    others = asking.several("--alias", alias or (), words.gettext("Other names, with commas"), read.line)
    names = dict(
        asking.several("--name", translated or (), words.gettext("In other languages: kk=…, en=…"), read.name_in)
    )
    _warned(desk, said_kind, (said_name, *others, *names.values()))
    number = asking.wanted(
        "--wikidata", wikidata, words.gettext("Number in Wikidata (Q30), if you have checked it"), read.wikidata
    )
    told = asking.wanted("--about", about, words.gettext("Who or what it is, in one to three sentences"), read.note)
    taken = desk.known.entity_ids
    stem = _id(desk, id, scaffold.entity_id(said_name), taken, said_kind)
    file = scaffold.entity(stem, said_kind, said_name, told or "", names=names, aliases=others, wikidata=number or "")
    advice = words.gettext(
        "Names in any case form lead here by themselves; where they do not, write %(link)s in the text."
    )
    desk.written(file, advice % {"link": f"[{said_name}](entity:{stem})"})


@app.command("event")
def event(
    title: Annotated[str | None, typer.Option("--title", help="What happened, as a headline.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When: EDTF, or as texts have it: 6 ноября 2025.")] = None,
    who: Annotated[
        list[str] | None,
        typer.Option("--entity", metavar="ID", help="Who took part or where it was: an id or a name; repeatable."),
    ] = None,
    about: AboutOption = None,
    id: IdOption = None,
    content: ContentOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Write an event.

    Reads the answers in a terminal, or the options, and the cards of entities. Writes content/events/TITLE.md, and never over a
    file that is there. Prints its path, and on stderr what to do next.

    Returns 0 when the file is written and `letopis check` accepts it, 2 when something is missing or wrong.
    """
    from generator.editing import scaffold
    from generator.editing.answers import Refused

    desk = _desk(config, content)
    words, asking, read = desk.words, desk.asking, desk.answers

    def participant(given: str) -> str:
        value = read.line(given)
        meant = desk.known.meant(value)
        if len(meant) == 1:
            return meant[0]
        if meant:
            wrong = words.gettext("several cards have the name «%(value)s»; write which of them you mean: %(ids)s")
            raise Refused(wrong % {"value": value[:60], "ids": ", ".join(meant)})
        near = desk.known.near_ids(value)
        if near:
            wrong = words.gettext("there is no card of «%(value)s»; did you mean %(near)s?")
            raise Refused(wrong % {"value": value[:60], "near": ", ".join(near)})
        wrong = words.gettext("there is no card of «%(value)s»; write one first: letopis new entity")
        raise Refused(wrong % {"value": value[:60]})

    said_title = asking.needed("--title", title, words.gettext("What happened, as a headline"), read.line)
    said_date = asking.needed(
        "--date", date, words.gettext("When: 6 November 2025, November 2025, 2020–2025"), read.happened
    )
    asking.complete()
    assert said_title is not None  # noqa: S101 - `complete` has raised otherwise
    assert said_date is not None  # noqa: S101
    desk.understood(said_date)
    cast = asking.several("--entity", who or (), words.gettext("Who took part and where, with commas"), participant)
    told = asking.wanted("--about", about, words.gettext("What is known of it, in one to three sentences"), read.note)
    stem = _id(desk, id, scaffold.entity_id(said_title), desk.known.event_ids())
    file = scaffold.event(stem, said_date, said_title, told or "", entities=tuple(dict.fromkeys(cast)))
    if len(set(cast)) < 2:
        complain(
            words.gettext("A sentence tells of the event when it has its date and two of its participants: name two.")
        )
    desk.written(
        file,
        words.gettext("Open the file and read it through: what is wrong can be corrected there."),
        words.gettext("«letopis review %(id)s» asks about what the machine is not sure of.") % {"id": stem},
    )


def _text(desk: _Desk, body: Path | None, plain: bool) -> str:
    from generator.cli.asking import answered
    from generator.errors import UsageError
    from generator.markdown.escape import markdown_of
    from generator.rawtext import MAX_BYTES

    if body is None:
        text = desk.asking.text(desk.words.gettext("Text of the article"), desk.answers.text)
    else:
        try:
            with sys.stdin.buffer if str(body) == "-" else body.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            wrong = desk.words.gettext("--body: %(path)s cannot be read (%(error)s).")
            raise UsageError(wrong % {"path": body, "error": error.strerror}) from error
        text = answered("--body", data.decode("utf-8", "surrogateescape").removeprefix("\ufeff"), desk.answers.text)
    if plain:
        return markdown_of(tuple(line for each in text.splitlines() if (line := " ".join(each.split()))))
    return text


def _id(
    desk: _Desk, given: str | None, wanted: str, taken: dict[str, Path] | None = None, kind: EntityKind | None = None
) -> str:
    """The file's name: as given, as agreed to at the prompt, or made. Raises UsageError for one that is taken."""
    from generator.cli.asking import answered
    from generator.editing import scaffold
    from generator.editing.answers import Refused
    from generator.errors import UsageError

    words = desk.words

    def free(value: str) -> str:
        value = desk.answers.id(value)
        if taken and value in taken:
            wrong = words.gettext("«%(id)s» is taken by %(path)s; free is «%(free)s»")
            free_one = scaffold.free_id(value, taken, kind)
            raise Refused(wrong % {"id": value, "path": taken[value], "free": free_one})
        return value

    if given is not None:
        return answered("--id", given, free)
    if desk.asking.interactive:
        offered = scaffold.free_id(wanted, taken, kind) if taken and wanted in taken else wanted
        said = (
            desk.asking.needed("--id", None, words.gettext("Name of the file, which is its address"), free)
            if not offered
            else (
                desk.asking.wanted("--id", None, words.gettext("Name of the file, which is its address"), free, offered)
            )
        )
        return said or offered
    if not wanted:
        raise UsageError(
            words.gettext("--id: no letter of the name can stand in an address. Give one in Latin letters.")
        )
    return answered("--id", wanted, free)


def _warned(desk: _Desk, kind: EntityKind, names: tuple[str, ...]) -> None:
    """Says who has one of the names already, or nearly; in a terminal, asks whether this is another."""
    words = desk.words
    same = desk.known.named(names)
    for entity, name in same:
        complain(words.gettext("«%(name)s» is there already: %(path)s") % {"name": name, "path": entity.path})
    there = {entity.id for entity, _ in same}
    near = [entity for entity in desk.known.near(names[0], kind) if entity.id not in there]
    for entity in near:
        complain(words.gettext("Nearly the same: «%(name)s», %(path)s") % {"name": entity.name, "path": entity.path})
    if (same or near) and not desk.asking.agreed(words.gettext("Is this somebody or something else?")):
        complain(words.gettext("Nothing was written."))
        raise typer.Exit(0)
