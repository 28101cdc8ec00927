"""robots.txt: everything may be read, and where the sitemap is.

Crawlers only ask for it at a host's root; a site below a path keeps it for whoever serves it from a root one day.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import sitemap
from generator.exports.engine import render
from generator.exports.source import Source
from generator.model import Output


def outputs(source: Source) -> Iterator[Output]:
    """Without a sitemap's address for a site that does not know its own."""
    config = source.config
    address = config.site_url + sitemap.PATH if config.site_url else ""
    yield Output("robots.txt", render("robots.txt", sitemap=address))
