"""An article's page: when and from whom, the text with its mentions, the index beside it, what to read next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.i18n import date_words
from generator.model import AnnotatedArticle, Article, DateOf, EntityKind, Figure, MentionOf, Page, Quote, Rights, Span
from generator.pages import article_cite, article_notes, article_quotes
from generator.pages.article_figures import measured
from generator.pages.article_index import Card, DateRow, FigureRow, cards, date_rows, entity_indexes, figure_rows
from generator.pages.article_text import Layers, text_html
from generator.pages.context import Site, searched_bounds
from generator.pages.engine import render
from generator.pages.leaf import leaf_of
from generator.pages.lists import article_row
from generator.pages.marks import laid_over
from generator.pages.origin import Standing, counted, standing, standing_words
from generator.pages.spellings import NEXT_NAME, words_of
from generator.pages.tongues import spoken
from generator.pages.typography import glue, shorten
from generator.pages.views import ArticleFacts, ArticleRow, ChainLink, Index, Leaf, Link, Neighbour
from generator.sharing.proposing import CORRECTION, report_url
from generator.urls import outlet_url, relative

DESCRIPTION_LIMIT = 200
FIGURES_LIMIT = 8
SHARED_NAMED = 3
"""How many shared entities the reason under a related article names."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, as a sign and in words."""

    standing: str
    """As in `data-o`."""
    mark: str
    """The class of the sign."""
    words: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    id: str
    title: str
    lang: str
    leaf: Leaf
    chain: tuple[ChainLink, ...]
    chain_words: str
    signed: str
    """The byline as a sentence of its own, or ""."""
    original: str
    """The address of the article itself at its outlet, or ""."""
    dek: str
    title_from_lead: bool
    evidence: tuple[str, ...]
    undated: bool
    edit: str
    report: str
    """An issue form for a mark that is wrong, this article filled in; "" where there are none. A card's script fills in the mark."""
    citation: str
    files: tuple[Link, ...]
    has_guesses: bool
    """Whether anything is marked in the text that no person has confirmed."""
    text: Markup
    rights: str
    origins: tuple[Decided, ...]
    """How many marks each has made."""
    standings: tuple[Decided, ...]
    """What a card says of who made the mark."""
    indexes: tuple[Index, ...]
    jumps: tuple[Link, ...]
    dates: tuple[DateRow, ...]
    sure_of_dates: bool
    """Whether a person has confirmed any of them; and of the figures."""
    figures: tuple[FigureRow, ...]
    sure_of_figures: bool
    figures_shown: int
    """So many stand in the index at once; the others unfold."""
    cards: tuple[Card, ...]
    related: tuple[ArticleRow, ...]
    earlier: Neighbour | None
    later: Neighbour | None
    facts: ArticleFacts


def keys(site: Site) -> Iterable[str]:
    return site.articles


def pages(site: Site, id: str) -> Iterator[Page]:
    annotated = site.articles[id]
    article = annotated.article
    url = site.article_url(id)
    description = article.description or shorten(article.text, DESCRIPTION_LIMIT)
    body = render(site.language, "article.html", view=_view(site, annotated, url))
    yield Page(url, "article", spoken(article.title, site.lang(article.language)), description, body)


def _view(site: Site, annotated: AnnotatedArticle, url: str) -> ArticleView:
    article = annotated.article
    disputed = article_notes.disputed(site, annotated)
    figures = measured(site, annotated, frozenset(one.span for one in disputed))
    laid = laid_over(site, annotated, figures, url)
    quotes = article_quotes.quotations(site, annotated, url)
    notes = article_notes.notes(site, annotated, quotes, {item.span: item.key for item in laid}, url)
    layers = Layers(laid, quotes, disputed, article_quotes.turns(site, annotated, url), notes)
    indexes = entity_indexes(site, annotated, url)
    told = date_rows(site, annotated)
    before, after = site.neighbours[article.id]
    return ArticleView(
        id=article.id,
        title=glue(article.title),
        lang=site.lang(article.language),
        leaf=leaf_of(site, article),
        chain=_chain(site, article, url),
        chain_words=_chain_words(site, article),
        signed=spoken(article_cite.signed(article), site.lang(article.language)),
        original=article.source.url or "",
        dek=glue(article.description),
        title_from_lead=article.title_from == "lead",
        # The template sets them in quotation marks, with its own full stop after the last.
        evidence=tuple(sentence.strip().removesuffix(".") for sentence in article.date_evidence)
        if article.undated
        else (),
        undated=article.undated,
        edit=site.config.edit_url(article.path),
        report=report_url(site.config, CORRECTION, article=article.id),
        citation=article_cite.citation(site, article),
        files=article_cite.files(),
        has_guesses=not all(one.confirmed for one in _standings(layers)),
        text=text_html(site, annotated, layers),
        rights=_rights(site, article),
        origins=_origins(site, annotated, {figure.span for figure in figures}),
        standings=tuple(Decided(one.value, one.mark, words) for one, words in standing_words(site.words).items()),
        indexes=indexes,
        jumps=_jumps(site, indexes, told),
        dates=told,
        sure_of_dates=any(row.key and row.confirmed for row in told),
        figures=figure_rows(site.words, figures),
        sure_of_figures=any(figure.standing.confirmed for figure in figures),
        figures_shown=len(figures) if len(figures) <= FIGURES_LIMIT + 1 else FIGURES_LIMIT,
        cards=cards(
            site, annotated, laid, figures, quotes, [note for beside in notes.values() for note in beside], url
        ),
        related=_related(site, article, url),
        earlier=_neighbour(site, before, url),
        later=_neighbour(site, after, url),
        facts=_facts(site, article),
    )


# ------------------------------------------------------------------------------------------------------- whence


def _chain(site: Site, article: Article, url: str) -> tuple[ChainLink, ...]:
    """From this text to the first who told it."""
    names = (article.source.name, *article.source.cites)
    links = []
    for number, name in enumerate(names):
        outlet = site.outlet(name) if name else None
        href = relative(outlet_url(outlet), url) if outlet else ""
        shown = site.outlet_name(name) if name else site.words.gettext("outlet not named")
        links.append(ChainLink(shown, href, number == len(names) - 1))
    return tuple(links)


def _chain_words(site: Site, article: Article) -> str:
    """One or two plain sentences about how far from its root the text is."""
    words = site.words
    cites = article.source.cites
    if not cites:
        return glue(words.gettext("The text names no other outlet as its source.")) if article.source.name else ""
    retold = words.gettext("A retelling.") if len(cites) == 1 else words.gettext("A retelling of a retelling.")
    root = site.outlet(cites[-1])
    if root is None or not root.published:
        known = words.gettext("The archive has nothing of «%(outlet)s» itself.") % {
            "outlet": site.outlet_name(cites[-1])
        }
        return glue(f"{retold} {known}")
    return glue(retold)


def _rights(site: Site, article: Article) -> str:
    return {
        Rights.FULL: site.words.gettext("the whole text"),
        Rights.EXCERPT: site.words.gettext("an excerpt"),
        Rights.DIGEST: site.words.gettext("a digest written for the archive"),
    }[article.rights]


def _standings(layers: Layers) -> Iterator[Standing]:
    """Of everything that is marked in the text or stands beside it."""
    for marked in (layers.laid, layers.quotes, layers.disputed, layers.turns.values()):
        yield from (one.standing for one in marked)


_MARKED = (MentionOf, DateOf, Quote)


def _origins(site: Site, annotated: AnnotatedArticle, figures: set[Span]) -> tuple[Decided, ...]:
    """Who found the mentions, dates, quotations and figures, counted; of figures those alone that are marked."""
    found = [
        standing(annotation)
        for annotation in annotated.annotations
        if isinstance(annotation.value, _MARKED)
        or (isinstance(annotation.value, Figure) and annotation.span in figures)
    ]
    return tuple(
        Decided(one.value, one.mark, glue(counted(site.words, one, found.count(one))))
        for one in Standing
        if one in found
    )


# --------------------------------------------------------------------------------------------------- where to go on


def _jumps(site: Site, indexes: tuple[Index, ...], told: tuple[DateRow, ...]) -> tuple[Link, ...]:
    """«5 человек, 11 мест, 4 даты»: ways to the index, where it stands below the text."""
    words = site.words
    totals = {section.id: section.total for section in indexes}
    people, bodies, places = (totals.get(id, 0) for id in ("people", "organizations", "places"))
    dates = sum(1 for row in told if row.key)
    phrases = (
        ("people", people, words.ngettext("%(num)s person", "%(num)s people", people)),
        ("organizations", bodies, words.ngettext("%(num)s organisation", "%(num)s organisations", bodies)),
        ("places", places, words.ngettext("%(num)s place", "%(num)s places", places)),
        ("dates", dates, words.ngettext("%(num)s date", "%(num)s dates", dates)),
    )
    return tuple(Link(glue(phrase % {"num": count}), f"#{id}") for id, count, phrase in phrases if count)


def _related(site: Site, article: Article, url: str) -> tuple[ArticleRow, ...]:
    rows = []
    for related in site.archive.related.get(article.id, ())[: site.config.letopis.related]:
        names = [site.name(site.archive.entities[id]) for id in related.shared[:SHARED_NAMED]]
        why = site.words.gettext("in common: %(names)s") % {"names": ", ".join(names)} if names else ""
        rows.append(article_row(site, site.headings[related.article], url, why=glue(why)))
    return tuple(rows)


def _neighbour(site: Site, id: str | None, url: str) -> Neighbour | None:
    if id is None:
        return None
    article = site.headings[id]
    return Neighbour(
        site.when(article.published).words,
        spoken(glue(article.title), site.lang(article.language)),
        relative(site.article_url(article.id), url),
    )


def _facts(site: Site, article: Article) -> ArticleFacts:
    entities = {entity.id: entity for entity, _ in site.mentions_in.get(article.id, ())}
    return ArticleFacts(
        kind=site.words.gettext("Articles"),
        year=article.published[:4],
        date=site.published(article).isoformat(),
        when=date_words(article.published, site.language),
        byline=site.byline(article),
        lang=site.lang(article.language),
        forms=NEXT_NAME.join(words_of(entity) for entity in entities.values()),
        bounds=searched_bounds(article.published),
        outlets=(article.source.name,) if article.source.name else (),
        persons=site.in_facet(entities.values(), EntityKind.PERSON),
        places=site.in_facet(entities.values(), EntityKind.PLACE),
    )
