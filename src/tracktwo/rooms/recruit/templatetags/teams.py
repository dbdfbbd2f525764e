"""Template tags of composition: a team's colour and shape, and how it stands on a line of the comparison."""

from collections.abc import Sequence

from django import template
from django.template.defaultfilters import floatformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.ui.templatetags.tracktwo import shape, side_class

from ..panel.records import Drawn
from ..pool.records import PANEL
from ..teams.comparing import STATES, Cell, Team

register = template.Library()

WORDS: dict[str, Text] = {
    "met": _("covered"),
    "near": _("through others"),
    "unsure": _("unsure"),
    "unmet": _("not covered"),
}


@register.simple_tag
def team_class(dialogue: OpenDialogue, team: str) -> str:
    """The class that gives a team its side's colour; the panel has none."""
    return "" if team == PANEL else side_class(dialogue.sides, team)


@register.simple_tag
def team_shape(dialogue: OpenDialogue, team: str) -> SafeString:
    """The shape of a team's side."""
    return SafeString("") if team == PANEL else shape(dialogue.sides, team)


@register.simple_tag
def coverage(cell: Cell) -> SafeString:
    """A cell as a sign and a word, or for standing as so many squares."""
    if cell.state:
        return format_html(
            '<span class="sign {}" aria-hidden="true"></span> <span class="word">{}</span>',
            cell.state,
            WORDS[cell.state],
        )
    squares = SafeString('<span class="square" aria-hidden="true"></span>' * cell.number)
    words = ngettext("%(n)d person", "%(n)d people", cell.number) % {"n": cell.number}
    return format_html('<span class="squares">{}</span><span class="sr">{}</span>', squares, words)


@register.simple_tag
def coverage_key() -> SafeString:
    """What the signs mean, the best first."""
    signs = ((state, WORDS[state]) for state in reversed(STATES))
    return format_html_join(
        " ", '<span class="of-key"><span class="sign {}" aria-hidden="true"></span> {}</span>', signs
    )


@register.filter
def cell_of(cells: Sequence[Cell], place: int) -> Cell:
    """The cell of a team by its place."""
    return cells[place]


@register.filter
def joined(codes: Sequence[str]) -> SafeString:
    """Codes in their order, each kept whole and in its own direction."""
    return format_html_join(" ", '<bdi class="code">{}</bdi>', ((code,) for code in codes))


@register.filter
def has_seat(team: Team, code: str) -> bool:
    """Whether the seat is taken under this code."""
    return code in team.seated


@register.filter
def is_new(team: Team, code: str) -> bool:
    """Whether this code was not in the team before."""
    return code in team.fresh


@register.simple_tag
def chances(drawn: Drawn) -> str:
    """Between which bounds everybody's chance lies, as a sentence; of nobody's own chance anything is said."""
    least, greatest = (floatformat(share * 100, 1) for share in (drawn.least, drawn.greatest))
    if least == greatest:
        return gettext("The chance of everybody in the pool is %(share)s %%.") % {"share": least}
    return gettext("Chances in this pool lie between %(least)s %% and %(greatest)s %%.") % {
        "least": least,
        "greatest": greatest,
    }
