"""What is inert, built and given away: in a browser nothing of it runs or leads anywhere, and every file still is what it was."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import feedparser  # type: ignore[import-untyped]  # it ships no types
import icalendar
import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, expect

from tests.attacks.archive import ARTICLES, ATTACKED, SETTING, SITE, WORDS, built
from tests.attacks.strings import ATTACKS
from tests.browser.kinds import fullest
from tests.served import Visit, serving, visiting
from tests.site.test_hostile import FAULTS

pytestmark = pytest.mark.site

HIT = "window.hit = window.alert = window.prompt = window.confirm = (what) => console.error(`ran: ${what}`);"
"""In every page before anything of its own: whoever calls one of them is heard by `visiting`."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("attacks"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit


def watched(page: Page) -> Page:
    page.context.add_init_script(HIT)
    page.reload()
    return page


# ------------------------------------------------------------------------------------------------- in a browser


def test_no_page_runs_an_attack_or_leads_away(visit: Visit, site: Path) -> None:
    page = watched(visit())
    home = page.url
    kinds = fullest(site)
    missing = kinds.pop("lost")
    assert missing
    urls = [
        *kinds.values(),
        *(f"articles/2025/{path.parent.name}/" for path in site.glob("articles/2025/x-*/index.html")),
    ]
    for url in urls:
        page.goto(home + url)
        assert page.evaluate(FAULTS) == [], url
        assert page.url == home + url, "a page led away by itself"
        assert page.evaluate("window.length") == 0, f"frames in {url}"
    assert len(kinds) >= 15, kinds
    assert len(urls) >= ARTICLES


def test_every_attack_is_read_as_it_was_written(visit: Visit, site: Path) -> None:
    """A title is shown on its own page, letter for letter but for white space."""
    page = visit()
    home = page.url
    for name, text in list(WORDS.items())[::4]:
        page.goto(f"{home}articles/2025/x-{name}/")
        assert "".join(page.locator("h1").inner_text().split()) == "".join(text.split())
        assert "".join(page.title().split()).startswith("".join(text.split()))


def test_cards_search_and_timeline_only_say_attacks(visit: Visit) -> None:
    page = watched(visit("articles/2025/x-script/"))
    mention = page.locator(".l-read a.m-p").first
    mention.hover()
    expect(page.locator(".l-card:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    box = page.locator("dialog.l-dialog input").first
    for words in (
        "<img src=x onerror=hit(1)>",
        "</title><script>hit(1)</script>",
        "{{7*7}}",
        "[SEARCH_TERM]",
        "__proto__",
    ):
        box.fill(words)
        expect(page.locator("dialog.l-dialog [role=option]").first).to_be_visible()
    # What floats is placed by a script.
    assert [fault for fault in page.evaluate(FAULTS) if not fault.startswith("style on")] == []
    page.goto(page.url.partition("articles/")[0] + "search/?q=" + "%3Cscript%3Ehit(1)%3C%2Fscript%3E")
    expect(page.locator(".l-hits h3").first).to_be_visible()
    assert page.evaluate(FAULTS) == []
    page.goto(
        page.url.partition("search/")[0] + "timeline/?entity=%3Cscript%3Ehit(1)%3C/script%3E&kind=javascript:hit(1)"
    )
    assert page.evaluate(FAULTS) == []
    page.goto(page.url.partition("timeline/")[0] + "timeline/?entity=__proto__#%3Cimg%20src=x%20onerror=hit(1)%3E")
    assert page.evaluate(FAULTS) == []


# ------------------------------------------------------------------------------------------------ other programs


def test_feeds_have_the_entries_they_have(site: Path) -> None:
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.title == SETTING
    assert len(feed.entries) == 50
    assert all(entry.id.startswith(f"{SITE}articles/") for entry in feed.entries)
    assert not {
        link.href for entry in feed.entries for link in entry.links if "evil" in link.href.partition("?")[0]
    } - {
        "https://ok.example@evil.example/",
        "https://ok.example:443@evil.example/",
    }
    read = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    assert len(read["items"]) == 50
    assert {entry.title for entry in feed.entries} == {" ".join(item["title"].split()) for item in read["items"]}


def test_the_calendar_has_the_events_it_has(site: Path) -> None:
    text = (site / "timeline" / "calendar.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))
    assert not calendar.errors
    assert len(events) == len({str(event["UID"]) for event in events})
    assert set(calendar.property_items(recursive=False)) >= {("VERSION", "2.0")}
    assert text.count(b"BEGIN:VEVENT") == len(events) + sum(
        event.to_ical().count(b"BEGIN:VEVENT") - 1 for event in events
    )
    assert not any(str(event.get("SUMMARY")) == "evil" for event in events)
    assert {len(line) <= 75 for line in text.split(b"\r\n")} == {True}
    assert all(title in {str(event["SUMMARY"]) for event in events} for title in _event_titles() if len(title) < 100)


def _event_titles() -> list[str]:
    words = list(WORDS.values())
    return [" ".join(words[number * 12].split()) for number in range(len(words) // 12)]


def test_the_data_have_a_line_for_each_thing(site: Path) -> None:
    data = site / "data"
    lines = {path.stem: path.read_text(encoding="utf-8").split("\n") for path in data.glob("*.jsonl")}
    read = {name: [json.loads(line) for line in found if line] for name, found in lines.items()}
    assert len(read["articles"]) == ARTICLES
    titles = {line["title"] for line in read["articles"]}
    assert all(" ".join(text.split()) in {" ".join(title.split()) for title in titles} for text in ATTACKS.values())
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == SETTING
    json.loads((data / "metadata.json").read_text(encoding="utf-8"))
    with closing(sqlite3.connect(f"file:{data / 'letopis.sqlite'}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (ARTICLES,)
        assert {title for (title,) in database.execute("SELECT title FROM articles")} == titles
        attached = [row[1] for row in database.execute("PRAGMA database_list")]
        assert set(attached) <= {"main", "temp"}


def test_citations_are_one_entry_each(site: Path) -> None:
    folders = sorted(path.parent for path in site.glob("articles/2025/*/cite.bib"))
    assert len(folders) == ARTICLES
    for folder in folders:
        library = parse_string((folder / "cite.bib").read_text(encoding="utf-8"))
        assert library.failed_blocks == []
        assert len(library.blocks) == 1, folder.name
        assert not any("evil" in block.key for block in library.entries)
        with (folder / "cite.ris").open(encoding="utf-8", newline="") as file:
            assert len(rispy.loads(file.read(), skip_unknown_tags=False)) == 1, folder.name
        (item,) = json.loads((folder / "cite.json").read_text(encoding="utf-8"))
        assert item["URL"].startswith(SITE) or "ok.example" in item["URL"] or item["URL"].startswith("http")


def test_maps_and_descriptions_are_what_their_readers_expect(site: Path) -> None:
    tree = etree.parse(site / "sitemap.xml")
    found = [unquote(element.text) for element in tree.iter("{*}loc")]
    assert all(url.startswith(SITE) for url in found)
    assert Counter(found).most_common(1)[0][1] == 1
    described = etree.parse(site / "opensearch.xml").getroot()
    assert [element.tag.rpartition("}")[2] for element in described].count("Url") == 2
    assert all(element.get("template").startswith(SITE) for element in described.iter("{*}Url"))
    robots = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in robots if line.lower().startswith(("disallow: /", "sitemap:"))] == [
        f"Sitemap: {SITE}sitemap.xml"
    ]
    for path in site.rglob("*.json"):
        # FollowTheMoney's are lines of JSON under this ending.
        text = path.read_text(encoding="utf-8")
        for part in text.rstrip("\n").split("\n") if path == site / "data" / "entities.ftm.json" else [text]:
            json.loads(part)
    for path in site.rglob("*.xml"):
        etree.parse(path)


def test_structured_data_of_every_page_is_one_graph_of_ours(site: Path) -> None:
    blocks = 0
    for path in site.rglob("*.html"):
        tree = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
        for script in tree.iter("script"):
            kind = script.get("type")
            if kind in ("application/ld+json", "application/json"):
                blocks += 1
                read = json.loads(script.text)
                assert kind == "application/json" or set(read) == {"@context", "@graph"}
    assert blocks > ARTICLES


def test_nothing_is_given_away_that_a_spreadsheet_would_run(site: Path) -> None:
    """Formulas do nothing in JSON, SQLite and the citation formats; of tables with commas or tabs there are none."""
    endings = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert not endings & {".csv", ".tsv", ".xls", ".xlsx", ".ods", ".slk", ".dif"}


def test_no_file_lies_where_no_door_leads(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert not [name for name in names if ".." in name or "\\" in name or not name.isprintable()]
    assert {path.partition("/")[0] for path in ATTACKED} == {"articles", "entities", "events", "disagreements", "pages"}
