"""The finished archive: what page kinds and exports see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.annotations import AnnotatedArticle, Sense
from generator.model.common import EntityKind, Origin, Span
from generator.model.content import Prose


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a page of its own."""

    id: str
    kind: EntityKind
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    case_forms: tuple[str, ...] = ()
    """Every form under which a reader may type the name: cases, ё and е, Latin. Sorted; for the search index."""
    wikidata: str | None = None
    markdown: str = ""
    curated: bool = False
    path: str = ""
    """Of the file that curates it, relative to the content folder; "" where there is none."""
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named."""

    article: str
    span: Span
    origin: Origin
    sense: Sense = Sense.OWN


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two sentences have in common, where nothing else shows that they tell of one thing."""

    entities: tuple[str, ...]
    """Ids, the rarest in the archive first."""
    words: tuple[str, ...]
    """Words of the sentence that say what happened, as they stand there; the other has them in some form."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's sentence about an event."""

    article: str
    sentence: str
    """Its anchor."""
    span: Span
    """Of the sentence."""
    date: Span | None
    """Of the words that give the date; None where the sentence gives none of this event: «встреча с ним прошла в ратуше»."""
    evidence: Evidence | None = None
    """Why it is a telling of this event, where its date is coarser than another's («летом» for an August) or is not told at all."""


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    when: str
    """EDTF: the most precise date told."""
    title: str
    """A curated title, or the sentence of the earliest telling."""
    tellings: tuple[Telling, ...]
    """Earliest published first. Empty only for a curated event that no article tells."""
    entities: tuple[str, ...]
    curated: bool = False
    markdown: str = ""
    around: tuple[str, ...] = ()
    """Sorted ids: whom the paragraph of the first telling names, where no sentence that tells of it names anybody («Разговор состоялся
    5 декабря»); else empty."""
    was: tuple[str, ...] = ()
    """Ids under which it may have been linked to: those that a file gives, then those that a machine made or would have made of another
    article's telling, the earliest first. An earlier article that comes in later, or a file, changes the id; these still lead to it."""
    path: str = ""
    """Of the file that curates it, relative to the content folder; "" where there is none."""


class Wording(StrEnum):
    """How an article has somebody's words: whole, as a few words of the author's sentence, or in the author's own words."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Variant:
    """One article's wording of an utterance that several have, and the anchor of the sentence in which it begins."""

    article: str
    span: Span
    """Of the quote; of the whole sentence where it is a paraphrase."""
    sentence: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class QuoteThread:
    """One utterance of an entity as several articles have it: word for word, in other translations, in parts, retold."""

    id: str
    speaker: str
    variants: tuple[Variant, ...]
    """Two at least, in order of publication (the first had the words first), then by article id and place."""
    was: tuple[str, ...] = ()
    """Ids that the thread has had, or would have, in an archive without the articles before another of its quotes: addresses that
    must go on leading here."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another article worth reading next, and why."""

    article: str
    shared: tuple[str, ...]
    """Ids of the entities that both speak of, the most telling (rarest in the archive) first."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes: made from the articles' sources."""

    id: str
    name: str
    published: tuple[str, ...]
    """Ids of its articles, newest first."""
    cited_in: tuple[str, ...]
    """Ids of the articles that pass it on, newest first."""
    entity: str | None = None
    """The organization of the same name, where the archive has one."""


class DisagreementKind(StrEnum):
    FIGURES = "figures"
    """How much, how long, how far."""
    DATES = "dates"
    """When."""
    CLAIMS = "claims"
    """Whatever a contributor set side by side."""


class Compatibility(StrEnum):
    """Whether all claims can be true together."""

    APART = "apart"
    """No value fits all of them."""
    NARROW = "narrow"
    """Only a stretch that is small beside what each allows."""
    COMPATIBLE = "compatible"
    """They meet: a contributor shows them for another reason."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of a disputed thing."""

    article: str
    sentence: str
    """Its anchor; "" where the words stand in no sentence."""
    span: Span
    """Of the words: «почти 5 тысяч миль»."""
    interval: tuple[float, float] | None = None
    """The least and the greatest value that the words allow, both inclusive, in the unit of the reckoning. For a date the ordinals
    (`date.toordinal`) of its first and last day. An open end is `math.inf` or 0. None where the words are no figure and no date."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The claims of a disagreement made comparable."""

    unit: str
    """As in `Figure.unit`, the base of its dimension: «километр», «USD»; `date` for ordinals of days."""
    low: float
    high: float
    """The stretch in which all claims meet; where they are APART, the gap between the two that are farthest from each other."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Articles that differ on one thing."""

    id: str
    kind: DisagreementKind
    claims: tuple[Claim, ...]
    """Of two articles or more. Earliest published first; a contributor's in the order of the file."""
    compatible: Compatibility | None
    """None where the claims cannot be reckoned with."""
    reckoning: Reckoning | None
    evidence: Evidence | None = None
    """Why they seem to be of one thing; None for a contributor's."""
    events: tuple[str, ...] = ()
    """Ids of those of which the claims tell, that of most of their sentences first."""
    curated: bool = False
    title: str = ""
    """A contributor's."""
    markdown: str = ""
    """A contributor's verdict, or ""."""
    path: str = ""
    """Of the contributor's file, relative to the content folder; else ""."""
    was: tuple[str, ...] = ()
    """Ids that it has had, or would have, in an archive without its earliest claims, or before a contributor took it up."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The finished archive: what page kinds and exports see."""

    articles: tuple[AnnotatedArticle, ...]
    """Newest first: by the lower bound of the publication date, then by id."""
    entities: Mapping[str, Entity]
    """By id, in order of id. Only entities that are mentioned, or curated."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """By entity id; in the order of `articles`, then of the text."""
    events: tuple[Event, ...]
    """Newest first: by the upper bound of `when`, then by id."""
    listed: Mapping[str, str]
    """By event id, the address of the timeline's page that has its row."""
    related: Mapping[str, tuple[Related, ...]]
    """By article id, best first."""
    outlets: tuple[Outlet, ...]
    """By name."""
    prose: tuple[Prose, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """By article id, whose news it is in the end: the id of an outlet, or `article:` and the article's own id where it names none."""
    chains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By article id, through whom it has its news: ids of outlets, the publisher's own first, the origin last, none twice; in place
    of an outlet that nobody names, `article:` and the article's own id."""
    threads: tuple[QuoteThread, ...] = ()
    """Newest first: by their first variant's publication date, then by id."""

    disagreements: tuple[Disagreement, ...] = ()
    """Curated ones first, by id; then the surest first: those of which it is most likely that the claims are of one thing."""

    def article(self, id: str) -> AnnotatedArticle:
        """Raises KeyError for an id that the archive does not hold. Linear: build a dict for many."""
        for annotated in self.articles:
            if annotated.article.id == id:
                return annotated
        raise KeyError(id)
