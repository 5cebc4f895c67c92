"""Mail: single messages (`.eml`), mailboxes (`.mbox`) and pages saved as one (`.mhtml`).

Formats: RFC 5322 and MIME, RFC 4155 (mbox), RFC 2557 (MHTML).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.articles.article import Article
from tui.articles.clean import clean, line, paragraphs
from tui.articles.decoding import decoded
from tui.articles.errors import ReadError
from tui.articles.web import read_html, text_of_html

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage, Message

_SEPARATOR = re.compile(rb"^From [^\n]*\d{4}[ \t]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADERS = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_TELLING = re.compile(rb"^(?:mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)
_PROBE = 65_536


def is_mail(data: bytes) -> bool:
    """Tell whether a file opens with the headers of a message, or as a mailbox does."""
    probe = data[:_PROBE]
    if _SEPARATOR.match(probe):
        return True
    headers = _HEADERS.match(probe)
    return headers is not None and _TELLING.search(headers.group()) is not None


def read_mail(data: bytes, name: str) -> list[Article]:
    """Read each message of a file as an article.

    The subject is the title, the sender author and source; attachments are left out, and so are
    messages of a mailbox that hold nothing but attachments. A page saved as MHTML gives the
    article of that page.

    Raises:
        ReadError: No message holds text; an HTML message needs `trafilatura`, which is missing.
    """
    separators = list(_SEPARATOR.finditer(data))
    if not separators:
        return [_read_message(data, name)]
    starts = [match.end() for match in separators]
    ends = [*(match.start() for match in separators[1:]), len(data)]
    found: list[Article] = []
    problem: ReadError | None = None
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        try:
            message = _QUOTED_FROM.sub(rb"\1", data[start:end])
            found.append(_read_message(message, name))
        except ReadError as error:
            problem = ReadError(name, f"message {number}", error.mend)
    if not found and problem is not None:
        raise problem
    return found


def _read_message(data: bytes, name: str) -> Article:
    from email import policy  # noqa: PLC0415  (takes longer to import than all else here)
    from email.parser import BytesParser  # noqa: PLC0415
    from email.utils import parseaddr  # noqa: PLC0415

    message = BytesParser(policy=policy.default).parsebytes(data)
    if _is_page(message):
        return _read_page(message, name)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise ReadError(name, "", "holds no text; leave it out")
    raw, charset = _payload(body)
    if body.get_content_type() == "text/html":
        article = text_of_html(raw, name, charset=charset)
    else:
        cleaned = clean(decoded(raw, name, charset))
        article = Article(text=paragraphs(cleaned.text), removed=cleaned.removed)
    if not article.text:
        raise ReadError(name, "", "holds no text; leave it out")
    sender, address = parseaddr(str(message.get("From", "")))
    return replace(
        article,
        title=line(str(message.get("Subject", ""))),
        date=_sent(message),
        author=line(sender or address),
        source=line(sender or address),
    )


def _is_page(message: EmailMessage) -> bool:
    """Tell a saved page from mail: browsers sign it, and it has no true sender."""
    if message.get_content_type() != "multipart/related":
        return False
    return "Snapshot-Content-Location" in message or "@" not in str(message.get("From", ""))


def _read_page(message: EmailMessage, name: str) -> Article:
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ReadError(name, "", "holds no page; save it as HTML")
    raw, charset = _payload(page)
    url = line(str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""))
    return read_html(raw, name, charset=charset, url=url)[0]


def _payload(part: Message) -> tuple[bytes, str]:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b"", part.get_content_charset() or ""


def _sent(message: EmailMessage) -> date | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        return parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except (ValueError, TypeError):
        return None
