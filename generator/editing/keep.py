"""Whose value stays where two files of one thing have both, and only one can be right."""

from __future__ import annotations

from enum import StrEnum


class Keep(StrEnum):
    NEW = "new"
    OLD = "old"
