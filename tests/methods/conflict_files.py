"""Small files of conflict data, written here: invented parties of an invented country."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from tracktwo.methods.conflict import ConflictData, read_conflict_data

__all__ = [
    "ACLED_HEADINGS",
    "DEATHS_HEADING",
    "GED_HEADING",
    "Event",
    "acled_csv",
    "csv_text",
    "deaths_csv",
    "ged_csv",
    "read",
]

DEATHS = (
    "conflict_id,dyad_id,location_inc,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,"
    "territory_name,year,bd_best,bd_low,bd_high,type_of_conflict,battle_location,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,"
    "gwno_loc,gwno_battle,region,version"
)
DEATHS_HEADING = DEATHS.split(",")


def read(content: str | bytes, name: str = "") -> ConflictData:
    """A file that is given as its text or bytes."""
    return read_conflict_data(BytesIO(content.encode() if isinstance(content, str) else content), name)


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as text."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue()


def deaths_csv(rows: Iterable[tuple[int, int, object, object, object]], version: str = "24.1") -> str:
    """UCDP's battle-related deaths: (dyad, year, low, best, high) for each row."""
    full = []
    for dyad, year, low, best, high in rows:
        values = dict.fromkeys(DEATHS_HEADING, "1") | {
            "dyad_id": dyad,
            "location_inc": "Uplands",
            "side_a": "Government of Uplands",
            "side_b": f"Front {dyad}",
            "year": year,
            "bd_low": low,
            "bd_best": best,
            "bd_high": high,
            "version": version,
        }
        full.append([values[name] for name in DEATHS_HEADING])
    return csv_text(DEATHS_HEADING, full)


GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
GED_HEADING = GED.split(",")


@dataclass(frozen=True)
class Event:
    """An event of UCDP or ACLED; `low` and `high` are UCDP's."""

    id: object
    start: str
    best: object
    low: object = 0
    high: object = 1000
    end: str = ""
    precision: object = 1
    dyad: int = 7
    country: str = "Uplands"
    kind: str = "1"
    year: str = ""
    timestamp: object = 1_700_000_000


def ged_csv(events: Iterable[Event], heading: bool = True) -> str:
    """UCDP's georeferenced events."""
    rows = []
    for event in events:
        values = dict.fromkeys(GED_HEADING, "1") | {
            "id": event.id,
            "year": event.year or event.start[:4],
            "type_of_violence": event.kind,
            "dyad_new_id": event.dyad,
            "dyad_name": f"Government of Uplands - Front {event.dyad}",
            "country": event.country,
            "source_article": 'Said "so", on\ntwo lines',
            "date_prec": event.precision,
            "date_start": event.start,
            "date_end": event.end or event.start,
            "best": event.best,
            "high": event.high,
            "low": event.low,
        }
        rows.append([values[name] for name in GED_HEADING])
    text = csv_text(GED_HEADING, rows)
    return text if heading else text.split("\n", 1)[1]


# The columns of ACLED's exports by generation.
ACLED_A = (
    "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,"
    "ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,"
    "NOTES,FATALITIES"
)
ACLED_B = (
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3"
)
ACLED_C = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
ACLED_D = ACLED_C + ",population_1km,population_2km,population_5km,population_best"
ACLED_HEADINGS = {"A": f",{ACLED_A}", "B": ACLED_B, "C": ACLED_C, "D": ACLED_D}


def acled_csv(generation: str, events: Iterable[Event], disorder: str = "Political violence") -> str:
    """ACLED's events with the columns of a generation."""
    heading = ACLED_HEADINGS[generation].split(",")
    rows = []
    for event in events:
        values = {
            "event_id_cnty": event.id,
            "event_date": event.start,
            "year": event.year or "2020",
            "time_precision": event.precision,
            "disorder_type": disorder,
            "event_type": event.kind,
            "country": event.country,
            "notes": "Shots; “nobody” was\nseen",
            "fatalities": event.best,
            "timestamp": event.timestamp,
            "interaction": "Rebel group-Civilians" if generation == "D" else "27",
        }
        rows.append([values.get(name.lower(), "") for name in heading])
    return csv_text(heading, rows)
