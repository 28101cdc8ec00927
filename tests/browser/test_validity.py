"""Every page of the shipped archive is valid HTML, as the Nu Html Checker has it."""

from __future__ import annotations

from pathlib import Path

from tests import checker


def test_every_page_is_valid_html(site: Path) -> None:
    assert len(list(site.rglob("*.html"))) > 100
    assert checker.errors(site) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    good = '<!doctype html><html lang="ru"><title>x</title><p>x</p></html>'
    (tmp_path / "good.html").write_text(good, encoding="utf-8")
    (tmp_path / "bad.html").write_text(good.replace("<p>", '<p id="a" id="b"><li>'), encoding="utf-8")
    assert {one.page for one in checker.errors(tmp_path)} == {"bad.html"}
