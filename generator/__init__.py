"""Letopis: builds an annotated, searchable archive of news as a static site."""

import time

BEGUN = time.perf_counter()
"""When this process did, as near as it can tell."""

__version__ = "0.1.0"

INTERFACE_LANGUAGES = ("ru", "kk", "en")
"""What the site can speak: each has its catalogues in locales/."""
