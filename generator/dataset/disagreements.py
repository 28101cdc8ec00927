"""disagreements.jsonl: where articles tell one thing differently, with the words of each side."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from pydantic import Field

from generator.chronology import EARLIEST, LATEST
from generator.dataset.base import N_, Dataset, Line, Values, iso, plain
from generator.model import Claim, Compatibility, Disagreement, DisagreementKind

DATE = "date"
"""`Reckoning.unit` of dates."""


class ClaimPart(Line):
    article: str = Field(description=N_("id of the article that claims it"))
    url: str = Field(description=N_("address of the sentence"))
    start: int = Field(description=N_("where the words begin in the text of the article, in code points"), ge=0)
    stop: int = Field(description=N_("where they end; this code point is no longer theirs"), ge=0)
    text: str = Field(description=N_("the words themselves"))
    low: float | None = Field(description=N_("least value that the words allow, in the unit; none where it is open"))
    high: float | None = Field(description=N_("greatest value that the words allow"))
    earliest: date | None = Field(description=N_("first day that the words allow, where the dispute is of dates"))
    latest: date | None = Field(description=N_("last day that they allow"))


class DisagreementLine(Line):
    id: str = Field(description=N_("id of the disagreement"))
    kind: DisagreementKind = Field(description=N_("of figures, of dates, or of whatever a person set side by side"))
    title: str = Field(description=N_("a person's title, or nothing"))
    curated: bool = Field(description=N_("whether a person set it side by side; else the machine found it"))
    compatible: Compatibility | None = Field(
        description=N_("whether all sides can be right together, where it can be reckoned")
    )
    unit: str | None = Field(description=N_("the unit to which all sides were brought"))
    verdict: str = Field(description=N_("what the archive's people make of it, without markup"))
    entities: tuple[str, ...] = Field(
        description=N_("ids of those whom all sides name, the rarest in the archive first")
    )
    claims: tuple[ClaimPart, ...] = Field(description=N_("the sides' words"))


def lines(data: Dataset) -> Iterator[Values]:
    for one in data.archive.disagreements:
        yield {
            "id": one.id,
            "kind": one.kind.value,
            "title": one.title,
            "curated": one.curated,
            "compatible": one.compatible.value if one.compatible else None,
            "unit": one.reckoning.unit if one.reckoning else None,
            "verdict": plain(one.markdown),
            "entities": one.evidence.entities if one.evidence else (),
            "claims": tuple(_part(data, one, claim) for claim in one.claims),
        }


def _part(data: Dataset, one: Disagreement, claim: Claim) -> Values:
    dates = one.reckoning is not None and one.reckoning.unit == DATE
    low, high = claim.interval or (math.inf, math.inf)
    return {
        "article": claim.article,
        "url": data.article_url(claim.article, claim.sentence),
        "start": claim.span.start,
        "stop": claim.span.stop,
        "text": claim.span.of(data.texts[claim.article].text),
        "low": None if dates else _finite(low),
        "high": None if dates else _finite(high),
        "earliest": iso(_day(low)) if dates else None,
        "latest": iso(_day(high)) if dates else None,
    }


def _finite(value: float) -> float | None:
    """JSON has no infinity."""
    return float(value) if math.isfinite(value) else None


def _day(ordinal: float) -> date | None:
    if not EARLIEST.toordinal() < ordinal < LATEST.toordinal():
        return None
    return date.fromordinal(int(ordinal))
