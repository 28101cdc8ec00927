"""An archive of attacks, built and opened in a browser: whatever is written is read, and nothing is obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.archives import build, letopis, project
from tests.hostile import HOSTILE, REFUSED, article, attack
from tests.served import Visit, serving, visiting

pytestmark = pytest.mark.site

FIELDS = "articles/2025/2025-11-10-fields/"
WHERE = {
    "title": FIELDS,
    "description": FIELDS,
    "source": FIELDS,
    "cites": FIELDS,
    "cites-too": FIELDS,
    "evidence": FIELDS,
    "name": "people/kavychkin/",
    "name-en": "people/kavychkin/",
    "name-kk": "people/kavychkin/",
    "alias": "people/kavychkin/",
    "event": "timeline/2025/",
    "prose": "about/",
}
"""The page on which each attacked field of front matter is read."""

FAULTS = """() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) faults.push(`sticks out: ${document.documentElement.scrollWidth} of ${width}`);
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  if (!document.querySelector("h1").textContent.trim()) faults.push("an empty h1");
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: #${id}`));
  const drawn = "svg[role=img][aria-labelledby]";
  const content = `script, style, iframe, object, embed, img, svg:not(${drawn}), base, link, meta, form[action^=http]`;
  const shapes = `${drawn} :not(title, path, g, rect, line, text)`;
  faults.push(...[...document.querySelectorAll(shapes)].map((one) => `in a drawing: ${one.outerHTML}`));
  faults.push(...[...document.querySelectorAll(content)].filter((one) => one.closest("article")).map((one) => one.outerHTML));
  for (const one of document.querySelectorAll("article, article *, footer *, title"))
    for (const { name } of one.attributes) if (name.startsWith("on") || name === "style") faults.push(`${name} on ${one.tagName}`);
  for (const link of document.querySelectorAll("a[href]"))
    if (!["http:", "https:", "mailto:"].includes(link.protocol)) faults.push(link.outerHTML);
  return faults;
}"""
"""What may be wrong with a page that its console does not say."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(project(tmp_path_factory.mktemp("hostile"), HOSTILE))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_obeys_or_breaks(visit: Visit, site: Path, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    home = page.url
    faults = {}
    paths = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    for path in paths:
        page.goto(f"{home}{path}/")
        if found := page.evaluate(FAULTS):
            faults[path] = found
    assert faults == {}
    assert len(paths) > 50


@pytest.mark.parametrize("place", WHERE)
def test_a_field_is_read_as_it_was_written(visit: Visit, place: str) -> None:
    page = visit(WHERE[place])
    # A timeline shortens long titles.
    written = attack(place).partition("{%")[0] if place == "event" else attack(place)
    assert folded(written) in folded(page.locator("article").inner_text())


def test_a_page_has_the_title_that_was_written(visit: Visit) -> None:
    assert folded(visit(FIELDS).title()).startswith(folded(attack("title")))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (FIELDS, "<script>alert('body')</script>"),
        ("people/kavychkin/", "<script>alert('entity-body')</script>"),
        ("articles/2025/2025-11-10-markdown/", '</div></article><script>alert(1)</script><style>body{display:none}</style>'),
        ("articles/2025/2025-11-10-markdown/", "</code></pre><script>alert(1)</script> [TOC] {{7*7}} --8<-- \"mkdocs.yml\""),
        ("articles/2025/2025-11-10-markdown/", '{: onclick="alert(1)" .md-nav }'),
        ("articles/2025/2025-11-10-markdown/", "<!-- комментарий не закрыт"),
        ("articles/2025/2025-11-10-deep/", "дно"),
        ("about/", '--8<-- "mkdocs.yml"'),
    ],
)  # fmt: skip
def test_a_body_is_read_as_it_was_written(visit: Visit, path: str, words: str) -> None:
    assert words in folded(visit(path).locator("article").inner_text())


def test_cards_of_hostile_names_only_say_them(visit: Visit) -> None:
    page = visit(FIELDS)
    page.locator(".l-read a.m-p", has_text="Кавычкин").first.hover()
    expect(page.locator(".l-card:popover-open b")).to_contain_text("<script>alert('name')</script>")
    clobbering = visit("articles/2025/2025-11-10-clobber/")
    clobbering.locator(".l-read a", has_text="Форма").hover()
    expect(clobbering.locator(".l-card:popover-open b")).to_have_text("Форма")


def test_the_search_finds_attacks_and_only_shows_them(visit: Visit) -> None:
    page = visit("search/", query="Кавычкин")
    expect(page.locator(".l-hits .l-ent h3")).to_contain_text("<script>alert('name')</script>")
    page.locator("[data-facet] label", has_text="source").click()
    expect(page.locator(".l-hits h3").first).to_contain_text("<script>alert('title')</script>")
    assert page.evaluate(FAULTS) == []
    page.fill("main input[type=search]", "<img src=x onerror=alert(1)>щщщ")
    expect(page.locator("[data-place=status]")).to_contain_text("<img src=x onerror=alert(1)>щщщ")
    assert page.evaluate(FAULTS) == []


def test_what_must_not_be_published_is_named_and_nothing_is_built(tmp_path: Path) -> None:
    files = {
        f"articles/2025/2025-11-10-bad-{number}.md": article("Слова", f"Первая строка.\n\nВторая: {body}")
        for number, body in enumerate(REFUSED)
    }
    done = letopis("build", "--config", project(tmp_path, files))
    assert done.returncode == 1
    assert not (tmp_path / "site").exists()
    told = done.stdout.splitlines()
    for number, body in enumerate(REFUSED):
        where = f"2025-11-10-bad-{number}.md:{8 + body.count(chr(10))}:"
        about = [line for line in told if where in line]
        assert about, f"nothing is said of {body}"
