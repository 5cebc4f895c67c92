import pytest

from tui.articles.outside_json import from_json


def test_sound_json_is_read() -> None:
    assert from_json('{"a": [1, {"b": null}]}') == {"a": [1, {"b": None}]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "'c' twice"),
        ("[" * 100_000, "too deep"),
        ("{", "Expecting"),
    ],
)
def test_what_readers_would_read_differently_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        from_json(text)
