"""The tables that the benchmark prints, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.process import Cost

KIB = 1024
MIB = KIB * KIB


@dataclass(slots=True)
class Result:
    """One row on one archive on one medium."""

    name: str
    label: str
    costs: list[Cost] = field(default_factory=list)
    note: str = ""
    left_out: str = ""
    """Why there are no costs."""


@dataclass(slots=True)
class Sheet:
    """All rows on one archive on one medium."""

    articles: int
    entities: int
    medium: str
    size: int
    """Bytes of Letopis's site."""
    results: list[Result] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Growth:
    """One build of one size."""

    articles: int
    pages: int
    size: int
    """Bytes of the site."""
    stages: dict[str, float]
    """CPU seconds by stage, in the order in which they ran."""
    cost: Cost
    """Of the whole command, start-up and imports included."""


def comparison(sheets: Sequence[Sheet]) -> str:
    """Medians of the rounds; between which, by the clock; how often Hugo's wall clock and processor time, where Hugo ran."""
    head = ["", "articles", "on", "wall, s", "(least–most)", "CPU, s", "peak, MB", "wall ÷ Hugo", "CPU ÷ Hugo", ""]
    rows = [head, ["---", "---:", "---", *("---:" for _ in range(6)), "---"]]
    for sheet in sheets:
        hugo = next((one for one in sheet.results if one.name == "hugo" and one.costs), None)
        for result in sheet.results:
            here = [result.label, str(sheet.articles), sheet.medium]
            if not result.costs:
                rows.append([*here, *("" for _ in range(6)), result.left_out])
                continue
            walls = [cost.wall for cost in result.costs]
            rows.append(
                [
                    *here,
                    _seconds(median(walls)),
                    f"{_seconds(min(walls))}–{_seconds(max(walls))}",
                    _seconds(_cpu(result)),
                    f"{max(cost.memory for cost in result.costs) / MIB:.0f}",
                    f"{median(walls) / median(cost.wall for cost in hugo.costs):.2f}" if hugo else "",
                    f"{_cpu(result) / _cpu(hugo):.2f}" if hugo else "",
                    result.note,
                ]
            )
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    about = [
        f"{sheet.articles} articles on {sheet.medium}: {sheet.entities} entity pages; the site of Letopis has "
        f"{sheet.size / MIB:.0f} MB ({sheet.size / sheet.articles / KIB:.0f} KB an article)."
        for sheet in sheets
    ]
    return "\n\n".join([table, *about])


def _cpu(result: Result) -> float:
    return median(cost.cpu for cost in result.costs)


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def growth(found: Sequence[Growth]) -> str:
    """One row a stage; for each size its CPU seconds, and CPU milliseconds an article with the ratio to the smallest size."""
    names = list(dict.fromkeys(stage for one in found for stage in one.stages))
    head = ["", *(f"{one.articles} articles" for one in found)]
    rows = [head, ["---", *("---:" for _ in found)]]
    rows += [[f"{name}, CPU (an article)", *_cells([one.stages.get(name) for one in found], found)] for name in names]
    rows.append(["the whole command, CPU (an article)", *_cells([one.cost.cpu for one in found], found)])
    rows.append(["– wall clock", *(f"{one.cost.wall:.1f} s" for one in found)])
    rows.append(["– peak memory of a process", *(f"{one.cost.memory / MIB:.0f} MB" for one in found)])
    rows.append(["pages", *(str(one.pages) for one in found)])
    rows.append(["site", *(f"{one.size / MIB:.1f} MB ({one.size / one.articles / KIB:.0f} KB)" for one in found)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(seconds: Sequence[float | None], found: Sequence[Growth]) -> list[str]:
    each = [None if value is None else 1000 * value / one.articles for value, one in zip(seconds, found, strict=True)]
    smallest = each[0]
    cells = []
    for value, cost in zip(seconds, each, strict=True):
        if value is None or cost is None:
            cells.append("–")
            continue
        ratio = f", ×{cost / smallest:.2f}" if smallest and len(cells) else ""
        cells.append(f"{value:.1f} s ({cost:.1f} ms{ratio})")
    return cells
