"""Saved pages of databases whose plain text does not tell its parts: Europresse and Factiva."""

import re

from ..records import Records
from .parts import records_of, take_apart
from .shapes import finished, header

_EUROPRESSE, _FACTIVA = "DocPublicationName", "articleParagraph"  # classes that their pages have
_UNREAD = ["script", "style", "noscript", "select", "nav", "button", "option"]
_BLOCKS = {"p", "div", "tr", "td", "th", "table", "li", "h1", "h2", "h3", "h4", "br", "article", "section"}


def take_apart_page(html: str) -> Records | None:
    """Return the articles on a page that Europresse or Factiva exported, None for any other page.

    Examples
    --------
    >>> page = '<article><p class="DocPublicationName">Le Monde, no. 7</p><p class="DocHeader">2 mars 2023</p>'
    >>> page += '<p class="titreArticleVisu">Les taux</p><div class="DocText"><p>Ils montent.</p></div></article>'
    >>> row = take_apart_page(page).rows[0]
    >>> row["source"], row["date"], row["title"], row["text"]
    ('Le Monde', '2 mars 2023', 'Les taux', 'Ils montent.')
    """
    if _EUROPRESSE not in html and _FACTIVA not in html:
        return None
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(html)
    if _FACTIVA in html:
        return take_apart(_blocks(page))
    inner = {article.mem_id for article in page.css("article article")}
    articles = [article for article in page.css("article") if article.mem_id not in inner] or page.css("div.article")
    rows = [(f"document {number} of {len(articles)}", _row(article)) for number, article in enumerate(articles, 1)]
    return records_of("Europresse", rows)


def _blocks(page) -> str:
    """Return the text of the articles on a page, or of all of it, with a blank line between its blocks."""
    page.strip_tags(_UNREAD)
    pieces = []
    for article in page.css("div.article") or [page.root]:
        for node in article.traverse(include_text=True):
            if node.tag in _BLOCKS:
                pieces.append("\n")
            elif node.tag == "-text":
                pieces.append(re.sub(r"\s+", " ", node.text_content or ""))
    return "\n\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())


def _row(article) -> dict:
    """Return what one article of Europresse says, by the classes of its elements."""
    row = header(_said(article, ".DocHeader"))
    row["source"] = _said(article, "." + _EUROPRESSE)
    row["title"] = _said(article, ".titreArticleVisu") or _said(article, ".titreArticle")
    row["author"] = _said(article, ".docAuthors")
    row["subtitle"] = _said(article, ".rdp__subtitle")
    row["copyright"] = _said(article, ".publiC-lblCopyright")
    if number := re.search(r"news ?· ?\d{8}\S*", article.text()):
        row["document_id"] = number[0]
    body = next(
        (part for name in (".docOcurrContainer", ".DocText", "section") if (part := article.css_first(name))), None
    )
    if body is not None:
        paragraphs = [" ".join(part.text().split()) for part in body.css("p")] or body.text().split("\n\n")
        row["text"] = "\n\n".join(part.strip() for part in paragraphs if part.strip())
    return finished(row)


def _said(article, selector: str) -> str:
    """Return the text of the first element that a selector finds, on one line."""
    found = article.css_first(selector)
    return " ".join(found.text(separator=" ").split()) if found is not None else ""
