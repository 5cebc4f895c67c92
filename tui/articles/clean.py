"""The one door through which outside text comes in, and the one through which it goes out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# ZWJ and ZWNJ are not here: Persian spelling and emoji families need them.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text fit to be stored, and how many characters were taken out of it."""

    text: str
    removed: int


def decode(data: bytes) -> str:
    """Turn bytes into text: by byte order mark, as UTF-8, else by detection.

    Args:
        data: A file as it lies on disk.

    Returns:
        The text, without its byte order mark.

    Raises:
        UnicodeError: No encoding fits; the data is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if b"\x00" in data[:4096]:
            raise UnicodeError("it holds NUL bytes, so it is not text") from problem
        from charset_normalizer import from_bytes  # noqa: PLC0415  (rarely needed)

        best = from_bytes(data).best()
        if best is None:
            raise UnicodeError("its encoding could not be told") from problem
        return str(best)


def clean(text: str) -> Cleaned:
    """Make outside text fit to be stored and shown.

    Newlines of every kind become `\\n`; C0 and C1 controls except newline and tab, DEL, bidi
    marks, overrides and isolates, Unicode tag characters, stray byte order marks and lone
    surrogates are taken out.

    Args:
        text: Text from outside.

    Returns:
        The clean text and how many characters were taken out.
    """
    cleaned, removed = _FORBIDDEN.subn("", _NEWLINES.sub("\n", text))
    return Cleaned(cleaned, removed)


def paragraphs(text: str) -> str:
    """Divide paragraphs by exactly one blank line and trim the ends; all else is kept."""
    return _BLANK_LINES.sub("\n\n", text).strip()


def line(text: str) -> str:
    """Clean a title, a name or another value that has to stay on one line."""
    return " ".join(clean(text).text.split())


def shown(text: str) -> str:
    """Make any string safe to write to a terminal, file names with broken bytes among them.

    What can't be shown becomes U+FFFD, one for one, so that offsets hold; newlines and tabs stay.
    """
    return _FORBIDDEN.sub("\ufffd", text)
