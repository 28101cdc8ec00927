"""A feed as JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import repeat
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
    items = ",".join(map(_written, feed.entries, repeat(feed.language)))
    return f'{_json(_kept(made))[:-1]},"items":[{items}]}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _written(entry: Entry, language: str) -> str:
    """An article stands in many feeds."""
    return _json(_item(entry, language))


def _item(entry: Entry, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "date_published": entry.day if entry.dated else "",
        "language": entry.language if entry.language != language else "",
    }
    if entry.whole is None:
        # The specification wants a content; a summary beside it would say the same again.
        return _kept(told | {"content_text": entry.summary or entry.title})
    return _kept(
        told
        | {
            "external_url": entry.whole.original,
            "summary": entry.summary,
            "content_html": entry.whole.content,
            "authors": [{"name": name} for name in entry.whole.authors],
            "tags": list(entry.whole.tags),
        }
    )


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
