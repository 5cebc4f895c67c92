from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import Article
from tui.library import Library, prepare
from tui.search import ClaimSearch
from tui.search.lit import lit


@pytest.mark.parametrize(
    "query",
    [
        "iran memb states this yaer",
        "member Iran wlil becom",
        "one of the membr staets",
        "iran will become one of the me",
        "zang haizou iran will memb",
    ],
)
def test_a_claim_is_found_by_a_misspelt_scrap(seeded: Library, query: str) -> None:
    results = ClaimSearch(seeded).search(query)
    assert any(
        "Iran will become one of the member states" in f.claim.text for f in results.found[:3]
    )


@pytest.mark.parametrize(
    "query",
    [
        "twenty member countries",
        "20 memebr countrys",
        "twnty membr countries",
        "membr contries twenty",
    ],
)
def test_number_words_and_digits_find_each_other(seeded: Library, query: str) -> None:
    assert "twenty member countries" in ClaimSearch(seeded).search(query).found[0].claim.text


def test_search_keeps_in_step_with_the_library(seeded: Library) -> None:
    search = ClaimSearch(seeded)
    assert not search.search("zeppelins hangar").found
    number = seeded.add(prepare(Article("Nine zeppelins left the hangar in 1931."))).article_id
    assert "zeppelins" in search.search("zepelins hanger").found[0].claim.text
    seeded.remove(number)
    assert not search.search("zeppelins hangar").found


def test_making_the_index_says_how_far_it_has_come(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search.kept._TOLD_EVERY", 10)
    told: list[tuple[int, int]] = []
    search = ClaimSearch(seeded, progress=lambda *so_far: told.append(so_far))
    search.search("iran")
    total = seeded.counts().claims
    assert told == [(done, total) for done in range(0, total, 10)]
    search.search("iran member")
    assert len(told) == -(-total // 10)


def test_an_empty_query_lists_what_is_most_worth_checking(seeded: Library) -> None:
    found = ClaimSearch(seeded).search("", limit=5).found
    scores = [item.claim.score for item in found]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)


def test_what_matched_is_lit_typos_and_all() -> None:
    text = "Zhang Haizhou spoke in Zürich."
    spans = lit(text, ["haizou", "zurich"])
    assert "".join(text[start:end] for start, end in spans) == "HaizouZürich"


def test_a_misspelt_number_word_is_lit_in_words_and_digits_are_lit_whole() -> None:
    text = "They were eight member states."
    lit_up = "".join(text[start:end] for start, end in lit(text, ["eigt", "membr", "states"]))
    assert lit_up == "eigtmembrstates"
    assert [text[start:end] for start, end in lit(text, ["8"])] == ["eight"]


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_lit_spans_lie_inside_the_text_in_order(text: str, words: list[str]) -> None:
    last = 0
    for start, end in lit(text, words):
        assert last <= start < end <= len(text)
        last = end


def test_the_index_is_made_anew_where_it_is_not_of_this_library(
    seeded: Library, tmp_path: Path
) -> None:
    search = ClaimSearch(seeded)
    assert search.search("member states").found
    search.close()
    other = Library.open(tmp_path / "other.sqlite3")
    for number in range(60):
        other.add(prepare(Article(f"Quayle harbour has {number + 3} cranes and a light.")))
    index = seeded.path.with_name(seeded.path.name + ".search")
    index.rename(tmp_path / "other.sqlite3.search")
    found = ClaimSearch(other).search("quayle harbor cranes").found
    assert found
    assert all("Quayle" in item.claim.text for item in found)


def test_two_searches_at_once_both_follow_the_library(seeded: Library) -> None:
    first, second = ClaimSearch(seeded), ClaimSearch(seeded)
    assert first.search("member states").found
    assert second.search("member states").found
    seeded.add(prepare(Article("Nine zeppelins left the hangar in 1931.")))
    for search in (first, second):
        assert "zeppelins" in search.search("zepelins hanger").found[0].claim.text


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("speaker:zhang kind:prediction", "Iran will become"),
        ("membr states date:2023-05-04 'eight", "eight"),
        ('"tenth member"', "Belarus became the tenth member"),
        ("belarus !tenth started procedure", "Belarus has started the procedure"),
        ("tenth | ninth membr sort:date", "tenth member"),
    ],
)
def test_strict_words_and_fields_hold(seeded: Library, query: str, wanted: str) -> None:
    found = ClaimSearch(seeded).search(query).found
    assert wanted in found[0].claim.text


def test_a_field_that_is_not_known_is_named_and_the_rest_searched(seeded: Library) -> None:
    results = ClaimSearch(seeded).search("colour:red belarus started procedure")
    assert results.problems
    assert any("Belarus has started" in item.claim.text for item in results.found)


def test_fields_and_strict_words_leave_out_what_does_not_fit(seeded: Library) -> None:
    search = ClaimSearch(seeded)
    assert all("Iran" in item.claim.text for item in search.search("membr 'Iran").found)
    spoken = search.search("speaker:zhang").found
    assert spoken
    assert all("Zhang" in item.claim.speaker for item in spoken)
    assert all("Belarus" not in item.claim.text for item in search.search("member !Belarus").found)


def test_a_verdict_given_is_found_by_its_field(seeded: Library) -> None:
    search = ClaimSearch(seeded)
    claim = search.search("twenty member countries").found[0].claim
    assert not search.search("twenty member countries verdict:refuted").found
    seeded.database.write("INSERT INTO review_member VALUES (?,?)", (claim.id, claim.id))
    seeded.database.write(
        "INSERT INTO review_current VALUES (?,?,?,0)", (claim.id, "Refuted", "done")
    )
    for query in ("twenty member verdict:refuted", "status:done", "verdict:refut"):
        assert [item.claim.id for item in search.search(query).found] == [claim.id]


def test_a_whole_posting_finds_the_claim_it_repeats_in_other_words(seeded: Library) -> None:
    posting = (
        "Just heard on the radio that the SCO now has 20 members, counting every country that "
        "takes part somehow, can anybody tell me whether that is really true??? Sounds wrong"
    )
    assert "twenty" in ClaimSearch(seeded).search(posting).found[0].claim.text


def test_near_identical_claims_are_told_as_one(seeded: Library) -> None:
    for colour, year in (("grey", 1931), ("gray", 1931), ("grey", 1937)):
        text = f"Nine {colour} zeppelins left the hangar of Tarn in {year}."
        seeded.add(prepare(Article(text)))
    found = ClaimSearch(seeded).search("grey zeppelins hangar tarn").found
    folded = {item.claim.text[-5:-1]: len(item.repeated) for item in found}
    assert folded == {"1931": 1, "1937": 0}


@pytest.mark.parametrize("query", ["member sort:date", "sort:date"])
def test_the_newest_come_first_where_asked(seeded: Library, query: str) -> None:
    dates = [item.claim.date for item in ClaimSearch(seeded).search(query, limit=20).found]
    assert len(set(dates)) > 1
    assert dates == sorted(dates, reverse=True)


def test_a_field_that_nothing_answers_is_not_passed_over_in_silence(seeded: Library) -> None:
    results = ClaimSearch(seeded).search("iran membr staets place:paris")
    assert "there is no field" in results.problems[0].message
    assert results.found
