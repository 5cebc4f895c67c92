"""What of a web page is not its article, told by how its parts are named and built.

Class names, ids and roles say what a box is on nearly every site; what they name is taken out
before the main text is looked for, unless it holds so much of the page that the name must mean
something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAID_BY_OTHERS = frozenset(
    """comment comments commentlist disqus respond reactions reaction reply replies
    cookie cookies consent cmp gdpr""".split()
)
_ASIDE = frozenset(
    """related recirc recirculation recommended recommendations rec recs outbrain taboola trending
    newsletter newsletters signup subscribe subscription paywall regwall promo promotion offer
    abonnez abo share sharing social tags advert advertisement ad ads sponsor sponsored
    sidebar poll gallery slideshow caption cap credit credits pullquote pq byline meta stamp
    breadcrumb breadcrumbs crumbs foot footer helpful survey teaser teasers embed donate
    donation""".split()
)
_PHRASES = re.compile(
    r"most[-_ ]?(?:read|viewed|popular)|(?:lire|voir|also|mehr|leia|lee|leggi)[-_ ](?:aussi|also"
    r"|like|zum|tamb\w*|anche)|read[-_ ](?:more|next|also)|up[-_ ]next|next[-_ ]up|more[-_ ]from"
    r"|pull[-_ ]?quote|image[-_ ]caption|contact[-_ ]box|author[-_ ]bio|inline[-_ ]related"
    r"|key[-_ ](?:events|points)"
)
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WHOLE = frozenset({"html", "body", "main", "article", "head"})
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "div", "table", "ul", "ol", "blockquote"})
_SILENT = frozenset({"script", "style"})
_LAYOUT = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
# Of the page's text, how much a box may hold that is named as something beside the article.
_MOST_ASIDE = 0.4
_MOST_OTHERS = 0.9


def without_asides(tree: Any) -> None:
    """Take out of a page, in place, what is beside its article.

    These are comments and cookie notices, boxes of links, offers, captions and credits of
    pictures, quotes that repeat a sentence, and articles that stand after the first; a table that
    only lays the page out becomes plain boxes.

    Args:
        tree: The page, as `lxml` parses it.
    """
    _unlay(tree)
    _drop_other_articles(tree)
    _drop(tree, _SAID_BY_OTHERS, _MOST_OTHERS)
    _drop(tree, _ASIDE, _MOST_ASIDE)


def _drop(tree: Any, names: frozenset[str], most: float) -> None:
    sizes = _sizes(tree)
    total = max(sizes[tree], 1)
    for element in list(sizes)[::-1]:
        if not isinstance(element.tag, str) or element.tag in _WHOLE or not _is(element, names):
            continue
        if element.find(".//h1") is None and sizes[element] <= most * total:
            _remove(element)
        else:
            # Its name misleads; nor shall it mislead who looks for the text after this.
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)


def _is(element: Any, names: frozenset[str]) -> bool:
    if names is _ASIDE and element.tag in {"figcaption", "amp-carousel", "amp-sidebar"}:
        return True
    if names is _SAID_BY_OTHERS and (
        element.get("role") == "dialog" or element.tag in {"dialog", "amp-consent"}
    ):
        return True
    told = f"{element.get('class', '')} {element.get('id', '')}"
    if not told.strip():
        return False
    if names is _ASIDE and _PHRASES.search(told.lower()):
        return True
    return not names.isdisjoint(part.lower() for part in _PART.findall(told))


def _drop_other_articles(tree: Any) -> None:
    """Keep the first of several articles with a main heading each, and no cards of others."""
    articles = [one for one in tree.iter("article") if one.find(".//h1") is not None]
    for one in articles[1:]:
        if articles[0] not in one.iterancestors() and one not in articles[0].iterancestors():
            _remove(one)
    if tree.find(".//h1") is None:
        return
    for one in list(tree.iter("article")):
        headings = one.xpath(".//h2|.//h3|.//h4")
        linked = headings and all(_is_link(heading) for heading in headings[:1])
        if linked and one.find(".//h1") is None and len(one.findall(".//p")) <= 1:
            _remove(one)


def _is_link(heading: Any) -> bool:
    words = "".join(heading.itertext()).strip()
    links: Iterable[Any] = heading.iter("a")
    inside = any("".join(link.itertext()).strip() == words for link in links)
    return bool(words) and (inside or any(up.tag == "a" for up in heading.iterancestors()))


def _unlay(tree: Any) -> None:
    """Turn tables that hold blocks of text in their cells into plain boxes."""
    for table in list(tree.iter("table")):
        cells = table.xpath("./tr/td|./tbody/tr/td")
        if any(sum(part.tag in _BLOCKS for part in cell) >= 2 for cell in cells):
            for part in [table, *table.iter(*_LAYOUT)]:
                if table in [part, *part.iterancestors("table")][:2]:
                    part.tag = "div"


def _remove(element: Any) -> None:
    """Take an element out; what follows it in the text stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _sizes(tree: Any) -> dict[Any, int]:
    """Count the letters of each element, those of scripts and styles left out, in one pass."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):
        said = isinstance(element.tag, str) and element.tag not in _SILENT
        own = _letters(element.text) if said else 0
        inside = sum(sizes[child] + _letters(child.tail) for child in element) if said else 0
        sizes[element] = own + inside
    return sizes


def _letters(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0
