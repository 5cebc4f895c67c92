"""DOCX and EPUB files, made here from their parts."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles import ReadError, packed, read

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
OPF = f"""<package xmlns="http://www.idpf.org/2007/opf" {DUBLIN}><metadata>
<dc:title>Pool &amp; hall</dc:title><dc:creator>Jo Bell</dc:creator><dc:date>2024-03-05</dc:date>
<dc:language>fr-FR</dc:language></metadata><manifest><item id="b" href="two.xhtml"/>
<item id="a" href="text/one%201.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
DOCX = {
    "word/document.xml": f"<w:document {WORD}><w:body>"
    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    "<w:r><w:t>The </w:t></w:r><w:r><w:t>pool</w:t><w:br/><w:t>stays.</w:t></w:r></w:p>"
    "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>It is open.</w:t></w:r></w:ins></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "</w:body></w:document>",
    "docProps/core.xml": f"<x {DUBLIN}><dc:title>Pool</dc:title><dc:creator>Jo</dc:creator></x>",
}
EPUB = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": OPF,
    "OPS/text/one 1.xhtml": "<html><head><title>x</title><style>p {}</style></head><body>"
    "<h1>One</h1><p>Some <b>bold</b>\nwords.</p></body></html>",
    "OPS/two.xhtml": "<!DOCTYPE html><html><body><p>More.<br/>And more.</p></body></html>",
}


def pack(members: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return whole.getvalue()


def test_a_word_document_gives_its_paragraphs_as_accepted() -> None:
    (article,) = read(pack(DOCX), "x.docx")
    assert article.text == "The pool\nstays.\n\nIt is open.\n\nCell"
    assert (article.title, article.author) == ("Pool", "Jo")


def test_a_book_gives_its_parts_in_reading_order() -> None:
    (article,) = read(pack(EPUB), "x")
    assert article.text == "One\n\nSome bold words.\n\nMore.\nAnd more."
    assert (article.title, article.author) == ("Pool & hall", "Jo Bell")
    assert (article.date, article.language) == (date(2024, 3, 5), "fr")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rubbish", "not a sound file"),
        (pack({"a.txt": "x"}), "neither DOCX nor EPUB"),
        (pack({**EPUB, "OPS/book.opf": "<a>"}), "OPS/book.opf: not well-formed"),
        (pack({"META-INF/container.xml": CONTAINER}), "OPS/book.opf: this part is missing"),
        (
            pack({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "it defines entities, which is refused",
        ),
    ],
    # Not by the bytes, which hold the time they were packed at.
    ids=["rubbish", "other", "broken", "missing", "entities"],
)
def test_what_is_broken_or_dangerous_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "x.epub")


def test_an_archive_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LIMIT", 100_000)
    with pytest.raises(ReadError, match="unpacks to more than"):
        read(pack({"word/document.xml": " " * 200_000}), "x.docx")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([pack(DOCX), pack(EPUB)]), st.data())
def test_archives_damaged_anywhere_give_an_article_or_a_read_error(
    whole: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(whole)))
    damage = data.draw(st.binary(max_size=8))
    length = data.draw(st.integers(0, 30))
    try:
        articles = read(whole[:start] + damage + whole[start + length :], "x.docx")
    except ReadError:
        return
    assert all(article.text for article in articles)
