"""Pages drawn by the theme. Of this package, only this module knows that there is a MkDocs and a Material for MkDocs.

Each page is written as a Markdown file for MkDocs: front matter, then the whole body as one block of raw HTML on one line,
which Python-Markdown passes through. Nothing that a contributor wrote may be parsed a second time (see `as_raw_html`), and
nothing may break out of the front matter, whose values Material prints into its HTML unescaped (see `_front_matter`).

MkDocs runs as a program of its own: what it keeps in memory is gone when it ends, and it cannot disturb this one.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from generator.config import Config
from generator.i18n import translations
from generator.model import Page
from generator.pages.tongues import mostly_in_script
from generator.policy import policy, seal
from generator.sharing.proposing import PROBLEM, report_url
from generator.tool import run_tool
from generator.uncommented import uncomment

OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"

UNUSED = ("assets/javascripts", "assets/stylesheets")
"""Folders of Material's own scripts and style sheets: MkDocs copies them all the same, and no page loads them (main.html)."""

SEARCH_PHRASES = "assets/js/search/interface.js"
"""Of the site; overrides/assets/js/search/words.js reads it."""

Phrases = dict[str, str | dict[str, str]]
"""By name; a phrase with a number in it by plural category."""

# White space that HTML shows as it stands.
_PREFORMATTED = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)

# What a YAML file may not hold, and line breaks of YAML 1.1 that are none in JSON.
_NOT_IN_YAML = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

# What a page is drawn with; Material's own templates come with its version.
_PROGRAMS = ("mkdocs", "mkdocs-material", "jinja2", "markdown")

# Whatever `!ENV` may name.
_VARIABLES = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")

_BUILD_DATE = b"build_date_utc"
"""What MkDocs offers to templates of the time of the build."""

# Whole numbers of every plural category of the interface's languages.
_EACH_CATEGORY = (1, 2, 5)

# No character of text, and what Python-Markdown marks its own placeholders with.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20)])
_SPACES = bytes.maketrans(b"\t\n\f\r", b"    ")


class Sheet(NamedTuple):
    """A page for the theme: what was plain text is escaped. The body is printed as `as_raw_html` has it."""

    url: str
    kind: str
    indexed: bool
    title: str = ""
    description: str = ""
    heading: str = ""
    head: str = ""
    body: str = ""


LOST = "404.html"
"""Drawn for every address that does not exist; it names pages of the navigation."""

FIELDS = ("title", "description", "heading", "head", "body")
"""What differs between two pages of one kind, beside the address."""


def sheet_of(page: Page) -> Sheet:
    """Title and description are escaped for HTML here, once: Material prints them as they are."""
    return Sheet(
        page.url,
        page.kind,
        page.indexed,
        html.escape(page.title),
        html.escape(page.description),
        page.heading,
        _CONTROLS.sub("", page.head),
        page.body,
    )


def draw_sheets(sheets: Iterable[Sheet], config: Config, build: Path, epoch: int) -> Path:
    """Draws the pages into `build`/site, which is made anew, and returns that folder.

    `build` also gets the files that MkDocs reads: pages/ and mkdocs.yml, from which `mkdocs build -f` and
    `properdocs build -f` make the same site again. `epoch` stands for the time of the build, in seconds since 1970, whatever
    the clock says. Raises ToolError.
    """
    build.mkdir(parents=True, exist_ok=True)
    sources, site = build / "pages", build / "site"
    for folder in (sources, site):
        shutil.rmtree(folder, ignore_errors=True)
    sources.mkdir()
    _write_sheets(sheets, sources)
    words = _words(config)
    _write_phrases(words["search"], sources)
    settings = _write_settings(config, words, build)
    run_tool(
        "MkDocs",
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(settings)],
        environment={"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": str(epoch)},
    )
    for unused in UNUSED:
        shutil.rmtree(site / unused, ignore_errors=True)
    uncomment(site / "assets")
    seal(site, _templates(config))
    return site


def as_raw_html(body: str) -> bytes:
    """The same HTML as one line that Python-Markdown takes for one raw block and returns as it is. In UTF-8, as the files of a site.

    One line, since a line of three backticks or tildes would be code to it, and an empty one could end the block. A line
    break becomes a space, or a character reference where white space is shown as it stands. The wrapping element keeps the
    block whole: Python-Markdown would look for Markdown between two elements of the first level.
    """
    if "\r" in body:
        body = body.replace("\r\n", "\n")
    if "</pre>" in body or "</textarea>" in body:
        body = _PREFORMATTED.sub(_preformatted, body)
    # Every page of the site goes through here, and of bytes a table changes all in a tenth of the time.
    line = body.encode("utf-8", "xmlcharrefreplace").translate(_SPACES, _CONTROL_BYTES)
    return b"<div>%b</div>" % line


def _preformatted(element: re.Match[str]) -> str:
    lines = element[0].replace("\r", "\n").replace("\f", "\n")
    return lines.replace("\n", "&#10;").replace("\t", "&#9;")


def _write_sheets(sheets: Iterable[Sheet], sources: Path) -> None:
    for sheet in sheets:
        path = sources / sheet.url / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%b\n%b\n" % (_front_matter(sheet).encode(), as_raw_html(sheet.body)))


def _front_matter(sheet: Sheet) -> str:
    values: dict[str, str | bool] = {
        "title": sheet.title,
        "description": sheet.description,
        "kind": sheet.kind,
        "indexed": sheet.indexed,
        **({"heading": sheet.heading} if sheet.heading else {}),
        "head": sheet.head,
    }
    return "---\n" + "".join(f"{key}: {_scalar(value)}\n" for key, value in values.items()) + "---\n"


def _scalar(value: str | bool) -> str:
    """A YAML value: JSON, with escapes for what JSON may and YAML may not hold as it stands."""
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _write_phrases(phrases: Phrases, sources: Path) -> None:
    """The search's words as a module of its scripts: MkDocs copies it to where they lie, and no page carries what is not yet asked for."""
    path = sources / SEARCH_PHRASES
    path.parent.mkdir(parents=True)
    path.write_text(f"export default {json.dumps(phrases, ensure_ascii=False)};\n", encoding="utf-8")


def _write_settings(config: Config, words: dict[str, Phrases], build: Path) -> Path:
    """The site's own mkdocs.yml, inherited, with the folders of this build and the interface's words."""
    path = build / "mkdocs.yml"
    folder = _templates(config)
    settings = {
        "INHERIT": os.path.relpath(config.path, build),
        "docs_dir": "pages",
        "site_dir": "site",
        # What MkDocs reads is made here; the links to a page's own file are on the page already.
        "edit_uri": "",
        "theme": {"custom_dir": os.path.relpath(folder, build)},
        "extra": {"letopis_ui": words, "letopis_kinds": _of_kinds(folder), "letopis_policy": policy()},
    }
    # JSON is YAML, and MkDocs reads no other format.
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def fingerprint(config: Config, epoch: int) -> str:
    """Changes with whatever decides how a page of given values is drawn: settings, templates, programs, the interface's words. In hex.

    `epoch` is the build's only for a theme that shows it.
    """
    settings = config.path.read_bytes()
    seen = hashlib.sha256()

    def add(part: bytes) -> None:
        seen.update(hashlib.sha256(part).digest())

    add(settings)
    names = sorted({found.decode() for found in _VARIABLES.findall(settings)} & os.environ.keys())
    environment = {name: os.environ[name] for name in names}
    add(json.dumps([environment, _words(config), policy(), *map(version, _PROGRAMS)]).encode())
    dated = False
    for path in sorted(_templates(config).rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            add(str(path.relative_to(_templates(config))).encode())
            add(data)
            dated = dated or _BUILD_DATE in data
    add(str(epoch if dated else "").encode())
    add(Path(__file__).read_bytes())
    return seen.hexdigest()[:32]


def _templates(config: Config) -> Path:
    own = config.path.parent / "overrides"
    return own if own.is_dir() else OVERRIDES


def _words(config: Config) -> dict[str, dict[str, str | dict[str, str]]]:
    """The interface's; where the texts are in another language, for the search that of names, and that of the site's own name."""
    words = interface(config.language)
    words["chrome"]["report_url"] = report_url(config, PROBLEM)
    if config.texts_language != config.language:
        words["search"]["names"] = config.texts_language
        if mostly_in_script(f"{config.site_name} {config.site_description}", config.texts_language):
            words["chrome"]["site_lang"] = config.texts_language
    return words


def _of_kinds(folder: Path) -> dict[str, list[str]]:
    """Kinds of page that have a style sheet, and those that have a script, of their own: no other page loads it."""
    return {
        suffix: sorted(file.stem for file in (folder / "assets" / suffix / "kinds").glob(f"*.{suffix}"))
        for suffix in ("css", "js")
    }


def interface(language: str) -> dict[str, Phrases]:
    """The words of everything around the pages, in the interface's language, for overrides/.

    `chrome` and `lost` (the 404 page) are for the templates; `search` goes to the browser.
    """
    words = translations(language)
    _, category = words.gettext, Locale(language).plural_form
    return {
        "chrome": {
            "skip": _("Skip to the text"),
            "home": _("%(site)s: to the home page"),
            "find": _("Search the archive"),
            "menu": _("Menu"),
            "sections": _("Sections of the archive"),
            "newest": _("New"),
            "names": _("People and places"),
            "about": _("About the archive"),
            "code": _("Source and corrections"),
            "feed": _("News feed"),
            "report": _("Something is wrong on this page"),
            "system": _("Colours: as the system has them. Switch to light"),
            "light": _("Colours: light. Switch to dark"),
            "dark": _("Colours: dark. Switch to the system's"),
        },
        "lost": {
            "leaf": _("address not found"),
            "title": _("The archive has no such page"),
            "apology": _(
                "The address may be incomplete, or the page has moved. No article of the archive has disappeared."
            ),
            "placeholder": _("Name, place, words"),
            "submit": _("Find"),
            "nearby": _("Close by"),
            "newest": _("The latest articles, events and disagreements."),
        },
        "search": {
            "placeholder": _("Name, place, words"),
            "search": _("Search the archive"),
            "close": _("Close"),
            "close_key": _("close"),
            "nothing": _("Nothing found for “[SEARCH_TERM]”"),
            "nothing_chosen": _("Nothing found"),
            "found": _("Found: [COUNT]"),
            "searching": _("Searching…"),
            "results": _("Results"),
            "failed": _("The search failed. Check the connection and search again"),
            "left_out": _("Not in the archive, and left out:"),
            "perhaps": _("Perhaps you were looking for:"),
            "more_results": _("Show more"),
            "more_values": _("[COUNT] more"),
            # By CLDR's plural categories, as the browser's Intl.PluralRules names them.
            "sentences": {
                category(number): words.ngettext("and %(num)s more sentence", "and %(num)s more sentences", number)
                for number in _EACH_CATEGORY
            },
            "choose": _("choose"),
            "open": _("open"),
            "all": _("All results, with filters and sorting"),
            "kind": _("Kind"),
            "year": _("Year"),
            "outlet": _("Outlet"),
            "person": _("People"),
            "place": _("Places"),
            "marked": _("Found in the text: [COUNT]"),
            "previous": _("Previous"),
            "next": _("Next"),
            "unmark": _("Remove the marks"),
        },
    }
