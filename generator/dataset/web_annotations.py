"""mentions.jsonl.gz: who, when and how much, as annotations of the W3C's Web Annotation Data Model, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.chronology import is_edtf
from generator.dataset.anchors import anchored
from generator.dataset.base import N_, Dataset, Sparse
from generator.model import AnnotatedArticle, Annotation, DateOf, Figure, FigureKind, MentionOf, Origin, Sense

EDTF = "http://id.loc.gov/datatypes/edtf"
WIKIDATA = "http://www.wikidata.org/entity/"


class Agent(Sparse):
    type: Literal["Person", "Software"] = Field(description=N_("a person, or the software"))
    name: str | None = Field(default=None, description=N_("name of the software"))
    nickname: str | None = Field(default=None, description=N_("what decided: a rule or a model, and its name"))


class TextQuoteSelector(Sparse):
    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str = Field(description=N_("the words themselves"))
    prefix: str = Field(description=N_("what stands before them: as much as makes the place the only one"))
    suffix: str = Field(description=N_("what stands after them"))


class TextPositionSelector(Sparse):
    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int = Field(description=N_("where the words begin in the text of the article, in code points"), ge=0)
    end: int = Field(description=N_("where they end; this code point is no longer theirs"), ge=0)


class Target(Sparse):
    type: Literal["SpecificResource"] = "SpecificResource"
    source: str = Field(
        description=N_("address of the article, as in the file of articles, whose text the selectors mean")
    )
    selector: tuple[TextQuoteSelector, TextPositionSelector] = Field(
        description=N_("the same words twice: by what they are, and by where they stand")
    )


class Meaning(Sparse):
    """Whom the words name: a page of the archive, or an item of Wikidata."""

    type: Literal["SpecificResource"] = "SpecificResource"
    purpose: Literal["identifying"] = "identifying"
    source: str = Field(description=N_("address of the entity's page, or of its item in Wikidata"))


class Words(Sparse):
    """A date or a sense in words."""

    type: Literal["TextualBody"] = "TextualBody"
    purpose: Literal["describing", "classifying"]
    value: str = Field(
        description=N_("a date; an amount with its unit; or a sign that a place means those who govern there")
    )
    conforms_to: str | None = Field(
        default=None, serialization_alias="conformsTo", description=N_("the standard in which a date is written")
    )


class Amount(Sparse):
    """How much, for readers of schema.org too."""

    type: tuple[Literal["TextualBody"], Literal["schema:QuantitativeValue", "schema:MonetaryAmount"]]
    purpose: Literal["describing"] = "describing"
    value: str = Field(
        description=N_("a date; an amount with its unit; or a sign that a place means those who govern there")
    )
    exactly: float | None = Field(
        default=None, serialization_alias="schema:value", description=N_("the amount, where it is one number")
    )
    at_least: float | None = Field(default=None, serialization_alias="schema:minValue", description=N_("least value"))
    at_most: float | None = Field(default=None, serialization_alias="schema:maxValue", description=N_("greatest value"))
    unit: str | None = Field(
        default=None, serialization_alias="schema:unitText", description=N_("unit, or what is counted")
    )
    currency: str | None = Field(
        default=None, serialization_alias="schema:currency", description=N_("currency: a code of three letters")
    )
    of: str | None = Field(
        default=None, serialization_alias="schema:name", description=N_("what has this size, where the grammar tells")
    )


class AnnotationLine(Sparse):
    context: Literal["http://www.w3.org/ns/anno.jsonld"] = Field(
        default="http://www.w3.org/ns/anno.jsonld",
        serialization_alias="@context",
        description=N_("what the names of the fields mean"),
    )
    id: str = Field(description=N_("id of the annotation; an edit of another sentence leaves it alone"))
    type: Literal["Annotation"] = "Annotation"
    motivation: Literal["identifying", "describing"] = Field(
        description=N_("what the annotation does: it names somebody, or says when or how much")
    )
    creator: Agent = Field(description=N_("who found it: a person, a rule or a model"))
    body: tuple[Meaning | Words | Amount, ...] = Field(description=N_("what the words mean"))
    target: Target = Field(description=N_("which words of which article"))


def lines(data: Dataset) -> Iterator[AnnotationLine]:
    """In the order of the articles, then of the text."""
    for annotated in data.archive.articles:
        for annotation in annotated.annotations:
            match annotation.value:
                case MentionOf(entity, sense):
                    yield _line(data, annotated, annotation, "identifying", _meaning(data, entity, sense))
                case DateOf(edtf, _) if is_edtf(edtf):
                    words = Words(purpose="describing", value=edtf, conforms_to=EDTF)
                    yield _line(data, annotated, annotation, "describing", (words,))
                case Figure():
                    yield _line(data, annotated, annotation, "describing", (_amount(annotation.value),))
                case _:
                    pass


def count(data: Dataset) -> int:
    """How many lines there are, without making them."""
    return sum(
        isinstance(value, MentionOf | Figure) or (isinstance(value, DateOf) and is_edtf(value.edtf))
        for annotated in data.archive.articles
        for value in (annotation.value for annotation in annotated.annotations)
    )


def _line(
    data: Dataset,
    annotated: AnnotatedArticle,
    annotation: Annotation,
    motivation: Literal["identifying", "describing"],
    body: tuple[Meaning | Words | Amount, ...],
) -> AnnotationLine:
    article, span = annotated.article, annotation.span
    quote = anchored(article.text, span)
    return AnnotationLine(
        id=f"urn:uuid:{data.place_id(annotated, span, type(annotation.value).__name__)}",
        motivation=motivation,
        creator=_creator(annotation),
        body=body,
        target=Target(
            source=data.article_url(article.id),
            selector=(
                TextQuoteSelector(exact=quote.exact, prefix=quote.prefix, suffix=quote.suffix),
                TextPositionSelector(start=span.start, end=span.stop),
            ),
        ),
    )


def _creator(annotation: Annotation) -> Agent:
    if annotation.origin is Origin.HUMAN:
        return Agent(type="Person")
    return Agent(type="Software", name="Letopis", nickname=f"{annotation.origin.value}/{annotation.rule}")


def _meaning(data: Dataset, entity: str, sense: Sense) -> tuple[Meaning | Words | Amount, ...]:
    wikidata = data.archive.entities[entity].wikidata
    found: list[Meaning | Words] = [Meaning(source=data.entity_url(entity))]
    if wikidata:
        found.append(Meaning(source=WIKIDATA + wikidata))
    if sense is not Sense.OWN:
        found.append(Words(purpose="classifying", value=sense.value))
    return tuple(found)


def _amount(figure: Figure) -> Amount:
    size = f"{figure.amount:.12g}" if figure.to is None else f"{figure.amount:.12g}–{figure.to:.12g}"
    money = figure.kind is FigureKind.MONEY
    single = figure.to is None
    return Amount(
        type=("TextualBody", "schema:MonetaryAmount" if money else "schema:QuantitativeValue"),
        value=f"{figure.comparator} {size} {figure.unit}",
        exactly=figure.amount if single and figure.comparator in ("=", "~", "<~") else None,
        at_least=figure.amount if not single or figure.comparator in (">", ">=") else None,
        at_most=figure.to if not single else figure.amount if figure.comparator in ("<", "<=", "<~") else None,
        unit=None if money else figure.unit,
        currency=figure.unit if money else None,
        of=figure.of or None,
    )
