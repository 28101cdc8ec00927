"""An outlet's page: what it published and when, whom it passes on and who passes it on, and how it stands to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.firsts import Firsts, firsts
from generator.model import Outlet, Page
from generator.pages import outlet_years
from generator.pages.bars import Bars, bars
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.headings import Heading
from generator.pages.lists import article_rows, outlet_rows, outlets_named
from generator.pages.months import Month
from generator.pages.outlet_years import WHOLE, own_months, own_rows
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, Index, IndexRow, Link
from generator.sharing.following import ATOM, followed
from generator.urls import entity_url, outlet_url, relative

SHOWN = 50
"""Of the articles, the newest, where all of them are more than one page holds."""
FEW = 20
"""So many articles need no months."""
OUTLETS = 15
"""Of those whom it passes on, or who pass it on, with their articles, where pages of years have all; the index names the others."""
ARTICLES_OPEN = 3
ARTICLES_FOLDED = 20
"""Of one such outlet, the newest."""


@dataclass(frozen=True, slots=True)
class Fact:
    words: str
    value: str
    part: bool = False
    """Whether it counts some of what the row above does."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two outlets: the articles in which one passes on the other."""

    outlet: Link
    count: str
    """«12 материалов»."""
    shown: tuple[ArticleRow, ...]
    more: tuple[ArticleRow, ...]
    left: int
    """Articles that are listed elsewhere alone."""


@dataclass(frozen=True, slots=True)
class OutletView:
    name: str
    published: int
    months: tuple[Month, ...]
    few: tuple[ArticleRow, ...]
    """What it published, in place of months where it is little."""
    cited_in: int
    bars: Bars | None
    facts: tuple[Fact, ...]
    compared: bool
    """Whether any of them compares days of publication."""
    passes_on: tuple[Between, ...]
    passed_on_by: tuple[Between, ...]
    years: tuple[IndexRow, ...]
    """Pages of years, where this one does not hold everything."""
    entity: Link | None
    follow: str
    """Its feed; "" where the site has none."""
    sections: tuple[Index, ...]
    """All outlets of a list that names only some of them."""


def keys(site: Site) -> Iterable[str]:
    return site.outlets


def pages(site: Site, id: str) -> Iterator[Page]:
    outlet = site.outlets[id]
    first = site.once(_firsts).get(id, Firsts())
    url = outlet_url(outlet)
    entity = site.archive.entities.get(outlet.entity or "")
    passes_on = _passes_on(site, outlet)
    passed_on_by = _passed_on_by(site, outlet)
    years = outlet_years.index(site, outlet)
    shown = outlet.published if len(outlet.published) <= WHOLE else outlet.published[:SHOWN]
    view = OutletView(
        name=glue(site.outlet_name(outlet.name)),
        published=len(outlet.published),
        months=own_months(site, outlet, shown, url, headed=False) if len(shown) > FEW else (),
        few=own_rows(site, outlet, shown, url) if len(shown) <= FEW else (),
        cited_in=len(outlet.cited_in),
        bars=bars(site, _articles(site, outlet.published or outlet.cited_in)),
        facts=tuple(_facts(site, outlet, first)),
        compared=first.shared > 0,
        passes_on=_between(site, passes_on, url, whole=not years),
        passed_on_by=_between(site, passed_on_by, url, whole=not years),
        years=years,
        entity=Link(site.name(entity), relative(entity_url(entity), url)) if entity else None,
        follow=ATOM if followed(site.config) else "",
        sections=tuple(
            section
            for title, found in (
                (site.words.gettext("Whom it passes on"), passes_on),
                (site.words.gettext("Who passes it on"), passed_on_by),
            )
            if years and len(found) > OUTLETS and (section := _section(site, title, found, url))
        ),
    )
    description = site.words.gettext("What the archive has of «%(outlet)s», and who passes it on.") % {
        "outlet": outlet.name
    }
    yield Page(
        url,
        "source",
        site.outlet_name(outlet.name),
        description,
        render(site.language, "source.html", view=view),
        indexed=False,
    )


def _firsts(site: Site) -> dict[str, Firsts]:
    return firsts(site.archive)


def _articles(site: Site, ids: Iterable[str]) -> list[Heading]:
    return [site.headings[id] for id in ids]


# ------------------------------------------------------------------------------------------- from whom it has its news


def _passes_on(site: Site, outlet: Outlet) -> Mapping[str, list[str]]:
    """By a name of each outlet that it cites, its articles that do, newest first."""
    found: dict[str, list[str]] = {}
    for id in outlet.published:
        for name in dict.fromkeys(site.headings[id].source.cites):
            found.setdefault(name, []).append(id)
    return _by_outlet(site, found, outlet)


def _passed_on_by(site: Site, outlet: Outlet) -> Mapping[str, list[str]]:
    """By a name of each outlet that cites it, the articles that do; under "" those of outlets that nobody names."""
    found: dict[str, list[str]] = {}
    for id in outlet.cited_in:
        found.setdefault(site.headings[id].source.name or "", []).append(id)
    return _by_outlet(site, found, outlet)


def _by_outlet(site: Site, found: Mapping[str, list[str]], own: Outlet) -> dict[str, list[str]]:
    """Under one name, whatever the spellings; the one with most articles first. Nobody passes on itself."""
    merged: dict[str, list[str]] = {}
    for name, ids in found.items():
        outlet = site.outlet(name) if name else None
        if outlet is None or outlet.id != own.id:
            merged.setdefault(outlet.name if outlet else "", []).extend(ids)
    for name, ids in merged.items():
        merged[name] = sorted(dict.fromkeys(ids), key=site.place)
    return dict(sorted(merged.items(), key=lambda item: (not item[0], -len(item[1]), item[0])))


def _between(site: Site, found: Mapping[str, list[str]], url: str, *, whole: bool) -> tuple[Between, ...]:
    """`whole`: no other page of this outlet has the articles, which are few then."""
    made = []
    for name, ids in list(found.items())[: None if whole else OUTLETS]:
        outlet = site.outlet(name) if name else None
        link = (
            Link(glue(site.outlet_name(outlet.name)), relative(outlet_url(outlet), url))
            if outlet
            else Link(site.words.gettext("outlet not named"), "")
        )
        rows = article_rows(site, ids if whole else ids[: ARTICLES_OPEN + ARTICLES_FOLDED], url)
        kept = len(rows) if len(rows) == ARTICLES_OPEN + 1 else ARTICLES_OPEN
        made.append(Between(link, site.articles_counted(len(ids)), rows[:kept], rows[kept:], len(ids) - len(rows)))
    return tuple(made)


def _section(site: Site, title: str, found: Mapping[str, list[str]], base: str) -> Index | None:
    names = (name for name, ids in found.items() for _ in ids)
    rows = outlet_rows(site, outlets_named(site, names), base)
    return Index("", title, len(rows), rows) if rows else None


# --------------------------------------------------------------------------------------------- how it stands to others


def _facts(site: Site, outlet: Outlet, first: Firsts) -> Iterator[Fact]:
    """Only what the archive can count; a row that would say nothing is left out."""
    words = site.words
    citing = sum(1 for id in outlet.published if site.headings[id].source.cites)
    if outlet.published:
        share = words.gettext("%(part)s of %(whole)s") % {"part": citing, "whole": len(outlet.published)}
        yield Fact(words.gettext("Articles that pass on another outlet"), glue(share))
    led = site.ending_in(outlet.id)
    if led:
        yield Fact(words.gettext("Articles of others whose chain of sources ends here"), str(led))
    if first.shared:
        yield Fact(words.gettext("Events that others tell of too"), str(first.shared))
        yield Fact(words.gettext("told here before all others in the archive"), str(first.first), part=True)
        if first.first:
            yield Fact(words.gettext("before all others and without another source"), str(first.own), part=True)
        yield Fact(words.gettext("told on the same day as the earliest"), str(first.same_day), part=True)
