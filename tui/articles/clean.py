"""The one door through which outside text comes in, and the one through which it goes out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

# Embeddings, overrides and isolates, those that CVE-2021-42574 abuses. The marks LRM and RLM stay:
# Arabic and Hebrew need them and they reorder nothing else; so do ZWJ and ZWNJ, which Persian
# spelling and emoji families are written with.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_TAGS = "\U000e0000-\U000e007f"
_SURROGATES = "\ud800-\udfff"
_FORBIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}\ufeff{_TAGS}{_SURROGATES}]")
_NOT_SHOWN = re.compile(f"[{_CONTROLS}{_BIDI}\ufeff{_TAGS}{_SURROGATES}\u2028\u2029]")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
# What may be a mark on the letter before it, or shows nothing: no letter, space or ASCII sign.
_CLOSE = re.compile(r"[^\w\s!-~]{31,}")
# The Stream-Safe Text Format lets so many marks stand on a letter (UAX #15, section 13); languages
# need four or five. A storm of them would hide the lines around it and fill the terminal's memory.
_MOST_MARKS = 30
_MARKS = frozenset({"Mn", "Me", "Cf"})
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 4096
# The encodings of the web (WHATWG Encoding Standard) that its detection is any good for.
_WEB_ENCODINGS = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859_2 iso8859_5 iso8859_7"
    " koi8_r koi8_u cp866 cp874 cp932 shift_jis euc_jp iso2022_jp gb18030 big5 cp949 euc_kr"
).split()
_QUOTES = "“”‘’„‚‹›«»–—…€£©®°·•§´¿¡½¼¾²³ªº\u00a0\u00ad™"
_LATIN = (
    ("cp1252", frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒ" + _QUOTES)),
    ("cp1254", frozenset("ÇĞİÖŞÜçğıöşüÂâÎîÛû" + _QUOTES)),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text fit to be stored, and how many characters were taken out of it."""

    text: str
    removed: int


def decode(data: bytes, declared: str = "") -> str:
    """Turn bytes into text: by byte order mark, as UTF-8, as declared, else by detection.

    UTF-8 that is broken in a few places (cut off in a character, say) is still read as UTF-8,
    with U+FFFD where it is broken, when at least ten of its characters are whole for each that
    is not.

    Args:
        data: A file as it lies on disk.
        declared: An encoding that the file or its sender names; an unknown name is passed over.

    Returns:
        The text, without its byte order mark.

    Raises:
        UnicodeError: No encoding fits; the data is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    wide = _wide_encoding(data[:_PROBE])
    if wide:
        return data.decode(wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if b"\x00" in data[:_PROBE]:
            raise UnicodeError("it holds NUL bytes, so it is not text") from problem
    return _mended_utf8(data) or _as_declared(data, declared) or _detected(data)


def _wide_encoding(probe: bytes) -> str:
    """Tell UTF-16 without a mark by where its NUL bytes lie: on one side of nearly every pair."""
    pairs = len(probe) // 2
    if pairs < 2 or b"\x00" not in probe:
        return ""
    first, second = probe[0 : 2 * pairs : 2].count(0), probe[1 : 2 * pairs : 2].count(0)
    if second > 0.7 * pairs and not first:
        return "utf-16-le"
    if first > 0.7 * pairs and not second:
        return "utf-16-be"
    return ""


def _mended_utf8(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))
    return text if 10 * broken <= wide else ""


def _as_declared(data: bytes, declared: str) -> str:
    try:
        return data.decode(declared) if declared else ""
    except (LookupError, UnicodeError):
        return ""


def _detected(data: bytes) -> str:
    for encoding, letters in _LATIN:
        if _is_latin(data, encoding, letters):
            return data.decode(encoding)
    from charset_normalizer import from_bytes  # noqa: PLC0415  (rarely needed)

    best = from_bytes(data, cp_isolation=_WEB_ENCODINGS).best()
    if best is None:
        raise UnicodeError("its encoding could not be told")
    return str(best)


def _is_latin(data: bytes, encoding: str, letters: frozenset[str]) -> bool:
    """Tell a language in Latin script by its accented letters: few beside ASCII, none odd."""
    wide = data.translate(None, bytes(range(128)))
    try:
        return 3 * len(wide) < len(data) and letters.issuperset(bytes(set(wide)).decode(encoding))
    except UnicodeDecodeError:
        return False


def clean(text: str) -> Cleaned:
    """Make outside text fit to be stored and shown.

    Newlines of every kind become `\\n`; C0 and C1 controls except newline and tab, DEL, bidi
    embeddings, overrides and isolates, Unicode tag characters, stray byte order marks and lone
    surrogates are taken out, and so are combining and invisible characters beyond 30 in a row.

    Args:
        text: Text from outside.

    Returns:
        The clean text and how many characters were taken out.
    """
    cleaned, removed = _FORBIDDEN.subn("", _NEWLINES.sub("\n", text))
    thinned = _CLOSE.sub(_thinned, cleaned)
    return Cleaned(thinned, removed + len(cleaned) - len(thinned))


def _thinned(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def paragraphs(text: str) -> str:
    """Divide paragraphs by exactly one blank line and trim the ends.

    A run of blank lines means no more than one does, so runs collapse, and with them what spaces
    stand at the start of the paragraph that follows. Every word stays as and where it was.
    """
    return _BLANK_LINES.sub("\n\n", text).strip()


def line(text: str) -> str:
    """Clean a title, a name or another value that has to stay on one line."""
    return " ".join(clean(text).text.split())


def shown(text: str) -> str:
    """Make any string safe to write to a terminal, file names with broken bytes among them.

    What can't be shown becomes U+FFFD, one for one, so that offsets hold; newlines and tabs stay.
    """
    return _NOT_SHOWN.sub("\ufffd", text)
