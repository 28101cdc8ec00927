"""Those who look at a site while it is built again and again: what they are shown of a build that goes on, and when it gives way to the
next.

    site that is up ──▶ the pages that are open, new ──▶ all pages that are new ──▶ the new site
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class Superseded(Exception):
    """No error: something has changed again, and whoever asked for this build waits for the next one. The site is as it was."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Pages of a build that goes on, which are seen in front of the site that is up."""

    folder: Path
    """Where those lie that are new, or other than they were."""
    pages: frozenset[str] | None = None
    """Files of all pages that there are, relative to the site; None where it is not known yet which of them have gone."""


class Audience:
    """Of one build. This is nobody: nothing is shown to them, and no build gives way."""

    opened: frozenset[str] = frozenset()
    """Files of the pages that somebody has open, relative to the site: they are made, and shown, before the others."""

    def show(self, site: Path, made: Iterable[str], pages: Iterable[str] | None = None) -> None:
        """From now on the files `made`, of pages in the site that is built, are seen; see `Shown`."""

    def give_way(self) -> None:
        """Raises Superseded where another build is waited for."""


NOBODY = Audience()

GIVEN_UP = 1 / 10


def may_be_given_up(made: int, all: int) -> bool:
    """Whether a build that makes so many of all pages may give way. What is given up is made again with the next edit: it may be little,
    not a whole archive."""
    return made <= GIVEN_UP * all
