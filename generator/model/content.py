"""What was read: everything content/ holds, validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.common import EntityKind, Rights, Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who published an article, and on whose authority."""

    name: str | None
    """As the outlet writes itself; None where the text does not say («издание не указано»)."""
    url: str | None = None
    """The address of this very article, http or https. Never made up."""
    cites: tuple[str, ...] = ()
    """Outlets it passes on, the nearest first: Lada.kz cites ("Tengrinews.kz", "The New York Times")."""
    author: str | None = None
    """Who signed it, as the byline has the name; several stand in one line, parted by commas."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item…; blocks lie in order and do not overlap; "\\n\\n" stands between two."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's decision, written as a link over the words: `[Фокус](entity:fokus)`, `[летом](date:none)`."""

    span: Span
    scheme: str
    """`entity`, `date` or `speaker`."""
    target: str
    """An entity id, an EDTF string, or `none`: «this is no mention, no date, no quote»."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What `letopis import` made an article from."""

    file: str
    """The original's file name, without folders."""
    sha256: str
    """Of the original's bytes, in hex."""


@dataclass(frozen=True, slots=True)
class Article:
    """One dated text, validated, as content/ holds it."""

    id: str
    """The file's stem: `2025-11-07-c5-1-summit`. Never changes; a rename leaves a redirect."""
    language: str
    """Of the text: an ISO 639-1 code."""
    title: str
    published: str
    """EDTF: a day, or an interval where only bounds are known (`2025-12-16/2025-12-31`)."""
    source: Source
    rights: Rights
    markdown: str
    """The body as the file has it, front matter taken off."""
    text: str
    """The body as plain text: marks gone, blocks parted by "\\n\\n". What all spans count into."""
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    path: str
    """Of the file, POSIX, relative to the content folder: `articles/2025/….md`."""
    description: str = ""
    """One sentence under the headline, where the contributor wrote one."""
    title_from: str = "source"
    """`source`, or `lead` where the importer took the headline from the first sentence."""
    date_evidence: tuple[str, ...] = ()
    """The sentences from which the bounds of an undated article were read, lower bound first."""
    provenance: Provenance | None = None
    was: tuple[str, ...] = ()
    """Former addresses, `year/id` below articles/: each leaves a redirect."""

    @property
    def first_id(self) -> str:
        """The id that it was published under at first: what ids of machine-made pages are made of, so that a rename changes none."""
        return self.was[0].rpartition("/")[2] if self.was else self.id

    @property
    def undated(self) -> bool:
        """Only bounds of the publication date are known; the site says «Без даты» and sorts by the lower one."""
        return "/" in self.published


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A curated entity: one file in content/entities/. It always wins over what the machine would say."""

    id: str
    kind: EntityKind
    name: str
    """In the site's language, nominative, the way a headline writes it: «Касым-Жомарт Токаев»."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names in other languages: {"kk": "Қасым-Жомарт Тоқаев", "en": "Kassym-Jomart Tokayev"}."""
    aliases: tuple[str, ...] = ()
    """Other names that mean this entity wherever they stand, any case form: «NYT», «РК», «Соглашения Авраама»."""
    forms: tuple[str, ...] = ()
    """Further exact word forms, for words whose endings no rule finds."""
    wikidata: str | None = None
    """`Q` and digits, only where certain."""
    markdown: str = ""
    """The description: the file's body."""
    same_as: tuple[str, ...] = ()
    """Ids that machine-made pages had and that now mean this entity (a merge, a rename): each leaves a redirect."""
    only_in: tuple[str, ...] = ()
    """Ids of the articles in which its names mean it; empty for all. Of two persons of one name each has a file of its own."""
    not_in: tuple[str, ...] = ()
    """Ids of articles in which its names mean somebody else."""
    path: str = ""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A curated event: one file in content/events/."""

    id: str
    when: str
    """EDTF."""
    title: str
    entities: tuple[str, ...] = ()
    markdown: str = ""
    path: str = ""
    same_as: tuple[str, ...] = ()
    """Ids that other pages had and that now mean this event (a merge, a rename): each leaves a redirect."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    article: str
    """Its id."""
    span: Span
    """Where the words stand that make the claim."""


@dataclass(frozen=True, slots=True)
class DisagreementRecord:
    """A curated disagreement: one file in content/disagreements/."""

    id: str
    title: str
    claims: tuple[ClaimRecord, ...]
    """Two or more, of two articles or more."""
    markdown: str = ""
    """The verdict: what the archive's editors make of it."""
    path: str = ""
    was: tuple[str, ...] = ()
    """Former ids: each leaves a redirect."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A plain page of the site, neither article nor entity: «О проекте», «Как участвовать». One file in content/pages/."""

    id: str
    """Its URL too: `about` is /about/."""
    title: str
    description: str
    markdown: str
    path: str
    was: tuple[str, ...] = ()
    """Former ids: each leaves a redirect."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything content/ holds, validated; each tuple sorted by id."""

    articles: tuple[Article, ...]
    entities: tuple[EntityRecord, ...]
    events: tuple[EventRecord, ...]
    prose: tuple[Prose, ...] = ()
    disagreements: tuple[DisagreementRecord, ...] = ()
