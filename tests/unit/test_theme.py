"""Pages through MkDocs and Material: what goes in comes out, nothing else does, and nobody's title becomes markup."""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config, load
from generator.errors import ToolError
from generator.model import Page
from generator.search import index
from generator.theme import as_raw_html, draw_sheets, interface, sheet_of
from tests.archives import project

# What Python-Markdown, MkDocs and Material would each make something of.
EPOCH = 1_700_000_000
HOSTILE = "\n".join(
    [
        "{{ 7*7 }} {% raw %} {# no #} [TOC] *a* **b** _c_ `d` <b>e</b> &lt; &amp;lt; &#60;",
        "",
        "```python",
        "print(1)",
        "```",
        "~~~ {.js onclick=alert(1)}",
        "~~~",
        "    indented",
        "\tafter a tab",
        "# heading {: onmouseover=alert(1) }",
        "---",
        "title: other",
        "---",
        "![x](javascript:alert(1)) [a][b] <https://example.org> --8<-- \"secrets\"",
        "[b]: https://example.org 'title'",
        "| a | b |",
        "|---|---|",
        "!!! note",
        "</article></div><script>alert(1)</script><!-- ",
        "\x02wzxhzdk:0\x03 \x02amp\x03",
        "\r\nкириллица, қазақша, 🙂, \u2028, \u00a0.",
    ]
)  # fmt: skip

DATA = '<meta name="strange" content="&#123;{ 7*7 }} &lt;b&gt;">\n<script type="application/ld+json">{"a": "б {# no #}"}</script>'

MOVED = '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=../other/">'

TITLE = "\"><script>alert('title')</script> --- {{ 7*7 }}: # & &amp; \\ \u2028🙂\x85 '[x](y)"


def page(
    url: str, body: str, title: str = "Заголовок", kind: str = "prose", indexed: bool = True, head: str = ""
) -> Page:
    return Page(url, kind, title, title, body, indexed, head)


def article_of(site: Path, url: str) -> str:
    """What stands inside <article>."""
    html = (site / url / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<article class="lt [^>]*>(.*)</article>', html, re.DOTALL)
    assert found
    return found[1].strip()


class _Head(HTMLParser):
    """Titles, metadata and scripts, as a browser understands them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.titles: list[str] = []
        self.meta: dict[str, str] = {}
        self.scripts: list[dict[str, str]] = []
        self.topics: list[str] = []
        self.inline: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._open = "title" if tag == "title" else values.get("class", "")
        if tag == "title":
            self.titles.append("")
        if tag == "meta":
            self.meta[values.get("name") or values.get("http-equiv", "")] = values.get("content", "")
        if tag == "script":
            self.scripts.append(values)
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "style":
            self.inline.append(tag)

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.titles[-1] += data
        if self._open == "md-ellipsis":
            self.topics.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def head(site: Path, url: str) -> _Head:
    parser = _Head()
    parser.feed((site / url / "index.html").read_text(encoding="utf-8"))
    return parser


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return load(project(tmp_path_factory.mktemp("fork"), {}))


@pytest.fixture(scope="module")
def drawn(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = [
        page("", "<h1>Главная</h1>", "Летопись", "home", indexed=False),
        page("plain/", f"<p>{escape(HOSTILE)}</p>\n\n<p>второй</p>", TITLE),
        page("code/", f"<section>\n<pre><code>{escape(HOSTILE)}</code></pre></section>\n\n<p>после</p>"),
        page("other/", "<p>1</p>", kind="strange", head=DATA),
        page("old/", "<p>Страница переехала.</p>", "Новое", "moved", indexed=False, head=MOVED),
        page("about/", '<h1>О проекте</h1>\n<p title="два\nслова">Текст о вольфраме.</p>'),
    ]
    kinds = config.path.parent / "overrides" / "assets"
    for name in ("css/kinds/strange.css", "js/kinds/strange.js"):
        (kinds / name).parent.mkdir(exist_ok=True)
        (kinds / name).touch()
    return draw_sheets(map(sheet_of, pages), config, tmp_path_factory.mktemp("build"), EPOCH)


def test_a_body_comes_out_as_it_went_in(drawn: Path) -> None:
    for url, body in (
        ("plain/", f"<p>{escape(HOSTILE)}</p>\n\n<p>второй</p>"),
        ("code/", f"<section>\n<pre><code>{escape(HOSTILE)}</code></pre></section>\n\n<p>после</p>"),
    ):
        assert article_of(drawn, url) == as_raw_html(body).decode()


def test_hostile_text_is_read_as_it_was_written(drawn: Path) -> None:
    class Text(HTMLParser):
        words = ""

        def handle_data(self, data: str) -> None:
            self.words += data

    in_text, in_code = Text(), Text()
    in_text.feed(article_of(drawn, "plain/"))
    in_code.feed(article_of(drawn, "code/"))
    # U+0002 and U+0003 are no characters of text; a browser reads a CR as a line break.
    wanted = HOSTILE.replace("\x02", "").replace("\x03", "").replace("\r\n", "\n")
    assert in_text.words.split() == [*wanted.split(), "второй"]
    assert in_code.words.strip().removesuffix("после").strip() == wanted


@given(st.text(), st.sampled_from(["div", "pre", "td", "textarea"]))
def test_no_text_means_anything_to_python_markdown(text: str, element: str) -> None:
    """With the extensions that MkDocs always loads."""
    line = as_raw_html(f"<section><{element}>{escape(text)}</{element}>\n<p>x</p></section>\n\n<p>y</p>").decode()
    assert "\n" not in line
    assert python_markdown.markdown(line, extensions=["toc", "tables", "fenced_code"]) == line


def test_a_title_is_a_title_everywhere(drawn: Path) -> None:
    """Material prints titles and descriptions as they are; they were escaped once, not twice."""
    found = head(drawn, "plain/")
    assert found.titles == [f"{TITLE} — Летопись"]
    assert found.meta["description"] == TITLE
    assert found.topics[0] == TITLE
    assert 'class="lt lt-prose"' in (drawn / "plain/index.html").read_text(encoding="utf-8")


def test_what_programs_read_stands_in_the_head(drawn: Path) -> None:
    """As the page kind made it, and on its own page alone."""
    html = (drawn / "other/index.html").read_text(encoding="utf-8")
    assert html.count(DATA) == 1
    assert html.index(DATA) < html.index("</head>")
    assert "ld+json" not in (drawn / "plain/index.html").read_text(encoding="utf-8")


def test_a_kind_may_have_a_style_and_a_script_of_its_own(drawn: Path) -> None:
    own, other = ((drawn / url / "index.html").read_text(encoding="utf-8") for url in ("other/", "plain/"))
    for file in ("../assets/css/kinds/strange.css", "../assets/js/kinds/strange.js"):
        assert file in own
        assert file not in other


def test_nothing_stands_inline(drawn: Path) -> None:
    """The policy forbids it, so that an injection would do nothing."""
    for url in ("", "plain/", "code/", "about/"):
        found = head(drawn, url)
        policy = found.meta["Content-Security-Policy"]
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy
        assert "unsafe-inline" not in policy
        assert found.inline == []
        assert all(one.get("src") for one in found.scripts)
        assert all("//" not in one.get("src", "") for one in found.scripts)


def test_a_page_that_has_moved_is_bare_and_as_safe(drawn: Path) -> None:
    """It says where to go, also to whom nothing leads on; it has the policy of all pages, and nothing around it."""
    html = (drawn / "old/index.html").read_text(encoding="utf-8")
    assert len(html.encode()) <= 1536
    moved, other = head(drawn, "old/"), head(drawn, "plain/")
    assert moved.meta["Content-Security-Policy"] == other.meta["Content-Security-Policy"]
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert moved.titles == ["Новое — Летопись"]
    assert moved.scripts == [{"type": "module", "src": "../assets/js/kinds/moved.js"}]
    assert moved.inline == []
    assert '<html lang="ru">' in html
    assert MOVED in html[: html.index("<body>")]
    assert "<main><div><p>Страница переехала.</p></div></main>" in html
    assert not re.search(r"<(header|footer|nav|link rel=.stylesheet)", html)


def test_the_search_has_its_words_in_a_file_of_its_own(drawn: Path) -> None:
    """Which no page carries: most are read by people who search nothing."""
    module = (drawn / "assets/js/search/interface.js").read_text(encoding="utf-8")
    found = re.fullmatch(r"export default (\{.*\});\n", module)
    assert found
    assert json.loads(found[1]) == interface("ru")["search"]
    assert 'from "./interface.js"' in (drawn / "assets/js/search/words.js").read_text(encoding="utf-8")


def test_the_policy_stands_before_anything_that_loads(drawn: Path) -> None:
    html = (drawn / "index.html").read_text(encoding="utf-8")
    assert html.index("Content-Security-Policy") < min(html.index("<script"), html.index('rel="stylesheet"'))


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_page_says_in_which_language_its_words_are(language: str, tmp_path: Path) -> None:
    """Also in Kazakh, of which Material has no words: none of its words are on a page."""
    fork = project(tmp_path / "fork", {})
    fork.write_text(fork.read_text(encoding="utf-8").replace("language: ru", f"language: {language}"), encoding="utf-8")
    site = draw_sheets([sheet_of(page("", "<p>1</p>"))], load(fork), tmp_path / "build", EPOCH)
    html = (site / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    assert f">{interface(language)['chrome']['skip']}</a>" in html


def test_what_no_page_loads_is_not_published(drawn: Path) -> None:
    """Of Material, the frame alone is left: no sheet, no script, no library for its search."""
    files = [path.relative_to(drawn).as_posix() for path in drawn.rglob("*") if path.is_file()]
    assert "assets/css/base.css" in files
    assert not [file for file in files if "javascripts" in file or "stylesheets" in file or "lunr" in file]
    html = (drawn / "plain/index.html").read_text(encoding="utf-8")
    assert not re.findall(r"assets/(?:javascripts|stylesheets)[^\"']*", html)


def test_a_section_shows_its_first_page_in_the_header_and_all_in_the_menu(config: Config, tmp_path: Path) -> None:
    made = [page(url, f"<h1>{name}</h1>", name) for url, name in (("people/", "Люди"), ("places/", "Места"), ("", "Л"))]
    html = (draw_sheets(map(sheet_of, made), config, tmp_path, EPOCH) / "places/index.html").read_text(encoding="utf-8")
    found = re.search(r'<ul class="l-nav">(.*?)</ul>.*<ul class="l-sheet"[^>]*>(.*?)</ul>', html, re.DOTALL)
    assert found
    assert re.findall(r'<a href="([^"]*)"( aria-current="\w+")?>(.*?)</a>', found[1]) == [
        ("../people/", ' aria-current="true"', "Люди и места")
    ]
    assert re.findall(r">([^<>]+)</a>", found[2])[1:] == ["Люди", "Места"]
    assert "l-foot" in html


def test_pages_the_archive_lacks_are_in_no_menu(drawn: Path) -> None:
    html = (drawn / "plain/index.html").read_text(encoding="utf-8")
    assert "../about/" in html
    assert "contributing" not in html


def test_what_is_not_to_be_found_is_not_indexed(drawn: Path, tmp_path: Path) -> None:
    site = shutil.copytree(drawn, tmp_path / "site")
    (site / "pagefind" / "fragment").mkdir(parents=True)
    stale = site / "pagefind" / "fragment" / "gone.pf_fragment"
    stale.touch()
    assert index(site) == 4
    assert not stale.exists()
    assert not list((site / "pagefind").rglob("*.js")), "the search has a script of its own"
    assert [file.name for file in (site / "pagefind").rglob("wasm.*")] == ["wasm.ru.pagefind"]


def test_drawing_again_forgets_what_was(config: Config, tmp_path: Path) -> None:
    draw_sheets(map(sheet_of, [page("", "<p>1</p>"), page("old/", "<p>2</p>")]), config, tmp_path, EPOCH)
    site = draw_sheets([sheet_of(page("", "<p>1</p>"))], config, tmp_path, EPOCH)
    assert not (site / "old").exists()
    assert (site / "404.html").is_file()
    assert not (site / "sitemap.xml").exists(), "Letopis writes its own"


def test_a_failure_of_mkdocs_says_its_last_words(config: Config, tmp_path: Path) -> None:
    fork = shutil.copytree(config.path.parent, tmp_path / "fork")
    settings = (fork / "mkdocs.yml").read_text(encoding="utf-8")
    (fork / "mkdocs.yml").write_text(settings.replace("plugins: []", "plugins: [nonexistent]"), encoding="utf-8")
    with pytest.raises(ToolError, match=r"MkDocs failed \(exit 1\)(?s:.*)nonexistent"):
        draw_sheets([sheet_of(page("", "<p>1</p>"))], load(fork / "mkdocs.yml"), tmp_path / "build", EPOCH)
