from tui.reviews.spelling import spelt_alike


def test_a_misspelt_word_is_near_the_text_that_has_it() -> None:
    found = spelt_alike(
        "the vacine causes sterilty",
        ["A vaccine causes sterility.", "A tax causes poverty.", "Sterile water is sold."],
    )
    assert found[0] > found[2] > 0
    assert found[0] > found[1]


def test_nothing_shared_scores_nothing() -> None:
    assert spelt_alike("moon landing", ["Bread is dear.", ""]) == [0.0, 0.0]
    assert spelt_alike("", ["Bread is dear."]) == [0.0]
    assert spelt_alike("bread", []) == []
