"""Ghosts, as object databases call them: objects of which some fields are on the disk until somebody asks for one.

A ghost is of a class of its own, which differs from that of a whole object by nothing but the asking; where it has been asked, the
object is of the whole one's class. Of its fields that are not there, the first holds its number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, SupportsIndex

_CLASS = vars(object)["__class__"]
_MARK = "_waken"


def ghostly(class_: type, late: Sequence[str], waken: Callable[[Any], None]) -> type:
    """A class of ghosts. `class_` has slots. `late`: the names of the fields that are not there; `waken` fills them, and then calls
    `whole`."""

    def asking(name: str) -> property:
        slot = getattr(class_, name)

        def get(self: Any) -> Any:
            waken(self)
            return slot.__get__(self, class_)

        return property(get)

    def reduced(self: Any, protocol: SupportsIndex) -> Any:
        waken(self)
        return object.__reduce_ex__(self, protocol)

    return type(
        class_.__name__,
        (class_,),
        {
            "__slots__": (),
            "__module__": class_.__module__,
            "__qualname__": class_.__qualname__,
            "__class__": property(lambda self: class_),
            "__reduce_ex__": reduced,
            _MARK: staticmethod(waken),
            **{name: asking(name) for name in late},
        },
    )


def is_ghostly(class_: type) -> bool:
    return hasattr(class_, _MARK)


def whole(ghost: object, class_: type) -> None:
    """It lacks nothing any more."""
    _CLASS.__set__(ghost, class_)


def awake(objects: Iterable[Any]) -> None:
    """Of these, every ghost is one no longer."""
    for one in objects:
        if waken := getattr(type(one), _MARK, None):
            waken(one)
