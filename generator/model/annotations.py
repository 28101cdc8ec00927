"""What was understood: statements about spans of one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.common import EntityKind, Origin, Span
from generator.model.content import Article


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
