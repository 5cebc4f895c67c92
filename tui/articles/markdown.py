"""Markdown, with front matter or without, to plain text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.dates import day
from tui.articles.front_matter import front_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_NESTING = 100
_MOST_BRACKETS = 1000


def read_markdown(text: str, name: str) -> Article:
    """Read Markdown (CommonMark with tables) as text for reading.

    Kept: every word, headings as paragraphs of their own, list markers and numbers, the cells of
    a table divided by ` | `, code, the text of links, descriptions of images. Left out: the signs
    that mark emphasis and headings, the addresses of links, HTML tags and comments. A first
    heading of the first level is the title where the front matter gives none. Where a paragraph
    holds over a thousand `[`, links stay as they were written.

    Front matter is YAML or TOML; `title`, `date`, `author` (or `authors`), `source`, `url`,
    `language` (or `lang`) and `kind` are read from it, all else in it is passed over.

    Raises:
        ReadError: The front matter is not valid, or its date is no date.
    """
    fields, body = front_matter(text, name)
    tokens = _parse(body)
    title, heading = fields.get("title", ""), _first_heading(tokens)
    if heading and title in {"", heading}:
        title, tokens = heading, tokens[3:]
    rendered = clean(_render(tokens))  # entities such as &#27; may have made new controls
    return Article(
        text=paragraphs(rendered.text),
        title=title,
        date=day(fields["date"], name, "front matter") if fields.get("date") else None,
        author=fields.get("author") or fields.get("authors", ""),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        language=(fields.get("language") or fields.get("lang") or "en")[:2].lower(),
        kind=fields.get("kind") or "article",
        removed=rendered.removed,
    )


def _parse(body: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415  (not needed for plain text)

    reader = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    if any(block.count("[") > _MOST_BRACKETS for block in body.split("\n\n")):
        reader.disable(["link", "image"])  # looking for their ends takes quadratic time
    return reader.parse(body)


def _first_heading(tokens: Sequence[Token]) -> str:
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return line(_inline(tokens[1].children or ()))
    return ""


def _render(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    ordered: list[bool] = []
    marker, divider, cells = "", "\n\n", 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                ordered.append(token.tag == "ol")
            case "bullet_list_close" | "ordered_list_close":
                ordered.pop()
                parts.append("\n" if not ordered else "")
            case "list_item_open":
                indent = "  " * (len(ordered) - 1)
                marker = indent + (f"{token.info}. " if ordered[-1] else "- ")
            case "paragraph_open":
                divider = "\n" if ordered else "\n\n"
            case "heading_open":
                divider = "\n\n"
            case "tr_open":
                cells = 0
            case "th_open" | "td_open":
                marker, divider = (" | " if cells else ""), ""
                cells += 1
            case "tr_close" | "table_close":
                parts.append("\n")
            case "inline":
                parts += [marker, _inline(token.children or ()), divider]
                marker = ""
            case "fence" | "code_block":
                parts += [marker, token.content, "\n"]
                marker = ""
            case "html_block":
                parts += [_untagged(token.content), "\n\n"]
            case _:
                pass
    return "".join(parts)


def _inline(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        match token.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(_inline(token.children or ()))
            case "text" | "code_inline" | "text_special":
                parts.append(token.content)
            case _:
                pass
    return "".join(parts)


class _Words(HTMLParser):
    """Gathers what stands between the tags of a piece of HTML in Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _untagged(markup: str) -> str:
    words = _Words()
    words.feed(markup)
    words.close()
    return "".join(words.parts)
