"""By whom articles are annotated: processes of this machine, or the workers of a cluster. `ENGINES` is the table.

What is found does not depend on it, and neither does `annotators.version()`: entries of the cache outlive a changed engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.annotators import annotate
from generator.cache import payload
from generator.engines.filling import Filled, fill
from generator.engines.outcomes import Done, Engine, Keep, Outcome, Undone
from generator.engines.processes import in_order
from generator.errors import ToolError
from generator.model import AnnotatedArticle, Article

__all__ = ["ENGINES", "Done", "Engine", "Filled", "Options", "Outcome", "Undone", "annotate_all", "fill"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a command says of the engine it wants; each takes what is meant for it."""

    say: Callable[[str], None]
    """Takes a line about how it goes."""
    jobs: int | None = None
    """Processes; as many as there are processors where it is None."""
    scheduler: str = ""
    """Of a cluster: an address, or the file in which the scheduler wrote it. "" leaves it to dask's own settings."""
    wait: float = 300
    """Seconds to wait for workers where there are none."""


def annotate_all(articles: Iterable[Article], processes: int | None = None) -> Iterator[AnnotatedArticle]:
    """`annotate` for each, in order; of many articles by as many processes as there are processors, unless `processes` says how many."""
    return in_order(annotate, articles, processes)


def _processes(options: Options) -> Engine:
    def engine(articles: Iterable[Article], keep: Keep) -> None:
        for annotated in annotate_all(articles, options.jobs):
            keep(Done(annotated.article, payload(annotated)))

    return engine


def _dask(options: Options) -> Engine:
    # An extra, which an archive on one machine does not need.
    try:
        from generator.engines.cluster import on_cluster
    except ModuleNotFoundError as error:
        raise ToolError(
            f"--engine dask needs dask.distributed, which is not installed ({error.name} is missing). Install letopis[cluster]: "
            "docs/cluster.md says how."
        ) from error

    return on_cluster(options.scheduler, options.wait, options.say)


ENGINES: dict[str, Callable[[Options], Engine]] = {
    "processes": _processes,
    "dask": _dask,
}
