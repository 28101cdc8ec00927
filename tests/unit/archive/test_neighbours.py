"""Neighbours that are brought up to date are those that a fresh look at everything finds."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest

from generator.archive.neighbours import Neighbours

FEW = 3


class Thing:
    def __init__(self, chance: random.Random) -> None:
        self.traits = tuple(chance.sample("abcdefgh", chance.randint(0, 4)))
        self.parity = chance.randint(0, 2)


def fit(one: Thing, other: Thing) -> bool:
    return one.parity != other.parity


def expected(things: list[Thing], shared: int) -> set[frozenset[Thing]]:
    having = Counter(trait for one in things for trait in one.traits)
    return {
        frozenset((one, other))
        for one, other in combinations(things, 2)
        if fit(one, other)
        and sum(having[trait] <= FEW for trait in set(one.traits).intersection(other.traits)) >= shared
    }


@pytest.mark.parametrize("shared", [1, 2])
@pytest.mark.parametrize("seed", range(20))
def test_brought_up_to_date_is_as_if_found_anew(seed: int, shared: int) -> None:
    chance = random.Random(seed)
    near = Neighbours[Thing](lambda one: one.traits, fit, few=FEW, shared=shared)
    things: list[Thing] = []
    found = 0
    for _ in range(30):
        went = chance.sample(things, min(len(things), chance.randint(0, 3)))
        came = [Thing(chance) for _ in range(chance.randint(0, 4))]
        things = [one for one in things if one not in went] + came
        near.update(went, came)
        pairs = list(near.pairs())
        assert len(pairs) == len(set(map(frozenset, pairs)))
        assert set(map(frozenset, pairs)) == expected(things, shared)
        found += len(pairs)
    assert found
