"""The Chromium that browser tests drive: one on the system, else Playwright's own, else Debian's.

`python -m tests.chromium` finds one, installs one where there is none, and prints its path; the fixtures call `find` and never
install. Only a browser that starts and says its version counts: a downloaded one may lack the system's libraries.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# Root may not use Chromium's sandbox. The others keep a closed network from being asked for updates and accounts.
ARGUMENTS = (
    *(("--no-sandbox",) if os.geteuid() == 0 else ()),
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NoChromium(Exception):
    """Says what was tried and what to install."""


def find() -> Path | None:
    """A Chromium that starts, or None. `LETOPIS_CHROMIUM` names one that is elsewhere; it goes before all others."""
    return next((path for path in _candidates() if _starts(path)), None)


def provide() -> Path:
    """Finds or installs one. Raises NoChromium."""
    tried: list[str] = []
    for name, install in (
        ("playwright install chromium", _install_from_playwright),
        ("apt-get install chromium", _install_from_debian),
    ):
        if found := find():
            return found
        if complaint := install():
            tried.append(f"`{name}`: {complaint}")
    if found := find():
        return found
    raise NoChromium(
        "no Chromium for the browser tests.\n"
        + "".join(f"  tried {line}\n" for line in tried)
        + "  Install one (on Debian, as root: `apt-get install chromium`), or name one with LETOPIS_CHROMIUM=/path/to/chromium."
    )


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("LETOPIS_CHROMIUM"):
        yield Path(named)
    yield from (Path(path) for path in map(shutil.which, ON_PATH) if path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own


def _starts(path: Path) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_from_playwright() -> str:
    return _run([sys.executable, "-m", "playwright", "install", "--no-progress", "chromium"])


def _install_from_debian() -> str:
    if shutil.which("apt-get") is None:
        return "there is no apt-get here"
    if os.geteuid() != 0:
        return "only root may; run it yourself with sudo"
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    return _run(["apt-get", "update", "-q"]) or _run(
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    )


def _run(command: list[str]) -> str:
    """Its own word on what went wrong, or "" when nothing did."""
    print("+", *command, file=sys.stderr)
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=900, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return "took more than 15 minutes"
    if done.returncode == 0:
        return ""
    said = (done.stdout + done.stderr).strip().splitlines() or [f"exit {done.returncode}"]
    return next((line.strip() for line in said if line.startswith(("Error:", "E:"))), said[-1].strip())


if __name__ == "__main__":
    try:
        print(provide())
    except NoChromium as error:
        sys.exit(str(error))
