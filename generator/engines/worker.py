"""What a worker of a cluster does: it gets articles, and gives back what was found in each, as the cache keeps it.

It has neither the content folder nor the cache, and nothing of it asks for dask. The models stay loaded from one partition to the next.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator import __version__, annotators
from generator.cache import payload
from generator.engines.processes import collecting_seldom
from generator.model import Article

_ONE_AT_A_TIME = threading.Lock()
"""Threads of one process would only take turns with the interpreter, and load the models once each."""


class OtherVersion(Exception):
    """The worker has other rules or models than those whose annotations are asked for."""


def rules() -> tuple[str, str]:
    """By what this process annotates: the version of Letopis, and that of its rules, word lists and models."""
    return __version__, annotators.version()


def seen(article: Article) -> Article:
    """The article as far as annotators may look at it, which is what its key is made of. The rest stays at home."""
    return Article(
        id="",
        language=article.language,
        title=article.title,
        published=article.published,
        source=article.source,
        rights=article.rights,
        markdown="",
        text=article.text,
        blocks=article.blocks,
        corrections=article.corrections,
        path="",
    )


def annotate_partition(version: str, articles: Sequence[Article]) -> list[bytes]:
    """One payload an article, in the order given. Raises OtherVersion unless this process annotates by `version`."""
    if annotators.version() != version:
        raise OtherVersion(annotators.version())
    with _ONE_AT_A_TIME, collecting_seldom():
        return [payload(annotators.annotate(article)) for article in articles]


@dataclass(frozen=True, slots=True)
class _Call:
    """Pickled, it is a call: who unpickles it gets what the function returns."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.function, self.arguments


def call(function: Callable[..., Any], *arguments: object) -> bytes:
    """Work as a cluster takes it: bytes, and `pickle.loads` is what is done with them. So the scheduler, which reads every task that it
    passes on, needs nothing of ours, and a worker that lacks it says so when it is its turn."""
    return pickle.dumps(_Call(function, arguments), protocol=pickle.HIGHEST_PROTOCOL)
