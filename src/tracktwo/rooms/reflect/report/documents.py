"""The report as a Word file and as a PDF, a sheet in each language, silent about themselves."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.process.access import OpenDialogue
from tracktwo.ui.documents import marking
from tracktwo.ui.headings import tongue
from tracktwo.ui.sheets import Heading, Paragraph, Part, Sheet
from tracktwo.ui.sheets_pdf import pdf
from tracktwo.ui.word import WORD_TYPE, word

from ..quarters import said
from .records import Report

__all__ = ["TYPES", "file_of"]

TYPES = {"docx": WORD_TYPE, "pdf": "application/pdf"}


def file_of(dialogue: OpenDialogue, report: Report, form: str) -> bytes:
    """The file; `form` is one of TYPES."""
    sheets, foot = [], []
    for place, language in enumerate(dialogue.card.languages):
        parts: list[Part] = []
        with override(tongue(language)):
            parts.append(Heading(_("Report for the %(when)s") % {"when": said(report.year, report.quarter)}))
            foot.append(marking())
        for section in report.sections:
            if section.text.texts[place]:
                parts += [Heading(section.heading.texts[place], 2), Paragraph(section.text.texts[place])]
        sheets.append(Sheet(language, tuple(parts)))
    lines = "\n".join(dict.fromkeys(foot))
    return word(sheets, lines) if form == "docx" else pdf(sheets, lines)
