"""The files of a map, made when it is drawn: of just these answers, whoever asks for them and when."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.methods import opinion

from ..models import Consultation, Statement
from .map_input import BuiltMap

__all__ = ["map_files", "publishable_texts"]


def map_files(
    consultation: Consultation, built: BuiltMap, table: tuple[opinion.PublishedCounts, ...]
) -> dict[str, str]:
    """Picture and table by kind and language of the program, as `svg-en`; `table` is that of `public_table`."""
    files = {}
    people = max((int(statement.answers.sum()) for statement in table if statement.answers is not None), default=0)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            files[f"svg-{code}"] = _picture(consultation, built, people)
            files[f"csv-{code}"] = _table(consultation, table)
    return files


def publishable_texts(consultation: Consultation) -> dict[int, str]:
    """Statements by number, in the first language or one they have; only numbered where the writer said so."""
    first = consultation.languages[0]
    return {
        statement.number: _("Statement %(n)d") % {"n": statement.number}
        if statement.contributed and not statement.may_publish
        else statement.text.get(first) or next(iter(statement.text.values()), "")
        for statement in Statement.objects.filter(consultation=consultation)
    }


def _side_names(consultation: Consultation) -> dict[str, str]:
    first = consultation.languages[0]
    return {side["id"]: side["name"].get(first) or side["id"] for side in consultation.sides}


def _picture_words(people: int) -> opinion.MapText:
    """The words on the picture, none of which counts people but `people`, the number that the table discloses anyway.

    The exact number of a group, of a side or of all, less the counts of the table, would be that of the few who left
    a statement or their side open.
    """
    several = _("At least %(n)d people, in cells of ten or more; a ring shows how far its people spread") % {
        "n": people
    }
    return opinion.MapText(
        groups=_("{n} groups"),
        small_group=_("A small group answers alike where others do not"),
        spectrum=_("A spectrum: no groups could be shown"),
        none=_("No pattern among the answers"),
        too_few_to_tell=_("Too few statements or ballots to tell whether there are groups"),
        no_map=_("Nothing distinguishes people, so there is no map to draw."),
        too_few=_("Too few people take part for a map that hides each of them."),
        cells=several if people else _("Cells of ten people or more; a ring shows how far its people spread"),
        directions=_("Close together: answered alike. Directions mean nothing."),
        one_axis=_("Only left and right count. Up and down keep the cells apart."),
        gaps=_("Gaps between cells are not groups: chance makes gaps as wide."),
        people=_("Ten people or more"),
        group=_("Group {number}, {sure} certain"),
        middle=_("{side}: the middle of its people"),
        all_agree=_("More than two thirds agree"),
        all_disagree=_("More than two thirds disagree"),
        sides_agree=_("A majority of every side agrees"),
        sides_disagree=_("A majority of every side disagrees"),
        some_of=_("{title} ({shown} of {total})"),
        nothing=_("Nothing beyond doubt."),
        right_to_left=get_language_bidi(),
    )


def _picture(consultation: Consultation, built: BuiltMap, people: int) -> str:
    names = _side_names(consultation)
    sides = {person: names[side] for person, side in built.data.side.items() if side in names}
    declared = {sides[name] for name in built.votes.participants if name in sides}
    given = sides if len(declared) > 1 else None
    return opinion.map_svg(built.map, built.votes, publishable_texts(consultation), given, _picture_words(people))


def _table(consultation: Consultation, table: tuple[opinion.PublishedCounts, ...]) -> str:
    names = list(_side_names(consultation).values())
    return opinion.aggregate_csv(table, names if len(names) > 1 else [_("Everybody")], publishable_texts(consultation))
