"""«Разночтения»: where articles differ, side by side, with the sentences that say so and a line that reckons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator import markdown
from generator.i18n import day_words
from generator.model import (
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Figure,
    Page,
    Reckoning,
    Span,
)
from generator.pages.amounts import amount_words, range_words
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.lists import in_common
from generator.pages.typography import glue
from generator.pages.views import When
from generator.units import in_base
from generator.urls import DISAGREEMENTS, relative

NAMED = 2
"""So many of those whom both sides speak of stand in place of a title."""

DATE = "date"
"""`Reckoning.unit` of dates."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A sentence, its words marked."""

    before: str
    words: str
    after: str
    href: str
    byline: str
    """«Lada.kz ← Tengrinews.kz»."""
    when: When
    lang: str


@dataclass(frozen=True, slots=True)
class Side:
    """All who claim the same."""

    claims: tuple[ClaimView, ...]
    converted: str
    """The claim in the unit of the others: «от 7 242 до 8 047 км»; "" where the words say it themselves."""


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    id: str
    title: str
    sides: tuple[Side, ...]
    reckoning: str
    why: str
    """What shows that the sides speak of one thing; "" where a person says so."""
    verdict: Markup | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A disagreement in a line of another page."""

    title: str
    href: str
    """To its row."""
    sides: tuple[tuple[str, str], ...]
    """(the words, who says them), one for each side."""


@dataclass(frozen=True, slots=True)
class Section:
    """By who set the claims side by side."""

    title: str
    rows: tuple[DisagreementRow, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    title: str
    description: str
    sections: tuple[Section, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page; none where nothing differs."""
    found = site.archive.disagreements
    if not found:
        return
    title = site.words.gettext("Disagreements")
    description = site.words.gettext("Where the articles of the archive tell one thing differently.")
    headings = (
        (True, site.words.gettext("Set side by side by people")),
        (False, site.words.gettext("Found by the machine")),
    )
    sections = [
        Section(heading, tuple(_row(site, one) for one in found if one.curated is curated))
        for curated, heading in headings
    ]
    view = DisagreementsView(title, description, tuple(section for section in sections if section.rows))
    body = render(site.language, "disagreements.html", view=view)
    yield Page(DISAGREEMENTS, "disagreements", title, description, body, indexed=False)


def briefs(site: Site, base: str, limit: int) -> tuple[Brief, ...]:
    """The first of the page, for the page at `base`."""
    return tuple(
        Brief(
            title=glue(one.title or _title(site, one)),
            href=relative(f"{DISAGREEMENTS}#{anchor(one)}", base),
            sides=tuple((side.claims[0].words, side.claims[0].byline) for side in _sides(site, one)),
        )
        for one in site.archive.disagreements[:limit]
    )


def anchor(one: Disagreement) -> str:
    return f"disagreement-{one.id}"


def _row(site: Site, one: Disagreement) -> DisagreementRow:
    # markdown.render escapes whatever is not its own markup.
    verdict = Markup(markdown.render(one.markdown, glue=glue)) if one.markdown.strip() else None  # noqa: S704
    return DisagreementRow(
        id=anchor(one),
        title=glue(one.title or _title(site, one)),
        sides=tuple(_sides(site, one)),
        reckoning=glue(reckoning(site, one)),
        why=in_common(site, one.evidence) if one.evidence else "",
        verdict=verdict,
    )


def _title(site: Site, one: Disagreement) -> str:
    """Of whom both sides speak; else what kind of thing they differ on."""
    if one.evidence and one.evidence.entities:
        return ", ".join(site.archive.entities[id].name for id in one.evidence.entities[:NAMED])
    return {
        DisagreementKind.FIGURES: site.words.gettext("A figure"),
        DisagreementKind.DATES: site.words.gettext("A date"),
        DisagreementKind.CLAIMS: site.words.gettext("A claim"),
    }[one.kind]


def _sides(site: Site, one: Disagreement) -> Iterator[Side]:
    """Claims of one range together; claims that cannot be reckoned with, each for itself."""
    sides: dict[object, list[Claim]] = {}
    for number, claim in enumerate(one.claims):
        sides.setdefault(claim.interval or number, []).append(claim)
    for claims in sides.values():
        converted = _converted(site, claims[0], one.reckoning) if one.reckoning else ""
        yield Side(tuple(_claim(site, claim) for claim in claims), glue(converted))


def _claim(site: Site, claim: Claim) -> ClaimView:
    article = site.articles[claim.article].article
    whole = _sentence(site, claim)
    # Spaces change, offsets do not.
    text = glue(article.text)
    return ClaimView(
        before=text[whole.start : claim.span.start].lstrip(),
        words=claim.span.of(text),
        after=text[claim.span.stop : whole.stop].rstrip(),
        href=relative(site.article_url(article.id, claim.sentence), DISAGREEMENTS),
        byline=site.byline(article),
        when=site.when(article.published),
        lang=site.lang(article.language),
    )


def _sentence(site: Site, claim: Claim) -> Span:
    """The sentences that hold the words, or the words alone."""
    annotated = site.articles[claim.article]
    first, last = annotated.sentence_at(claim.span.start), annotated.sentence_at(claim.span.stop - 1)
    start = first.span.start if first else claim.span.start
    return Span(start, max(claim.span.stop, last.span.stop if last else 0))


def _converted(site: Site, claim: Claim, reckoning: Reckoning) -> str:
    """Where the words name another unit than the reckoning, or a range: what they allow."""
    figure = next(
        (
            annotation.value
            for annotation in site.articles[claim.article].annotations
            if isinstance(annotation.value, Figure) and annotation.span.overlaps(claim.span)
        ),
        None,
    )
    if figure is None or claim.interval is None or reckoning.unit == DATE:
        return ""
    low, high = claim.interval
    if low == high and in_base(1, figure.unit) == (1, figure.unit):
        return ""
    return range_words(low, high, reckoning.unit, site.language)


def reckoning(site: Site, one: Disagreement) -> str:
    """One line; "" where nothing can be reckoned."""
    if one.reckoning is None or one.compatible is None:
        return ""
    words = site.words
    if one.compatible is Compatibility.COMPATIBLE:
        return words.gettext("One does not contradict the other.")
    ends = {"low": _end(site, one.reckoning.low, one.reckoning), "high": _end(site, one.reckoning.high, one.reckoning)}
    if one.compatible is Compatibility.NARROW:
        return words.gettext("They meet only between %(low)s and %(high)s.") % ends
    if one.kind is DisagreementKind.DATES:
        return (
            words.gettext("They do not meet: no later than %(low)s for some, no earlier than %(high)s for others.")
            % ends
        )
    return words.gettext("They do not meet: at most %(low)s for some, at least %(high)s for others.") % ends


def _end(site: Site, value: float, reckoning: Reckoning) -> str:
    if reckoning.unit == DATE:
        return day_words(date.fromordinal(int(value)), site.language)
    return amount_words(value, reckoning.unit, site.language)
