"""PDF files of sheets, see `ui.sheets`: A4, in the direction of each sheet's language, silent about themselves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .documents import MARGIN, bare_sheet, finished, write
from .sheets import Bullets, Card, Heading, Paragraph, Part, Sheet, Table, is_rtl, pieces

if TYPE_CHECKING:
    from fpdf import FPDF

__all__ = ["pdf"]

WIDTH, HEIGHT = 210 - 2 * MARGIN, 297 - 2 * MARGIN
SIZES = {1: 18, 2: 14, 3: 12}
TEXT, SMALL, LARGE = 11, 9, 40
# Millimetres of a line by the size of its letters in points.
LEADING = 0.5
PADDING, CARD = 1.3, 54.0
# Millimetres of a heading above its table.
SPARE = 12.0
LEFT_TO_RIGHT = "\u200e"


def pdf(sheets: Sequence[Sheet], foot: str = "") -> bytes:
    """A PDF file, each sheet on a page of its own, with `foot` at the foot of every page."""

    def write_foot(page: "FPDF") -> None:
        lines = foot.split("\n") if foot else []
        page.set_y(-MARGIN + 10 - 4.5 * len(lines))
        page.set_font("Plex", size=8)
        for line in lines:
            write(page, line, "ar" if is_rtl(line) else "en", 4.5)

    page = bare_sheet(write_foot)
    for sheet in sheets:
        page.add_page()
        for part, following in zip(sheet.parts, (*sheet.parts[1:], None), strict=True):
            _add(page, part, sheet, following)
    return finished(page)


def _add(page: "FPDF", part: Part, sheet: Sheet, following: Part | None) -> None:
    match part:
        case Heading(text, level):
            page.ln(2 if level == 1 else 4)
            # A heading alone at the foot of a page heads nothing, and a table that fits on a page is not torn apart.
            table = sum(_rows(page, following, sheet)[2]) if isinstance(following, Table) else 0
            if page.will_page_break(SPARE + table if SPARE + table < HEIGHT else 30):
                page.add_page()
            _write(page, text, sheet, SIZES[level], "B")
            page.ln(1)
        case Paragraph(text, small):
            _write(page, text, sheet, SMALL if small else TEXT)
            page.ln(1)
        case Bullets(items, boxes):
            for item in items:
                _item(page, item, sheet, boxes)
            page.ln(1)
        case Table():
            _table(page, part, sheet)
        case Card(text, below):
            if page.will_page_break(CARD + 4):
                page.add_page()
            top = page.get_y()
            page.rect(MARGIN, top, WIDTH, CARD)
            page.set_y(top + 14)
            _write(page, text, sheet, LARGE, "B", "C")
            _write(page, below, sheet, TEXT, "", "C")
            page.set_y(top + CARD + 4)


def _write(page: "FPDF", text: str, sheet: Sheet, size: int, style: str = "", align: str = "") -> None:
    page.set_font("Plex", style, size)
    write(page, _marked(text, sheet), sheet.language, size * LEADING, align)


def _marked(text: str, sheet: Sheet) -> str:
    """Times and codes in a text from right to left, each between marks, so that a time keeps its order."""
    if not sheet.rtl:
        return text
    return "".join(f"{LEFT_TO_RIGHT}{piece}{LEFT_TO_RIGHT}" if foreign else piece for piece, foreign in pieces(text))


def _item(page: "FPDF", item: str, sheet: Sheet, boxes: bool) -> None:
    """One point of a list, its sign drawn: not every font has one."""
    if page.will_page_break(8):
        page.add_page()
    side = 3.2 if boxes else 1.2
    left = 210 - MARGIN - side if sheet.rtl else MARGIN
    sign = page.get_y() + 2.8 - side / 2
    if boxes:
        page.rect(left, sign, side, side)
    else:
        page.ellipse(left, sign, side, side, style="F")
    page.set_left_margin(MARGIN + (0 if sheet.rtl else 6))
    page.set_right_margin(MARGIN + (6 if sheet.rtl else 0))
    page.set_x(page.l_margin)
    _write(page, item, sheet, TEXT)
    page.set_left_margin(MARGIN)
    page.set_right_margin(MARGIN)
    page.set_x(MARGIN)


def _table(page: "FPDF", part: Table, sheet: Sheet) -> None:
    """Rows from the side where the language begins, under their heading on every page."""
    rows, widths, heights = _rows(page, part, sheet)
    for number, (cells, tall) in enumerate(zip(rows, heights, strict=True)):
        if page.will_page_break(tall):
            page.add_page()
            if part.heading and number:
                _row(page, rows[0], widths, heights[0], sheet, head=True)
        _row(page, cells, widths, tall, sheet, head=bool(part.heading) and number == 0)
    if rows:
        page.ln(4)


def _rows(page: "FPDF", part: Table, sheet: Sheet) -> tuple[list[list[str]], list[float], list[float]]:
    """All rows with the heading, widths of their columns, and heights: a row is as tall as its tallest cell."""
    rows = [part.heading, *part.rows] if part.heading else list(part.rows)
    columns = max(map(len, rows), default=0)
    if not columns:
        return [], [], []
    shares = part.widths or (1,) * columns
    widths = [WIDTH * share / sum(shares) for share in shares]
    full = [[*cells, *[""] * (columns - len(cells))] for cells in rows]
    heights = []
    for number, cells in enumerate(full):
        head = bool(part.heading) and number == 0
        tallest = max(_height(page, *each, sheet, head) for each in zip(cells, widths, strict=True))
        heights.append(tallest if head else max(part.tall, tallest))
    return full, widths, heights


def _row(page: "FPDF", cells: list[str], widths: list[float], tall: float, sheet: Sheet, head: bool) -> None:
    top, left, edge = page.get_y(), MARGIN, 210 - MARGIN
    for text, width in zip(cells, widths, strict=True):
        start = edge - width if sheet.rtl else left
        page.rect(start, top, width, tall)
        page.set_xy(start + PADDING, top + PADDING)
        page.set_font("Plex", "B" if head else "", TEXT)
        write(page, _marked(text, sheet), sheet.language, TEXT * LEADING, width=width - 2 * PADDING)
        left, edge = left + width, edge - width
    page.set_xy(MARGIN, top + tall)


def _height(page: "FPDF", text: str, width: float, sheet: Sheet, head: bool) -> float:
    page.set_font("Plex", "B" if head else "", TEXT)
    lines = write(page, _marked(text, sheet), sheet.language, TEXT * LEADING, width=width - 2 * PADDING, measure=True)
    return lines * TEXT * LEADING + 2 * PADDING
