"""Which file of conflict data this is, told by its columns; and what a file of another kind is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted

__all__ = ["EXPECTED", "GED_HEADING", "SOURCES", "Columns", "Kind", "acled_generation", "is_ged_row", "recognise"]

Kind = Literal["ucdp-dyads", "ucdp-conflicts", "ucdp-events", "acled"]

SOURCES: Mapping[Kind, str] = {
    "ucdp-dyads": "UCDP battle-related deaths, by dyad and year",
    "ucdp-conflicts": "UCDP battle-related deaths, by conflict and year",
    "ucdp-events": "UCDP georeferenced events (GED)",
    "acled": "ACLED events",
}
EXPECTED = (
    "UCDP battle-related deaths (conflict_id, dyad_id, year, bd_best, bd_low, bd_high), UCDP events (id, date_start, "
    "date_end, best, high, low) or ACLED events (event_id_cnty, event_date, country, fatalities)"
)
# The fields that are read, each with the headings it has had, without case, spaces and underscores.
DEATHS = {
    "conflict": ("conflictid",),
    "dyad": ("dyadid",),
    "side_a": ("sidea",),
    "side_b": ("sideb",),
    "place": ("locationinc", "location"),
    "year": ("year",),
    "best": ("bdbest",),
    "low": ("bdlow",),
    "high": ("bdhigh",),
    "version": ("version",),
}
DEATHS_NEEDED = ("year", "best", "low", "high")
# GED wrote `best_est`, `low_est` and `high_est` in its first releases.
EVENTS = {
    "id": ("id",),
    "year": ("year",),
    "kind": ("typeofviolence",),
    "dyad": ("dyadnewid", "dyadid"),
    "dyad_name": ("dyadname",),
    "place": ("country",),
    "precision": ("dateprec",),
    "start": ("datestart",),
    "end": ("dateend",),
    "best": ("best", "bestest"),
    "high": ("high", "highest"),
    "low": ("low", "lowest"),
    "version": ("version",),
}
EVENTS_NEEDED = ("id", "place", "start", "end", "best", "high", "low")
ACLED = {
    "id": ("eventidcnty",),
    "start": ("eventdate",),
    "year": ("year",),
    "precision": ("timeprecision", "timeprec"),
    "kind": ("eventtype",),
    "place": ("country",),
    "best": ("fatalities",),
    "timestamp": ("timestamp",),
}
ACLED_NEEDED = ("start", "place", "best")
# The 49 columns of GED in their order, for a release without a heading.
GED_HEADING = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
# Files that people have beside these, by columns that only they have.
OTHER_KINDS = (
    ("UCDP's list of actors", {"actorid", "namedata"}),
    ("UCDP's list of actors", {"actorid", "name"}),
    ("UCDP's dyads or armed conflicts, which have an intensity and no deaths", {"intensitylevel"}),
    ("UCDP's non-state conflicts or one-sided violence", {"bestfatalityestimate"}),
    ("ACLED's totals by week or month, without events", {"fatalities", "events"}),
    ("ACLED's totals by week or month, without events", {"fatalities", "week"}),
    ("ACLED's list of actors", {"actorname"}),
    ("a Kumu sheet of elements", {"label", "type", "tags"}),
    ("a Kumu sheet of connections", {"from", "to", "type"}),
    ("a Polis export of votes", {"participant", "groupid"}),
    ("a Polis export of votes", {"commentid", "voterid", "vote"}),
    ("a Polis export of statements", {"commentid", "commentbody"}),
)


@dataclass(frozen=True)
class Columns:
    """The kind of a file, where its fields stand, and the headings as the file has them."""

    kind: Kind
    place: Mapping[str, int]
    heading: tuple[str, ...]

    def name(self, field: str) -> str:
        """The heading of a field."""
        return self.heading[self.place[field]]


def recognise(heading: Sequence[str]) -> Columns:
    """The kind and columns of a file by its heading.

    Raises:
        InvalidInput: a column is missing or stands twice, or the file is of another kind; the message says which.
    """
    names = [_bare(name) for name in heading]
    if {"bdbest", "bdlow", "bdhigh"} & set(names):
        kind: Kind = "ucdp-dyads" if "dyadid" in names else "ucdp-conflicts"
        unit = "dyad" if kind == "ucdp-dyads" else "conflict"
        return _columns(kind, DEATHS, (unit, *DEATHS_NEEDED), names, heading)
    if "datestart" in names and {"best", "bestest"} & set(names):
        return _columns("ucdp-events", EVENTS, EVENTS_NEEDED, names, heading)
    if {"eventdate", "fatalities"} <= set(names):
        return _columns("acled", ACLED, ACLED_NEEDED, names, heading)
    raise _other_kind(names, heading)


def is_ged_row(cells: Sequence[str]) -> bool:
    """Whether a first row is an event of UCDP already: a release came without its heading."""
    heading = GED_HEADING.split(",")
    numbers = ("id", "year", "date_prec", "best", "high", "low")
    return len(cells) == len(heading) and all(cells[heading.index(name)].strip().isdigit() for name in numbers)


def acled_generation(columns: Columns) -> str:
    """Which of its sets of columns an ACLED file has.

    A is of about 2015, B was used to March 2023, C since, and D is of 2025; empty for another set.
    """
    names = {_bare(name) for name in columns.heading}
    if "gwno" in names:
        return "A"
    if {"dataid", "eventidnocnty"} & names:
        return "B"
    if {"population1km", "populationbest"} & names:
        return "D"
    return "C" if "disordertype" in names else ""


def _columns(
    kind: Kind,
    fields: Mapping[str, Sequence[str]],
    needed: Sequence[str],
    names: Sequence[str],
    heading: Sequence[str],
) -> Columns:
    place = {}
    for field, headings in fields.items():
        matches = [column for column, name in enumerate(names) if name in headings]
        if len(matches) > 1:
            raise InvalidInput(
                "column-twice",
                "line 1, column {column}: found {found} again, after column {earlier}; expected every column once",
                column=matches[1] + 1,
                found=quoted(heading[matches[1]]),
                earlier=matches[0] + 1,
            )
        if matches:
            place[field] = matches[0]
    missing = [fields[field][0] for field in needed if field not in place]
    if missing:
        raise InvalidInput(
            "column-missing",
            "line 1: found a file of {source} without the column {missing}; expected all of its columns",
            source=SOURCES[kind],
            missing=", ".join(quoted(name) for name in missing),
        )
    return Columns(kind, place, tuple(name.strip().lstrip("\ufeff") for name in heading))


def _other_kind(names: Sequence[str], heading: Sequence[str]) -> InvalidInput:
    for kind, columns in OTHER_KINDS:
        if columns <= set(names):
            return InvalidInput(
                "another-kind", "line 1: this is {kind}; expected {expected}", kind=kind, expected=EXPECTED
            )
    return InvalidInput(
        "unknown-columns",
        "line 1: found {found}; expected the columns of {expected}",
        found=quoted(", ".join(name.strip() for name in heading)),
        expected=EXPECTED,
    )


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
