"""What the word under the cursor may become, and the names that a library knows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles import Article
from tui.library import Library, prepare
from tui.search.completing import Begun, Completion, begun_at, completions
from tui.search.fold import folded_words
from tui.search.names import OFFERED, KnownNames
from tui.search.query import parse


def test_names_of_fields_and_fixed_values_are_completed() -> None:
    assert completions("iran s", 6) == [
        Completion(5, 6, text) for text in ("speaker:", "source:", "score:", "status:", "sort:")
    ]
    assert completions("kind:st", 7) == [Completion(0, 7, "kind:statistic")]
    assert completions("status:prog", 11) == [Completion(0, 11, 'status:"in progress"')]
    assert completions("", 0) == []
    assert completions("nofield:x", 9) == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("iran speaker:hai", "hai"),
        ('!speaker:"Zhang H', "Zhang H"),
        ("speaker:\u201cZhang H", "Zhang H"),
        ("speaker:", ""),
    ],
)
def test_a_value_is_begun_between_quotation_marks_too(typed: str, value: str) -> None:
    begun = begun_at(typed, len(typed))
    assert begun is not None
    assert begun.value == value
    assert typed[begun.start :].lower().endswith(value.lower())


@given(st.text('abc:"! ', max_size=12), st.sampled_from(["speaker", "source"]), st.text(min_size=1))
def test_what_is_completed_is_read_as_that_value(before: str, field: str, name: str) -> None:
    typed = f"{before.replace(chr(34), '')} {field}:"
    begun = begun_at(typed, len(typed))
    assert begun == Begun(len(typed) - len(field) - 1, len(typed), "", field, "")
    (completion,) = begun.become([name])
    whole = completion.put_into(typed)
    values = [asked.value for asked in parse(whole).filters if asked.field == field]
    wanted = [word for word, _, _ in folded_words(name)]
    assert [word for value in values for word, _, _ in folded_words(value)] == wanted


def said(name: str, times: int) -> str:
    return "\n\n".join(
        f'"Town {name[:2]} spent {n + 3} million euros on bridges," said {name}.'
        for n in range(times)
    )


@pytest.fixture
def names(tmp_path: Path) -> KnownNames:
    library = Library.open(tmp_path / "l.sqlite3")
    library.add(prepare(Article(said("Zoe Quayle", 4), source="Norhaven Post")))
    library.add(prepare(Article(said("Zo\u00eb Brae", 2), source="The Elmford Post")))
    library.add(prepare(Article("Nine zeppelins left Tarn in 1931.", source="The Elmford Post")))
    return KnownNames(library)


def test_the_commonest_name_comes_first_whatever_its_accents(names: KnownNames) -> None:
    assert list(names.of("speaker", "zo")) == ["Zoe Quayle", "Zo\u00eb Brae"]
    assert list(names.of("speaker", "bra")) == ["Zo\u00eb Brae"]
    assert list(names.of("speaker", "zo\u00eb q")) == ["Zoe Quayle"]
    assert list(names.of("source", "post")) == ["The Elmford Post", "Norhaven Post"]
    assert list(names.of("source", "")) == ["The Elmford Post", "Norhaven Post"]
    assert not names.of("speaker", "oe")
    assert not names.of("date", "2")


def test_names_follow_the_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite3") as library:
        names = KnownNames(library)
        assert not names.of("speaker", "zo")
        number = library.add(prepare(Article(said("Zoe Quayle", 3)))).article_id
        assert list(names.of("speaker", "zo")) == ["Zoe Quayle"]
        library.remove(number)
        assert not names.of("speaker", "zo")


def test_no_more_are_offered_than_one_looks_through(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.sqlite3") as library:
        for number in range(OFFERED + 5):
            text = f"Tarn has {number + 3} bridges and a hospital."
            library.add(prepare(Article(text, source=f"Post {number}")))
        assert len(KnownNames(library).of("source", "post")) == OFFERED
