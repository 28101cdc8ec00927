"""What was found once, and must never come back: tried in every run."""

from __future__ import annotations

FOUND: list[tuple[str, str, str]] = []
"""(harness, text, what was wrong)"""
