"""Where everything lives: slugs, and the URLs of every page kind.

The transliteration table is fixed here and golden-tested: a URL never shifts because a library changed its mind.
It follows the passport table (ICAO 9303, as Russia uses it since 2013) with «х» = h, «щ» = sch and the soft sign dropped, which
is what readers type; Kazakh and Ukrainian letters are added to it.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from generator.model import Article, Entity, EntityKind, Prose

_TABLE = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
        # Ukrainian and Belarusian
        "є": "ie", "і": "i", "ї": "i", "ґ": "g", "ў": "u",
        # Kazakh
        "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    }
)  # fmt: skip

SLUG_LIMIT = 60
"""Letters; a longer slug is cut at a word."""


def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """Lower-case ASCII letters, digits and single hyphens; "" where the text has none of them.

    The same text gives the same slug on every machine and with every library version.
    """
    # Lower first: the table holds small letters. й and ї must not be decomposed, hence the table before NFKD.
    lowered = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii").lower()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word
        if len(longer) > limit:
            break
        result = longer
    return result or (words[0][:limit] if words else "")


# Pages of which there is one each; the others lie below them.
HOME = ""
ARTICLES = "articles/"
TIMELINE = "timeline/"
TIMELINE_INDEX = "timeline/index.json"
"""What each page of a long timeline holds, for sifting."""
DISAGREEMENTS = "disagreements/"
EVENTS = "events/"
QUOTES = "quotes/"
CONNECTIONS = "connections/"
DATA = "data/"
SOURCES = "sources/"
SEARCH = "search/"
CONTENT_SCHEMAS = "schemas/content/"
"""JSON Schemas of front matter; no page."""


def articles_url(year: str) -> str:
    return f"{ARTICLES}{year}/"


def articles_month_url(year: str, month: str) -> str:
    """Of a year that has too many articles for one page."""
    return f"{articles_url(year)}{month}/"


def article_url(article: Article) -> str:
    return f"{articles_url(article.published[:4])}{article.id}/"


def timeline_url(year: int) -> str:
    return f"{TIMELINE}{year:04}/"


def timeline_month_url(year: int, month: int) -> str:
    """Of a year that has too many events for one page."""
    return f"{timeline_url(year)}{month:02}/"


def timeline_day_url(day: date) -> str:
    """Of a month that has too many events for one page."""
    return f"{timeline_month_url(day.year, day.month)}{day.day:02}/"


def timeline_part_url(url: str, number: int) -> str:
    """Of a page of the timeline whose rows go on: from 1, which is the page itself."""
    return f"{url}part-{number}/" if number > 1 else url


def event_url(id: str) -> str:
    return f"{EVENTS}{id}/"


def events_url(year: int) -> str:
    """Of a year's own list; no id that anybody would give an event."""
    return f"{EVENTS}year-{year:04}/"


def thread_url(id: str) -> str:
    return f"{QUOTES}{id}/"


def quotes_url(year: int) -> str:
    """Of a year's own list. A thread's id is longer than a year."""
    return f"{QUOTES}{year:04}/"


def disagreement_url(id: str) -> str:
    return f"{DISAGREEMENTS}{id}/"


def disagreements_url(year: int) -> str:
    return f"{DISAGREEMENTS}{year:04}/"


def kind_url(kind: EntityKind) -> str:
    return f"{kind.folder}/"


def letter_url(kind: EntityKind, letter: str) -> str:
    """Of the list of those whose names begin with it, by its number in Unicode: «А» and “A” would have one slug."""
    return f"{kind_url(kind)}letter/{ord(letter):04x}/"


def entity_url(entity: Entity) -> str:
    return f"{kind_url(entity.kind)}{entity.id}/"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def outlet_url(outlet: _Identified) -> str:
    return f"{SOURCES}{outlet.id}/"


def prose_url(prose: Prose) -> str:
    return f"{prose.id}/"


def is_sound(address: str) -> bool:
    """Whether a browser can take a web address apart: one with a port beyond 65535 or half a bracket is no link at all to it."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def relative(url: str, base: str) -> str:
    """`url` as a link on the page `base`: both relative to the site's root. Keeps a fragment. "" is the home page."""
    folder, way = _part(base)
    if folder and url and url[0] != "#" and not url.startswith(folder):
        # Most links lead to another part of the site.
        return way + url
    path, mark, fragment = url.partition("#")
    if path == base:
        return f"#{fragment}" if mark else "./"
    # What stands behind the last slash is a file's name, or nothing.
    *here, _ = base.split("/")
    there = path.split("/")
    shared = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (link or "./") + mark + fragment


@lru_cache
def _part(page: str) -> tuple[str, str]:
    """The part of the site that a page belongs to, "" for the home page, and the way from it to the root. Kept for its many links."""
    folder, slash, _ = page.partition("/")
    return folder + slash if slash else "", "../" * page.count("/")
