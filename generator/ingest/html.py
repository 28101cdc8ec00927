"""A saved web page: trafilatura finds the article in it, and its title, date, site and author.

The address is taken only from the page's own `<link rel="canonical">`, and the date only where the page marks it as one (metadata,
`<time>`, the day in its address): trafilatura could also guess it from any figures in the text or the footer, and a guess has no
place in an archive.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.chronology import is_publication_date
from generator.errors import ImportRefused
from generator.ingest import cleaning
from generator.ingest.draft import Draft
from generator.ingest.report import Refused

HOW_TO_DATE = 'add <meta property="article:published_time" content="2025-11-07"> to its <head>'
_NO_ARTICLE = "holds no article that could be found. Copy its text into a .txt file."


def read(path: Path, data: bytes) -> Iterator[Draft | Refused]:
    """One document. Raises ImportRefused where the page holds no article."""
    # trafilatura takes half a second to load; whoever imports plain text does not wait for it.
    import trafilatura
    from lxml import etree, html  # type: ignore[import-untyped]  # it ships no types

    text = cleaning.decode(data)
    # An encoding in an XML declaration is of the file, not of this string; lxml refuses to see one in a string.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        page: Any = html.document_fromstring(source)
    except etree.ParserError as error:
        raise ImportRefused(_NO_ARTICLE) from error
    found: Any = trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "9999-12-31"},
    )
    if found is None or not (found.text or "").strip():
        raise ImportRefused(_NO_ARTICLE)
    title = found.title or ""
    lines = cleaning.paragraphs(found.text)
    published = found.date or ""
    yield Draft(
        document=path.name,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        # Where the headline stands inside the article element, trafilatura gives it as the first line too.
        paragraphs=lines[1:] if len(lines) > 1 and cleaning.folded(lines[0]) == cleaning.folded(title) else lines,
        how_to_date=HOW_TO_DATE,
        title=title,
        published=published if is_publication_date(published) else "",
        outlet=found.sitename or "",
        # trafilatura parts several names by semicolons.
        author=(found.author or "").replace(";", ","),
        url=_first(page, "//link[@rel='canonical']/@href"),
        description=found.description or "",
        language=_first(page, "/html/@lang"),
    )


def _first(page: Any, xpath: str) -> str:
    found = page.xpath(xpath)
    return str(found[0]).strip() if found else ""
