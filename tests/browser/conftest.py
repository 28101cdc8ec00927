"""The shipped archive, built once, and a browser to read it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.archives import ROOT, built_once
from tests.served import BASE, Visit, serving, visiting


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site. Workers of pytest-xdist share one."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    return built_once(shared / "browser", ROOT / "content", f"http://127.0.0.1{BASE}")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is, with a closing slash."""
    with serving(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """As `tests.served.visiting` says."""
    with visiting(browser, address) as visit:
        yield visit
