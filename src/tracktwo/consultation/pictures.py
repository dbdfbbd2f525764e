"""The files of a map, made when it is drawn: of just these answers, whoever asks for them and when."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.methods import opinion

from .cast import Drawn
from .models import Consultation, Statement

__all__ = ["files_of", "texts_of"]


def files_of(consultation: Consultation, drawn: Drawn, table: tuple[opinion.PublishedCounts, ...]) -> dict[str, str]:
    """Picture and table by kind and language of the program, as `svg-en`; `table` is that of `table_of`."""
    made = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            made[f"svg-{code}"] = _svg(consultation, drawn)
            made[f"csv-{code}"] = _csv(consultation, table)
    return made


def texts_of(consultation: Consultation) -> dict[int, str]:
    """Statements by number, in the first language or in one they have; without words where its writer said so."""
    first = consultation.languages[0]
    return {
        one.number: _("Statement %(n)d") % {"n": one.number}
        if one.contributed and not one.may_publish
        else one.text.get(first) or next(iter(one.text.values()), "")
        for one in Statement.objects.filter(consultation=consultation)
    }


def _names(consultation: Consultation) -> dict[str, str]:
    first = consultation.languages[0]
    return {one["id"]: one["name"].get(first) or one["id"] for one in consultation.sides}


def _words() -> opinion.MapText:
    return opinion.MapText(
        groups=_("{n} groups"),
        spectrum=_("A spectrum: no groups could be shown"),
        none=_("No pattern among the answers"),
        too_few_to_tell=_("Too few statements or ballots to tell whether there are groups"),
        no_map=_("Nothing distinguishes people, so there is no map to draw."),
        too_few=_("{n} people take part: too few for a map that hides each of them."),
        cells=_("{n} people in cells of ten or more; a ring shows how far its people spread"),
        directions=_("Close together: answered alike. Directions mean nothing."),
        one_axis=_("Only left and right count. Up and down keep the cells apart."),
        gaps=_("Gaps between cells are not groups: chance makes gaps as wide."),
        people=_("{n} people"),
        group=_("Group {number}: {n} people, {sure} certain"),
        middle=_("{side}: middle of {n} people"),
        all_agree=_("More than two thirds agree"),
        all_disagree=_("More than two thirds disagree"),
        sides_agree=_("A majority of every side agrees"),
        sides_disagree=_("A majority of every side disagrees"),
        some_of=_("{title} ({shown} of {total})"),
        nothing=_("Nothing, beyond doubt."),
        right_to_left=get_language_bidi(),
    )


def _svg(consultation: Consultation, drawn: Drawn) -> str:
    names = _names(consultation)
    sides = {person: names[side] for person, side in drawn.cast.side.items() if side in names}
    declared = {sides[name] for name in drawn.votes.participants if name in sides}
    given = sides if len(declared) > 1 else None
    return opinion.map_svg(drawn.map, drawn.votes, texts_of(consultation), given, _words())


def _csv(consultation: Consultation, table: tuple[opinion.PublishedCounts, ...]) -> str:
    names = list(_names(consultation).values())
    return opinion.aggregate_csv(table, names if len(names) > 1 else [_("Everybody")], texts_of(consultation))
