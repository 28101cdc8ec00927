"""The folder in which the next site comes to be. It begins as the site that was up before the one that is up: nearly all files of that
one are the next one's too, so that a build makes, links and removes what changed, and no more.

Nothing is presumed of what lies there; it may be what a killed build left. A file stays where it is the very file of the site that is
up (`files.link`), or was written by this build; whatever else there is goes before anybody looks.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Container, Iterator, Set
from contextlib import contextmanager
from pathlib import Path

from generator.files import Stamp, stamp_of


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """The folder. After an error of the disk there is none: what lay there may have been in the way."""
    try:
        yield folder
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def settle(site: Path, wanted: Set[str], besides: Container[str] = ()) -> dict[str, Stamp]:
    """Removes whatever is not wanted, and folders that hold nothing. Returns the files that are there then, by their paths in the site.

    `besides`: names in the site of what somebody else looks after. Raises OSError where something is missing that is wanted.
    """
    found: dict[str, Stamp] = {}
    _settle(str(site), "", wanted, besides, found)
    if missing := wanted - found.keys():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(site / min(missing)))
    return found


def _settle(folder: str, within: str, wanted: Set[str], besides: Container[str], found: dict[str, Stamp]) -> bool:
    """Whether anything is left."""
    left = False
    with os.scandir(folder) as entries:
        all = list(entries)
    for entry in all:
        path = f"{within}{entry.name}"
        if path in besides:
            left = True
        elif entry.is_dir(follow_symlinks=False):
            if _settle(entry.path, f"{path}/", wanted, (), found):
                left = True
            else:
                os.rmdir(entry.path)  # noqa: PTH106 - of tens of thousands
        elif path in wanted and entry.is_file(follow_symlinks=False):
            found[path] = stamp_of(entry.stat(follow_symlinks=False))
            left = True
        else:
            os.unlink(entry.path)  # noqa: PTH108
    return left
