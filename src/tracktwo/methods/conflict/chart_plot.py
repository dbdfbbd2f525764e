"""The plot of the chart: grid, bars, shades, gaps, and the lines of what was counted otherwise."""

from collections.abc import Sequence

from .chart_axes import Axes, nice_ticks, runs
from .chart_sheet import BAND, BEFORE, BEST, BY_END, INK, PANEL, RULE, SOFT, Sheet, symbol
from .chart_text import ChartText
from .marks import MarkKind
from .revisions import differences
from .series import Series

__all__ = ["GAP_HEIGHT", "plot", "swatch"]

# A gap is a ribbon below the axis: above it, its height would look like a number of deaths.
GAP_TOP, GAP_HEIGHT = 2, 8
# Below this many pixels a period has no room for a space beside its bar.
WIDE_SLOT = 5
DASHES = ' stroke-dasharray="4 3"'


def plot(axes: Axes, series: Series, before: Series | None, words: ChartText, sheet: Sheet) -> list[str]:
    """Everything between the axes; `before` is an earlier release."""
    periods = series.periods
    best = [(place, 0, period.best) for place, period in enumerate(periods) if period.best]
    shades = [(place, period.low or 0, period.high) for place, period in enumerate(periods) if period.high]
    parts = [
        f'<rect x="{axes.left:.1f}" y="{axes.top:.1f}" width="{axes.width:.1f}" height="{axes.height:.1f}" '
        f'fill="{PANEL}"/>',
        *_grid(axes, words, sheet),
        _bars(axes, best, BEST, 0.85, 0.7),
        _bars(axes, shades, BAND, 0.26, 0.94),
        _levels(axes, _by_end(series), BY_END, ""),
        _levels(axes, _earlier(series, before), BEFORE, DASHES),
        f'<path d="M{axes.left:.1f} {axes.bottom:.1f}h{axes.width:.1f}" stroke="{INK}" stroke-width="1.2"/>',
        *_gaps(axes, words, sheet),
    ]
    return [part for part in parts if part]


def swatch(kind: str, x: float, y: float) -> str:
    """The sign of an entry of the legend, with its middle at (x, y)."""
    marks: dict[str, MarkKind] = {"round": "round", "accord": "accord", "event": "event"}
    if kind in marks:
        return symbol(marks[kind], x, y, radius=6)
    if kind == "unreadable":
        return f'<text x="{x:.1f}" y="{y + 5:.1f}" font-size="14" font-weight="600" text-anchor="middle">?</text>'
    if kind in ("by_end", "before"):
        stroke, dashes = (BY_END, "") if kind == "by_end" else (BEFORE, DASHES)
        return f'<path d="M{x - 11:.1f} {y:.1f}h22" stroke="{stroke}" stroke-width="2.2"{dashes}/>'
    fill, opacity = {"best": (BEST, 0.85), "band": (BAND, 0.26), "missing": ("url(#without-row)", 1)}[kind]
    return f'<rect x="{x - 11:.1f}" y="{y - 6:.1f}" width="22" height="12" fill="{fill}" fill-opacity="{opacity}"/>'


def _by_end(series: Series) -> list[tuple[int, int]]:
    """(place, best figure) where counting by the end of events gives another."""
    return [
        (place, by_end.best)
        for place, (period, by_end) in enumerate(zip(series.periods, series.by_end, strict=False))
        if by_end.best != period.best and by_end.best is not None
    ]


def _earlier(series: Series, before: Series | None) -> list[tuple[int, int]]:
    """(place, best figure) of an earlier release where it was another."""
    if before is None:
        return []
    places = {period.period: place for place, period in enumerate(series.periods)}
    return [
        (places[revision.period], revision.before.best)
        for revision in differences(before, series).revisions
        if revision.how in ("changed", "vanished")
        and revision.before is not None
        and revision.before.best is not None
        and revision.period in places
    ]


def _grid(axes: Axes, words: ChartText, sheet: Sheet) -> list[str]:
    right, parts = axes.left + axes.width, []
    edge = right + 8 if axes.mirrored else axes.left - 8
    for tick in nice_ticks(axes.most):
        y = axes.y(tick)
        parts.append(f'<path d="M{axes.left:.1f} {y:.1f}H{right:.1f}" stroke="{RULE}"/>')
        parts.append(sheet.text(edge, y + 4, 12, words.number(tick), SOFT, "end"))
    years = len(axes.periods[0].period) == 4
    for place, label in axes.labels():
        x = axes.x(place + 0.5 if years else place)
        parts.append(f'<path d="M{x:.1f} {axes.bottom:.1f}v{GAP_HEIGHT + 4}" stroke="{SOFT}"/>')
        parts.append(sheet.text(x, axes.bottom + GAP_HEIGHT + 17, 12, label, SOFT, "middle"))
    return parts


def _gaps(axes: Axes, words: ChartText, sheet: Sheet) -> list[str]:
    parts = []
    for run in runs([period.missing for period in axes.periods]):
        x, width = axes.box(run.start, run.end)
        parts.append(
            f'<rect x="{x:.1f}" y="{axes.bottom + GAP_TOP:.1f}" width="{width:.1f}" height="{GAP_HEIGHT}" '
            'fill="url(#without-row)"/>'
        )
        if sheet.columns(width, 12) > len(words.missing):
            parts.append(sheet.text(x + width / 2, axes.bottom - 8, 12, words.missing, SOFT, "middle"))
    for place, period in enumerate(axes.periods):
        if period.best is None and not period.missing:
            parts.append(sheet.text(axes.x(place + 0.5), axes.bottom - 6, 14, "?", INK, "middle", bold=True))
    return parts


def _bars(axes: Axes, bars: Sequence[tuple[int, int, int]], fill: str, opacity: float, share: float) -> str:
    """Bars of a share of their slot, each from a low number of deaths to a high one."""
    path = []
    for place, low, high in bars:
        x, width = axes.box(place, place + 1)
        inside = width * share if width >= WIDE_SLOT else width
        x += (width - inside) / 2
        top, bottom = axes.y(high), axes.y(low)
        # A figure that is there is seen, however small.
        path.append(f"M{x:.1f} {min(top, bottom - 1):.1f}h{inside:.1f}V{bottom:.1f}h-{inside:.1f}z")
    return f'<path d="{"".join(path)}" fill="{fill}" fill-opacity="{opacity}"/>' if path else ""


def _levels(axes: Axes, levels: Sequence[tuple[int, int]], stroke: str, dashes: str) -> str:
    """A line across each slot at a number of deaths."""
    path = []
    for place, deaths in levels:
        x, width = axes.box(place, place + 1)
        path.append(f"M{x:.1f} {axes.y(deaths):.1f}h{width:.1f}")
    thick = 2.2 if axes.slot >= WIDE_SLOT else 1.2
    return f'<path d="{"".join(path)}" stroke="{stroke}" stroke-width="{thick}"{dashes}/>' if path else ""
