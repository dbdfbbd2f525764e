"""The figure of the page on conflict data: an invented file as UCDP would write it, drawn by the method itself."""

from io import BytesIO

from tracktwo.methods.conflict import Choice, chart_svg, conflict_series, read_conflict_data, read_marks

__all__ = ["draw"]

# Year, low, best and high figure. 1998, 2001 and 2002 have no row, and 1999 contradicts itself.
FIGURES = (
    (1993, 410, 520, 900),
    (1994, 1310, 1480, 2300),
    (1995, 260, 260, 410),
    (1996, 180, 240, 300),
    (1997, 690, 735, 1010),
    (1999, 61, 58, 80),
    (2000, 25, 31, 40),
    (2003, 26, 26, 26),
)
MARKS = """date,words,kind
1994-10-03,First round at the lake,round
1996-05-20,Second round,round
1997-11-12,Text on the return of families,accord
2000,Elections in both towns,event
"""


def draw() -> str:
    """The figure, as SVG."""
    heading = "conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version"
    rows = [
        f"1,7,Uplands,Government of Uplands,Lake Front,{year},{best},{low},{high},24.1"
        for year, low, best, high in FIGURES
    ]
    data = read_conflict_data(BytesIO("\n".join([heading, *rows]).encode()))
    return chart_svg(conflict_series(data, Choice(dyad=7)), marks=read_marks(MARKS))
