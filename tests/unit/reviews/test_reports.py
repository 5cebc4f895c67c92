import csv
import errno
import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reviews import (
    Finding,
    Place,
    Review,
    Source,
    as_csv,
    as_html,
    as_markdown,
    write_whole,
)
from tui.reviews.writing import write_folder

TEXT = st.text(max_size=60)
_OURS = re.compile(
    r'</?(?:h1|h2|p|ul|ol|li|section|blockquote)(?: class="[a-z]+")?>'
    r'|<a rel="noreferrer" href="https?://[^"<>]*">|</a>'
)


def _finding(text: str, url: str, explanation: str) -> Finding:
    place = Place(text, 0, len(text), "0" * 64, text, "Paper", url, "2023-05-04", text)
    source = Source(url, text, "", explanation, "")
    review = Review(1, place, "Refuted", explanation, (source,), reviewer=text)
    return Finding(1, place, review, (explanation,))


@given(TEXT, TEXT | st.sampled_from(["https://a.example/?q=<b>\"'", "javascript:1"]), TEXT)
def test_no_text_becomes_markup_or_reaches_the_terminal(text: str, url: str, more: str) -> None:
    found = [_finding(text, url, more)]
    body = as_html(text, found).split("<body>")[1].split("</body>")[0]
    assert "<" not in _OURS.sub("", body)
    made = as_markdown(text, found)
    assert not re.search(r"(?<!\\)<(?!https?://)", made)
    for written in (body, made, as_csv(found)):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", written)


@given(TEXT | st.sampled_from(["=1+1", " @x", "\t=1", "\n-2", "+3"]))
def test_no_cell_starts_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv([_finding(text, text, text)]), newline="")))
    assert len(rows) == 2
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in rows[1])


def test_a_full_disk_leaves_the_old_file_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")
    with pytest.raises(OSError, match="No space"):
        write_folder(tmp_path / "dossier", {"a/b.txt": b"x"})
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
