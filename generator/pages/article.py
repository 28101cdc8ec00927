"""An article's page: when and from whom, the text with its mentions, the index beside it, what to read next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.chronology import bounds
from generator.i18n import date_words
from generator.model import AnnotatedArticle, Article, DateOf, Entity, EntityKind, MentionOf, Origin, Page, Rights
from generator.pages.article_index import Card, DateRow, cards, date_rows, entity_indexes
from generator.pages.context import Site
from generator.pages.engine import render
from generator.pages.leaf import leaf_of
from generator.pages.lists import article_row
from generator.pages.marks import ORIGIN_CLASS, laid_over, text_html
from generator.pages.spellings import NEXT_NAME, words_of
from generator.pages.typography import glue, shorten
from generator.pages.views import ArticleFacts, ArticleRow, ChainLink, Index, Leaf, Link, Neighbour
from generator.urls import outlet_url, relative

DESCRIPTION_LIMIT = 200
SHARED_NAMED = 3
"""How many shared entities the reason under a related article names."""


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
    citation: str
    has_guesses: bool
    """Whether a model proposed anything that is linked in the text."""
    text: Markup
    rights: str
    origins: tuple[tuple[str, str], ...]
    """(class of the mark, words)."""
    indexes: tuple[Index, ...]
    jumps: tuple[Link, ...]
    dates: tuple[DateRow, ...]
    cards: tuple[Card, ...]
    related: tuple[ArticleRow, ...]
    earlier: Neighbour | None
    later: Neighbour | None
    facts: ArticleFacts


def pages(site: Site) -> Iterator[Page]:
    for annotated in site.archive.articles:
        article = annotated.article
        url = site.article_url(article.id)
        description = article.description or shorten(article.text, DESCRIPTION_LIMIT)
        body = render(site.language, "article.html", view=_view(site, annotated, url))
        yield Page(url, "article", article.title, description, body)


def _view(site: Site, annotated: AnnotatedArticle, url: str) -> ArticleView:
    article = annotated.article
    laid = laid_over(site, annotated, url)
    indexes = entity_indexes(site, annotated, url)
    told = date_rows(site, annotated)
    position = site.position[article.id]
    return ArticleView(
        id=article.id,
        title=glue(article.title),
        lang=site.lang(article.language),
        leaf=leaf_of(site, article),
        chain=_chain(site, article, url),
        chain_words=_chain_words(site, article),
        signed=_signed(article),
        original=article.source.url or "",
        dek=glue(article.description),
        title_from_lead=article.title_from == "lead",
        # The template sets them in quotation marks, with its own full stop after the last.
        evidence=tuple(sentence.strip().removesuffix(".") for sentence in article.date_evidence)
        if article.undated
        else (),
        undated=article.undated,
        edit=site.config.edit_url(article.path),
        citation=_citation(site, article),
        has_guesses=any(item.origin is Origin.MODEL for item in laid),
        text=text_html(site, annotated, laid),
        rights=_rights(site, article),
        origins=_origins(site, annotated),
        indexes=indexes,
        jumps=_jumps(site, indexes, told),
        dates=told,
        cards=cards(site, annotated, laid, url),
        related=_related(site, article, url),
        earlier=_neighbour(site, position + 1, url),
        later=_neighbour(site, position - 1, url),
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
        links.append(ChainLink(name or site.words.gettext("outlet not named"), href, number == len(names) - 1))
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
        known = words.gettext("The archive has nothing of «%(outlet)s» itself.") % {"outlet": cites[-1]}
        return glue(f"{retold} {known}")
    return glue(retold)


def _signed(article: Article) -> str:
    """The byline as a sentence of its own, or ""."""
    return f"{article.source.author.rstrip('.')}." if article.source.author else ""


def _citation(site: Site, article: Article) -> str:
    words = site.words
    parts = [article.source.name or words.gettext("outlet not named")]
    parts.append(date_words(article.published, site.language))
    if article.source.cites:
        parts.append(words.gettext("citing %(outlets)s") % {"outlets": " ← ".join(article.source.cites)})
    address = site.config.site_url + site.article_url(article.id) if site.config.site_url else article.id
    heading = " ".join(filter(None, (_signed(article), article.title)))
    return glue(f"{heading} // {', '.join(parts)}. — {site.config.site_name}. {address}")


def _rights(site: Site, article: Article) -> str:
    return {
        Rights.FULL: site.words.gettext("the whole text"),
        Rights.EXCERPT: site.words.gettext("an excerpt"),
        Rights.DIGEST: site.words.gettext("a digest written for the archive"),
    }[article.rights]


def _origins(site: Site, annotated: AnnotatedArticle) -> tuple[tuple[str, str], ...]:
    """Who found the mentions and dates, counted."""
    counts = Counter(
        annotation.origin for annotation in annotated.annotations if isinstance(annotation.value, MentionOf | DateOf)
    )
    human, rule, model = (counts[origin] for origin in (Origin.HUMAN, Origin.RULE, Origin.MODEL))
    words = site.words
    phrases = {
        Origin.HUMAN: words.ngettext("%(num)s checked by a person", "%(num)s checked by a person", human),
        Origin.RULE: words.ngettext("%(num)s found by a rule", "%(num)s found by rules", rule),
        Origin.MODEL: words.ngettext("%(num)s proposed by a model", "%(num)s proposed by a model", model),
    }
    return tuple(
        (ORIGIN_CLASS[origin], glue(phrase % {"num": counts[origin]}))
        for origin, phrase in phrases.items()
        if counts[origin]
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
        names = [site.archive.entities[id].name for id in related.shared[:SHARED_NAMED]]
        why = site.words.gettext("in common: %(names)s") % {"names": ", ".join(names)} if names else ""
        rows.append(article_row(site, site.articles[related.article].article, url, why=glue(why)))
    return tuple(rows)


def _neighbour(site: Site, position: int, url: str) -> Neighbour | None:
    if not 0 <= position < len(site.archive.articles):
        return None
    article = site.archive.articles[position].article
    return Neighbour(
        site.when(article.published).words,
        glue(article.title),
        relative(site.article_url(article.id), url),
        site.lang(article.language),
    )


def _facts(site: Site, article: Article) -> ArticleFacts:
    entities = {entity.id: entity for entity, _ in site.mentions_in.get(article.id, ())}
    first, last = bounds(article.published)
    return ArticleFacts(
        kind=site.words.gettext("Articles"),
        year=article.published[:4],
        date=site.published(article).isoformat(),
        when=date_words(article.published, site.language),
        byline=site.byline(article),
        forms=NEXT_NAME.join(words_of(entity) for entity in entities.values()),
        bounds=first.isoformat() if first == last else f"{first}/{last}",
        outlets=(article.source.name,) if article.source.name else (),
        persons=_in_facet(site, entities, EntityKind.PERSON),
        places=_in_facet(site, entities, EntityKind.PLACE),
    )


def _in_facet(site: Site, entities: Mapping[str, Entity], kind: EntityKind) -> tuple[str, ...]:
    """Names for a facet of the search."""
    return tuple(sorted(entity.name for id, entity in entities.items() if id in site.facets[kind]))
