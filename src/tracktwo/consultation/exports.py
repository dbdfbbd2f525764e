"""What may leave the consultation: pictures and tables of aggregates, and, after a warning, the raw matrix."""

import functools
import io
import secrets
import zipfile
from collections.abc import Callable

import numpy as np
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.methods import opinion

from .books import today
from .drawing import Drawn, draw_one, load
from .models import Consultation, Published, Statement

__all__ = ["AGGREGATES", "file", "picture_words", "polis"]


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _redrawn(consultation: Consultation, published: Published) -> Drawn:
    """The published map once more, from the same votes, seed and method where nothing was added since."""
    return draw_one(load(consultation, False), published.shown["seed"], None)


def _texts(consultation: Consultation) -> dict[int, str]:
    first = consultation.languages[0]
    return {
        one.number: one.text.get(first) or next(iter(one.text.values()), "")
        for one in Statement.objects.filter(consultation=consultation)
    }


def _names(consultation: Consultation) -> dict[str, str]:
    first = consultation.languages[0]
    return {one["id"]: one["name"].get(first) or one["id"] for one in consultation.sides}


def picture_words() -> opinion.PictureWords:
    """The words on the picture, in the language of the page."""
    return opinion.PictureWords(
        groups=_("{n} groups"),
        spectrum=_("A spectrum, no groups"),
        none=_("No pattern among the answers"),
        no_map=_("Nothing tells people apart, so there is no map to draw."),
        too_few=_("{n} people take part: too few for a map that hides each of them."),
        cells=_("{n} people in cells of ten or more"),
        directions=_("Near each other: answered alike. Directions mean nothing."),
        people=_("{n} people"),
        group=_("Group {number}: {n} people, {sure} certain"),
        middle=_("{side}: middle of {n} people"),
        all_agree=_("More than two thirds agree"),
        all_disagree=_("More than two thirds disagree"),
        sides_agree=_("A majority of every side agrees"),
        sides_disagree=_("A majority of every side disagrees"),
        nothing=_("Nothing, beyond doubt."),
        right_to_left=get_language_bidi(),
    )


def _svg(consultation: Consultation, published: Published) -> tuple[bytes, str]:
    drawn = _redrawn(consultation, published)
    names = _names(consultation)
    sides = {person: names[side] for person, side in drawn.cast.side.items() if side in names}
    declared = {sides[name] for name in drawn.votes.participants if name in sides}
    given = sides if len(declared) > 1 else None
    made = opinion.picture(drawn.map, drawn.votes, _texts(consultation), given, picture_words())
    return made.encode(), "image/svg+xml"


def _png(consultation: Consultation, published: Published) -> tuple[bytes, str]:
    import resvg_py

    svg, _kind = _svg(consultation, published)
    fonts = [str(one) for one in sorted((settings.PACKAGE / "ui" / "fonts").glob("*.ttf"))]
    made = resvg_py.svg_to_bytes(svg_string=svg.decode(), font_files=fonts, skip_system_fonts=False, zoom=2)
    return bytes(made), "image/png"


def _csv(consultation: Consultation, published: Published) -> tuple[bytes, str]:
    """Counts by declared side, or by group where there are no sides; small cells withheld."""
    drawn = _redrawn(consultation, published)
    names = _names(consultation)
    order = list(names)
    if len(order) > 1:
        row = {side: number for number, side in enumerate(order)}
        at = [row.get(drawn.cast.side.get(one, ""), -1) for one in drawn.votes.participants]
        rows = [names[one] for one in order]
    else:
        at = [int(one) for one in drawn.map.groups.label]
        rows = [_("Group %(n)d") % {"n": one + 1} for one in range(len(drawn.map.groups.sizes))]
    table = opinion.publishable(drawn.votes, np.array(at, dtype=np.int64), len(rows))
    return opinion.aggregate_csv(table, rows, _texts(consultation)).encode("utf-8-sig"), "text/csv; charset=utf-8"


AGGREGATES: dict[str, Callable[[Consultation, Published], tuple[bytes, str]]] = {
    "svg": _svg,
    "png": _png,
    "csv": _csv,
}


def polis(consultation: Consultation) -> bytes:
    """The Polis open-data format, as a ZIP file: the raw matrix, under numbers drawn anew each time."""
    drawn = draw_one(load(consultation, False), 0, None)
    votes = drawn.votes
    texts = _texts(consultation)
    stand = Statement.objects.filter(consultation=consultation).order_by("number")
    statements = [opinion.Statement(one.number, texts[one.number], one.state != "in") for one in stand]
    seed, out = secrets.randbits(64), io.BytesIO()
    topic = consultation.question.get(consultation.languages[0], "")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        write = functools.partial(_add, bundle)
        write("participants-votes.csv", opinion.participants_csv(votes, drawn.map.groups.label, seed=seed))
        write("votes.csv", opinion.votes_csv(votes, today(), seed))
        write("comments.csv", opinion.comments_csv(votes, statements, today()))
        found = len(drawn.map.groups.sizes)
        write("summary.csv", opinion.summary_csv(topic, votes, int(drawn.map.part.sum()), found, len(statements)))
    return out.getvalue()


def _add(bundle: zipfile.ZipFile, name: str, text: str) -> None:
    # The time of a ZIP's entries would say when it was made to the second.
    bundle.writestr(zipfile.ZipInfo(name), text)
