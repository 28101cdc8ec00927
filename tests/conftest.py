"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests import chromium
from tests.violations import Violations

# Examples are the same on every run, so that a red build is red again; a deadline would measure the machine's other work.
settings.register_profile("letopis", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("letopis")

# What a page shows in a tenth of a second takes seconds on a machine with other work; waiting longer makes no test slower.
expect.set_options(timeout=20_000)


def pytest_report_header() -> str:
    """Says whether tests/seeds is part of this run: those tests need documents that are not in the repository."""
    folder = os.environ.get("LETOPIS_SEEDS")
    if folder:
        return f"tests/seeds: on the real documents in {folder}"
    return "tests/seeds: not collected, LETOPIS_SEEDS names no folder; tests/unit/ingest covers the same ways with texts of our own"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's own folder."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def violations() -> Violations:
    """What pages' policies refused; a test that wants a refusal takes it out again."""
    return Violations()


@pytest.fixture(scope="session")
def browser(violations: Violations) -> Iterator[Browser]:
    """A headless Chromium. A missing one is a failure, not a skip: `make test` provides it. Every page of it is watched."""
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium: run `make chromium` first")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        violations.watch(started)
        yield started
        started.close()


@pytest.fixture(autouse=True)
def policy_is_kept(request: pytest.FixtureRequest, violations: Violations) -> Iterator[None]:
    """Fails every test in whose pages a browser refused something by the page's Content-Security-Policy."""
    violations.found.clear()
    yield
    if "browser" in request.fixturenames:
        assert violations.found == []
