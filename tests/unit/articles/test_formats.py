"""Each reader on real bytes: pages, mail, subtitles and PDF files made here."""

import sys
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_files import pdf
from tui.articles import ReadError, read
from tui.articles.locators import Locator, locator_at, locator_told

BODY = (
    "The council of Salem voted on Monday to keep the pool open for another year.",
    "“We heard the people,” said Mayor Ana Ruiz after a debate of four hours in the hall.",
    "The pool costs the town 1.2 million dollars a year, according to the treasurer's report.",
)
PAGE = f"""<!DOCTYPE html><html lang="es-MX"><head><title>Pool stays open | Salem Post</title>
<meta charset="%s"><link rel="canonical" href="https://example.org/pool">
<meta property="og:title" content="Pool stays open"><meta name="author" content="Jo Bell">
<meta property="og:site_name" content="Salem Post">
<meta property="article:published_time" content="2024-03-05T09:00:00Z"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Pool stays open</h1>
{"".join(f"<p>{part}</p>" for part in BODY)}</article>
<footer>All rights reserved. Accept cookies.</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_main_text_and_what_it_says_of_itself(charset: str) -> None:
    (article,) = read((PAGE % charset).encode(charset), "pool.html")
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.author, article.source) == (
        "Pool stays open",
        "Jo Bell",
        "Salem Post",
    )
    assert (article.date, article.url) == (date(2024, 3, 5), "https://example.org/pool")
    assert article.language == "en"  # as its text is, whatever the page says


def test_a_page_is_told_by_its_content_and_one_without_words_is_refused() -> None:
    assert read((PAGE % "utf-8").encode(), "pool")[0].title == "Pool stays open"
    with pytest.raises(ReadError, match="no article was found in the page"):
        read(b"<!doctype html><html><body></body></html>", "x.html")


def test_a_missing_parser_says_which_extra_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ReadError, match=r"pip install 'claimdesk\[web\]'"):
        read((PAGE % "utf-8").encode(), "pool.html")


def test_controls_hidden_in_entities_do_not_come_in() -> None:
    hostile = (PAGE % "utf-8").replace("Monday", "Mon&#8238;day&#x2066;&#127;")
    (article,) = read(hostile.encode(), "x.html")
    assert "on Monday to keep" in article.text


def mail(subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Salem Post <news@example.org>"
    message["Subject"] = subject
    message["Date"] = "Tue, 05 Mar 2024 09:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text)
    return message


def test_a_message_gives_subject_sender_and_day() -> None:
    message = mail("Pool – stays open", "\n\n".join(BODY))
    message.add_alternative("<p>other</p>", subtype="html")
    (article,) = read(message.as_bytes(), "x.eml")
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.source) == ("Pool – stays open", "Salem Post")
    assert article.date == date(2024, 3, 5)


def test_a_message_in_html_alone_keeps_its_words() -> None:
    message = mail("Pool", "x")
    message.set_content("<html><body><p>Open <b>again</b> soon.</p></body></html>", subtype="html")
    assert "Open again soon." in read(message.as_bytes(), "x.eml")[0].text


def test_a_mailbox_gives_each_message_that_holds_text() -> None:
    one, two = mail("One", "First.\n\n>From here on."), mail("Two", "Second.")
    empty = mail("Three", "x")
    empty.clear_content()
    empty.set_content(b"\x89PNG", maintype="image", subtype="png")
    opening = b"From news@example.org Tue Mar  5 09:00:00 2024\n"
    box = b"\n".join(opening + message.as_bytes() for message in (one, empty, two))
    found = read(box, "news.mbox")
    assert [(article.title, article.text) for article in found] == [
        ("One", "First.\n\nFrom here on."),
        ("Two", "Second."),
    ]


def test_a_page_saved_by_a_browser_keeps_its_address() -> None:
    page = (PAGE % "utf-8").replace('<link rel="canonical" href="https://example.org/pool">', "")
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/saved\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"'
        "\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--b--\r\n"
    )
    (article,) = read(saved.encode(), "pool.mhtml")
    assert article.title == "Pool stays open"
    assert article.url == "https://example.org/saved"
    assert BODY[2] in article.text


def test_subtitles_become_paragraphs_by_speaker_and_pause() -> None:
    vtt = (
        b"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ana Ruiz>We kept\nthe pool &amp; the hall.\n\n"
        b"00:02.100 --> 00:03.000\n<v Ana Ruiz>It stays.</v>\n\n"
        b"00:03.100 --> 00:04.000 align:start\n<v Jo Bell>Why?\n\n"
        b"NOTE a note\n\n00:09.000 --> 00:10.000\n<v Jo Bell>And when?\n"
    )
    (article,) = read(vtt, "x.vtt")
    assert article.text == (
        "Ana Ruiz: We kept the pool & the hall. It stays.\n\nJo Bell: Why?\n\nAnd when?"
    )
    assert article.locators == (
        Locator(0, seconds=1.0, speaker="Ana Ruiz"),
        Locator(article.text.index("It stays"), seconds=2.1, speaker="Ana Ruiz"),
        Locator(article.text.index("Jo Bell"), seconds=3.1, speaker="Jo Bell"),
        Locator(article.text.index("And when"), seconds=9.0, speaker="Jo Bell"),
    )
    assert locator_told(locator_at(article.locators, len(article.text))) == "0:00:09, Jo Bell"
    srt = (
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The pool</i>\r\n\r\n"
        b"2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}stays open.\r\n"
    )
    assert read(srt, "x")[0].text == "The pool stays open."
    with pytest.raises(ReadError, match="no subtitle was found"):
        read(b"Just words.", "x.srt")


def test_a_pdf_gives_paragraphs_without_its_running_heads() -> None:
    towns = ("Salem", "Dover", "Perth")
    pages = [
        ["Pool news", f"The council of {town} voted on Monday to keep", f"the {town} munici-",
         "pal pool open for another year, after a long debate.", f"In {town} it rained.",
         f"Residents of {town} had asked the council to keep it.", f"Page {number}"]
        for number, town in enumerate(towns, start=1)
    ]  # fmt: skip
    (article,) = read(pdf(pages), "report.pdf")
    assert (article.title, article.author) == ("Pool report", "Jo Bell")
    assert "Pool news" not in article.text
    assert "Page" not in article.text
    for town in towns:
        assert f"to keep\nthe {town} municipal pool open" in article.text
        assert f"In {town} it rained.\n\nResidents" in article.text
    starts = [article.text.index(f"The council of {town}") for town in towns]
    assert article.locators == tuple(Locator(at, page=n) for n, at in enumerate(starts, start=1))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\nrubbish", "not a sound PDF"),
        (pdf([[]]), "its pages hold pictures, no text"),
        (pdf([["Word"]])[:300], "not a sound PDF|its pages hold"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "x.pdf")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_bytes_damaged_anywhere_give_an_article_or_a_read_error(data: st.DataObject) -> None:
    name, whole = data.draw(
        st.sampled_from(
            [
                ("x.pdf", pdf([["Some words on a page."]])),
                ("x.html", (PAGE % "utf-8").encode()),
                ("x.eml", mail("Pool", "Words.").as_bytes()),
                ("x.srt", b"1\n00:00:01,000 --> 00:00:02,000\nWords.\n"),
            ]
        )
    )
    start = data.draw(st.integers(0, len(whole)))
    damage = data.draw(st.binary(max_size=12))
    length = data.draw(st.integers(0, 60))
    try:
        articles = read(whole[:start] + damage + whole[start + length :], name)
    except ReadError:
        return
    assert all(article.text for article in articles)
