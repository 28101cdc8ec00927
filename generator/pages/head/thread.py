"""Of a quote thread's page: the words as they stood first, whose they are, and the articles that have them."""

from __future__ import annotations

from generator.model import Page, QuoteThread, Wording
from generator.pages.context import Site
from generator.pages.head.addresses import absolute
from generator.pages.head.jsonld import Node, breadcrumbs, script, thing
from generator.pages.head.tags import joined
from generator.sharing.cleartext import cut

TEXT_LIMIT = 1000
VARIANTS = 20


def thread_head(site: Site, thread: QuoteThread, page: Page) -> str:
    if not site.config.site_url:
        return ""
    url = page.url
    speaker = site.archive.entities.get(thread.speaker)
    spoken = [variant for variant in thread.variants if variant.wording is not Wording.PARAPHRASE]
    first = next((variant for variant in spoken if variant.wording is Wording.DIRECT), spoken[0] if spoken else None)
    text = first.span.of(site.texts[first.article].text) if first else ""
    node: Node = {
        "@type": "Quotation",
        "@id": absolute(site, url),
        "url": absolute(site, url),
        "mainEntityOfPage": absolute(site, url),
        "text": cut(text, TEXT_LIMIT),
        "inLanguage": site.headings[first.article].language if first else None,
        "spokenByCharacter": thing(site, speaker) if speaker else {"@type": "Person", "name": thread.speaker},
        "isPartOf": [
            {
                "@type": "Article",
                "@id": absolute(site, site.article_url(variant.article)),
                "headline": site.headings[variant.article].title,
            }
            for variant in thread.variants[:VARIANTS]
        ],
    }
    return joined((script((node, breadcrumbs(site, (page.title, url)))),))
