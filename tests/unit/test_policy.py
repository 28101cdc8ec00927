"""What a page's policy says, which scripts of a template it lets in, and what a browser would block."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from generator.policy import blocked, hash_of, policy, seal

HERE = "https://anna.github.io/archive/"
META = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'


def page(body: str, head: str = META) -> str:
    return f"<!doctype html>\n<html><head><meta charset=utf-8>{head}<title>т</title></head>\n<body>{body}</body></html>"


def found_on(html: str, site_url: str = HERE) -> list[str]:
    tree = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    return [f"{problem.line}: {problem.found}" for problem in blocked(tree, "index.html", site_url)]


def test_nothing_is_let_in_that_is_not_named() -> None:
    directives = dict(part.split(" ", 1) for part in policy().split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert directives["form-action"] == directives["connect-src"] == directives["style-src"] == "'self'"
    assert directives["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert "unsafe-inline" not in policy()
    assert "'unsafe-eval'" not in policy()
    assert "http" not in policy()


@pytest.mark.parametrize(
    "body",
    [
        '<script src="../a.js"></script><script type="module" src="/archive/b.js"></script>',
        f'<script src="{HERE}a.js"></script><link rel="stylesheet" href="{HERE}a.css"><img src="a.png">',
        '<script type="application/ld+json">{"a": "alert(1)"}</script><script type="application/json">{}</script>',
        '<a href="https://elsewhere.example/">x</a><link rel="canonical" href="https://elsewhere.example/">',
        '<form action="search/"><input name="q"></form><form></form>',
    ],
)
def test_what_a_browser_allows_is_let_be(body: str) -> None:
    assert found_on(page(body)) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<script>alert(1)</script>", "the inline script «alert(1)»"),
        ("<script type=module>alert(1)</script>", "the inline script «alert(1)»"),
        ("<script type=Text/JavaScript>alert(1)</script>", "the inline script «alert(1)»"),
        ('<script type=importmap>{"a": 1}</script>', 'the inline script «{"a": 1}»'),
        ("<script src=https://elsewhere.example/x.js></script>", "«https://elsewhere.example/x.js» from elsewhere"),
        ("<script src=//elsewhere.example/x.js></script>", "«//elsewhere.example/x.js» from elsewhere"),
        ("<script src=data:,alert(1)></script>", "«data:,alert(1)» from elsewhere"),
        ("<p onclick=alert(1)>x</p>", "the attribute onclick of a <p>"),
        ("<p style=color:red>x</p>", "the attribute style of a <p>"),
        ("<style>p {color: red}</style>", "an inline style sheet"),
        ("<link rel='preload stylesheet' href=//a.example/a.css>", "«//a.example/a.css» from elsewhere"),
        ("<img src=https://a.example/a.png>", "«https://a.example/a.png» from elsewhere"),
        ("<form action=https://a.example/></form>", "a form to «https://a.example/»"),
        ("<iframe srcdoc='<script>alert(1)</script>'></iframe>", "a <iframe>"),
        ("<object data=a.svg></object>", "a <object>"),
        ("<base href=https://a.example/>", "a <base>"),
    ],
)
def test_what_a_browser_would_block_is_named_with_its_line(body: str, found: str) -> None:
    assert found_on(page(body)) == [f"3: the policy blocks {found}"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", "0: the page has no Content-Security-Policy"),
        (META + META, "2: the page has two policies"),
        (f'<script src="a.js"></script>{META}', "2: a <script> stands before the policy, which does not bind it"),
        (f'<link rel="stylesheet" href="a.css">{META}', "2: a <link> stands before the policy, which does not bind it"),
    ],
)
def test_a_page_begins_with_one_policy(head: str, found: str) -> None:
    assert found_on(page("", head)) == [found]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("'self' 'wasm-unsafe-eval'", "'self' 'unsafe-inline'"),
        ("'self' 'wasm-unsafe-eval'", "'self' 'wasm-unsafe-eval' https://elsewhere.example"),
        ("default-src 'none'", "default-src *"),
    ],
)
def test_a_weaker_policy_is_none(ours: str, theirs: str) -> None:
    assert "another Content-Security-Policy" in found_on(page("", META.replace(ours, theirs)))[0]


SCRIPT = "\n  document.documentElement.dataset.own = 'а <b>';\n"


def fork(folder: Path, template: str, body: str) -> Path:
    (folder / "overrides").mkdir()
    (folder / "overrides" / "main.html").write_text(template, encoding="utf-8")
    site = folder / "site"
    site.mkdir()
    for name in ("index.html", "404.html"):
        (site / name).write_text(page(body), encoding="utf-8")
    seal(site, folder / "overrides")
    return site


def test_a_templates_own_script_is_let_in_by_its_hash(tmp_path: Path) -> None:
    site = fork(tmp_path, f"<head>{{{{ x }}}}<script>{SCRIPT}</script>", f"<p>x</p><script>{SCRIPT}</script>")
    html = (site / "index.html").read_text(encoding="utf-8")
    assert f"'wasm-unsafe-eval' {hash_of(SCRIPT)};" in html
    assert found_on(html) == []


def test_a_script_that_no_template_holds_is_not(tmp_path: Path) -> None:
    site = fork(tmp_path, f"<script>{SCRIPT}</script>", f"<script>{SCRIPT}</script><script>alert(1)</script>")
    html = (site / "index.html").read_text(encoding="utf-8")
    assert found_on(html) == ["5: the policy blocks the inline script «alert(1)»"]


def test_a_script_with_jinja_in_it_is_not(tmp_path: Path) -> None:
    site = fork(tmp_path, "<script>let a = {{ title }};</script>", "<script>let a = {{ title }};</script>")
    assert len(found_on((site / "index.html").read_text(encoding="utf-8"))) == 1
