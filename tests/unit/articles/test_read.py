import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import ReadError, read, seeds, sources


def test_the_seed_form_gives_its_date_and_keeps_it_out_of_the_text() -> None:
    (article,) = read(b" date 2023-05-23 Hello there.\n\n\n\nSecond.", "x.txt")
    assert article.date == date(2023, 5, 23)
    assert article.text == "Hello there.\n\nSecond."
    assert article.title == ""


def test_front_matter_gives_title_date_source_and_kind() -> None:
    data = b"---\ntitle: 'On: numbers'\ndate: 2023-05-04\nsource: X\nkind: background\n---\nBody."
    (article,) = read(data, "x.md")
    assert (article.title, article.date, article.source) == ("On: numbers", date(2023, 5, 4), "X")
    assert (article.kind, article.text) == ("background", "Body.")


def test_front_matter_takes_what_other_tools_write() -> None:
    yaml = (
        b"---\ntitle: Rain: it's here\ndate: 2023-05-04T10:00:00Z\ntags:\n  - a\n  - b\n"
        b"authors: [A. Bee, C. Dee]\nlang: fr-CA\n---\nBody."
    )
    (article,) = read(yaml, "x.md")
    assert (article.title, article.date) == ("Rain: it's here", date(2023, 5, 4))
    assert (article.author, article.language) == ("A. Bee, C. Dee", "fr")
    (article,) = read(b"+++\ntitle = 'T'\ndate = 2023-05-04\n+++\nBody.", "x.md")
    assert (article.title, article.date, article.text) == ("T", date(2023, 5, 4), "Body.")


def test_markdown_becomes_text_for_reading() -> None:
    source = (
        "# A *title*\n\nSome **bold** words,\na [link](http://x.org) and `code`.\n\n"
        "## Part\n\n1. one\n2. two\n   - inner\n\n> quoted\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<p>tagged<!-- no --></p>\n\n"
        "```\nx < y\n```\n\n![seen](i.png) &amp; &#x202e;done\\*"
    )
    (article,) = read(source.encode(), "x.md")
    assert article.title == "A title"
    assert article.text == (
        "Some bold words, a link and code.\n\nPart\n\n1. one\n2. two\n  - inner\n\nquoted\n\n"
        "a | b\n1 | 2\n\ntagged\n\nx < y\n\nseen & done*"
    )
    assert article.removed == 1


@given(st.text(st.sampled_from("# -*>|`1.\n\tab[]()<!&;~\\") | st.characters(), max_size=80))
def test_markdown_of_any_shape_loses_no_plain_word(text: str) -> None:
    words = "north wind rises"
    data = f"{words}\n\n{text}".encode("utf-8", "surrogatepass")
    try:
        (article,) = read(data, "x.md")
    except ReadError:
        return
    assert article.text.startswith(words) or article.title.startswith(words)


def test_brackets_without_end_do_not_hold_the_reader_up() -> None:
    (article,) = read(b"[" * 500_000 + b" end", "x.md")
    assert article.text.endswith(" end")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    (article,) = read(b"---\nNo field here\n---\nText.", "x.md")
    assert "No field here" in article.text
    assert "Text." in article.text


def test_errors_reach_a_parent_process_whole() -> None:
    error = ReadError("x.md", "line 3", "mend it")
    assert str(pickle.loads(pickle.dumps(error))) == "x.md, line 3: mend it"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b" date 2023-13-40 Text.", "bad.txt", "bad.txt, line 1: '2023-13-40' is no date"),
        (b"---\ntitle: a\nb\n---\nT.", "bad.md", "bad.md, line 4: front matter is not YAML"),
        (b"---\n- a: b\n---\nText.", "bad.md", "bad.md, line 2: front matter wants"),
        (b"+++\ntitle = a\n+++\nText.", "bad.md", "bad.md, front matter: it is not TOML"),
        (b"---\ndate: May 4\n---\nT.", "bad.md", "bad.md, front matter: 'May 4' is no date"),
        (b"  \n \n", "empty.txt", "empty.txt: holds no text"),
        (b"\x89PNG\r\n\x00\x00\xff\xfe", "x.txt", "x.txt: not readable as text"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place_and_mend(
    data: bytes, name: str, message: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, name)
    assert str(caught.value).startswith(message)


def test_a_first_line_without_a_stop_is_the_title() -> None:
    (article,) = read(b"Rain in the north\n\nIt rained. It poured.", "x.txt")
    assert (article.title, article.text) == ("Rain in the north", "It rained. It poured.")
    (whole,) = read(b"It rained.\n\nIt poured.", "x.txt")
    assert (whole.title, whole.text) == ("", "It rained.\n\nIt poured.")


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.png", "sub/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in sources([tmp_path])]
    assert found == ["a.md", "b.txt", "sub/d.txt"]


def test_the_seeds_read_as_one_article_and_background_notes() -> None:
    articles = [read(path.read_bytes(), path.name)[0] for path in seeds()]
    assert articles[0].text.startswith("According to Tehran Times reporter in Beijing")
    assert articles[0].date == date(2023, 5, 23)
    assert {article.kind for article in articles[1:]} == {"background"}
    assert all(150 <= len(article.text.split()) <= 400 for article in articles[1:])
    assert any("eight member states" in article.text for article in articles[1:])


@pytest.mark.parametrize("first", ["By Jane Roe", "BY JANE ROE and RICHARD MILES"])
def test_a_byline_is_no_title(first: str) -> None:
    text = f"{first}\n\nThe council closed the harbour bridge on Monday."
    assert read(text.encode(), "harbour.txt")[0].title == ""


def test_a_headline_may_begin_as_a_byline_does() -> None:
    text = "By nine the bridge was gone\n\nThe council closed the harbour bridge on Monday."
    assert read(text.encode(), "harbour.txt")[0].title == "By nine the bridge was gone"
