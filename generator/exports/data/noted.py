"""The dataset of an export: what it looks up is noted, thing by thing."""

from __future__ import annotations

from generator.dataset import Dataset
from generator.exports.source import Source
from generator.model import Event, QuoteThread, Variant


def noted(source: Source) -> Dataset:
    data = Dataset(source.archive, source.config, source.pages)
    # In the place of what is worked out when it is first asked for.
    data.articles = source.articles
    data.texts = source.texts
    data.events = source.once(_events)
    data.threads = source.once(_threads)
    data.outlets = source.once(_outlets)
    data.named = source.once(_named)
    return data


def _events(source: Source) -> dict[str, Event]:
    return _plain(source).events


def _threads(source: Source) -> dict[str, list[tuple[Variant, QuoteThread]]]:
    return _plain(source).threads


def _outlets(source: Source) -> dict[str, str]:
    return _plain(source).outlets


def _named(source: Source) -> dict[str, list[str]]:
    return _plain(source).named


def _plain(source: Source) -> Dataset:
    return Dataset(source.archive, source.config, ())
