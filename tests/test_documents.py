"""What leaves the program on paper: marked, without metadata, and in the right direction of writing."""

import datetime
import io

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import RELEASED_KINDS, DialogueCard, Released
from tracktwo.ui import documents

TITLE = MultilingualText("Schools of the valley", "مدارس الوادي")
WORDING = MultilingualText(
    "Both sides hold that the 12 schools open.\nA second line.", "يرى الطرفان أن 12 مدرسة تُفتح.\nسطر ثان."
)
TELLING = (b"/CreationDate", b"/ModDate", b"/Producer", b"/Creator", b"/Author", b"/ID", b"<x:xmpmeta", b"fpdf")


def released(languages: list[str]) -> tuple[DialogueCard, Released]:
    card = DialogueCard(code_name="Larch", sides=[], third_party="The panel", languages=languages)
    title, wording = TITLE, WORDING
    if languages[0] == "ar":
        title, wording = MultilingualText(title.second, title.first), MultilingualText(wording.second, wording.first)
    return card, Released(kind="text", title=title, wording=wording, number=1, day=datetime.date(2026, 11, 22))


@pytest.mark.parametrize("languages", [["en", "ar"], ["ar", "en"], ["en"]])
def test_a_pdf_carries_the_words_and_nothing_about_itself(languages: list[str]) -> None:
    card, body = released(languages)
    content = documents.released_pdf(card, body)
    assert PdfReader(io.BytesIO(content)).metadata is None
    for telling in (
        b"/CreationDate",
        b"/ModDate",
        b"/Producer",
        b"/Creator",
        b"/Author",
        b"/ID",
        b"<x:xmpmeta",
        b"fpdf",
    ):
        assert telling not in content, telling
    assert b"Larch" not in content
    if languages[0] == "en":
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
        assert "Both sides hold that the 12 schools open." in text
        assert "Non-binding" in text


def test_the_same_words_make_the_same_file() -> None:
    card, body = released(["en", "ar"])
    assert documents.released_pdf(card, body) == documents.released_pdf(card, body)


def test_plain_text_says_that_it_is_not_binding() -> None:
    card, body = released(["en", "ar"])
    text = documents.released_text(card, body).decode()
    assert text.startswith(documents.marking())
    assert WORDING.first in text
    assert WORDING.second in text
    assert "Larch" not in text
    assert "2026" not in text


@pytest.mark.parametrize("languages", [["en", "ar"], ["ar", "en"]])
def test_a_document_says_in_each_language_what_it_is_and_that_it_binds_nobody(languages: list[str]) -> None:
    card, body = released(languages)
    text = documents.released_text(card, body).decode()
    for language in languages:
        with override(language):
            assert documents.marking() in text
            assert str(RELEASED_KINDS["text"]) in text
    with override("fr"):
        assert documents.released_text(card, body).decode() == text, "the reader's own language changes nothing"


@pytest.mark.parametrize("languages", [["en", "ar"], ["ar", "en"]])
def test_every_page_of_a_pdf_says_in_each_language_that_it_binds_nobody(languages: list[str]) -> None:
    card, body = released(languages)
    text = PdfReader(io.BytesIO(documents.released_pdf(card, body))).pages[0].extract_text()
    assert "Non-binding" in text
    with override("ar"):
        letters = {letter for letter in documents.marking() if "\u0621" <= letter <= "\u064a"}
    assert letters & set(text.rpartition("Non-binding")[2] + text.partition("Non-binding")[0])
