"""Web archives (WARC, ISO 28500): the pages that a crawler or a browser put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from tui.articles.addresses import is_address
from tui.articles.clean import line
from tui.articles.errors import ReadError
from tui.articles.extras import parser
from tui.articles.raw import Raw, name_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator

WARCS = frozenset({".warc"})
_GZIP = b"\x1f\x8b"
_TEXTS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_BROKEN = (OSError, EOFError, ValueError, LookupError, AttributeError, TypeError)


def is_warc(data: bytes, name: str) -> bool:
    """Tell whether a file is a web archive, packed or not."""
    return data.startswith(b"WARC/") or (
        data.startswith(_GZIP) and name.lower().endswith(".warc.gz")
    )


def read_warc(opened: BinaryIO, name: str, most: int) -> Iterator[Raw | ReadError]:
    """Yield the pages of a web archive that were answered with 200 and hold text or PDF.

    Args:
        opened: The archive, which is read as the pages are asked for.
        name: Its name, for messages.
        most: Bytes that a page may unpack to.

    Yields:
        Pages with address and time of fetching, and problems with some; the others go on.

    Raises:
        ReadError: `warcio` is not installed, or the archive is broken; what came before stands.
    """
    warcio = parser("warcio.archiveiterator", "web", name)
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  (as the parser itself)

    try:
        for record in warcio.ArchiveIterator(opened):
            address = line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            if not is_address(address) or not _is_page(record):
                continue
            body = record.content_stream().read(most + 1)
            if len(body) > most:
                yield ReadError(f"{name}/{address}", "", f"unpacks to more than {most:,} bytes")
                continue
            yield _raw(record, address, body)
    except (*_BROKEN, ArchiveLoadFailed) as problem:
        raise ReadError(name, "", f"not a sound web archive ({problem})") from None


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        return _media_type(record)[0] in _TEXTS
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return bool(record.http_headers.get_statuscode() == "200") and _media_type(record)[0] in _TEXTS


def _media_type(record: Any) -> tuple[str, str]:
    headers = record.http_headers or record.rec_headers
    told, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    _, _, charset = rest.partition("charset=")
    return told.strip().lower(), charset.strip().strip("\"'")


def _raw(record: Any, address: str, body: bytes) -> Raw:
    media_type, charset = _media_type(record)
    fetched = line(record.rec_headers.get_header("WARC-Date") or "")
    return Raw(body, name_of_page(address, media_type), charset, address, fetched)
