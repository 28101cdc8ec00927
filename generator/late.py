"""Patterns that are compiled when they are first searched with, not when the module that has them is loaded.

The annotators have hundreds, and a text is read with some of them: of one language, and of rules whose words it has at all. To compile
all of them takes longer than to annotate an article.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Whatever is asked of it, the compiled pattern answers, from then on without a detour."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.get("_compiled") or re.compile(*self._given)
        answer = getattr(compiled, name)
        self.__dict__ |= {"_compiled": compiled, name: answer}
        return answer


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but that a pattern that is none is found out by who first searches with it. Equal ones are not one and the same."""
    return cast(re.Pattern[str], _Late(pattern, flags))
