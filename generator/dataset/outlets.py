"""outlets.jsonl: who publishes, and whom others pass on."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.dataset.base import N_, Dataset, Line, Values
from generator.urls import outlet_url


class OutletLine(Line):
    id: str = Field(description=N_("id of the outlet"))
    url: str = Field(description=N_("address of its page"))
    name: str = Field(description=N_("name of the outlet, as it writes itself"))
    entity: str | None = Field(description=N_("id of the organisation that it is, where the archive has its page"))
    published: int = Field(description=N_("how many articles of the archive are its own"))
    cited: int = Field(description=N_("how many articles pass it on"))


def lines(data: Dataset) -> Iterator[Values]:
    for outlet in data.archive.outlets:
        yield {
            "id": outlet.id,
            "url": data.address(outlet_url(outlet)),
            "name": outlet.name,
            "entity": outlet.entity,
            "published": len(outlet.published),
            "cited": len(outlet.cited_in),
        }
