"""The Inter-Tajik Dialogue, the worked example, with deaths by year as UCDP published them."""

from functools import cache
from io import BytesIO

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.methods.conflict import Choice, Mark, Series, conflict_series, read_conflict_data

from .kinds import Case, Fact

__all__ = ["TAJIKISTAN", "deaths", "marks"]

# Low, best and high figure of battle-related deaths: UCDP, version 24.1, dyad 842. For 1997 the file has no row.
FIGURES: dict[int, tuple[int, int, int]] = {
    1992: (2933, 2936, 3588),
    1993: (1395, 1395, 1596),
    1994: (356, 356, 645),
    1995: (362, 368, 649),
    1996: (2790, 2790, 2869),
    1998: (83, 83, 100),
}

TAJIKISTAN = Case(
    name="tajikistan",
    title=_("The Inter-Tajik Dialogue"),
    years="1993–2003",
    summary=_("A dialogue that opened as violence fell, and stayed through the talks, the war's return and the peace."),
    facts=(
        Fact(
            _(
                "Before it began, over a hundred people were asked whether they would talk and could listen. Seven "
                "sat down in Moscow in March 1993; the core later had ten to fourteen."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "They were people of the second or third level of decision, from different regions and factions, "
                "and came as individuals."
            ),
            (1,),
        ),
        Fact(
            _(
                "The third party were Americans and Russians of a standing task force, three of each, who took the "
                "chair in turn. Meetings lasted three days."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "The first three meetings went to what had happened and who had done it. In the third the return of "
                "refugees became the question; the fourth, in October 1993, asked how official talks could begin."
            ),
            (1,),
        ),
        Fact(
            _(
                "The dialogue had met six times before the talks of the United Nations opened in April 1994. Its "
                "first memorandum is of March 1994."
            ),
            (1, 3),
        ),
        Fact(
            _(
                "It went on beside the talks and after them: 29 meetings by the end of 2000, the thirty-fifth in "
                "March 2003."
            ),
            (1, 2),
        ),
        Fact(
            _(
                "Texts of the officials: 17 August 1995, 23 December 1996, 21 February, 18 May and 27 June 1997. "
                "Deaths fell from 1992 to 1995 and rose again to 2,790 in 1996; the settlement followed that rise."
            ),
            (4, 5),
        ),
    ),
    meaning=_(
        "Do not wait for a figure. A rule that waits for fewer than a thousand deaths a year would have begun here "
        "a year late, and broken off in 1996, months before the settlement. Ask each side what it sees, and fix a "
        "day on which you look again."
    ),
    choice="entry",
    sources=(
        "Slim, R. and Saunders, H. (2001). The Inter-Tajik Dialogue: from civil war towards civil society. In: "
        "Abdullaev, K. and Barnes, C. (eds), Politics of Compromise: The Tajikistan Peace Process. Accord 10. "
        "London: Conciliation Resources.",
        "Saunders, H. H. (1999). A Public Peace Process: Sustained Dialogue to Transform Racial and Ethnic "
        "Conflicts. New York: St. Martin’s Press, chapter 7. On later meetings: Slim, R. M. (2005). The Sustained "
        "Dialogue Process in Tajikistan, 1993–2005. Expert Group Meeting, United Nations, New York.",
        "Imomov, A., Saunders, H. H. and Chufrin, G. (eds). Memoranda of the Inter-Tajik Dialogue within the "
        "framework of the Dartmouth Conference. Central Asia and the Caucasus.",
        "Abdullaev, K. and Barnes, C. (eds) (2001). Politics of Compromise: The Tajikistan Peace Process. Accord "
        "10. London: Conciliation Resources (chronology and key texts).",
        "Uppsala Conflict Data Program: Battle-Related Deaths Dataset, version 24.1, dyad 842 (CC BY 4.0). Davies, "
        "S., Engström, G., Pettersson, T. and Öberg, M. (2024). Journal of Peace Research 61(4).",
    ),
)


@cache
def deaths() -> Series:
    """Deaths by year, 1992 to 1998, read as a release of UCDP is read."""
    heading = "conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version"
    rows = [
        f"395,842,Tajikistan,Government of Tajikistan,UTO,{year},{best},{low},{high},24.1"
        for year, (low, best, high) in FIGURES.items()
    ]
    data = read_conflict_data(BytesIO("\n".join([heading, *rows]).encode()))
    return conflict_series(data, Choice(dyad=842))


def marks() -> list[Mark]:
    """Meetings of the dialogue, the opening of the talks, and texts of the officials."""
    return [
        Mark("1993-03", gettext("The dialogue meets for the first time"), "event"),
        Mark("1994-03", gettext("First memorandum of the dialogue"), "event"),
        Mark("1994-04", gettext("Talks of the United Nations open"), "round"),
        *(
            Mark(day, gettext("Text of the officials"), "accord")
            for day in ("1995-08-17", "1996-12-23", "1997-02-21", "1997-05-18", "1997-06-27")
        ),
    ]
