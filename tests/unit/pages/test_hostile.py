"""Whatever a contributor writes, and wherever: it is shown, and never obeyed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Archive, EntityKind, Origin, Page, Prose, Related, Source
from generator.pages import pages
from tests.factories import archive, article, config, entity, event
from tests.unit.pages.html import text, tree

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}{% raw %}"
KNOWN = {
    *(
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "dt",
        "em",
        "pre",
    ),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "header",
        "i",
        "input",
        "label",
        "legend",
        "li",
        "main",
        "mark",
        "nav",
        "noscript",
    ),
    *("ol", "p", "q", "section", "small", "span", "strong", "summary", "time", "ul"),
    *("caption", "fieldset", "legend", "table", "tbody", "td", "th", "thead", "tr"),
    *("figcaption", "figure", "g", "line", "path", "rect", "svg", "title"),
}


def hostile() -> Archive:
    written = article(
        "2025-11-07-zlo",
        f"Анна {EVIL} пришла в четверг. {EVIL}\n\n«{EVIL}»",
        title=EVIL,
        source=Source(EVIL, 'https://evil.example/"onmouseover="alert(3)', (EVIL + "1", EVIL + "2"), EVIL),
        mentions={"Анна": "anna"},
        dates={"четверг": "2025-11-06"},
        origin=Origin.MODEL,
        description=EVIL,
        title_from="lead",
    )
    undated = article(
        "2025-12-16-zlo", "Анна.", title=EVIL, published="2025-12-16/2025-12-31", date_evidence=[EVIL, EVIL]
    )
    undated = replace(undated, article=replace(undated.article, language='ru"onclick="alert(4)'))
    somebody = entity(
        "anna", EVIL, names={'en"x': EVIL}, aliases=[EVIL], case_forms=[EVIL], description=EVIL, wikidata=EVIL
    )
    return archive(
        [written, undated],
        [somebody, entity("bez-slov", EVIL, EntityKind.TOPIC)],
        [event("zlo", "2025-11-06", EVIL, (written, "четверг"), entities=["anna"])],
        related={written.article.id: [Related(undated.article.id, ("anna",))]},
        prose=[Prose("about", EVIL, EVIL, f"# {EVIL}\n\n[x](javascript:alert(5)) {EVIL}", "pages/about.md")],
    )


@pytest.fixture(scope="module")
def made() -> list[Page]:
    settings = replace(config(search_examples=(EVIL,)), site_name=EVIL, site_description=EVIL)
    return list(pages(hostile(), settings))


def test_only_our_own_elements_and_attributes_are_there(made: list[Page]) -> None:
    for page in made:
        for found in tree(page).iter():
            assert found.tag in KNOWN, f"{page.url}: <{found.tag}>"
            assert not [name for name in found.attrib if name.startswith("on") or name in ("style", "src")], page.url
            href = found.get("href", "")
            assert not href.lower().startswith(("javascript:", "data:", "//")), page.url


def test_what_was_written_is_read(made: list[Page]) -> None:
    shown = {page.url: text(tree(page)) for page in made}
    for url in (
        "articles/2025/2025-11-07-zlo/",
        "people/anna/",
        "timeline/",
        "sources/",
        "about/",
        "topics/",
    ):
        assert "<script>alert(1)</script>" in shown[url], url
        assert "{{ 7*7 }}" in shown[url], url
