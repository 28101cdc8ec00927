"""Related articles: rare entities first, in linear time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.related import LIMIT, WINDOW, related


def test_what_few_articles_speak_of_relates_more_than_what_many_do() -> None:
    found = related(
        ["d", "c", "b", "a"],
        {
            "a": frozenset({"rare", "common"}),
            "b": frozenset({"common"}),
            "c": frozenset({"rare"}),
            "d": frozenset({"common"}),
        },
    )
    assert [one.article for one in found["a"]] == ["c", "d", "b"]
    assert found["a"][0].shared == ("rare",)


def test_shared_entities_are_named_the_rarest_first() -> None:
    both = frozenset({"rare", "common"})
    found = related(["c", "b", "a"], {"a": both, "b": both, "c": frozenset({"common"})})
    assert found["a"][0].shared == ("rare", "common")


def test_an_article_that_shares_nothing_has_no_relations() -> None:
    assert related(["b", "a"], {"a": frozenset({"x"}), "b": frozenset({"y"})}) == {"b": (), "a": ()}


def test_what_is_everywhere_relates_nothing_in_a_large_archive() -> None:
    ids = [f"a{number:03}" for number in range(100)]
    found = related(ids, {id: frozenset({"everywhere"}) for id in ids})
    assert all(relations == () for relations in found.values())


def test_an_entity_brings_together_only_what_is_near_in_time() -> None:
    ids = [f"a{number:04}" for number in range(1000)]
    spoken = {id: frozenset({"often"}) if number % 5 == 0 else frozenset({id}) for number, id in enumerate(ids)}
    found = related(ids, spoken)
    places = {id: number // 5 for number, id in enumerate(ids)}
    assert all(len(relations) <= LIMIT for relations in found.values())
    assert all(abs(places[id] - places[one.article]) <= WINDOW for id, all_ in found.items() for one in all_)
    assert found["a0500"] != ()


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.frozensets(st.sampled_from("xyzw")), max_size=8))
def test_relation_is_mutual(spoken: dict[str, frozenset[str]]) -> None:
    found = related(sorted(spoken), spoken)
    pairs = {(id, one.article): one for id, relations in found.items() for one in relations}
    assert all((other, id) in pairs for id, other in pairs)
    assert all(set(one.shared) == spoken[id] & spoken[other] for (id, other), one in pairs.items())
