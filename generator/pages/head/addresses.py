"""Absolute addresses of the site's pages."""

from __future__ import annotations

from urllib.parse import quote

from generator.pages.context import Site
from generator.urls import SOURCES


def absolute(site: Site, url: str) -> str | None:
    """Of a page or a place on it; None where the site does not know its address, and nothing that needs one is said."""
    return site.config.site_url + quote(url, safe="/#") if site.config.site_url else None


def outlet_address(site: Site, name: str) -> str | None:
    """Of an outlet's page, by any spelling of its name; None too where the archive has no such outlet."""
    outlet = site.outlet(name) if name else None
    return absolute(site, f"{SOURCES}{outlet.id}/") if outlet else None
