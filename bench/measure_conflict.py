"""How long a large file of conflict data takes to read, and how much memory it needs at most (goal: under 300 MB).

    python bench/measure_conflict.py [MEGABYTES] [FOLDER]

Files of events are generated in FOLDER (the system's own for temporary files unless told otherwise) and removed
afterwards: UCDP's 49 columns, ACLED's of generation C, and ACLED's with the shortest rows that have all its columns,
which are the most rows that a gigabyte can hold. 100 MB unless told otherwise; 1000 takes some minutes. Every file is
read by the command itself, in a process of its own, by month and for the whole file.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from tracktwo.methods.conflict.formats import GED_HEADING

GOAL_MB = 300
FIRST_DAY, DAYS = date(1989, 1, 1), 12_900
ACLED_HEADING = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
NOTES = "On a day of the week, men of one side met men of the other near the bridge; some were killed, some fled, " * 3


def day(rng: random.Random) -> date:
    """A day of the time that UCDP covers."""
    return FIRST_DAY + timedelta(days=rng.randrange(DAYS))


def ucdp_row(number: int, rng: random.Random) -> str:
    """An event of UCDP, with a note that runs over two lines now and then."""
    start = day(rng)
    end = start + timedelta(days=rng.choice((0, 0, 0, 0, 1, 30)))
    dyad, best = rng.randrange(800), rng.randrange(40)
    text = NOTES[: rng.randrange(40, 300)] + ("\n" if number % 50 == 0 else "")
    return (
        f'{number},REL-{number},{start.year},1,Clear,{1 + dyad % 3},{dyad},{dyad},"Uplands: {dyad}",{dyad},{dyad},'
        f'"Government of Uplands - Front {dyad}",1,1,Government of Uplands,{dyad},{dyad},Front {dyad},1,"{text}",'
        f'"Agency","{start}","{text}","",1,"Bridge of {dyad}","{text}",North,,12.5,44.25,POINT (44.25 12.5),'
        f"{number % 900},Land {dyad % 120},{dyad},Region,1,{rng.randrange(1, 6)},"
        f"{start} 00:00:00.000,{end} 00:00:00.000,0,0,0,{best},{best},{best + 9},{max(best - 2, 0)},1,\n"
    )


def acled_row(number: int, rng: random.Random) -> str:
    """An event of ACLED."""
    start, text = day(rng), NOTES[: rng.randrange(60, 300)]
    return (
        f"LND{number},{start:%d %B %Y},{start.year},1,Political violence,Battles,Armed clash,Front {number % 300},,"
        f"2,Military of Uplands,,1,12,,1,Region,Land {number % 120},North,East,,Bridge,12.5,44.25,1,Agency,National,"
        f'"{text}",{rng.randrange(9)},,{1_500_000_000 + number}\n'
    )


def short_acled_row(number: int, rng: random.Random) -> str:
    """An event of ACLED of which nothing is said that need not be."""
    start = day(rng)
    return f"LND{number},{start},{start.year},1,P,B,A,F,,2,M,,1,12,,1,R,L{number % 120},,,,B,12.5,44.2,1,A,N,,1,,15\n"


def written(path: Path, megabytes: int, heading: str, row: Callable[[int, random.Random], str]) -> int:
    """A file of that size; returned is the number of its rows."""
    rng = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        file.write(heading + "\n")
        for number, text in enumerate(_rows(row, rng), 1):
            file.write(text)
            if number % 1000 == 0 and file.tell() > megabytes * 1_000_000:
                break
    return number


def _rows(row: Callable[[int, random.Random], str], rng: random.Random) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield row(number, rng)


def measured(path: Path) -> tuple[float, float, str]:
    """Seconds and megabytes of the command on a file, and its last line where it ended with an error."""
    begun = time.monotonic()
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tracktwo", "conflict", str(path), "--by", "month", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    ) as run:
        said = run.stderr.read() if run.stderr else ""
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    ending = said.splitlines()[-1] if run.returncode else ""
    return time.monotonic() - begun, usage.ru_maxrss / 1024, ending


def main() -> None:
    """Each kind of file, one after the other."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    kinds = (
        ("UCDP events", GED_HEADING, ucdp_row),
        ("ACLED events", ACLED_HEADING, acled_row),
        ("ACLED events, shortest rows", ACLED_HEADING, short_acled_row),
    )
    print(f"this process before: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for name, heading, row in kinds:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            path = Path(place) / "events.csv"
            rows = written(path, megabytes, heading, row)
            seconds, most, ending = measured(path)
        size = f"{megabytes} MB, {rows:,} rows"
        print(f"{name}, {size}: {seconds:.0f} s, {most:.0f} MB at most (goal {GOAL_MB}) {ending}", flush=True)


if __name__ == "__main__":
    main()
