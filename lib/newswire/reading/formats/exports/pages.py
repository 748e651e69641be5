"""Saved pages of databases: Europresse, whose plain text does not tell its parts, Factiva, and others by their text."""

import re

from ..prose import prose
from ..records import Records
from .parts import records_of, take_apart
from .shapes import finished, header

_SOURCE = "DocPublicationName"
# The classes of the parts of an article in Europresse; of two, the last is the more exact.
_CLASSES = (
    ("source", _SOURCE),
    ("title", "titreArticle"),
    ("title", "titreArticleVisu"),
    ("author", "docAuthors"),
    ("subtitle", "rdp__subtitle"),
    ("copyright", "publiC-lblCopyright"),
)
_BODIES = ("docOcurrContainer", "DocText")
_FACTIVA = "articleParagraph"


def take_apart_page(tree) -> Records | None:
    """Return the articles on a page that a database exported, None for any other page.

    Examples
    --------
    >>> from lxml.html import document_fromstring
    >>> page = '<article><p class="DocPublicationName">Le Monde, no. 7</p><p class="DocHeader">2 mars 2023</p>'
    >>> page += '<p class="titreArticle">Les taux</p><div class="DocText"><p>Ils montent.</p></div></article>'
    >>> row = take_apart_page(document_fromstring(page)).rows[0]
    >>> row["source"], row["date"], row["title"], row["text"]
    ('Le Monde', '2 mars 2023', 'Les taux', 'Ils montent.')
    """
    if _named(tree, _SOURCE):
        articles = tree.xpath("//article[not(ancestor::article)]") or _named(tree, "article")
        rows = [(f"document {number} of {len(articles)}", _row(article)) for number, article in enumerate(articles, 1)]
        return records_of("Europresse", rows)
    articles = _named(tree, "article") if _named(tree, _FACTIVA) else []
    return take_apart("\n\n".join(map(prose, articles or tree.xpath("//body"))))


def _named(element, name: str) -> list:
    """Return the elements in one that are of a class."""
    return element.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")


def _row(article) -> dict:
    """Return what one article of Europresse says, by the classes of its elements."""
    said = {name: " ".join(prose(part).split()) for name, of in _CLASSES for part in _named(article, of)[:1]}
    row = header(" ".join(prose(part) for part in _named(article, "DocHeader")[:1])) | said
    if number := re.search(r"news ?· ?\d{8}\S*", article.text_content()):
        row["document_id"] = number[0]
    bodies = [part for name in _BODIES for part in _named(article, name)] or article.xpath(".//section")
    return finished(row | {"text": "".join(map(prose, bodies[:1]))})
