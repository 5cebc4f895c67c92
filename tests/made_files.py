"""Files of every format that is read, made by the plainest means that each format has."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from random import Random
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES = "Velmar Lisk Calder Menna Orr Storvik Hollern Tarn Merton Belden Mellin Fenbridge".split()
_WHO = (
    "the mayor", "the harbour master", "a spokeswoman of the ministry", "the union", "the auditor",
    "the head of the school", "a farmer", "the fire service", "the statistics office",
)  # fmt: skip
_WHAT = (
    "{who} said that {a} of {b} bridges near {place} need repair",
    "{who} told reporters in {place} that prices rose by {c} percent within a year",
    "In {place} the number of pupils fell from {b} to {a}, according to {who}",
    "{who} puts the cost of the tunnel at {a} million, {c} percent more than planned",
    "The council of {place} voted {c} to {d} to close the road for {d} months",
    "About {b} people were without power in {place} for {d} hours, {who} said",
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


@dataclass(frozen=True, slots=True)
class Story:
    """An article that no other number gives: its title and its paragraphs of one sentence."""

    number: int
    title: str
    paragraphs: tuple[str, ...]


def story(number: int, sentences: int = 24) -> Story:
    """Make up an article; equal numbers give equal articles."""
    chance = Random(number)
    said = []
    for place in range(sentences):
        text = chance.choice(_WHAT).format(
            who=chance.choice(_WHO),
            place=chance.choice(_PLACES),
            a=chance.randint(11, 99),
            b=chance.randint(100, 9000),
            c=chance.randint(1, 19),
            d=chance.randint(2, 30),
        )
        said.append(f"{text[0].upper()}{text[1:]}, as report {number}-{place} has it.")
    return Story(number, f"Report {number} from {chance.choice(_PLACES)}", tuple(said))


def text(told: Story) -> bytes:
    return "\n\n".join((told.title, *told.paragraphs)).encode()


def markdown(told: Story) -> bytes:
    body = "\n\n".join(told.paragraphs)
    return f"---\ntitle: {told.title}\ndate: 2026-03-04\nsource: Made\n---\n\n{body}\n".encode()


def html(told: Story) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in told.paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{told.title}</title>"
        "<meta name='author' content='Made Up'><meta name='date' content='2026-03-04'></head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{told.title}</h1>{body}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()


def mail(told: Story) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = told.title, "Made <made@example.org>"
    message["Date"], message["Message-ID"] = "Wed, 4 Mar 2026 08:00:00 +0000", "<1@example.org>"
    message["MIME-Version"] = "1.0"
    message.set_content("\n\n".join(told.paragraphs))
    return message.as_bytes()


def mailbox(*told: Story) -> bytes:
    return b"".join(
        b"From made@example.org Wed Mar  4 08:00:00 2026\n" + mail(one) + b"\n" for one in told
    )


def saved_page(told: Story) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = f"https://example.org/{told.number}"
    message["MIME-Version"] = "1.0"
    message.set_content(html(told).decode(), subtype="html")
    message.make_related()
    return message.as_bytes()


def subtitles(told: Story, *, web: bool = False) -> bytes:
    cues = ["WEBVTT\n"] if web else []
    for number, said in enumerate(told.paragraphs):
        mark = "." if web else ","
        at = f"{number // 12:02}:{5 * number % 60:02}"
        voice = "<v Ana Ruiz>" if web else ""
        cues.append(f"{number + 1}\n00:{at}{mark}000 --> 00:{at}{mark}900\n{voice}{said}\n")
    return "\n".join(cues).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def tarred(members: dict[str, bytes], *, link: str = "") -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            leading = tarfile.TarInfo("link.txt")
            leading.type, leading.linkname = tarfile.SYMTYPE, link
            archive.addfile(leading)
    return whole.getvalue()


def word(told: Story) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in told.paragraphs)
    core = f"<x {_DUBLIN}><dc:title>{told.title}</dc:title><dc:creator>Made</dc:creator></x>"
    document = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document.encode(), "docProps/core.xml": core.encode()})


def book(told: Story) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    )
    opf = (
        f'<package xmlns="http://www.idpf.org/2007/opf" {_DUBLIN}><metadata><dc:title>{told.title}'
        "</dc:title><dc:language>en</dc:language></metadata><manifest>"
        '<item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    page = "".join(f"<p>{escape(one)}</p>" for one in told.paragraphs)
    return zipped(
        {
            "META-INF/container.xml": container.encode(),
            "book.opf": opf.encode(),
            "a.xhtml": f"<html><body>{page}</body></html>".encode(),
        }
    )


def lines_of_json(*told: Story) -> bytes:
    rows = ({"title": one.title, "text": "\n\n".join(one.paragraphs)} for one in told)
    return "\n".join(json.dumps(row) for row in rows).encode()


def table(*told: Story) -> bytes:
    rows = (f'"{one.title}","{" ".join(one.paragraphs)}"' for one in told)
    return "\n".join(("title,text", *rows)).encode()


def web_archive(*told: Story) -> bytes:
    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=True)
    for one in told:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{one.number}",
            "response",
            payload=io.BytesIO(html(one)),
            http_headers=headers,
        )
        writer.write_record(record)
    return whole.getvalue()


def report(told: Story) -> bytes:
    """Make a PDF, three sentences a page."""
    lines = [wrapped for one in told.paragraphs for wrapped in _wrapped(one)]
    return pdf([lines[at : at + 12] for at in range(0, len(lines), 12)])


def _wrapped(said: str, width: int = 76) -> list[str]:
    lines = [""]
    for part in said.split():
        if len(lines[-1]) + len(part) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".strip()
    return lines


def pdf(pages: list[list[str]]) -> bytes:
    """Make a PDF of lines of plain text, by the plainest means that the format has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 3 0 R >> >>"
        contents = f"/Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {font} {contents} >>")
        kids.append(f"{len(objects)} 0 R")
    box = "/MediaBox [0 0 612 792]"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} {box} >>"
    info = "<< /Title (Pool report) /Author (Jo Bell) >>"
    objects.append(info)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>"
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return out + f"{head}{tail}\nstartxref\n{len(out)}\n%%EOF".encode()


# What each suffix is made by.
FORMATS: dict[str, Callable[[Story], bytes]] = {
    ".txt": text,
    ".md": markdown,
    ".html": html,
    ".eml": mail,
    ".mbox": mailbox,
    ".mhtml": saved_page,
    ".srt": subtitles,
    ".vtt": lambda told: subtitles(told, web=True),
    ".docx": word,
    ".epub": book,
    ".pdf": report,
    ".jsonl": lines_of_json,
    ".csv": table,
    ".zip": lambda told: zipped({"in/a.txt": text(told), "b.html": html(told)}),
    ".tar.gz": lambda told: tarred({"a.txt": text(told), "b.md": markdown(told)}),
    ".warc.gz": web_archive,
}
