"""Sheets as Word and PDF: words whole and in their direction, and nothing about when or with what they were made."""

import io
import re
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from tracktwo.ui.sheets import Bullets, Card, Heading, Paragraph, Sheet, Table, pieces
from tracktwo.ui.sheets_pdf import pdf
from tracktwo.ui.word import word

ARABIC = Sheet(
    "ar",
    (
        Heading("جدول الورشة"),
        Paragraph("من 09:00–10:30 مع المقعد N1.\nسطر ثان"),
        Bullets(("الخصوصية", "المساواة")),
        Bullets(("بطاقات",), boxes=True),
        Table((("09:00–10:30", "الافتتاح"), ("11:00", "استراحة")), heading=("الوقت", "ما هو"), widths=(1, 4)),
        Card("N1", "الشمال"),
    ),
)
ENGLISH = Sheet("en", (Heading("Agenda"), Heading("Day one", 2), Table((("", ""),) * 3, tall=30)))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_word_file_is_marked_right_to_left_where_its_language_is() -> None:
    document = Document(io.BytesIO(word([ARABIC, ENGLISH])))
    marked = {paragraph.text: paragraph._p.find(f"{W}pPr/{W}bidi") is not None for paragraph in document.paragraphs}
    assert marked["جدول الورشة"]
    assert not marked["Agenda"]
    tables = [table._tbl.tblPr.find(f"{W}bidiVisual") is not None for table in document.tables]
    assert tables == [True, True, False]
    title = next(paragraph for paragraph in document.paragraphs if paragraph.text == "جدول الورشة")
    assert [run.font.rtl for run in title.runs] == [True]
    cell = document.tables[0].cell(1, 0).paragraphs[0]
    assert cell._p.find(f"{W}pPr/{W}bidi") is not None
    # A time stays as it was written: between marks from left to right, in a run that is not marked right to left.
    assert [(run.text, run.font.rtl) for run in cell.runs] == [("\u200e09:00–10:30\u200e", None)]


def test_a_word_file_keeps_the_order_that_the_format_asks_for() -> None:
    xml = ZipFile(io.BytesIO(word([ARABIC]))).read("word/document.xml").decode()
    for properties in re.findall(r"<w:rPr>(.*?)</w:rPr>", xml):
        tags = re.findall(r"<w:(\w+)", properties)
        order = ["rFonts", "b", "bCs", "color", "sz", "szCs", "rtl"]
        assert tags == sorted(tags, key=order.index)
    assert re.search(r"<w:pPr><w:pStyle [^>]*/><w:bidi/>", xml)
    assert re.search(r"<w:tblPr><w:tblStyle [^>]*/><w:bidiVisual/><w:tblW", xml)


@pytest.mark.parametrize("sheets", [[ARABIC, ENGLISH], [ENGLISH], []])
def test_a_word_file_says_nothing_about_itself(sheets: list[Sheet]) -> None:
    content = word(sheets, "Non-binding.\nغير ملزم.")
    with ZipFile(io.BytesIO(content)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "docProps" in name]
        everything = b"".join(map(parts.read, parts.namelist()))
    for telling in (b"python-docx", b"w:rsid", b"creator", b"lastModifiedBy"):
        assert telling not in everything
    assert content == word(sheets, "Non-binding.\nغير ملزم.")


def test_all_words_are_in_both_files() -> None:
    written = [word([ARABIC, ENGLISH], "Foot"), pdf([ARABIC, ENGLISH], "Foot")]
    document = Document(io.BytesIO(written[0]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts = "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])
    for words in ("الافتتاح", "الخصوصية", "☐\tبطاقات", "N1", "Agenda", "سطر ثان"):
        assert words in texts
    pages = PdfReader(io.BytesIO(written[1])).pages
    assert len(pages) == 2
    assert "09:00–10:30" in pages[0].extract_text()
    assert "Foot" in pages[1].extract_text()
    assert PdfReader(io.BytesIO(written[1])).metadata is None


def test_a_table_of_many_rows_goes_on_over_the_page() -> None:
    rows = tuple((f"{number:02}:00", "words " * 30) for number in range(40))
    pages = PdfReader(io.BytesIO(pdf([Sheet("en", (Table(rows),))]))).pages
    assert len(pages) > 2
    assert "39:00" in pages[-1].extract_text()
    assert word([Sheet("en", (Table(()), Table(rows)))])


def test_a_sheet_begins_on_a_new_page_and_no_page_is_left_empty() -> None:
    """A page break of its own after a page that is just full makes an empty one."""
    only_table = Sheet("ar", (Table((("N1",),)),))
    document = Document(io.BytesIO(word([ENGLISH, ARABIC, only_table])))
    assert 'w:type="page"' not in document.element.xml
    breaks = [each for each in document.paragraphs if each.paragraph_format.page_break_before]
    assert [each.text for each in breaks] == ["جدول الورشة", ""]
    assert breaks[1]._p.getnext() is document.tables[-1]._tbl


def test_a_word_table_stays_on_one_page_where_it_fits() -> None:
    table = Document(io.BytesIO(word([ARABIC]))).tables[0]
    kept = [
        [each.paragraph_format.keep_with_next for cell in row.cells for each in cell.paragraphs] for row in table.rows
    ]
    assert kept == [[True, True], [True, True], [False, False]]


def test_words_from_right_to_left_are_in_a_font_that_has_them_in_libreoffice() -> None:
    """It takes a font without Arabic letters for Arial, and then loses signs beside the letters that it borrows."""
    xml = ZipFile(io.BytesIO(word([ARABIC]))).read("word/document.xml").decode()
    assert set(re.findall(r'w:cs="([^"]*)"', xml)) == {"Tahoma"}


def test_a_table_that_fits_on_a_page_is_not_torn_and_a_longer_one_repeats_its_heading() -> None:
    def day(rows: int) -> tuple[Heading, Table]:
        return Heading("Day", 2), Table((("09:00–10:30", "Talk"),) * rows, heading=("Time", "What"))

    def pages_of(*lengths: int) -> list[str]:
        parts = tuple(part for rows in lengths for part in day(rows))
        return [page.extract_text() for page in PdfReader(io.BytesIO(pdf([Sheet("en", parts)]))).pages]

    assert [page.count("Talk") for page in pages_of(20, 12)] == [20, 12]
    assert [page.count("Talk") for page in pages_of(8, 12)] == [20]
    long = pages_of(60)
    assert len(long) > 1
    assert [page.count("Time") for page in long] == [1] * len(long)


def test_pieces_of_a_text() -> None:
    assert pieces("من 09:00–10:30 مع N1.") == [
        ("من ", False),
        ("09:00–10:30", True),
        (" مع ", False),
        ("N1", True),
        (".", False),
    ]
    assert pieces("") == []
    # A sentence in English in an Arabic table keeps its full stop at its end.
    assert pieces("No answers yet.") == [("No answers yet.", True)]
    assert pieces("2. الخميس") == [("2", True), (". الخميس", False)]
    assert "".join(piece for piece, _ in pieces("غرفة 5% — Plan B، N1, S2")) == "غرفة 5% — Plan B، N1, S2"
