"""Letopis: builds an annotated, searchable archive of news as a static site."""

__version__ = "0.1.0"
