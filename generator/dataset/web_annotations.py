"""mentions.jsonl.gz: who, when and how much, as annotations of the W3C's Web Annotation Data Model, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import Field

from generator.chronology import is_edtf
from generator.dataset.anchors import anchored
from generator.dataset.base import N_, Dataset, Sparse, Values
from generator.model import Annotation, DateOf, Figure, FigureKind, MentionOf, Origin, Sense

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
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


def lines(data: Dataset, ids: Iterable[str]) -> Iterator[Values]:
    """Of articles, in the order of the text."""
    creators: dict[tuple[Origin, str], Values] = {}
    meanings: dict[tuple[str, Sense], list[Values]] = {}
    for id in ids:
        annotated = data.articles[id]
        text, source = annotated.article.text, data.article_url(id)
        for annotation in annotated.annotations:
            span = annotation.span
            value = annotation.value
            motivation = "describing"
            match value:
                case MentionOf(entity, sense):
                    motivation = "identifying"
                    if (entity, sense) not in meanings:
                        meanings[entity, sense] = _meaning(data, entity, sense)
                    body = meanings[entity, sense]
                case DateOf(edtf, _) if is_edtf(edtf):
                    body = [{"type": "TextualBody", "purpose": "describing", "value": edtf, "conformsTo": EDTF}]
                case Figure():
                    body = [_amount(value)]
                case _:
                    continue
            decided = annotation.origin, annotation.rule
            if decided not in creators:
                creators[decided] = _creator(annotation)
            quote = anchored(text, span)
            yield {
                "@context": CONTEXT,
                "id": f"urn:uuid:{data.place_id(annotated, span, type(value).__name__)}",
                "type": "Annotation",
                "motivation": motivation,
                "creator": creators[decided],
                "body": body,
                "target": {
                    "type": "SpecificResource",
                    "source": source,
                    "selector": (
                        {
                            "type": "TextQuoteSelector",
                            "exact": quote.exact,
                            "prefix": quote.prefix,
                            "suffix": quote.suffix,
                        },
                        {"type": "TextPositionSelector", "start": span.start, "end": span.stop},
                    ),
                },
            }


def count(data: Dataset) -> int:
    """How many lines there are, without making them."""
    return sum(
        isinstance(value, MentionOf | Figure) or (isinstance(value, DateOf) and is_edtf(value.edtf))
        for annotated in data.archive.articles
        for value in (annotation.value for annotation in annotated.annotations)
    )


def _creator(annotation: Annotation) -> Values:
    if annotation.origin is Origin.HUMAN:
        return {"type": "Person"}
    return {"type": "Software", "name": "Letopis", "nickname": f"{annotation.origin.value}/{annotation.rule}"}


def _meaning(data: Dataset, entity: str, sense: Sense) -> list[Values]:
    found = [_identified(data.entity_url(entity))]
    if wikidata := data.archive.entities[entity].wikidata:
        found.append(_identified(WIKIDATA + wikidata))
    if sense is not Sense.OWN:
        found.append({"type": "TextualBody", "purpose": "classifying", "value": sense.value})
    return found


def _identified(source: str) -> Values:
    return {"type": "SpecificResource", "purpose": "identifying", "source": source}


def _amount(figure: Figure) -> Values:
    size = f"{figure.amount:.12g}" if figure.to is None else f"{figure.amount:.12g}–{figure.to:.12g}"
    money = figure.kind is FigureKind.MONEY
    single = figure.to is None
    amount, to = float(figure.amount), None if figure.to is None else float(figure.to)
    said: Values = {
        "type": ("TextualBody", "schema:MonetaryAmount" if money else "schema:QuantitativeValue"),
        "purpose": "describing",
        "value": f"{figure.comparator} {size} {figure.unit}",
        "schema:value": amount if single and figure.comparator in ("=", "~", "<~") else None,
        "schema:minValue": amount if not single or figure.comparator in (">", ">=") else None,
        "schema:maxValue": to if not single else amount if figure.comparator in ("<", "<=", "<~") else None,
        "schema:unitText": None if money else figure.unit,
        "schema:currency": figure.unit if money else None,
        "schema:name": figure.of or None,
    }
    return {name: value for name, value in said.items() if value is not None}
