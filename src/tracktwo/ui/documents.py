"""Documents that leave the program: marked non-binding, without metadata, in any of the room's languages."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.process.records import RELEASED_KINDS, DialogueCard, Released

from .forms import direction
from .headings import tongue

if TYPE_CHECKING:
    from fpdf import FPDF

__all__ = ["MARGIN", "bare_sheet", "finished", "released_pdf", "released_text", "write"]

FONTS = Path(__file__).parent / "fonts"
MARGIN = 22.0


def marking() -> str:
    """The sentence every document carries."""
    return _("Non-binding. Words all sides released; nobody is committed by them and no one is quoted.")


def released_text(card: DialogueCard, body: Released) -> bytes:
    """Plain text, UTF-8."""
    parts: list[str] = []
    for language, title, wording in zip(card.languages, body.title.texts, body.wording.texts, strict=False):
        if wording:
            with override(tongue(language)):
                parts += [marking(), str(RELEASED_KINDS[body.kind]), title, wording]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def released_pdf(card: DialogueCard, body: Released) -> bytes:
    """A4, one column per language below each other; no title, author, producer or date in the file."""
    sheet = bare_sheet(lambda page: _mark_foot(page, list(dict.fromkeys(map(tongue, card.languages)))))
    sheet.add_page()
    for index, language in enumerate(card.languages):
        title, wording = body.title.texts[index], body.wording.texts[index]
        if not wording:
            continue
        if index:
            sheet.ln(10)
        spoken = tongue(language)
        with override(spoken):
            sheet.set_font("Plex", "", 10)
            write(sheet, str(RELEASED_KINDS[body.kind]), spoken, 6.0)
        sheet.set_font("Plex", "B", 18)
        write(sheet, title, language, 9.0)
        sheet.ln(4)
        sheet.set_font("Plex", "", 12)
        write(sheet, wording, language, 7.0)
    return finished(sheet)


def bare_sheet(foot: "Callable[[FPDF], None]") -> "FPDF":
    """An A4 document without a page yet, in both scripts' fonts; `foot` writes at the foot of every page."""
    # Its font machinery is large, and most requests never need it.
    from fpdf import FPDF

    class Sheet(FPDF):
        def file_id(self) -> None:
            """None: the identifier would be made of content and time."""

        def footer(self) -> None:
            foot(self)

    sheet = Sheet(format="A4")
    sheet.set_margins(MARGIN, MARGIN)
    sheet.set_auto_page_break(True, MARGIN)
    for family, regular, bold in (
        ("Plex", "plex-sans", "plex-sans-bold"),
        ("PlexAr", "plex-arabic", "plex-arabic-bold"),
    ):
        sheet.add_font(family, "", FONTS / f"{regular}.ttf")
        sheet.add_font(family, "B", FONTS / f"{bold}.ttf")
    return sheet


def finished(sheet: "FPDF") -> bytes:
    """The file, which says neither when nor with what it was made."""
    from fpdf.output import OutputProducer

    class Bare(OutputProducer):
        """The library stamps name and time; a leaked file must say neither."""

        def _add_info(self) -> Any:
            return None

    return bytes(sheet.output(output_producer_class=Bare))


def _mark_foot(sheet: "FPDF", spoken: list[str]) -> None:
    """The marking at the foot of a page, a line for each language that the program speaks of the dialogue's."""
    sheet.set_y(-MARGIN + 10 - 4.5 * len(spoken))
    sheet.set_font("Plex", size=8)
    sheet.set_text_color(90, 96, 105)
    for language in spoken:
        with override(language):
            write(sheet, marking(), language, 4.5)


def write(
    sheet: "FPDF",
    text: str,
    language: str,
    line: float,
    align: str = "",
    *,
    width: float = 0,
    measure: bool = False,
) -> int:
    """A paragraph in its own direction, the other script's font standing in where letters are missing.

    Args:
        sheet: the document, whose font says weight and size.
        text: lines are separated by line feeds.
        language: decides the direction.
        line: height of a line in millimetres.
        align: where not to begin at the language's own side, as fpdf2 names it.
        width: of the lines in millimetres; 0 goes to the margin.
        measure: write nothing.

    Returns:
        How many lines it takes where it is measured, else 0.
    """
    rtl = direction(language) == "rtl"
    sheet.set_text_shaping(True, direction="rtl" if rtl else "ltr")
    style, size = sheet.font_style, sheet.font_size_pt
    main, other = ("PlexAr", "Plex") if rtl or _is_arabic(text) else ("Plex", "PlexAr")
    sheet.set_font(main, style, size)
    sheet.set_fallback_fonts([other], exact_match=False)
    left, lines = sheet.get_x(), 0
    for paragraph in text.split("\n"):
        written: Any = sheet.multi_cell(
            width,
            line,
            paragraph,
            align=align or ("R" if rtl else "L"),
            new_x="LMARGIN",
            new_y="NEXT",
            dry_run=measure,
            output="LINES" if measure else "PAGE_BREAK",
        )
        lines += len(written) or 1 if measure else 0
        if width:
            sheet.set_x(left)
    return lines


def _is_arabic(text: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("ARABIC") for letter in text[:200])
