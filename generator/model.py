"""Every type that crosses a wall between two rooms. Imports nothing of ours.

All values are frozen and slotted, and hold tuples, so that a stage cannot fill in what an earlier one left open:
each stage makes a new value. The stages, in order:

    Article ──annotate──▶ AnnotatedArticle ──gather──▶ Archive ──▶ Page, Output

Offsets are code points. Unless a docstring says otherwise they count into `Article.text`.
Dates are EDTF (Library of Congress, levels 0 and 1, and the level 2 sets `{…}`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    """What a page of the archive can be about. The value stands in front matter; `folder` in URLs and in content/."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    TOPIC = "topic"

    @property
    def folder(self) -> str:
        return {"person": "people", "organization": "organizations", "place": "places", "topic": "topics"}[self.value]


class Rights(StrEnum):
    """What may be published of an article's text."""

    FULL = "full"
    EXCERPT = "excerpt"
    DIGEST = "digest"


class Origin(StrEnum):
    """Who decided: a person (a correction, a curated file), a named rule, or a statistical model."""

    HUMAN = "human"
    RULE = "rule"
    MODEL = "model"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, half-open: `text[start:stop]`."""

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.stop <= self.stop

    def of(self, text: str) -> str:
        return text[self.start : self.stop]


# ---------------------------------------------------------------------------------------------- what was read


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


@dataclass(frozen=True, slots=True)
class Prose:
    """A plain page of the site, neither article nor entity: «О проекте», «Как участвовать». One file in content/pages/."""

    id: str
    """Its URL too: `about` is /about/."""
    title: str
    description: str
    markdown: str
    path: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything content/ holds, validated; each tuple sorted by id."""

    articles: tuple[Article, ...]
    entities: tuple[EntityRecord, ...]
    events: tuple[EventRecord, ...]
    prose: tuple[Prose, ...] = ()
    disagreements: tuple[DisagreementRecord, ...] = ()


# ----------------------------------------------------------------------------------------- what was understood


@dataclass(frozen=True, slots=True)
class Name:
    """The words name somebody or something; who exactly is decided when the archive is gathered."""

    kind: EntityKind
    normal: str
    """The name as a page would be titled: nominative, given name first («Илон Маск»). May be a surname alone."""


class Sense(StrEnum):
    """What the name of a place means where it stands: the place, or those who govern there («Вашингтон отказался»)."""

    OWN = ""
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class MentionOf:
    """The words mean this entity."""

    entity: str
    sense: Sense = Sense.OWN


@dataclass(frozen=True, slots=True)
class Description:
    """The words describe somebody by an office, without a name: «глава государства»."""

    person: str
    """As the article names whom they mean, nominative."""


@dataclass(frozen=True, slots=True)
class DescriptionOf:
    """The words describe this entity. No mention: it is not counted where the entity is named."""

    entity: str


@dataclass(frozen=True, slots=True)
class DateOf:
    edtf: str
    anchor: str
    """The date that a relative expression was counted from (EDTF), or "" where the words are complete."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time from a day up: «три года», «около двух недель». It is no date, and tells no event."""

    iso: str
    """ISO 8601: `P3Y`, `P18M`; of a range, its lower end; "" where no number is said («несколько лет»)."""
    comparator: str
    """As in Figure."""
    to: str = ""
    """The upper end of a range («от двух до пяти лет»), ISO 8601; else ""."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech; the span is what stands between the quotation marks."""

    speaker: str
    """As the text gives it, nominative; an entity id after gathering; "" where it is not said."""
    via: str
    """The outlet through which it came, or ""."""
    direct: bool = True
    """A whole utterance; False for a few quoted words inside the author's sentence."""
    said: str = ""
    """When the words were spoken, EDTF, where the sentence or passage that brings them dates the speaking; else ""."""


class TurnRole(StrEnum):
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of an interview, without its dash, over one or several paragraphs; the speaker as in Quote (an outlet asks)."""

    role: TurnRole
    speaker: str


class FigureKind(StrEnum):
    """What a number counts in."""

    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    """A unit of measure: kilometres, tonnes, hours."""
    COUNT = "count"
    """Things themselves: «28 договоров»."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How much, or how many."""

    amount: float
    """Of a range, its lower end."""
    unit: str
    """ISO 4217 for money («USD»); `%`; else the nominative singular of the unit («километр») or of what is counted («договор»)."""
    comparator: str
    """How the true value compares: `=`, `>`, `<`, `>=`, `<=`, `~` about, `<~` a little less («почти»)."""
    kind: FigureKind
    of: str = ""
    """What has this size, where the grammar tells: its head noun in the nominative («кредит»); else ""."""
    to: float | None = None
    """The upper end of a range: «от 3 до 5 тысяч рублей»; else None."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who publishes this and whom it cites, as the running text says."""

    outlet: str
    """Entity-free name, or "" where the text names only whom it cites."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoMeaning:
    """A person said that the machine is wrong here: nothing may be annotated over these words."""

    scheme: str
    """As in Correction: `entity`, `date`, `speaker`."""


Value = (
    Name | MentionOf | Description | DescriptionOf | DateOf | Duration | Quote | Turn | Figure | Attribution | NoMeaning
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One statement about one span of the text. Stand-off: the text itself is never edited."""

    span: Span
    value: Value
    rule: str
    """What decided, by name: `names.slovnet`, `dates.weekday`, `correction`."""
    origin: Origin
    evidence: str = ""
    """What `explain` prints: why this, and which alternatives were refused."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that were taken for something, until a rule refused it; nothing of the kind stands there."""

    span: Span
    value: Value
    """What they were taken for. A `Description` of "" is one that fits several persons."""
    rule: str
    """What refused it."""
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    anchor: str
    """`s-` and a short hash of the sentence's own text, so that an edit elsewhere leaves the link alone."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    article: Article
    sentences: tuple[Sentence, ...]
    annotations: tuple[Annotation, ...]
    """Sorted by span. In what `annotate` returns, names are `Name`; in an Archive, they are `MentionOf`."""

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset, or None between two."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.stop <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= offset:
            return self.sentences[low]
        return None


# ------------------------------------------------------------------------------------------------ the archive


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


@dataclass(frozen=True, slots=True)
class Related:
    """Another article worth reading next, and why."""

    article: str
    shared: tuple[str, ...]
    """Ids of the entities that both speak of, the most telling (rarest in the archive) first."""
    score: float


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
    score: float
    """How sure it is that the claims are of one thing, in the weights of `archive.rarity`; 0 for a contributor's."""
    evidence: Evidence | None = None
    """Why they seem to be of one thing; None for a contributor's."""
    curated: bool = False
    title: str = ""
    """A contributor's."""
    markdown: str = ""
    """A contributor's verdict, or ""."""


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
    related: Mapping[str, tuple[Related, ...]]
    """By article id, best first."""
    outlets: tuple[Outlet, ...]
    """By name."""
    prose: tuple[Prose, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """By article id, whose news it is in the end: the id of an outlet, or `article:` and the article's own id where it names none."""
    threads: tuple[QuoteThread, ...] = ()
    """Newest first: by their first variant's publication date, then by id."""

    disagreements: tuple[Disagreement, ...] = ()
    """Curated ones first, by id; then by score, the highest first, then by id."""

    def article(self, id: str) -> AnnotatedArticle:
        """Raises KeyError for an id that the archive does not hold. Linear: build a dict for many."""
        for annotated in self.articles:
            if annotated.article.id == id:
                return annotated
        raise KeyError(id)


# ------------------------------------------------------------------------------------------- what is published


@dataclass(frozen=True, slots=True)
class Page:
    """One page before the theme draws it."""

    url: str
    """Relative to the site's root, no leading slash, with a closing one: `people/ilon-mask/`; "" is the home page."""
    kind: str
    title: str
    """Plain text; whoever writes it into HTML escapes it."""
    description: str
    """Plain text, one or two sentences."""
    body: str
    """Safe HTML, from our own autoescaping templates; links are relative to `url`."""
    indexed: bool = True
    """Whether the search may find it."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site that is not a page."""

    path: str
    """Relative to the site's root, POSIX."""
    content: str
