"""Exports for others than the dialogue: pictures and tables of totals, and, after a warning, the raw matrix."""

import io
import secrets
import zipfile

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from tracktwo.common.png import png_of_svg
from tracktwo.methods import opinion

from ..mapping.building import build_map
from ..mapping.files import publishable_texts
from ..mapping.map_input import load_input
from ..models import Consultation, DrawnMap, Statement
from ..status import today

__all__ = ["MEDIA_TYPES", "download", "map_file", "polis_archive"]

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """An answer that the browser saves as a file."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def map_file(drawn: DrawnMap, kind: str) -> bytes:
    """The map's picture or table, in the language of the page, as it was when the map was drawn."""
    language = get_language() or settings.LANGUAGE_CODE
    if kind == "csv":
        return str(drawn.files[f"csv-{language}"]).encode("utf-8-sig")
    svg = str(drawn.files[f"svg-{language}"])
    return svg.encode() if kind == "svg" else png_of_svg(svg)


def polis_archive(consultation: Consultation) -> bytes:
    """The Polis open-data format, as a ZIP file: the raw matrix, under participant numbers drawn anew each time."""
    built = build_map(load_input(consultation, with_excluded=False), 0, None)
    result, votes = built.map, built.votes
    texts = publishable_texts(consultation)
    rows = Statement.objects.filter(consultation=consultation).exclude(state="waiting").order_by("number")
    statements = [opinion.Statement(row.number, texts[row.number], row.state != "in") for row in rows]
    seed, topic = secrets.randbits(64), consultation.question.get(consultation.languages[0], "")
    groups, part = len(result.groups.sizes), int(result.participating.sum())
    files = {
        "participants-votes.csv": opinion.participants_csv(votes, result.groups.label, seed=seed),
        "votes.csv": opinion.votes_csv(votes, today(), seed),
        "comments.csv": opinion.comments_csv(votes, statements, today()),
        "summary.csv": opinion.summary_csv(topic, votes, part, groups, len(statements)),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # A ZipInfo without a time: an entry's own would tell to the second when the file was made.
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()
