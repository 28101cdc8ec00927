"""In which articles the names of a merged entity mean it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """As in EntityRecord: the articles of `only_in` without those of `not_in`; all but those of `not_in` where the first is empty."""

    only_in: tuple[str, ...]
    not_in: tuple[str, ...]

    @property
    def allowed(self) -> frozenset[str] | None:
        """The articles themselves, or None for all but `not_in`."""
        return frozenset(self.only_in) - frozenset(self.not_in) if self.only_in else None


def united(new: Limits, old: Limits) -> Limits:
    """The articles in which the names of either meant it: two that are one are it in all of these. The order is NEW's, then OLD's."""
    ours, theirs = new.allowed, old.allowed
    if ours is not None and theirs is not None:
        return Limits(_kept((*new.only_in, *old.only_in), ours | theirs), ())
    if ours is None and theirs is None:
        return Limits((), _kept(new.not_in, frozenset(old.not_in)))
    excepted, named = (new.not_in, theirs) if ours is None else (old.not_in, ours)
    return Limits((), tuple(id for id in excepted if id not in (named or ())))


def _kept(ids: Sequence[str], among: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id in among))
