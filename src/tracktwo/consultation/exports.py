"""What may leave the consultation: pictures and tables of totals, and, after a warning, the raw matrix."""

import functools
import io
import secrets
import zipfile

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from tracktwo.methods import opinion

from .books import today
from .drawing import draw_one, load
from .models import Consultation, Published, Statement
from .pictures import texts_of

__all__ = ["KINDS", "aggregate", "file", "polis"]

KINDS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def aggregate(published: Published, kind: str) -> bytes:
    """The map's picture or table, in the language of the page, as it was when the map was drawn."""
    language = get_language() or settings.LANGUAGE_CODE
    if kind == "csv":
        return str(published.files[f"csv-{language}"]).encode("utf-8-sig")
    svg = str(published.files[f"svg-{language}"])
    return svg.encode() if kind == "svg" else _png(svg)


def _png(svg: str) -> bytes:
    import resvg_py

    fonts = [str(one) for one in sorted((settings.PACKAGE / "ui" / "fonts").glob("*.ttf"))]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=False, zoom=2))


def polis(consultation: Consultation) -> bytes:
    """The Polis open-data format, as a ZIP file: the raw matrix, under numbers drawn anew each time."""
    drawn = draw_one(load(consultation, False), 0, None)
    votes = drawn.votes
    texts = texts_of(consultation)
    stand = Statement.objects.filter(consultation=consultation).exclude(state="waiting").order_by("number")
    statements = [opinion.Statement(one.number, texts[one.number], one.state != "in") for one in stand]
    seed, out = secrets.randbits(64), io.BytesIO()
    topic = consultation.question.get(consultation.languages[0], "")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        write = functools.partial(_add, bundle)
        write("participants-votes.csv", opinion.participants_csv(votes, drawn.map.groups.label, seed=seed))
        write("votes.csv", opinion.votes_csv(votes, today(), seed))
        write("comments.csv", opinion.comments_csv(votes, statements, today()))
        found = len(drawn.map.groups.sizes)
        taking_part = int(drawn.map.participating.sum())
        write("summary.csv", opinion.summary_csv(topic, votes, taking_part, found, len(statements)))
    return out.getvalue()


def _add(bundle: zipfile.ZipFile, name: str, text: str) -> None:
    # The time of a ZIP's entries would say when it was made to the second.
    bundle.writestr(zipfile.ZipInfo(name), text)
