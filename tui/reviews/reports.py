"""Claims with their verdicts as Markdown, HTML, CSV and JSON."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.articles import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.reviews.finding import Finding
    from tui.reviews.records import Source

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_WEB = re.compile(r"https?://[^\s/$.?#][^\s]*")
_LONGEST_ADDRESS = 2048
# A sign that makes a formula of a cell, where a cell begins: at the start, and behind whatever a
# spreadsheet may take for the end of one when it divides by another sign than the comma.
_FORMULA = re.compile(
    """((?:^|[;|\t\r\n])(?:[^\\S\t\r\n]|["'])*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])"""
)
_COLUMNS = (
    "claim,text,speaker,article,source,date,url,start,end,sha256,rating,scale,status,explanation,"
    "sources,reviewer,notes,changed"
).split(",")
_STYLE = """
body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;
background:#fff}h1{font-size:1.6rem}h2{font-size:1.15rem;margin:0 0 .4rem}
section{border-top:1px solid #999;padding:1rem 0;break-inside:avoid}
.verdict{font-weight:bold}.where,.history{color:#444;font-size:.9rem}
blockquote{margin:.4rem 0 .4rem 1rem;padding-left:.6rem;border-left:3px solid #999}
a{color:inherit;overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}}
"""


def as_markdown(title: str, found: Sequence[Finding]) -> str:
    """Write a report in CommonMark; what the texts hold of markup is shown as text."""
    parts = [f"# {_md(title)}", ""]
    for item in found:
        verdict = item.review
        parts += [f"## {_md(item.place.text)}", "", f"**{_md(_verdict(item))}**", ""]
        parts += [_md(_where(item)), ""] if _where(item) else []
        parts += [_md(verdict.explanation), ""] if verdict.explanation else []
        for source in verdict.sources:
            parts.append(f"- {_md_source(source)}")
            if source.quote:
                parts += ["", f"  > {_md(source.quote)}", ""]
        parts += ["", "History:", ""] if item.history else []
        parts += [f"- {_md(line)}" for line in item.history]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def as_html(title: str, found: Sequence[Finding]) -> str:
    """Write a report as one HTML page that loads and runs nothing and prints well."""
    body = "\n".join(_section(item) for item in found)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_h(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_h(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def as_csv(found: Sequence[Finding]) -> str:
    """Write a line a claim, with a heading line.

    What a spreadsheet would run as a formula has an apostrophe before it, also where it would
    divide the line by semicolons, tabs or bars instead of commas.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for item in found:
        place, verdict = item.place, item.review
        sources = " ; ".join(_plain(source) for source in verdict.sources)
        row = [item.claim_id, place.text, place.speaker, place.title, place.publisher, place.date]
        row += [place.url, place.start, place.end, place.content_hash, verdict.rating]
        row += [verdict.scale.name, verdict.status, verdict.explanation, sources]
        row += [verdict.reviewer, verdict.notes, verdict.changed]
        writer.writerow([_cell(value) for value in row])
    return made.getvalue()


def as_json(found: Sequence[Finding]) -> str:
    """Write all that a report holds; spans are in characters of the stored article."""
    return json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2) + "\n"


def _verdict(item: Finding) -> str:
    verdict = item.review
    parts = [verdict.rating or "No verdict yet", verdict.status]
    parts += [f"by {verdict.reviewer}"] if verdict.reviewer else []
    return " · ".join(parts)


def _where(item: Finding) -> str:
    place = item.place
    said = f"Said by {place.speaker}" if place.speaker else ""
    return " · ".join(
        part for part in (said, place.title, place.publisher, place.date, place.url) if part
    )


def _plain(source: Source) -> str:
    looked = f"looked at {source.looked}" if source.looked else ""
    return " · ".join(
        part for part in (source.title, source.date, source.url, looked, source.quote) if part
    )


def _md(text: str) -> str:
    line = " ".join(shown(text).split())
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))


def _md_source(source: Source) -> str:
    looked = f"looked at {source.looked}" if source.looked else ""
    parts = [_md(part) for part in (source.title, source.date) if part]
    if web_address(source.url) and not re.search(r"[<>]", source.url):
        parts.append(f"<{shown(source.url)}>")
    elif source.url:
        parts.append(_md(source.url))
    return " · ".join([*parts, _md(looked)] if looked else parts)


def web_address(url: str) -> bool:
    """Tell whether something is an address of the web, so that it may become a link."""
    return bool(_WEB.fullmatch(url)) and len(url) <= _LONGEST_ADDRESS


def _section(item: Finding) -> str:
    verdict = item.review
    lines = [f"<h2>{_h(item.place.text)}</h2>", f'<p class="verdict">{_h(_verdict(item))}</p>']
    lines += [f'<p class="where">{_h(_where(item))}</p>'] if _where(item) else []
    lines += [f"<p>{_h(verdict.explanation)}</p>"] if verdict.explanation else []
    if verdict.sources:
        lines.append("<ul>")
        lines += [_html_source(source) for source in verdict.sources]
        lines.append("</ul>")
    if item.history:
        lines.append('<ol class="history">')
        lines += [f"<li>{_h(line)}</li>" for line in item.history]
        lines.append("</ol>")
    return "<section>\n" + "\n".join(lines) + "\n</section>"


def _html_source(source: Source) -> str:
    parts = [_h(part) for part in (source.title, source.date) if part]
    if web_address(source.url):
        parts.append(f'<a rel="noreferrer" href="{_h(source.url)}">{_h(source.url)}</a>')
    elif source.url:
        parts.append(_h(source.url))
    parts += [f"looked at {_h(source.looked)}"] if source.looked else []
    quote = f"<blockquote>{_h(source.quote)}</blockquote>" if source.quote else ""
    return f"<li>{' · '.join(parts)}{quote}</li>"


def _h(text: str) -> str:
    return html.escape(" ".join(shown(text).split()))


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _FORMULA.sub(r"\1'", shown(value))
