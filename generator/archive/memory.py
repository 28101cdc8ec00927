"""What is kept from one gathering of the archive to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.archive.claims import Claims
from generator.archive.disagreements import Differing
from generator.archive.entities import Counted, Entities, Settling
from generator.archive.events import Happened
from generator.archive.grouping import Dates
from generator.archive.kept import Kept
from generator.archive.linking import Linked
from generator.archive.mentions import Named
from generator.archive.records import Records
from generator.archive.related import Relating
from generator.archive.threads import Threading
from generator.archive.timeline import Rows
from generator.archive.told import Heard

SELDOM: Mapping[type, tuple[str, ...]] = {Claims: ("open", "settled")}
"""By class, what a gathering asks only of articles that changed, or that others touch."""


@dataclass(slots=True)
class Memory:
    """As it is made, it keeps nothing: for an archive that is gathered once."""

    linked: Linked | None = None
    counted: Counted | None = None
    entities: Entities = field(default_factory=Entities)
    settling: Settling | None = None
    heard: Heard | None = None
    dates: Dates | None = None
    happened: Happened | None = None
    rows: Rows = field(default_factory=Rows)
    differing: Differing | None = None
    named: Named = field(default_factory=Named)
    relating: Relating | None = None
    threading: Threading | None = None

    @classmethod
    def keeping(cls) -> Memory:
        return cls(
            linked=Linked(),
            counted=Counted(),
            entities=Kept(),
            settling=Settling({}, Records(())),
            heard=Heard(),
            dates=Dates(),
            happened=Happened(),
            rows=Kept(),
            differing=Differing(),
            named=Kept(),
            relating=Relating(),
            threading=Threading(),
        )

    def end(self) -> None:
        """What this gathering did not ask for, the next will not."""
        self.entities.end()
        self.named.end()
        self.rows.end()
