"""Of the home page: what site this is, and how it is searched."""

from __future__ import annotations

from generator.model import Page
from generator.pages.context import Site
from generator.pages.head.addresses import absolute
from generator.pages.head.jsonld import archive_node, script
from generator.pages.head.tags import joined
from generator.urls import HOME, SEARCH


def home_head(site: Site, page: Page) -> str:
    if not site.config.site_url:
        return ""
    node = {
        "@type": "WebSite",
        "@id": absolute(site, HOME),
        "url": absolute(site, HOME),
        "name": site.config.site_name,
        "description": site.config.site_description,
        "inLanguage": site.language,
        "publisher": archive_node(site),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(site, SEARCH)}?q={{query}}"},
            "query-input": "required name=query",
        },
    }
    return joined((script((node,)),))
