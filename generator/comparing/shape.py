"""The comparison as data: what `letopis diff --format json` prints. One definition gives the values, their JSON Schema and their words.

A field that is added raises the second number of `VERSION`; one that is removed, renamed or changes its meaning raises the first.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Version = Literal["1.0"]
VERSION: Version = "1.0"

Layer = Literal["mention", "date", "duration", "figure", "quote", "turn", "description"]
Kind = Literal["event", "thread", "disagreement"]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(Part):
    """Words in their sentence. Of a long sentence there is as much as shows them; «…» stands where it was cut."""

    before: str = Field(description="the sentence up to the words")
    words: str = Field(description="the words themselves; empty where the sentence as a whole is meant")
    after: str = Field(description="the rest of the sentence")


class Meaning(Part):
    value: str = Field(
        description="what the words mean, for programs: id of an entity, EDTF, ISO 8601 duration, amount with its unit"
    )
    words: str = Field(description="the same for people, in the language of the report")


class FieldChange(Part):
    field: str = Field(description="name of the field, as front matter has it; `text` is the body")
    before: str = Field(description="as it was; empty where there was nothing")
    after: str = Field(description="as it is; empty where there is nothing")


class Named(Part):
    id: str = Field(description="id of the entity")
    name: str = Field(description="its name")


class StatementChange(Part):
    """What is said of some words of an article, and was not said before, or otherwise."""

    layer: Layer = Field(
        description="what is said: who is named, when, how long, how much, whose words, who is described"
    )
    change: Literal["gained", "lost", "changed", "confirmed", "unconfirmed"] = Field(
        description="`confirmed`: it means the same, and a person says so now; `unconfirmed`: no person does any longer"
    )
    before: Meaning | None = Field(description="what the words meant; null where nothing was said of them")
    after: Meaning | None = Field(description="what they mean; null where nothing is said of them")
    follows: bool = Field(
        description="whether it only follows from a merge or a new id of the entity, and the words mean the same one"
    )
    anchor: str = Field(description="anchor of the sentence, in the article after; of what was lost, before; or empty")
    passage: Passage = Field(description="the words in their sentence")


class ArticleChange(Part):
    id: str = Field(description="id of the article")
    was: str = Field(description="its id before; empty of a new one")
    title: str = Field(description="headline")
    path: str = Field(description="its file, relative to the content folder; of one that is gone, where it lay")
    change: Literal["new", "gone", "renamed", "edited", "untouched"] = Field(
        description="what became of the file; `untouched`: its words mean something else though nobody edited it"
    )
    fields: tuple[FieldChange, ...] = Field(description="what its file says otherwise")
    statements: tuple[StatementChange, ...] = Field(description="what is said of its words, in the order of the text")


class EntityChange(Part):
    id: str = Field(description="id of the entity; of one that is gone, the id it had")
    kind: str = Field(description="person, organization, place or topic")
    name: str = Field(description="its name now; of one that is gone, the name it had")
    change: Literal["new", "gone", "merged", "renamed", "absorbed", "split", "changed"] = Field(
        description="`merged`: another entity's file names its id in `same_as`; `renamed`: it has another id; `absorbed`: its names "
        "mean another entity now and no file says so; `split`: it is new, and words that meant another entity mean it now"
    )
    curated: bool = Field(description="whether a person wrote a file for it")
    path: str = Field(description="its file, relative to the content folder; or empty")
    into: tuple[Named, ...] = Field(description="whom it became: of `merged`, `renamed` and `absorbed`")
    of: tuple[Named, ...] = Field(description="whose words it took: of `split`")
    fields: tuple[FieldChange, ...] = Field(description="names, aliases, description and the like that changed")
    mentions: tuple[int, int] = Field(description="how many places name it, before and now")
    articles: tuple[int, int] = Field(description="in how many articles, before and now")


class Told(Part):
    article: str = Field(description="id of the article")
    title: str = Field(description="its headline")
    passage: Passage = Field(description="what it says")


class GatheredChange(Part):
    """An event, a quote of several articles, or a disagreement: passages of articles that belong together."""

    kind: Kind = Field(description="what the passages have in common")
    id: str = Field(description="its id; of one that is gone, the id it had")
    was: str = Field(description="its id before; empty of a new one")
    title: str = Field(description="title, or the first words")
    when: str = Field(description="date of an event, EDTF; else empty")
    change: Literal["new", "gone", "merged", "split", "changed"] = Field(description="what became of it")
    page: bool = Field(description="whether it has, or had, a page of its own")
    curated: bool = Field(description="whether a person wrote a file for it")
    into: tuple[str, ...] = Field(description="ids of those that have its passages now")
    of: tuple[str, ...] = Field(description="ids of those whose passages it took")
    fields: tuple[FieldChange, ...] = Field(description="date, title, speaker and the like that changed")
    gained: tuple[Told, ...] = Field(description="passages that belong to it now")
    lost: tuple[Told, ...] = Field(description="passages that no longer do")


class AddressChange(Part):
    url: str = Field(description="relative to the site's root")
    kind: str = Field(description="kind of the page")
    title: str = Field(description="title of the page")
    change: Literal["new", "vanished", "redirected", "forgotten"] = Field(
        description="`vanished`: whoever follows a link to it finds nothing; `redirected`: it leads to the page named in `to`; "
        "`forgotten`: it led there, a machine made its id, and it may never have been a page"
    )
    to: str = Field(description="the page that it leads to, led to, or that has what it had; or empty")
    file: str = Field(
        description="of a vanished one: the file that can keep it, relative to the content folder; or empty"
    )
    mend: str = Field(description="the line of front matter that keeps it; or empty")


class PagesOfKind(Part):
    kind: str = Field(description="kind of the pages")
    new: int = Field(description="pages of addresses that there were not")
    gone: int = Field(description="pages of addresses that there are no longer")
    changed: int | None = Field(description="pages that read otherwise; null where they were not counted")


class Side(Part):
    name: str = Field(description="as it was asked for: a branch, a folder")
    revision: str = Field(description="the commit, in full; empty of a folder")
    articles: int = Field(description="how many articles it has")
    entities: int = Field(description="how many people, organisations, places and topics")
    events: int = Field(description="how many events")


class Unread(Part):
    """A file that has an error. It is left out on both sides, so that nothing seems gone that is only misspelt."""

    side: Literal["base", "head"] = Field(description="where it has the error: before, or now")
    path: str = Field(description="relative to the content folder")
    line: int = Field(description="from 1; 0 where the whole file is meant")
    found: str = Field(description="what is wrong")
    mend: str = Field(description="what would be right")


class Comparison(Part):
    """What a change does to the archive. Everything is in the order in which a reader should see it: the gravest first."""

    version: Version = Field(description="of this shape")
    base: Side = Field(description="what it is compared with")
    head: Side = Field(description="what is compared")
    unread: tuple[Unread, ...] = Field(description="files with errors; they were left out on both sides")
    files: int = Field(description="files of the content folder that were added, removed or altered")
    addresses: tuple[AddressChange, ...] = Field(description="addresses that vanish, lead elsewhere, or are new")
    articles: tuple[ArticleChange, ...] = Field(
        description="articles whose file, or whose words' meaning, is another; those that nobody edited come first"
    )
    entities: tuple[EntityChange, ...] = Field(description="people, organisations, places and topics")
    gathered: tuple[GatheredChange, ...] = Field(description="events, quotes of several articles, disagreements")
    pages: tuple[PagesOfKind, ...] = Field(description="kinds of pages of which any is new, gone or changed")
    uncounted: Literal["", "large", "errors"] = Field(
        description="why no pages were made, and so those that read otherwise were not counted; empty where they were"
    )

    @property
    def nothing(self) -> bool:
        """Whether the archive is the same."""
        return not (self.addresses or self.articles or self.entities or self.gathered or self.pages)


def schema() -> dict[str, Any]:
    """The JSON Schema of a comparison, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Comparison.model_json_schema(mode="serialization"),
        "title": "What a change does to the archive",
    }
