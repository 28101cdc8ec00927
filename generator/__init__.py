"""Letopis: builds an annotated, searchable archive of news as a static site."""

__version__ = "0.1.0"

INTERFACE_LANGUAGES = ("ru", "kk", "en")
"""What the site can speak: each has its catalogues in locales/."""
