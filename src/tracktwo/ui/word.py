"""Word files (`.docx`) of sheets, see `ui.sheets`: right-to-left where the language is, and silent about themselves.

    word([Sheet("ar", (Heading("الجدول"), Paragraph("من التاسعة إلى العاشرة")))], foot="Non-binding.")

A paragraph from right to left carries `w:bidi`, its words `w:rtl`, a table `w:bidiVisual`; Word and LibreOffice then
agree. Latin codes and times inside keep a run of their own. Properties, thumbnail and times are left out of the file.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .sheets import Bullets, Card, Heading, Paragraph, Part, Sheet, Table, is_rtl, pieces

__all__ = ["WORD_TYPE", "word"]

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Which programs have or replace. Where there is no Arial, LibreOffice takes a font without Arabic letters for it, and
# loses signs beside those it borrows elsewhere: what is written from right to left is in Tahoma, for which it takes one
# that has them.
FONT, RTL_FONT = "Arial", "Tahoma"
SIZES = {1: 20, 2: 14, 3: 12}
TEXT, SMALL, LARGE = 11, 9, 40
MARGIN, WIDTH = 20, 170
# Millimetres: from the edge to the words after a sign of a list; below a table; a card to be cut out.
INDENT, GAP, CARD = 5, 4, 54
# The order in which the file format wants what follows these: a program may refuse a file that has it otherwise.
AFTER_BIDI = (
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
)
AFTER_TABLE_BIDI = (
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblLayout",
    "tblLook",
)
AFTER_SECTION_BIDI = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")
LEFT_TO_RIGHT = "\u200e"
# The first day a zip file can name.
NO_TIME = (1980, 1, 1, 0, 0, 0)
DOCUMENT = "word/document.xml"
REVISIONS = re.compile(rb'<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>| w:rsid\w*="[^"]*"', re.DOTALL)


def word(sheets: Sequence[Sheet], foot: str = "") -> bytes:
    """A Word file, each sheet on a page of its own, with `foot` at the foot of every page."""
    # Reading its template takes as long as most requests.
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(TEXT)
    _set_fonts(normal.element.get_or_add_rPr())
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for attribute in [each for each in section._sectPr.attrib if "rsid" in each]:
        del section._sectPr.attrib[attribute]
    rtl_first = bool(sheets) and sheets[0].rtl
    if rtl_first:
        _insert(section._sectPr, "bidi", AFTER_SECTION_BIDI)
    if foot:
        for line in foot.split("\n"):
            _fill(section.footer.add_paragraph(), line, is_rtl(line), SMALL)
    for number, sheet in enumerate(sheets):
        begun = len(document.element.body)
        for part in sheet.parts:
            _add(document, part, sheet.rtl)
        if number:
            _on_a_new_page(document, begun)
    for relation in [
        each for each in document.part.package.rels.values() if not each.reltype.endswith("officeDocument")
    ]:
        document.part.package.rels.pop(relation.rId)
    written = io.BytesIO()
    document.save(written)
    return _without_time(written.getvalue())


def _on_a_new_page(document: Any, begun: int) -> None:
    """Begin a page with what stands there in the body: a break of its own would fill a page after a full one."""
    from docx.text.paragraph import Paragraph as Written

    # The section's own properties come last.
    first = document.element.body[begun - 1]
    if first.tag != _name("p"):
        before = document.add_paragraph()
        _shrink(before)
        first.addprevious(before._p)
        first = before._p
    Written(first, document).paragraph_format.page_break_before = True


def _shrink(paragraph: Any) -> None:
    """An empty paragraph that takes hardly any room, as the format wants one beside every table."""
    from docx.shared import Mm

    form = paragraph.paragraph_format
    # A length is exact, a number would be so many lines.
    form.space_before, form.space_after, form.line_spacing = Mm(0), Mm(0), Mm(GAP)


def _add(document: Any, part: Part, rtl: bool) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    match part:
        case Heading(text, level):
            paragraph = document.add_paragraph(style=f"Heading {level}")
            _fill(paragraph, text, rtl, SIZES[level], bold=True)
        case Paragraph(text, small):
            for line in text.split("\n"):
                _fill(document.add_paragraph(), line, rtl, SMALL if small else TEXT)
        case Bullets(items, boxes):
            for item in items:
                paragraph = document.add_paragraph()
                form = paragraph.paragraph_format
                form.space_after, form.left_indent, form.first_line_indent = Mm(1), Mm(INDENT), Mm(-INDENT)
                _fill(paragraph, f"{'☐' if boxes else '•'}\t{item}", rtl, TEXT)
        case Table():
            _add_table(document, part, rtl)
        case Card(text, below):
            table = _new_table(document, 1, 1, rtl)
            cell = table.cell(0, 0)
            for paragraph, words, size in ((cell.paragraphs[0], text, LARGE), (cell.add_paragraph(), below, TEXT)):
                _fill(paragraph, words, rtl, size, bold=size == LARGE)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            table.rows[0].height = Mm(CARD)
            _shrink(document.add_paragraph())


def _add_table(document: Any, part: Table, rtl: bool) -> None:
    from docx.shared import Mm

    rows = [part.heading, *part.rows] if part.heading else list(part.rows)
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    table = _new_table(document, len(rows), columns, rtl)
    shares = part.widths or (1,) * columns
    for column, share in enumerate(shares):
        table.columns[column].width = Mm(WIDTH * share / sum(shares))
    for place, cells in enumerate(rows):
        # A row stays on one page.
        _insert(table.rows[place]._tr.get_or_add_trPr(), "cantSplit", ("trHeight", "tblHeader"))
        if part.tall and (place or not part.heading):
            table.rows[place].height = Mm(part.tall)
        for column in range(columns):
            cell = table.cell(place, column)
            cell.width = Mm(WIDTH * shares[column] / sum(shares))
            text = cells[column] if column < len(cells) else ""
            for number, line in enumerate(text.split("\n")):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Mm(0.8)
                # All but the last stay with the next: a table that fits on a page is not torn apart.
                paragraph.paragraph_format.keep_with_next = place < len(rows) - 1
                _fill(paragraph, line, rtl, TEXT, bold=bool(part.heading) and place == 0)
    if part.heading:
        # Repeated at the top of the next page.
        _insert(table.rows[0]._tr.get_or_add_trPr(), "tblHeader", ())
    _shrink(document.add_paragraph())


def _new_table(document: Any, rows: int, columns: int, rtl: bool) -> Any:
    table = document.add_table(rows, columns, style="Table Grid")
    table.autofit = False
    if rtl:
        _insert(table._tbl.tblPr, "bidiVisual", AFTER_TABLE_BIDI)
    return table


def _fill(paragraph: Any, text: str, rtl: bool, size: int, bold: bool = False) -> None:
    """A paragraph's words, in runs of one direction each."""
    from docx.shared import Pt, RGBColor

    if rtl:
        _insert(paragraph._p.get_or_add_pPr(), "bidi", AFTER_BIDI)
    for piece, foreign in pieces(text) if rtl else [(text, True)]:
        # LibreOffice goes by the letters alone: digits on both sides of a dash need a mark that says left to right.
        run = paragraph.add_run(f"{LEFT_TO_RIGHT}{piece}{LEFT_TO_RIGHT}" if rtl and foreign else piece)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor(0, 0, 0)
        properties = run._r.get_or_add_rPr()
        _set_fonts(properties)
        if not foreign:
            # The complex script has a size and a weight of its own.
            run.font.cs_bold, run.font.rtl = bold, True
            _insert(properties, "szCs", ("highlight", "u", "rtl", "cs", "lang")).set(_name("val"), str(2 * size))


def _set_fonts(properties: Any) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_name(script), RTL_FONT if script == "cs" else FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(_name(theme), None)


def _insert(parent: Any, tag: str, before: Iterable[str]) -> Any:
    """An element at the place that the format gives it, once."""
    from docx.oxml import OxmlElement

    present = parent.find(_name(tag))
    if present is None:
        present = OxmlElement(f"w:{tag}")
        parent.insert_element_before(present, *(f"w:{each}" for each in before))
    return present


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))


def _without_time(content: bytes) -> bytes:
    """The same file with every part under one date, without the marks of the sessions in which its pattern was made."""
    kept = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as made, ZipFile(kept, "w", ZIP_DEFLATED) as bare:
        for name in made.namelist():
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            part = made.read(name)
            bare.writestr(entry, part if name == DOCUMENT else REVISIONS.sub(b"", part))
    return kept.getvalue()
