"""«Разночтения»: where articles differ, side by side: all on one page, each on a page of its own, and many by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Disagreement, DisagreementKind, Page
from generator.pages.context import Site
from generator.pages.disagreement_rows import DisagreementRow, row, sides, title_of, words_of
from generator.pages.engine import render
from generator.pages.paging import Part, by_year, grouped, year_rows
from generator.pages.tongues import spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import IndexRow
from generator.urls import DISAGREEMENTS, disagreement_url, disagreements_url, relative

WHOLE_LIMIT = 60
"""So many disagreements stand on one page; of more, the common page shows the surest, and each year has pages of its own."""

DESCRIPTION_LIMIT = 200

Key = TypeVar("Key", bool, DisagreementKind)


@dataclass(frozen=True, slots=True)
class Brief:
    """A disagreement in a line of another page."""

    title: str
    href: str
    """To its page."""
    sides: tuple[tuple[str, str], ...]
    """(the words, who says them), one for each side."""


@dataclass(frozen=True, slots=True)
class Section:
    """By who set the claims side by side; of a year, by what they differ on."""

    title: str
    rows: tuple[DisagreementRow, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    title: str
    dek: str
    sections: tuple[Section, ...]
    index: tuple[IndexRow, ...] = ()
    part: Part | None = None
    """Of a year; None on the page that is no year's."""


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """The page of one."""

    row: DisagreementRow
    all: str


def keys(site: Site) -> Iterator[str]:
    return (one.id for one in site.archive.disagreements)


def page(site: Site, id: str) -> Iterator[Page]:
    """Of one."""
    yield _page(site, site.disagreements[id])


def pages(site: Site) -> Iterator[Page]:
    """The lists; none where nothing differs."""
    found = site.archive.disagreements
    if not found:
        return
    years = grouped(found, lambda one: _year(site, one))
    many = len(found) > WHOLE_LIMIT
    counts = {year: len(years[year]) for year in sorted(years, reverse=True)}
    title = site.words.gettext("Disagreements")
    description = site.words.gettext("Where the articles of the archive tell one thing differently.")
    shown = found[:WHOLE_LIMIT]
    dek = description
    if many:
        note = site.words.gettext("Of %(all)s, the %(num)s that are surest stand here; all are listed by year.")
        dek = f"{description} {note % {'all': len(found), 'num': len(shown)}}"
    sections = _by_origin(site, shown, DISAGREEMENTS)
    view = DisagreementsView(
        title, glue(dek), sections, year_rows(counts, disagreements_url, DISAGREEMENTS) if many else ()
    )
    yield Page(DISAGREEMENTS, "disagreements", title, description, _draw(site, view), indexed=False)
    if many:
        yield from _years(site, years, counts)


def briefs(site: Site, base: str, limit: int) -> tuple[Brief, ...]:
    """The first of the page, for the page at `base`."""
    return tuple(brief(site, one, base) for one in site.archive.disagreements[:limit])


def brief(site: Site, one: Disagreement, base: str) -> Brief:
    return Brief(
        title=glue(title_of(site, one)),
        href=relative(disagreement_url(one.id), base),
        sides=tuple(
            (spoken(glue(words_of(site, claim)), site.lang(article.language)), site.byline(article))
            for claim, *_ in sides(one)
            for article in (site.headings[claim.article],)
        ),
    )


def _page(site: Site, one: Disagreement) -> Page:
    url = disagreement_url(one.id)
    view = DisagreementView(row(site, one, url), relative(DISAGREEMENTS, url))
    said = "; ".join(f"«{words_of(site, claim)}»" for claim, *_ in sides(one))
    description = shorten(f"{said}. {view.row.verdict}".strip(), DESCRIPTION_LIMIT)
    body = render(site.language, "disagreement.html", view=view)
    return Page(url, "disagreement", title_of(site, one), description, body, indexed=False)


def _years(site: Site, years: dict[int, list[Disagreement]], counts: dict[int, int]) -> Iterator[Page]:
    ordered = {year: sorted(found, key=_by_kind) for year, found in years.items()}
    description = site.words.gettext("Where the articles of the archive tell one thing differently.")
    for year, part in by_year(counts, WHOLE_LIMIT, disagreements_url):
        title = part.titled(site, site.words.gettext("Disagreements of %(year)s") % {"year": year})
        sections = _by_kinds(site, ordered[year][part.rows], part.url)
        view = DisagreementsView(title, "", sections, year_rows(counts, disagreements_url, part.url), part)
        yield Page(part.url, "disagreements", title, description, _draw(site, view), indexed=False)


def _year(site: Site, one: Disagreement) -> int:
    """In which the first of the articles was published."""
    return min(site.year(claim.article) for claim in one.claims)


def _by_kind(one: Disagreement) -> tuple[int, bool]:
    """Sorting by it keeps the order by score."""
    return list(DisagreementKind).index(one.kind), not one.curated


def _by_origin(site: Site, found: Iterable[Disagreement], base: str) -> tuple[Section, ...]:
    headings = {
        True: site.words.gettext("Set side by side by people"),
        False: site.words.gettext("Found by the machine"),
    }
    return _sections(site, grouped(found, lambda one: one.curated), headings, base)


def _by_kinds(site: Site, found: Iterable[Disagreement], base: str) -> tuple[Section, ...]:
    headings = {
        DisagreementKind.FIGURES: site.words.gettext("On figures"),
        DisagreementKind.DATES: site.words.gettext("On dates"),
        DisagreementKind.CLAIMS: site.words.gettext("On other things"),
    }
    return _sections(site, grouped(found, lambda one: one.kind), headings, base)


def _sections(
    site: Site, groups: Mapping[Key, Sequence[Disagreement]], headings: Mapping[Key, str], base: str
) -> tuple[Section, ...]:
    return tuple(
        Section(heading, tuple(row(site, one, base) for one in groups[key]))
        for key, heading in headings.items()
        if key in groups
    )


def _draw(site: Site, view: DisagreementsView) -> str:
    return render(site.language, "disagreements.html", view=view)
