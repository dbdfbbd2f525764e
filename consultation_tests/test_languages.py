"""Statements in any language, called by its own name, beside those that the program lists."""

import pytest
from django.test import Client

from opened import STEWARD, opening
from tracktwo.common.exchange_format import Opening, pack, unpack
from tracktwo.common.writing import LANGUAGES, direction, is_language, language_name, language_tag
from tracktwo.consultation.exchange.acts import open_consultation
from tracktwo.consultation.models import Consultation

SORANI, ZAPOTEC = "کوردیی ناوەندی", "Diidxazá"


@pytest.fixture
def many_languages(db: None) -> Consultation:
    """An open consultation in Arabic and in two languages that no list of ours has."""
    plain = opening(
        languages=["ar", SORANI, ZAPOTEC],
        question={"ar": "كيف نعيش معًا؟", SORANI: "چۆن پێکەوە بژین؟", ZAPOTEC: "Xi modo guibáninu?"},
        statements=[{"ar": "يجب أن تبقى المعابر مفتوحة.", SORANI: "دەروازەکان کراوە بن."}],
    )
    made = open_consultation(pack(plain, plain.seal))
    made.state = "open"
    made.save()
    return made


@pytest.mark.parametrize(
    ("name", "way"), [(SORANI, "rtl"), (ZAPOTEC, "ltr"), ("ߒߞߏ", "rtl"), ("ⵜⴰⵎⴰⵣⵉⵖⵜ", "ltr"), ("Runasimi", "ltr")]
)
def test_a_language_is_called_by_its_own_name(name: str, way: str) -> None:
    assert is_language(name)
    assert (language_name(name), language_tag(name), direction(name)) == (name, "und", way)


@pytest.mark.parametrize(
    "name", ["", " ", "tlh", "xx", "zh-tw", "1", "x" * 41, "a\nb", " Quechua", "\u202eabc", "english"]
)
def test_what_names_no_language(name: str) -> None:
    assert not is_language(name)


def test_the_listed_languages_are_what_they_were() -> None:
    assert all(is_language(code) for code in LANGUAGES)
    assert {code for code in LANGUAGES if direction(code) == "rtl"} == {"ar", "he", "fa", "ur"}


def test_an_opening_carries_such_a_language_without_another_field() -> None:
    plain = opening(languages=["ar", SORANI])
    file = pack(plain, plain.seal)
    assert b'"kind":"tracktwo opening 1"' in file
    assert unpack(file, Opening).languages == ["ar", SORANI]


def test_contributors_read_and_write_in_it(many_languages: Consultation) -> None:
    phone, where = Client(), f"/c/{many_languages.id}/"
    page = phone.get(where).content.decode()
    assert f'value="{SORANI}" lang="und"' in page
    phone.post(f"{where}language", {"language": SORANI})
    page = phone.get(where).content.decode()
    assert '<h1 lang="und" dir="rtl">چۆن پێکەوە بژین؟</h1>' in page
    phone.post(f"{where}begin")
    phone.post(f"{where}side", {"side": "a"})
    assert "دەروازەکان کراوە بن." in phone.get(f"{where}next").content.decode()
    phone.post(f"{where}own", {"text": "ئاو بۆ هەموان."})
    assert many_languages.statement_set.get(contributed=True).text == {SORANI: "ئاو بۆ هەموان."}
    assert phone.post(f"{where}language", {"language": "Nahuatl"}).status_code == 422


def test_the_steward_translates_into_it(many_languages: Consultation) -> None:
    browser, where = Client(), f"/s/{many_languages.id}/"
    browser.post(f"{where}sign-in", {"code": STEWARD})
    assert SORANI in browser.get(f"{where}statements").content.decode()
    browser.post(f"{where}statements/0", {"ar": "المعابر مفتوحة.", SORANI: "دەروازەکان.", ZAPOTEC: "Ca neza."})
    assert many_languages.statement_set.get(number=0).text[ZAPOTEC] == "Ca neza."
