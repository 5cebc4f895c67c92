import hashlib
from importlib.resources import files

import pytest

from tui.evidence.thesaurus import kind_of, noun, somebody, synonyms, turns, verb


def test_the_words_are_those_that_the_notice_describes() -> None:
    folder = files("tui.evidence").joinpath("lexica")
    digest = hashlib.sha256(folder.joinpath("wordnet.txt.gz").read_bytes()).hexdigest()
    assert digest in folder.joinpath("NOTICE.md").read_text(encoding="utf-8")


def _turned(one: str, other: str) -> bool:
    return other in turns(one)


@pytest.mark.parametrize(
    ("relation", "one", "other", "held"),
    [
        (synonyms, "finished", "completed", True),
        (synonyms, "finished", "goats", False),
        (_turned, "ascend", "descend", True),
        (_turned, "rise", "climb", False),
        (kind_of, "sheep", "animals", True),
        (kind_of, "sheep", "tractor", False),
    ],
)
def test_relations(relation: object, one: str, other: str, held: bool) -> None:
    assert callable(relation)
    assert relation(one, other) is held
    assert relation(other, one) is held


def test_sorts_of_words() -> None:
    assert somebody("climbers")
    assert not somebody("mountains")
    assert noun("roads")
    assert not noun("dropped")
    assert verb("dropped")
    assert not verb("notaword")
