"""A feed as JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.exports.feeds import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    made = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.json,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    items = [_item(entry) for entry in feed.entries]
    return json.dumps(_kept(made) | {"items": items}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    return _kept(
        {
            "id": entry.url,
            "url": entry.url,
            "external_url": entry.original,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content,
            "date_published": entry.day if entry.dated else "",
            "authors": [{"name": name} for name in entry.authors],
            "tags": list(entry.tags),
            "language": entry.language,
        }
    )


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
