"""A disagreement as pages show it: the sides with their sentences, what their words come to, whether both can be true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf

from markupsafe import Markup

from generator.chronology import bounds
from generator.i18n import date_words, day_words
from generator.languages.russian_morphology import parses
from generator.model import (
    Claim,
    Compatibility,
    Disagreement,
    DisagreementKind,
    Evidence,
    Figure,
    Reckoning,
    Span,
)
from generator.pages.amounts import amount_words, range_words
from generator.pages.context import Site
from generator.pages.tongues import spoken
from generator.pages.typography import glue
from generator.pages.views import Link, When
from generator.units import in_base
from generator.urls import disagreement_url, relative

NAMED = 2
"""So many of those whom both sides speak of stand in a title."""

EVENTS_NAMED = 3
WORDS_LIMIT = 80
"""Code points of a claim's words where they are reckoned with; a claim may be a whole sentence."""

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


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    id: str
    """Its anchor in a list."""
    title: str
    href: str
    """Of its own page; "" on that page."""
    sides: tuple[Side, ...]
    meaning: str
    """What the words come to in one unit: «почти 50 миль» — не больше 80,47 км; "" where they say it themselves."""
    verdict: str
    """Whether both can be true; "" where nothing can be reckoned."""
    why: str
    """What shows that the sides speak of one thing; "" where a person says so."""
    origin: tuple[str, str]
    """(class of the mark, words)."""
    events: tuple[Link, ...]
    comment: Markup | None
    """A contributor's."""
    edit: str
    """Where a contributor's file is edited, or ""."""


def row(site: Site, one: Disagreement, base: str) -> DisagreementRow:
    """For the page at `base`, a list or its own."""
    own = disagreement_url(one.id)
    comment = site.prose(one.markdown)
    words = site.words
    return DisagreementRow(
        id=anchor(one),
        title=glue(title_of(site, one)),
        href="" if base == own else relative(own, base),
        sides=tuple(Side(tuple(_claim(site, claim, base) for claim in claims)) for claims in sides(one)),
        meaning=glue(_meaning(site, one)),
        verdict=glue(reckoning(site, one)),
        why=_why(site, one.evidence) if one.evidence else "",
        origin=("o-h", words.gettext("set side by side by a person"))
        if one.curated
        else ("o-r", words.gettext("found by a rule")),
        events=_events(site, one, base),
        comment=comment,
        edit=site.config.edit_url(one.path) if one.path else "",
    )


def anchor(one: Disagreement) -> str:
    """The prefix keeps an id apart from the page's own."""
    return f"disagreement-{one.id}"


def title_of(site: Site, one: Disagreement) -> str:
    """A contributor's; else what has the disputed size, and of whom both sides speak; else what kind of thing they differ on."""
    if one.title:
        return site.prose_words(one.title)
    kind = {
        DisagreementKind.FIGURES: site.words.gettext("A figure"),
        DisagreementKind.DATES: site.words.gettext("A date"),
        DisagreementKind.CLAIMS: site.words.gettext("A claim"),
    }[one.kind]
    names = (
        ", ".join(site.name(site.archive.entities[id]) for id in one.evidence.entities[:NAMED]) if one.evidence else ""
    )
    measured = next((figure.of for claim in one.claims if (figure := _figure(site, claim)) and figure.of), "")
    thing = measured or _shared_noun(one)
    if not thing:
        return names or kind
    title = site.named(thing[0].upper() + thing[1:], site.config.texts_language)
    return f"{title}: {names}" if names else title


def _shared_noun(one: Disagreement) -> str:
    """The first noun among the words that both sides have, nominative; "" without one."""
    for word in one.evidence.words if one.evidence else ():
        best = parses(word.lower())[0]
        if best.part == "NOUN":
            return best.lemma
    return ""


def sides(one: Disagreement) -> tuple[tuple[Claim, ...], ...]:
    """Claims of one range together; claims that cannot be reckoned with, each for itself."""
    found: dict[object, list[Claim]] = {}
    for number, claim in enumerate(one.claims):
        found.setdefault(claim.interval or number, []).append(claim)
    return tuple(map(tuple, found.values()))


def words_of(site: Site, claim: Claim) -> str:
    return " ".join(claim.span.of(site.texts[claim.article].text).split())


# ------------------------------------------------------------------------------------------------------- the sides


def _claim(site: Site, claim: Claim, base: str) -> ClaimView:
    article = site.texts[claim.article]
    whole = _sentence(site, claim)
    # Spaces change, offsets do not.
    text = glue(article.text)
    return ClaimView(
        before=text[whole.start : claim.span.start].lstrip(),
        words=claim.span.of(text),
        after=text[claim.span.stop : whole.stop].rstrip(),
        href=relative(site.article_url(article.id, claim.sentence), base),
        byline=site.byline(article),
        when=site.when(article.published),
        lang=site.lang(article.language),
    )


def _sentence(site: Site, claim: Claim) -> Span:
    """The sentences that hold the words, or the words alone."""
    first, last = (site.sentence_at(claim.article, offset) for offset in (claim.span.start, claim.span.stop - 1))
    start = first.span.start if first else claim.span.start
    return Span(start, max(claim.span.stop, last.span.stop if last else 0))


def _why(site: Site, evidence: Evidence) -> str:
    """«Похоже, что речь об одном: и там и там Казахстан, Россия, «граница»»."""
    names = (site.name(site.archive.entities[id]) for id in evidence.entities)
    words = (f"«{site.named(word.lower(), site.config.texts_language)}»" for word in evidence.words)
    shared = ", ".join((*names, *words))
    return glue(site.words.gettext("They seem to speak of one thing: both have %(names)s.") % {"names": shared})


def _events(site: Site, one: Disagreement, base: str) -> tuple[Link, ...]:
    return tuple(
        Link(glue(site.event_title(event, WORDS_LIMIT)), relative(site.event_url(event), base))
        for event in (site.events[id] for id in one.events[:EVENTS_NAMED])
    )


# --------------------------------------------------------------------------------------------------- what they come to


def _figure(site: Site, claim: Claim) -> Figure | None:
    return next(
        (
            annotation.value
            for annotation in site.articles[claim.article].annotations
            if isinstance(annotation.value, Figure) and annotation.span.overlaps(claim.span)
        ),
        None,
    )


def _meaning(site: Site, one: Disagreement) -> str:
    """«почти 5 тысяч миль» — не больше 8 047 км; «более 8 тысяч километров» — больше 8 000 км."""
    if one.reckoning is None or one.compatible is None:
        return ""
    said = []
    for claim, *_ in sides(one):
        words = words_of(site, claim)
        amount = _amount(site, claim, one.reckoning, one.compatible)
        if amount and len(words) <= WORDS_LIMIT and amount.replace("\u00a0", " ") != words:
            lang = site.lang(site.headings[claim.article].language)
            said.append(
                site.words.gettext("«%(words)s» is %(amount)s") % {"words": spoken(words, lang), "amount": amount}
            )
    return "; ".join(said) + "." if said else ""


def _amount(site: Site, claim: Claim, reckoning: Reckoning, compatible: Compatibility) -> str:
    """What a claim allows, of which that end is said which keeps it from the others; "" where the words say it themselves."""
    if claim.interval is None:
        return ""
    low, high = claim.interval
    if reckoning.unit == DATE:
        return date_words(_edtf(low, high), site.language)
    figure = _figure(site, claim)
    if figure is None or (low == high and in_base(1, figure.unit) == (1, figure.unit)):
        return ""
    apart = compatible is Compatibility.APART
    least, most = (reckoning.high, reckoning.low) if apart else (reckoning.low, reckoning.high)
    words = site.words
    if low == high:
        return amount_words(low, reckoning.unit, site.language)
    if low == least and high != most:
        phrase = (
            words.gettext("more than %(amount)s") if figure.comparator == ">" else words.gettext("%(amount)s at least")
        )
        return phrase % {"amount": amount_words(low, reckoning.unit, site.language)}
    if high == most and low != least:
        phrase = (
            words.gettext("less than %(amount)s") if figure.comparator == "<" else words.gettext("%(amount)s at most")
        )
        return phrase % {"amount": amount_words(high, reckoning.unit, site.language)}
    return range_words(low, high, reckoning.unit, site.language)


def _edtf(low: float, high: float) -> str:
    """The day, month or year that the days of these ordinals fill, or the stretch; open where an end is."""
    if low <= 0 or high == inf:
        ends = (".." if end <= 0 or end == inf else date.fromordinal(int(end)).isoformat() for end in (low, high))
        return "/".join(ends)
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    day = first.isoformat()
    return next((short for short in (day, day[:7], day[:4]) if bounds(short) == (first, last)), f"{day}/{last}")


def reckoning(site: Site, one: Disagreement) -> str:
    """Whether all can be true, in a sentence; "" where nothing can be reckoned."""
    if one.reckoning is None or one.compatible is None:
        return ""
    words = site.words
    if one.compatible is Compatibility.COMPATIBLE:
        return words.gettext("One does not contradict the other.")
    ends = {"low": _end(site, one.reckoning.low, one.reckoning), "high": _end(site, one.reckoning.high, one.reckoning)}
    if one.compatible is Compatibility.NARROW:
        return words.gettext("They meet only between %(low)s and %(high)s.") % ends
    exact = sorted({claim.interval for claim in one.claims if claim.interval})
    if all(low == high for low, high in exact):
        *first, last = (_end(site, low, one.reckoning) for low, _ in exact)
        named = words.gettext(" or ").join((", ".join(first), last))
        if one.kind is DisagreementKind.DATES:
            return words.gettext("Only one of the dates can be right: %(dates)s.") % {"dates": named}
        return words.gettext("Only one of the figures can be right: %(figures)s.") % {"figures": named}
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
