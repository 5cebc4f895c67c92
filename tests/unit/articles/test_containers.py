import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_files import tarred, zipped
from tui.articles import ReadError
from tui.articles import containers as limits
from tui.articles.containers import pieces
from tui.articles.raw import Raw
from tui.library import Library, add_files


def linked(members: dict[str, bytes]) -> bytes:
    return tarred(members, link="/etc/passwd")


def told(raw: Raw, fields: dict[str, str] | None = None) -> list[str]:
    return [
        f"! {piece}" if isinstance(piece, ReadError) else f"{piece.name}: {piece.data.decode()}"
        for piece in pieces(raw, fields)
    ]


@pytest.mark.parametrize(("pack", "name"), [(zipped, "a.zip"), (linked, "a.tar.gz")])
def test_archives_give_their_files_and_no_name_leads_out(
    pack: Callable[[dict[str, bytes]], bytes], name: str
) -> None:
    members = {"x/one.txt": b"One.", "../evil.txt": b"no", "/abs.txt": b"no", ".hidden": b"no"}
    found = told(Raw(pack(members), name))
    assert found[0] == f"{name}/x/one.txt: One."
    assert len(found) == 3
    assert all("leads out of the archive" in line for line in found[1:])


def test_archives_in_archives_are_opened_and_then_refused() -> None:
    inner = zipped({"a.txt": b"Deep."})
    assert told(Raw(zipped({"b.zip": inner}), "c.zip")) == ["c.zip/b.zip/a.txt: Deep."]
    deeper = zipped({"d.zip": zipped({"b.zip": inner})})
    assert "more than 2 archives" in told(Raw(deeper, "e.zip"))[0]


def test_bombs_are_refused_before_they_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBER_SIZE", 100_000)
    monkeypatch.setattr(limits, "TOTAL_SIZE", 150_000)
    monkeypatch.setattr(limits, "MEMBERS", 5)
    bomb = zipped({"big.txt": bytes(10_000_000), "small.txt": b"Fine."})
    first, second = told(Raw(bomb, "a.zip"))
    assert "unpacks to more than" in first
    assert second == "a.zip/small.txt: Fine."
    with pytest.raises(ReadError, match="unpacks to more than"):
        told(Raw(zipped({f"{n}.txt": bytes(90_000) for n in range(3)}), "a.zip"))
    with pytest.raises(ReadError, match="more than 5 files"):
        told(Raw(zipped({f"{n}.txt": b"x" for n in range(9)}), "a.zip"))


def test_rows_of_tables_are_articles_by_known_or_named_columns() -> None:
    data = (
        b'{"headline": "H", "body": "Text.", "authors": ["A", "B"], "date": "2024-03-05"}\n\nno\n'
    )
    first, second = pieces(Raw(data, "a.jsonl"))
    assert isinstance(first, Raw)
    assert (first.data, first.title, first.author, first.date) == (
        b"Text.", "H", "A, B", "2024-03-05",
    )  # fmt: skip
    assert str(second).startswith("a.jsonl, line 3: is no JSON object (Expecting value")
    rows = b'who,said\n"Ana","One, two.\nThree."\n'
    (found,) = pieces(Raw(rows, "a.csv"), {"text": "said", "author": "who"})
    assert isinstance(found, Raw)
    assert (found.data, found.author) == (b"One, two.\nThree.", "Ana")
    assert "--text-field (there is who, said)" in told(Raw(rows, "a.csv"))[0]


def test_a_folder_of_archives_and_tables_goes_in_once_with_its_bad_members_named(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.zip").write_bytes(zipped({"one.txt": b"One is here.", "bad.pdf": b"%PDF-no"}))
    (folder / "b.tgz").write_bytes(tarred({"two.txt": b"Two is here."}))
    (folder / "c.csv").write_bytes(b"title,text\nThird,Three is here.\n")
    with Library.open(tmp_path / "l.sqlite3") as library:
        report = add_files(library, [folder])
        assert report.added == library.counts().articles == 3
        assert [Path(failure.name).name for failure in report.failures] == ["a.zip"]
        assert "a.zip/bad.pdf" in report.failures[0].reason
        assert add_files(library, [folder]).known >= 2


@given(st.binary(max_size=200), st.sampled_from(["zip", "tar", "tgz", "jsonl", "csv", "tsv"]))
def test_broken_files_are_told_and_nothing_else(data: bytes, suffix: str) -> None:
    for start in (b"", b"PK\x03\x04", zipped({"a.txt": b"x"})[:60], gzip.compress(b"x" * 600)):
        try:
            list(pieces(Raw(start + data, f"a.{suffix}")))
        except ReadError:
            continue
