"""Damaged and made-up files of every format; `python -m tests.fuzz` tries more of them."""

import pytest

from tests.fuzz import NAMES, SAMPLES, check, checker
from tui.articles import read
from tui.articles.containers import pieces
from tui.articles.raw import Raw


@pytest.mark.parametrize("name", SAMPLES)
def test_the_files_that_are_damaged_are_sound_before(name: str) -> None:
    found = [piece for piece in pieces(Raw(SAMPLES[name], name)) if isinstance(piece, Raw)]
    assert found
    for piece in found:
        (article, *_) = read(piece.data, piece.name)
        assert "as report 7-5 has it" in article.text


# What fuzzing found, each mended since.
FOUND = (
    ("x.html", b"<html>|"),
    ("x.tar.gz", b"\x1f\x8b\x08"),
    ("x.warc", b"WARC/1.0\r\nContent-Length: 1\r\n\r\n\x1b[31m\nnot a record\r\n"),
)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    check(name, data)


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files_are_read_clean_or_refused(name: str) -> None:
    checker(name, 60, same=True)()
