"""Of an entity, and of an outlet: who or what it is, under which names, where else it is known; its feed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.model import Entity, Outlet, Page
from generator.pages.context import Site
from generator.pages.head.addresses import absolute
from generator.pages.head.common import feeds
from generator.pages.head.jsonld import Node, breadcrumbs, script, thing
from generator.pages.head.tags import joined
from generator.sharing.following import followed
from generator.urls import SOURCES, entity_url, kind_url, outlet_url


def entity_head(site: Site, entity: Entity, page: Page) -> str:
    """What the page says in place of a description that nobody wrote is none of the entity."""
    return joined(_entity_tags(site, entity, page.description if entity.markdown.strip() else ""))


def _entity_tags(site: Site, entity: Entity, description: str) -> Iterator[Markup]:
    url = entity_url(entity)
    if followed(site.config):
        yield from feeds(entity.name, url, url)
    if site.config.site_url:
        others = dict.fromkeys((*entity.names.values(), *entity.aliases))
        node: Node = thing(site, entity) | {
            "url": absolute(site, url),
            "mainEntityOfPage": absolute(site, url),
            "description": description,
            "alternateName": [name for name in others if name != entity.name],
        }
        yield script(
            (node, breadcrumbs(site, (site.kind_title(entity.kind), kind_url(entity.kind)), (entity.name, url)))
        )


def outlet_head(site: Site, outlet: Outlet, page: Page) -> str:
    return joined(_outlet_tags(site, outlet))


def _outlet_tags(site: Site, outlet: Outlet) -> Iterator[Markup]:
    url = outlet_url(outlet)
    if followed(site.config):
        yield from feeds(outlet.name, url, url)
    if site.config.site_url:
        entity = site.archive.entities.get(outlet.entity or "")
        node: Node = (thing(site, entity) if entity else {"name": outlet.name}) | {
            "@type": "NewsMediaOrganization",
            "url": absolute(site, url),
            "mainEntityOfPage": absolute(site, url),
        }
        yield script((node, breadcrumbs(site, (site.words.gettext("Sources"), SOURCES), (outlet.name, url))))
