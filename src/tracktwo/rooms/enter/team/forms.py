"""Forms about the team."""

from django import forms
from django.utils.translation import gettext as _

from tracktwo.common.writing import language_name
from tracktwo.process.access import OpenDialogue
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .matrix import Axes, default_axes
from .records import STEPS, MatrixAxes, Placement, TeamCard

__all__ = ["axes_fields", "axes_form", "card_fields", "card_form", "cell", "placement_fields", "placement_form"]


CARD = ("expertise", "speaks", "knows", "interests")


def card_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """What a member says about themself."""
    languages = [(code, language_name(code)) for code in dialogue.card.languages]
    kind = form_for(TeamCard, list(CARD), ["en"], {"speaks": languages})
    for name in CARD:
        kind.base_fields[name].widget.attrs["rows"] = "2"
    return kind


def card_fields(card: TeamCard) -> dict[str, object]:
    """A card as its form begins."""
    return {name: getattr(card, name) for name in CARD}


def placement_form(axes: Axes) -> type[PayloadForm]:
    """Two rows of five steps, and why."""
    kind = form_for(Placement, ["why"], ["en"])
    rows = {
        "stance": _("Between “%(low)s” and “%(high)s”") % dict(zip(("low", "high"), axes.stance, strict=True)),
        "voice": _("Between “%(low)s” and “%(high)s”") % dict(zip(("low", "high"), axes.voice, strict=True)),
    }
    for name, label in rows.items():
        steps = axes.steps(name)  # type: ignore[arg-type]  # the two axes
        kind.base_fields[name] = forms.TypedChoiceField(
            label=label, choices=steps, coerce=int, widget=forms.RadioSelect
        )
    return kind


def placement_fields(placement: Placement | None) -> dict[str, object]:
    """A placement as its form begins."""
    if placement is None:
        return {}
    return {"stance": placement.stance, "voice": placement.voice, "why": placement.why}


def cell(sent: str) -> tuple[int, int] | None:
    """Stance and voice of the cell that was pressed; None where that is no cell."""
    stance, _dash, voice = sent.partition("-")
    if stance.isdecimal() and voice.isdecimal() and int(stance) in STEPS and int(voice) in STEPS:
        return int(stance), int(voice)
    return None


def axes_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    """The names of the four ends, in each of the dialogue's languages."""
    return form_for(MatrixAxes, list(MatrixAxes.__struct_fields__), dialogue.card.languages)


def axes_fields(dialogue: OpenDialogue) -> dict[str, str]:
    """The names as they are now."""
    record = dialogue.third.folio().one(MatrixAxes)
    axes = record.body if record else default_axes(dialogue)
    return {
        box: text for name in MatrixAxes.__struct_fields__ for box, text in filled(name, getattr(axes, name)).items()
    }
