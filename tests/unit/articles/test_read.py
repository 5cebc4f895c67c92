from datetime import date
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b" date 2023-13-40 Text.", "bad.txt", "bad.txt, line 1: '2023-13-40' is no date"),
        (b"---\ntitle\n---\nText.", "bad.md", "bad.md, line 2: front matter wants"),
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
