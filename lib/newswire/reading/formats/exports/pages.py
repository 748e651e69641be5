"""Saved pages of databases whose text alone does not tell its parts: Europresse."""

import re

from ..records import Records
from .shapes import finished, header

_SIGN = "DocPublicationName"


def take_apart_page(html: str) -> Records | None:
    """Return the articles on a page that Europresse exported, None for any other page.

    Examples
    --------
    >>> page = '<article><span class="DocPublicationName">Le Monde, no. 7</span><span class="DocHeader">2 mars 2023</span>'
    >>> page += '<p class="titreArticleVisu">Les taux</p><div class="docOcurrContainer"><p>Ils montent.</p></div></article>'
    >>> row = take_apart_page(page).rows[0]
    >>> row["source"], row["date"], row["title"], row["text"]
    ('Le Monde', '2 mars 2023', 'Les taux', 'Ils montent.')
    """
    if _SIGN not in html:
        return None
    from selectolax.lexbor import LexborHTMLParser

    articles = LexborHTMLParser(html).css("article")
    records = Records()
    for number, article in enumerate(articles, 1):
        place = f"document {number} of {len(articles)}"
        row = _row(article)
        if row["text"]:
            records.add(row, place)
        else:
            records.refused.append(f"{place}: no text ({row['title']!r})")
    if not records.rows:
        return None
    records.notes.append(f"an export of Europresse, taken apart into {len(articles):,} documents")
    return records


def _row(article) -> dict:
    """Return what one article says, by the classes of its elements."""
    row = header(_said(article, ".DocHeader"))
    row["source"] = _said(article, "." + _SIGN)
    row["title"] = _said(article, ".titreArticleVisu") or _said(article, ".titreArticle")
    row["author"] = _said(article, ".docAuthors")
    row["subtitle"] = _said(article, ".rdp__subtitle")
    row["copyright"] = _said(article, ".publiC-lblCopyright, .lblCopyright")
    if number := re.search(r"news ?· ?\d{8}\S*", article.text()):
        row["document_id"] = number[0]
    body = article.css_first(".docOcurrContainer") or article.css_first(".DocText")
    if body is not None:
        paragraphs = [" ".join(part.text().split()) for part in body.css("p")] or body.text().split("\n\n")
        row["text"] = "\n\n".join(part.strip() for part in paragraphs if part.strip())
    return finished(row)


def _said(article, selector: str) -> str:
    """Return the text of the first element that a selector finds, on one line."""
    found = article.css_first(selector)
    return " ".join(found.text(separator=" ").split()) if found is not None else ""
