"""The shipped archive, built once for whoever looks at it: the same build that the browser tests read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import ROOT, built_once
from tests.served import BASE


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site. Workers of pytest-xdist share one."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    return built_once(shared / "browser", ROOT / "content", f"http://127.0.0.1{BASE}")
