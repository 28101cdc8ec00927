"""How large a site GitHub Pages takes, and what a build says of one that comes near it."""

from __future__ import annotations

from generator.errors import Message

PAGES_LIMIT = 1_073_741_824
"""Bytes. «Published GitHub Pages sites may be no larger than 1 GB» (GitHub Docs, «GitHub Pages limits»); actions/deploy-pages
counts it so (`ONE_GIGABYTE`)."""

NEAR = 0.8
"""The part of the limit from which on a build warns: an archive only grows."""

MEGABYTE = 1_048_576


def share(size: int, limit: int = PAGES_LIMIT) -> float:
    """Of the limit."""
    return size / limit


def warning(size: int, limit: int = PAGES_LIMIT) -> Message | None:
    """What to say of a site of `size` bytes; None while it is well below the limit."""
    part = share(size, limit)
    if part < NEAR:
        return None
    values = {
        "size": f"{size / MEGABYTE:.0f}",
        "limit": f"{limit / MEGABYTE:.0f}",
        "share": f"{100 * part:.0f} %",
    }
    if part <= 1:
        return Message(
            "The site has %(size)s MB, which is %(share)s of what GitHub Pages takes (%(limit)s MB). «letopis stats» says what is "
            "large; docs/growing.md says where larger sites live",
            **values,
        )
    return Message(
        "The site has %(size)s MB, and GitHub Pages takes %(limit)s MB. Publish it elsewhere: docs/growing.md says where; «letopis stats» "
        "says what is large",
        **values,
    )
