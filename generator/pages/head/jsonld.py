"""JSON-LD (schema.org) as a block of data in HTML that no text can break out of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from generator.model import Entity, EntityKind
from generator.pages.context import Site
from generator.pages.head.addresses import absolute
from generator.sharing.cleartext import one_line
from generator.urls import HOME, entity_url

Node = dict[str, Any]

TYPES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.PLACE: "Place",
    EntityKind.TOPIC: "Thing",
}
WIKIDATA = "https://www.wikidata.org/entity/"
"""Of the thing itself; /wiki/ is that of the page about it."""

# A browser ends a script at «</script», and reads «<!--» as the beginning of something else; the two separators were line ends of
# JavaScript. As escapes of JSON they mean the same and are none of it.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script(nodes: Iterable[Node]) -> Markup:
    """The nodes as one graph."""
    graph = {"@context": "https://schema.org", "@graph": [_kept(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 - nothing of HTML is left


def _kept(value: Any) -> Any:
    """Without what is empty; every text on one line."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, Mapping):
        kept = {key: _kept(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, "", [], {})}
    return [_kept(item) for item in value] if isinstance(value, list | tuple) else value


def thing(site: Site, entity: Entity) -> Node:
    """An entity where another page speaks of it."""
    return {
        "@type": TYPES[entity.kind],
        "@id": absolute(site, entity_url(entity)),
        "name": entity.name,
        "sameAs": f"{WIKIDATA}{entity.wikidata}" if entity.wikidata else None,
    }


def archive_node(site: Site) -> Node:
    """Whoever publishes this site, as far as the site knows: by its own name."""
    return {"@type": "Organization", "name": site.config.site_name, "url": absolute(site, HOME)}


def breadcrumbs(site: Site, *steps: tuple[str, str]) -> Node:
    """From the home page to this one: (title, url)."""
    way = ((site.config.site_name, HOME), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(site, url)}
            for position, (name, url) in enumerate(way, 1)
        ],
    }
