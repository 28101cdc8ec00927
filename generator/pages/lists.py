"""Rows that several page kinds list: articles, events, index sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.archive.origins import independent
from generator.archive.timeline import concerned, kinds, months
from generator.i18n import weekday
from generator.model import Entity, EntityKind, Event, Evidence, Telling
from generator.pages.context import Site, event_anchor, most_first
from generator.pages.headings import Headed, Imprint
from generator.pages.tongues import spoken
from generator.pages.typography import glue
from generator.pages.views import ArticleRow, EventRow, Index, IndexRow, When, weight
from generator.urls import disagreement_url, entity_url, event_url, outlet_url, relative

ROWS_LIMIT = 8
"""Rows of an index section; what is less frequent follows as running text."""
TITLE_LIMIT = 160
"""Code points of an event's title in a row; an uncurated one is a whole sentence."""
AROUND_LIMIT = 3
"""Names that make an event's sentence plain which names nobody."""


def article_row(
    site: Site, article: Headed, base: str, *, year: int | None = None, dek: bool = False, why: str = ""
) -> ArticleRow:
    """`year` is the one that the heading above has said; `dek` shows the row large, with the article's own description."""
    when, note = dated(site, article, year)
    return ArticleRow(
        title=glue(article.title),
        href=relative(site.article_url(article.id), base),
        byline=site.byline(article),
        when=when,
        note=note,
        lang=site.lang(article.language),
        dek=glue(article.description) if dek else "",
        why=why,
        lead=dek,
    )


def dated(site: Site, article: Headed, year: int | None = None) -> tuple[When, str]:
    """The publication date, and what stands under it: the weekday, or that only bounds are known."""
    when = site.when(article.published, year)
    if article.undated:
        return when, site.words.gettext("undated")
    return when, weekday(site.published(article), site.language)


def article_rows(
    site: Site, ids: Iterable[str], base: str, *, year: int | None = None, lead: bool = False
) -> tuple[ArticleRow, ...]:
    """In the order given; a date is said once for the rows that share it. `lead` shows the first one large."""
    rows: list[ArticleRow] = []
    before = ""
    for number, id in enumerate(ids):
        article = site.headings[id]
        row = article_row(site, article, base, year=year, dek=lead and number == 0)
        if article.published == before:
            row.when, row.note = None, ""
        before = article.published
        rows.append(row)
    return tuple(rows)


def event_rows(
    site: Site,
    events: Iterable[Event],
    base: str,
    *,
    year: int | None = None,
    anchors: bool = False,
) -> tuple[EventRow, ...]:
    """In the order given; a date is said once for the rows that share it. `anchors` gives each row its id: once a page."""
    rows: list[EventRow] = []
    before = ""
    for event in events:
        sentence = relative(site.telling_url(first_telling(event)), base) if event.tellings else ""
        page = site.has_page(event)
        disputes = site.disputed_events.get(event.id)
        rows.append(
            EventRow(
                id=event_anchor(event.id) if anchors else "",
                when=None if event.when == before else site.when(event.when, year),
                title=glue(site.event_title(event, TITLE_LIMIT)),
                href=relative(event_url(event.id), base) if page else sentence,
                source=_source(site, event),
                around=_around(site, event),
                was=tuple(event_anchor(id) for id in site.former_ids(event)) if anchors else (),
                page=page,
                source_href=sentence if page and len(told_in(event)) == 1 else "",
                disputed=relative(disagreement_url(disputes.id), base) if disputes else "",
                entities=" ".join(concerned(event)) if anchors else "",
                kinds=" ".join(kinds(event, disputes is not None)) if anchors else "",
                months=months(event) if anchors else "",
            )
        )
        before = event.when
    return tuple(rows)


def _around(site: Site, event: Event) -> str:
    """Persons first, as they make a sentence without names plain soonest."""
    if not event.around:
        return ""
    entities = sorted(
        (site.archive.entities[id] for id in event.around), key=lambda one: one.kind is not EntityKind.PERSON
    )
    names = ", ".join(map(site.name, entities[:AROUND_LIMIT]))
    return glue(site.words.gettext("in this passage: %(names)s") % {"names": names})


def first_telling(event: Event) -> Telling:
    """The first that gives the date: a machine-made event has its title from there."""
    for telling in event.tellings:
        if telling.date is not None:
            return telling
    return event.tellings[0]


def told_in(event: Event) -> tuple[str, ...]:
    """Ids of the articles that tell of it, the earliest first."""
    return tuple(dict.fromkeys(telling.article for telling in event.tellings))


def _source(site: Site, event: Event) -> str:
    """Who tells of it: one outlet's name, or how many there are, and of how many independent ones they have it; of one outlet's
    several articles, its name and their number. Articles that name no outlet count one by one."""
    articles = told_in(event)
    if len(articles) == 1:
        return site.publisher(site.headings[articles[0]])
    if not articles:
        return site.words.gettext("entered by hand")
    outlets = {(name, "") if (name := site.headings[id].source.name) else ("", id) for id in articles}
    if len(outlets) == 1:
        [(name, _)] = outlets
        only = site.outlet_name(name) if name else site.words.gettext("outlet not named")
        return f"{only}, {site.articles_counted(len(articles))}"
    words = glue(site.words.ngettext("%(num)s source", "%(num)s sources", len(outlets)) % {"num": len(outlets)})
    number = len(independent(event, site.archive))
    if number >= len(outlets):
        return words
    also = site.words.ngettext("%(num)s independent", "%(num)s independent", number) % {"num": number}
    return f"{words}, {glue(also)}"


def told_by(site: Site, event: Event) -> str:
    """«14 материалов, 3 независимых источника»; only the articles where each has a source of its own."""
    articles = told_in(event)
    number = len(independent(event, site.archive))
    words = site.articles_counted(len(articles))
    if number >= len(articles):
        return words
    sources = site.words.ngettext("%(num)s independent source", "%(num)s independent sources", number)
    return f"{words}, {glue(sources % {'num': number})}"


def joined_on(site: Site, telling: Telling) -> tuple[str, str]:
    """How it gives the date, and what shows that it tells of this event; "" for both where its date shows it."""
    if telling.evidence is None:
        return "", ""
    article = site.texts[telling.article]
    text = article.text
    if telling.date is None:
        note = site.words.gettext("undated")
    else:
        note = spoken(f"«{' '.join(telling.date.of(text).split())}»", site.lang(article.language))
    return glue(note), in_common(site, telling.evidence)


def in_common(site: Site, evidence: Evidence) -> str:
    """«общие: Казахстан, Россия, «граница»»."""
    names = (site.name(site.archive.entities[id]) for id in evidence.entities)
    words = (f"«{site.named(word.lower(), site.config.texts_language)}»" for word in evidence.words)
    return glue(site.words.gettext("in common: %(names)s") % {"names": ", ".join((*names, *words))})


def index_section(id: str, title: str, rows: Sequence[IndexRow]) -> Index | None:
    """Of rows in the order of their weight; None without any. A tail of single rows is not cut off for one name."""
    if not rows:
        return None
    kept = len(rows) if len(rows) <= ROWS_LIMIT + 1 else ROWS_LIMIT
    return Index(id, title, len(rows), tuple(rows[:kept]), tuple(rows[kept:]))


def weighted(
    counts: Sequence[tuple[str, str, str, int]], most: int | None = None, certain: Mapping[str, int] | None = None
) -> tuple[IndexRow, ...]:
    """(key, name, href, count) → rows with a weight relative to `most`, or to the greatest count among them.

    `certain`: by key, how many of the count a person confirmed; None where nobody asks.
    """
    most = max((count for *_, count in counts), default=0) if most is None else most
    return tuple(
        IndexRow(
            key,
            glue(name),
            href,
            count,
            weight(count, most),
            certain[key] if certain is not None and certain[key] < count else None,
        )
        for key, name, href, count in counts
    )


def entity_rows(
    site: Site,
    counts: Iterable[tuple[Entity, int]],
    base: str,
    most: int | None = None,
    certain: Mapping[str, int] | None = None,
) -> tuple[IndexRow, ...]:
    """In the order given; `most` and `certain` as in `weighted`."""
    return weighted([(e.id, site.name(e), relative(entity_url(e), base), count) for e, count in counts], most, certain)


def outlet_rows(
    site: Site, counts: Iterable[tuple[Imprint, int]], base: str, most: int | None = None
) -> tuple[IndexRow, ...]:
    """The greatest count first, and without those that have none; weights as in `weighted`."""
    found = most_first((outlet, count) for outlet, count in counts if count)
    return weighted(
        [("", site.outlet_name(outlet.name), relative(outlet_url(outlet), base), count) for outlet, count in found],
        most,
    )


def outlets_named(site: Site, names: Iterable[str | None]) -> list[tuple[Imprint, int]]:
    """The outlets of these names, each once, whatever its spellings, with how often it was named."""
    outlets: dict[str, Imprint] = {}
    counts: Counter[str] = Counter()
    for name, count in Counter(names).items():
        if name and (outlet := site.outlet(name)):
            outlets[outlet.id] = outlet
            counts[outlet.id] += count
    return [(outlet, counts[id]) for id, outlet in outlets.items()]
