"""Every word on the map's picture, so that it can be drawn in the language of its readers."""

from dataclasses import dataclass

__all__ = ["ENGLISH", "MapText"]


@dataclass(frozen=True)
class MapText:
    """The texts of `map_svg`; placeholders are named in braces.

    With `right_to_left` the list stands on the left of the map, and texts run from the right.
    """

    groups: str = "{n} groups"
    small_group: str = "A small group answers alike where others do not"
    spectrum: str = "A spectrum: no groups could be shown"
    none: str = "No pattern among the answers"
    too_few_to_tell: str = "Too few statements or ballots to tell whether there are groups"
    no_map: str = "Nothing distinguishes people, so there is no map to draw."
    too_few: str = "{n} people take part: too few for a map that hides each of them."
    cells: str = "{n} people in cells of ten or more; a ring shows how far its people spread"
    directions: str = "Close together: answered alike. Directions mean nothing."
    one_axis: str = "Only left and right count. Up and down keep the cells apart."
    gaps: str = "Gaps between cells are not groups: chance makes gaps as wide."
    people: str = "{n} people"
    group: str = "Group {number}: {n} people, {sure} certain"
    middle: str = "{side}: middle of {n} people"
    all_agree: str = "More than two thirds agree"
    all_disagree: str = "More than two thirds disagree"
    sides_agree: str = "A majority of every side agrees"
    sides_disagree: str = "A majority of every side disagrees"
    some_of: str = "{title} ({shown} of {total})"
    nothing: str = "Nothing, beyond doubt."
    right_to_left: bool = False


ENGLISH = MapText()
