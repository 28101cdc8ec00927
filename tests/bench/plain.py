"""Plain pages of an archive for the peers: title, date, text of each article, and for each entity a page that lists its articles.

Nothing else that Letopis shows is asked of them. Who has a page, and which articles name them, is taken from the data that Letopis
publishes, so that all build pages of the same texts and the same number of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.markdown.escape import markdown_of

KINDS = {"person": "people", "organization": "organizations", "place": "places", "topic": "topics"}


@dataclass(frozen=True, slots=True)
class PlainPage:
    path: str
    """Below the root, without a suffix: `articles/2025/2025-11-07-vstrecha`."""
    title: str
    date: str
    """ISO, or "" for an entity."""
    body: str
    """Markdown."""


def pages(database: Path) -> Iterator[PlainPage]:
    """Of `letopis.sqlite`."""
    with closing(sqlite3.connect(database)) as base:
        for id, title, day, text in base.execute(
            "SELECT id, title, earliest, text FROM articles ORDER BY earliest DESC, id"
        ):
            yield PlainPage(f"articles/{day[:4]}/{id}", title, day, markdown_of(tuple(text.split("\n\n"))))
        named = """SELECT DISTINCT a.id, a.title, a.earliest FROM mentions m JOIN articles a ON a.id = m.article
            WHERE m.entity = ? ORDER BY a.earliest DESC, a.id"""
        for id, kind, name in base.execute("SELECT id, kind, name FROM entities ORDER BY id"):
            rows = base.execute(named, (id,))
            links = [f"- {day}: [{_words(title)}](/articles/{day[:4]}/{article}/)" for article, title, day in rows]
            yield PlainPage(f"{KINDS[kind]}/{id}", name, "", "\n".join(links))


def _words(title: str) -> str:
    return markdown_of((title,)).strip()


def write_hugo(database: Path, folder: Path) -> int:
    """A Hugo site with the smallest templates that show a page, a list and the newest. Returns how many pages it wrote."""
    settings = """baseURL = "https://archive.example/"
title = "Archive"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt"]
"""
    frame = (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        '<nav><a href="/">{{ site.Title }}</a></nav><h1>{{ .Title }}</h1>%s</body></html>\n'
    )
    dated = '{{ if not .Date.IsZero }}<time>{{ .Date.Format "2006-01-02" }}</time>{{ end }}'
    row = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    _write(folder / "hugo.toml", settings)
    _write(folder / "layouts/_default/single.html", frame % (dated + "{{ .Content }}"))
    _write(folder / "layouts/_default/list.html", frame % f"<ul>{{{{ range .Pages }}}}{row}{{{{ end }}}}</ul>")
    newest = 'first 15 (where site.RegularPages "Section" "articles").ByDate.Reverse'
    _write(folder / "layouts/index.html", frame % f"<ul>{{{{ range {newest} }}}}{row}{{{{ end }}}}</ul>")
    return _write_pages(database, folder / "content", "md", dates=True)


def write_mkdocs(database: Path, folder: Path) -> int:
    """Material for MkDocs as quick as its settings make it: no plug-in, no extension, no page in the navigation but the first."""
    settings = {
        "site_name": "Archive",
        "site_url": "https://archive.example/",
        "theme": {"name": "material", "language": "ru", "font": False},
        "nav": ["index.md"],
        "not_in_nav": "*",
        "plugins": [],
        "markdown_extensions": [],
        "validation": {
            "links": {
                "absolute_links": "ignore",
                "unrecognized_links": "ignore",
                "anchors": "ignore",
                "not_found": "ignore",
            }
        },
    }
    # JSON is YAML.
    _write(folder / "mkdocs.yml", json.dumps(settings, indent=1))
    _write(folder / "docs/index.md", "# Archive\n")
    return _write_pages(database, folder / "docs", "md", dates=False)


def _write_pages(database: Path, folder: Path, suffix: str, dates: bool) -> int:
    """`dates`: in the front matter; else as words of the page, as MkDocs shows none of its own."""
    count = 0
    for page in pages(database):
        head = f"title: {json.dumps(page.title, ensure_ascii=False)}\n"
        if page.date and dates:
            head += f"date: {page.date}\n"
        day = f"{page.date}\n\n" if page.date and not dates else ""
        _write(folder / f"{page.path}.{suffix}", f"---\n{head}---\n{day}{page.body.strip()}\n")
        count += 1
    return count


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
