"""Feeds: RSS, RDF and Atom, and what WordPress exports, as feedparser reads them."""

import io
import re

from ..packing import UnreadableError
from .extras import needed
from .records import Records
from .stories import story

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def read_feed(document: str) -> Records:
    """Return the items of a feed; of a WordPress export, only its posts are stories.

    Examples
    --------
    >>> feed = "<rss><channel><title>Courier</title><item><title>Up</title><description>Rates rose."
    >>> read_feed(feed + "</description></item></channel></rss>").rows
    [{'text': 'Rates rose.', 'title': 'Up', 'source': 'Courier'}]
    """
    feedparser, records = needed("feedparser", "web", "a feed"), Records()
    try:  # in bytes, since a string might be taken for an address to fetch
        parsed = feedparser.parse(io.BytesIO(document.encode()), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # of many kinds: marks and names that feedparser does not expect
        raise UnreadableError(f"a feed that is too damaged to be read ({error})") from error
    for number, entry in enumerate(parsed.entries, 1):
        kind = entry.get("wp_post_type", "post")
        if kind == "post":
            records.add(_row(entry, parsed.feed) or {"text": None}, f"item {number}")
        else:
            records.refused.append(f"item {number}: a WordPress {kind.replace('_', ' ')}, not a post")
    if parsed.bozo and isinstance(parsed.bozo_exception, Exception) and "encoding" not in str(parsed.bozo_exception):
        reason = " ".join(str(parsed.bozo_exception).split()).removeprefix("<unknown>:")
        records.notes.append(
            f"the feed is damaged ({reason}): {len(parsed.entries)} items were read from what is there"
        )
    return records


def _row(entry, feed) -> dict:
    """Return the record of one item."""
    texts = [part.get("value", "") for part in entry.get("content", [])]
    text = max(texts, key=len, default="").strip() or entry.get("summary", "")
    if "wp_post_type" in entry:  # WordPress keeps paragraphs as blank lines and makes them when it shows a post
        text = _BLANK_LINE.sub("<p>", text)
    names = [author.get("name", "") for author in entry.get("authors", [])] or [entry.get("author", "")]
    tags = [tag.get("label") or tag.get("term") or "" for tag in entry.get("tags", [])]
    parts = {
        "title": entry.get("title"),
        "date": entry.get("published") or entry.get("wp_post_date") or entry.get("updated"),
        "source": entry.get("source", {}).get("title") or feed.get("title"),
        "author": "; ".join(dict.fromkeys(filter(None, names))),
        "url": entry.get("link"),
        "tags": "; ".join(dict.fromkeys(filter(None, tags))),
        "language": feed.get("language"),
        "status": entry.get("wp_status"),
    }
    return story(text, parts)
