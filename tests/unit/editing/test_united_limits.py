"""Two entities that become one: in which articles their names mean it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.editing.limits import Limits, united

ARTICLES = tuple("abcde")
IDS = st.lists(st.sampled_from(ARTICLES), unique=True, max_size=3).map(tuple)


def means(limits: Limits, article: str) -> bool:
    """As `archive.linking.Records.barred` has it."""
    return article not in limits.not_in and (not limits.only_in or article in limits.only_in)


@given(IDS, IDS, IDS, IDS)
def test_they_mean_it_where_either_did(
    only: tuple[str, ...], but: tuple[str, ...], only2: tuple[str, ...], but2: tuple[str, ...]
) -> None:
    new, old = Limits(only, tuple(set(but) - set(only))), Limits(only2, tuple(set(but2) - set(only2)))
    both = united(new, old)
    for article in (*ARTICLES, "another"):
        assert means(both, article) == (means(new, article) or means(old, article))
    assert not set(both.only_in) & set(both.not_in)
