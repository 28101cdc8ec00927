"""What programs read of a page, in its <head>: descriptions for previews, citations for Zotero, JSON-LD for search engines.

`common` stands on every page; the others are of one kind and stand behind it. Whatever needs an absolute address (JSON-LD, feeds, the
search description, og:url) is left out of all of them where the site does not know its own: `absolute` in `addresses.py` decides, and
says so by None.
"""

from generator.pages.head.article import article_head
from generator.pages.head.common import common
from generator.pages.head.entity import entity_head, outlet_head
from generator.pages.head.event import event_head
from generator.pages.head.home import home_head
from generator.pages.head.thread import thread_head

__all__ = ["article_head", "common", "entity_head", "event_head", "home_head", "outlet_head", "thread_head"]
