"""Of an article: what it is and on what it is based (JSON-LD), how it is cited (the tags that Zotero reads), what else it comes as.

Zotero's «Embedded Metadata» takes any page with `citation_title` for a journal article unless another tag names the type; `DC.type` does
(NewsItem, of the Eprints Type Vocabulary, makes it a newspaper article), and `DC.source` is then the newspaper. `citation_journal_title`
would make it a journal article again, whatever else is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from generator.model import AnnotatedArticle, Annotation, Article, Entity, Origin, Page, Quote, Rights
from generator.pages.context import Site
from generator.pages.head.addresses import absolute, outlet_address
from generator.pages.head.jsonld import Node, archive_node, breadcrumbs, script, thing
from generator.pages.head.tags import graph, joined, link, locale, named
from generator.pages.tongues import without
from generator.sharing.citation import Citation, citation, rights_words
from generator.sharing.cleartext import cut
from generator.urls import ARTICLES, HOME, articles_url

ABOUT = 5
"""So many entities, each named twice or more, are what an article is about."""
MENTIONS = 60
"""Entities that are named to programs, the most mentioned first: a page of two hundred names must not double its weight."""
QUOTATIONS = 20
QUOTATION_LIMIT = 500
"""Code points of one quotation."""

BESIDE = (
    ("alternate", "text/markdown", "article.md", "Markdown"),
    ("describedby", "application/x-bibtex", "cite.bib", "BibTeX"),
    ("describedby", "application/x-research-info-systems", "cite.ris", "RIS"),
    ("describedby", "application/vnd.citationstyles.csl+json", "cite.json", "CSL-JSON"),
)
"""Files beside the page: (what they are to it, type, name, title). The same text in another form, and what describes it (Signposting)."""
_BESIDE = Markup("\n").join(link(*file) for file in BESIDE)


def article_head(site: Site, annotated: AnnotatedArticle, page: Page) -> str:
    return joined(_tags(site, annotated, page.url))


def _tags(site: Site, annotated: AnnotatedArticle, url: str) -> Iterator[Markup]:
    article = annotated.article
    cited = citation(article, site.config)
    named_here = _named(site, article)
    yield graph("og:type", "article")
    yield graph("og:locale", locale(article.language))
    if not article.undated:
        yield graph("article:published_time", article.published)
    about = _about(named_here)
    for entity in about:
        yield graph("article:tag", entity.name)
    yield from _cited(site, article, cited, about)
    yield _BESIDE
    if site.config.site_url:
        yield script(_nodes(site, annotated, cited, named_here, url))


def _cited(site: Site, article: Article, cited: Citation, about: list[Entity]) -> Iterator[Markup]:
    yield named("citation_title", cited.title)
    for signer in cited.signers:
        yield named("citation_author", signer.name)
    yield named("citation_publication_date", "/".join(f"{part:02}" for part in cited.issued))
    yield named("citation_language", cited.language)
    yield named("citation_public_url", cited.url)
    yield named("citation_abstract", cited.abstract)
    yield named("citation_keywords", "; ".join(entity.name.replace(";", ",") for entity in about))
    yield named("DC.type", "NewsItem" if cited.outlet else "webpage")
    yield named("DC.source", cited.outlet or cited.archive)
    yield named("DC.rights", rights_words(article.rights, site.language))


def _named(site: Site, article: Article) -> list[tuple[Entity, int]]:
    """Whom it names and how often, the most often first; of equal ones, as they come in the text."""
    counts: Counter[str] = Counter(entity.id for entity, _ in site.mentions_in.get(article.id, ()))
    return [(site.archive.entities[id], count) for id, count in counts.most_common(MENTIONS)]


def _about(named_here: list[tuple[Entity, int]]) -> list[Entity]:
    return [entity for entity, count in named_here[:ABOUT] if count > 1]


# ------------------------------------------------------------------------------------------------------ JSON-LD


def _nodes(
    site: Site, annotated: AnnotatedArticle, cited: Citation, named_here: list[tuple[Entity, int]], url: str
) -> Iterator[Node]:
    article = annotated.article
    about = _about(named_here)
    here = absolute(site, url)
    # A digest is the archive's own text about somebody else's; of the rest the outlet is the publisher here as it was there.
    digest = article.rights is Rights.DIGEST
    yield {
        "@type": "Article" if digest else "NewsArticle",
        "@id": here,
        "url": here,
        "mainEntityOfPage": here,
        "headline": article.title,
        "description": article.description,
        "inLanguage": article.language,
        "datePublished": None if article.undated else article.published,
        "publisher": archive_node(site) if digest else _outlet(site, cited.outlet) if cited.outlet else None,
        "author": archive_node(site) if digest else _authors(cited),
        "creditText": without(site.byline(article)) if cited.outlet else None,
        # Of a text that is given in part, whether the whole can be read for nothing is not known.
        "isAccessibleForFree": None if article.rights is Rights.EXCERPT else True,
        "isPartOf": {"@type": "WebSite", "@id": absolute(site, HOME), "name": site.config.site_name},
        "isBasedOn": _original(site, article, cited, here),
        "about": [thing(site, entity) for entity in about],
        "mentions": [thing(site, entity) for entity, _ in named_here if entity not in about],
        "hasPart": list(_quotations(site, annotated, url)),
    }
    year = article.published[:4]
    yield breadcrumbs(
        site, (site.words.gettext("Articles"), ARTICLES), (year, articles_url(year)), (article.title, url)
    )


def _original(site: Site, article: Article, cited: Citation, here: str | None) -> Node | None:
    """The text at its outlet, based on that of whom it cites, and so on to the first; None where nothing is known of it."""
    basis: Node | None = None
    for name in reversed(cited.cites):
        basis = {"@type": "NewsArticle", "publisher": _outlet(site, name), "isBasedOn": basis}
    if not (cited.outlet or cited.original):
        return basis
    return {
        "@type": "NewsArticle",
        "url": cited.original,
        "headline": article.title if article.title_from == "source" and article.rights is not Rights.DIGEST else None,
        "datePublished": None if article.undated else article.published,
        "publisher": _outlet(site, cited.outlet) if cited.outlet else None,
        "author": _authors(cited),
        "archivedAt": None if article.rights is Rights.DIGEST else here,
        "isBasedOn": basis,
    }


def _outlet(site: Site, name: str) -> Node:
    outlet = site.outlet(name)
    entity = site.archive.entities.get(outlet.entity or "") if outlet else None
    node = thing(site, entity) if entity else {"name": name}
    return node | {"@type": "NewsMediaOrganization", "url": outlet_address(site, name)}


def _authors(cited: Citation) -> list[Node]:
    """Whoever is not plainly a person may be an agency as well as a person of three names: no type is claimed."""
    return [{"@type": "Person" if signer.family else None, "name": signer.name} for signer in cited.signers]


def _quotations(site: Site, annotated: AnnotatedArticle, url: str) -> Iterator[Node]:
    """Direct speech of a known speaker. `creator` where a person has confirmed it; else the article alone says whose words they are."""
    left = QUOTATIONS
    for annotation in annotated.annotations:
        value = annotation.value
        if not (isinstance(value, Quote) and value.direct and value.speaker) or not left:
            continue
        left -= 1
        speaker = site.archive.entities.get(value.speaker)
        who = thing(site, speaker) if speaker else {"@type": "Person", "name": value.speaker}
        yield {
            "@type": "Quotation",
            "text": cut(annotation.span.of(annotated.article.text), QUOTATION_LIMIT),
            "url": _place(site, annotated, annotation, url),
            "inLanguage": annotated.article.language,
            "spokenByCharacter": who,
            "creator": who if annotation.origin is Origin.HUMAN else None,
        }


def _place(site: Site, annotated: AnnotatedArticle, annotation: Annotation, url: str) -> str | None:
    sentence = annotated.sentence_at(annotation.span.start)
    return absolute(site, f"{url}#{sentence.anchor}" if sentence else url)
