"""Runs of words that two texts share, and words that are looked for, in more than one script."""

import pytest

from tracktwo.methods.same_words import holds_all, shares_words

SAID = "We fear that the wells will be closed before the rains"


@pytest.mark.parametrize(
    "text",
    [
        "They fear that the wells will be closed, they say",
        "FEAR THAT THE WELLS WILL: so it was put",
        "fear, that – the wells… will",
    ],
)
def test_five_words_in_a_row_are_found(text: str) -> None:
    assert shares_words(text, [SAID], 5)


@pytest.mark.parametrize("text", ["The wells will be", "A fear about water", "", "fear that rains the wells"])
def test_fewer_are_an_accident_of_the_language(text: str) -> None:
    assert not shares_words(text, [SAID], 5)


def test_a_short_text_counts_as_a_whole() -> None:
    assert shares_words("Here the closed wells are meant", ["Closed wells"], 5)
    assert not shares_words("Here wells are meant", ["Wells"], 5)
    assert not shares_words("Anything", ["", "؟"], 5)


def test_arabic_is_compared_without_signs_and_forms_of_letters() -> None:
    said = "نخاف أن تُغلَق الآبار قبل المطر"
    assert shares_words("قالوا: نخاف ان تغلق الابار قبل المطـــر", [said], 5)


def test_words_are_found_by_their_beginnings_in_any_order() -> None:
    assert holds_all("Stop the programme when a word stops the room", "room prog")
    assert holds_all("Déjeuner ensemble", "dejeuner")
    assert holds_all("الآبار المغلقة", "الابار")
    assert not holds_all("Stop the programme", "gramme")
    assert holds_all("Anything", "")
