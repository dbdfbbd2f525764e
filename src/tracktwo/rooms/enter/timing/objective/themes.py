"""Kinds of dispute beyond armed conflict (row 42): each with its questions, its experts and its words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["THEMES", "Theme", "theme_of"]


@dataclass(frozen=True)
class Theme:
    """One kind of dispute.

    `hurts` says what hurts there and could be counted, in place of deaths; `rounds`, `settled` and `events` are what
    the three kinds of the timeline are called there; `experts` are fields from which resource persons come.
    """

    title: Text
    questions: tuple[Text, ...] = ()
    experts: tuple[Text, ...] = ()
    hurts: Text = ""
    rounds: Text = ""
    settled: Text = ""
    events: Text = ""

    @property
    def is_armed(self) -> bool:
        """Whether deaths are what is counted."""
        return not self.hurts


THEMES: dict[str, Theme] = {
    "": Theme(_("An armed or political conflict")),
    "climate": Theme(
        _("Climate and water"),
        (
            _("Who uses the water, the land or the air, and who bears what that does to others?"),
            _("Which season or threshold sets the pace, whatever people decide?"),
            _("Which measurement would both sides believe, and who would take it?"),
            _("What would be fair to those who come after?"),
        ),
        (_("hydrology"), _("climate adaptation"), _("water law"), _("farming under drought")),
        _("hours without water, harvests lost, land given up"),
        _("meetings of the river commission or of parties to a convention"),
        _("allocations and plans"),
        _("droughts, floods, closures"),
    ),
    "food": Theme(
        _("Food"),
        (
            _("Who goes hungry first, and who decides what is grown, stored and sold?"),
            _("Which route or market, if it closed, would hurt every side?"),
            _("What do people say hunger is, a misfortune or an act?"),
        ),
        (_("nutrition"), _("markets and prices"), _("seed and soil"), _("logistics of relief")),
        _("meals left out, prices of a basket, routes closed"),
        _("meetings of those who set prices and routes"),
        _("quotas, corridors, price ceilings"),
        _("harvests, shortages, closed routes"),
    ),
    "health": Theme(
        _("Public health"),
        (
            _("Whom do people believe about their health, on each side?"),
            _("What was done to people in the name of health before, and who remembers it?"),
            _("Which measure protects everybody, and which one puts the cost on a few?"),
        ),
        (_("epidemiology"), _("nursing and community health"), _("medical ethics"), _("trust in institutions")),
        _("days ill, clinics closed, people who no longer come"),
        _("sessions of health authorities"),
        _("rules, campaigns, closures"),
        _("outbreaks, rumours, strikes"),
    ),
    "institution": Theme(
        _("A divided institution"),
        (
            _("What did the institution promise each side, and when was it broken?"),
            _("Who can decide, who can block, and who can only leave?"),
            _("What would each side miss if the other left?"),
            _("Which rule was made for another time?"),
        ),
        (_("the law of such bodies"), _("organisation and change"), _("its history")),
        _("people who leave, decisions not taken, money that stays away"),
        _("sessions of its organs"),
        _("statutes and rulings"),
        _("elections, departures, scandals"),
    ),
}


def theme_of(name: str) -> Theme:
    """The kind of dispute of that name; an armed or political conflict where there is none."""
    return THEMES.get(name, THEMES[""])
