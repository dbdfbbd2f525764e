"""Small files of conflict data, written here: invented parties of an invented country."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from tracktwo.methods.conflict import ConflictData, read_conflict_data

__all__ = ["DEATHS_HEADING", "csv_text", "deaths_csv", "read"]

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
