"""Seed statements out of files as people have them, and what is said of a file that cannot be read."""

import pytest

from tracktwo.rooms.consult.seeds import Unreadable, decoded, read

LANGUAGES = ["en", "ar"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thought\nAnother thought\n", [{"en": "One thought"}, {"en": "Another thought"}]),
        ("Open the roads, all of them\n", [{"en": "Open the roads, all of them"}]),
        ("Water; and land\nRoads\n", [{"en": "Water; and land"}, {"en": "Roads"}]),
        ("en, ar\nWater, ماء\n", [{"en": "Water", "ar": "ماء"}]),
        ("en,ar\nWater,ماء\n", [{"en": "Water", "ar": "ماء"}]),
        ("العربية;English\nماء;Water\n", [{"ar": "ماء", "en": "Water"}]),
        ("en\tar\nWater\t\n", [{"en": "Water"}]),
        ('en,ar\n"Water, for all","ماء"\n\n\n', [{"en": "Water, for all", "ar": "ماء"}]),
        ('en,ar\n"Two\nlines",ماء\n', [{"en": "Two lines", "ar": "ماء"}]),
        ("\ufeffEN,AR\nWater,ماء", [{"en": "Water", "ar": "ماء"}]),
        ("en,,ar\nWater,a remark of ours,ماء", [{"en": "Water", "ar": "ماء"}]),
    ],
)
def test_files_as_people_have_them(text: str, expected: list[dict[str, str]]) -> None:
    assert read(text, LANGUAGES).statements == expected


def test_what_stands_twice_is_named_by_its_row() -> None:
    found = read("en\nWater\nRoads\nWATER\n", LANGUAGES)
    assert [one["en"] for one in found.statements] == ["Water", "Roads"]
    assert found.repeated == [4]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no statement"),
        ("\n \n", "no statement"),
        ("en,ar\n", "no statement"),
        ("fr,en\neau,water", "Row 1, column 1: “fr” is not a language of this consultation"),
        ("en,en\na,b", "Row 1, column 1: English occurs twice"),
        ("number,text\n1,Water", "Row 1 names no language"),
        ("en,ar\n,ماء", "Row 2 has no statement in English"),
        ("en,ar\nWater,ماء,more", "Row 2 has 3 columns; the first row names 2"),
        ("en\nWater\n" + "x" * 401, "Row 3, column 1: 401 letters; at most 400 are allowed"),
        ('en\n"Water', "Row 2 has a quotation mark that does not close"),
        ("en\n" + "\n".join(f"Thought {n}" for n in range(1501)), "1501 statements; at most 1500 are allowed"),
    ],
)
def test_what_cannot_be_read_names_row_and_column(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(text, LANGUAGES)
    assert message in str(error.value)


def test_other_encodings() -> None:
    text = "en,ar\nWater,ماء\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(decoded(text.encode(encoding)), LANGUAGES).statements == [{"en": "Water", "ar": "ماء"}]
    with pytest.raises(Unreadable, match="Row 2 is not written in UTF-8"):
        decoded(text.encode("cp1256"))
    with pytest.raises(Unreadable, match="UTF-8"):
        decoded(b"\xff\xfe\x00")
