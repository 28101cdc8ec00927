"""opensearch.xml: how the archive is searched from a browser's own search box (OpenSearch 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.engine import render
from generator.exports.source import Source
from generator.model import Output
from generator.sharing.cleartext import one_line
from generator.urls import SEARCH

PATH = "opensearch.xml"

_SHORT_NAME, _DESCRIPTION = 16, 1024
"""Characters that the specification allows."""


def outputs(source: Source) -> Iterator[Output]:
    """None for a site that does not know its address: the template is an absolute one."""
    config = source.config
    if not config.site_url:
        return
    yield Output(
        PATH,
        render(
            PATH,
            name=one_line(config.site_name)[:_SHORT_NAME],
            long_name=one_line(config.site_name)[:48],
            description=one_line(config.site_description or config.site_name)[:_DESCRIPTION],
            search=f"{config.site_url}{SEARCH}?q={{searchTerms}}",
            own=config.site_url + PATH,
            icon=f"{config.site_url}assets/favicon.svg",
            language=config.language,
        ),
    )
