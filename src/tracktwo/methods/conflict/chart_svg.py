"""The chart as SVG: deaths by year or month with the band of the source, gaps as gaps, and marks of what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import printable
from tracktwo.methods.text_wrapping import wrap_text

from .chart_axes import Axes, nice_ticks
from .chart_plot import GAP_HEIGHT, plot, swatch
from .chart_sheet import HATCH, INK, PAPER, SOFT, Sheet
from .chart_signs import Signs
from .chart_table import chart_notes, chart_summary
from .chart_text import ENGLISH, ChartText
from .marks import Mark
from .series import Series

__all__ = ["WIDTH", "chart_svg"]

WIDTH, NARROWEST = 1120, 320
# From here on a sheet is that of a screen, below of a phone.
ROOMY = 600


def chart_svg(
    series: Series,
    words: ChartText = ENGLISH,
    marks: Sequence[Mark] = (),
    before: Series | None = None,
    width: int = WIDTH,
) -> str:
    """An SVG of a series, `width` pixels wide and as high as it needs.

    Bars reach to the best figure, and a shade over them from the low to the high one. Periods without a row in the
    source are hatched below the axis, with what that means in words. Where events end in another period than they
    start, a line shows the figure counted by ends. Marks stand at their dates, numbered, with their words below. With
    right-to-left words time runs from right to left. The title and the description say what it shows; `chart_table`
    has the figures.

    Args:
        series: what to draw.
        words: every text on it.
        marks: official rounds, accords and other events.
        before: the same question asked of an earlier release; where its figure was another, a dashed line shows it.
        width: in pixels, 320 at least; a narrow one for a phone.

    Raises:
        Refusal: `before` is of another source, choice or step.
        InvalidInput: the width is too small, or a mark has no date.
    """
    if width < NARROWEST:
        raise InvalidInput(
            "chart-too-narrow",
            "found a width of {width} pixels; expected {least} or more",
            width=width,
            least=NARROWEST,
        )
    in_order = tuple(sorted(marks, key=lambda mark: mark.at))
    drawing = _Drawing(series, words, in_order, before, Sheet(width, words.right_to_left))
    parts, height = drawing.parts()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{drawing.sheet.font}" direction="ltr">\n'
        f"<title>{escape(printable(series.about or words.whole_file))}</title>\n"
        f"<desc>{escape(printable(chart_summary(series, words)))}</desc>\n{HATCH}\n"
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


@dataclass(frozen=True, eq=False)
class _Drawing:
    series: Series
    words: ChartText
    marks: tuple[Mark, ...]
    before: Series | None
    sheet: Sheet

    @property
    def margin(self) -> int:
        """Pixels at the sides."""
        return 28 if self.sheet.width >= ROOMY else 14

    def parts(self) -> tuple[list[str], int]:
        """Everything from top to bottom, and the height it takes."""
        head, y = self.head(self.margin + 16)
        legend, y = self.legend(y + 10)
        signs = Signs.along(self.marks, self.axes(y))
        axes = self.axes(y + 8 + signs.height)
        plotted = plot(axes, self.series, self.before, self.words, self.sheet)
        listed, y = signs.listed(self.sheet, self.words, self.margin, axes.bottom + GAP_HEIGHT + 48)
        parts = [*head, *legend, *plotted, *signs.drawn(axes), *listed]
        y += 6 if self.marks else 0
        for note in chart_notes(self.series, self.words):
            lines, y = self.lines(y, 12, note, SOFT)
            parts += lines
        lines, y = self.lines(y + 3, 13, self.words.caution, INK)
        parts += lines
        return parts, int(y + self.margin - 16)

    def lines(self, y: float, size: int, text: str, fill: str, bold: bool = False) -> tuple[list[str], float]:
        """A text over as many lines as it needs, and the next free line."""
        room = self.sheet.columns(self.sheet.width - 2 * self.margin, size)
        step, x = size + 5, self.sheet.x(self.margin)
        lines = wrap_text(text, room, 6)
        drawn = [self.sheet.text(x, y + step * at, size, line, fill, bold=bold) for at, line in enumerate(lines)]
        return drawn, y + step * len(lines)

    def head(self, y: float) -> tuple[list[str], float]:
        """Who it is about, what is counted, and from which release."""
        words, vintage = self.words, self.series.vintage
        name = self.sheet.foreign(self.series.about) if self.series.about else words.whole_file
        title, y = self.lines(y, 20, name, INK, bold=True)
        template = words.columns if vintage.kind == "acled" else words.source
        template = template if vintage.version else words.source_only
        source = words.sources.get(vintage.kind, vintage.source)
        source = template.format(source=source, version=self.sheet.foreign(vintage.version))
        step = words.by_year if self.series.by == "year" else words.by_month
        line, y = self.lines(y, 13, f"{step} · {source}", SOFT)
        return [*title, *line], y

    def legend(self, y: float) -> tuple[list[str], float]:
        """What each sign means; only of what is drawn."""
        sheet, parts, from_start = self.sheet, [], float(self.margin)
        for sign, text in self.entries():
            width = 46 + len(text) * 13 * 0.52
            if from_start > self.margin and from_start + width > sheet.width - self.margin:
                from_start, y = float(self.margin), y + 22
            parts.append(swatch(sign, sheet.x(from_start + 11), y - 4))
            parts.append(sheet.text(sheet.x(from_start + 28), y, 13, text, SOFT))
            from_start += width
        return parts, y + 12

    def entries(self) -> list[tuple[str, str]]:
        """(sign, words) of the legend."""
        words, periods = self.words, self.series.periods
        entries = [("best", words.single if self.series.vintage.kind == "acled" else words.best)]
        if any(period.high is not None for period in periods):
            entries.append(("band", words.band))
        if any(period.missing for period in periods):
            entries.append(("missing", words.missing))
        if any(period.best is None and not period.missing for period in periods):
            entries.append(("unreadable", words.unreadable))
        if self.series.by_end:
            entries.append(("by_end", words.by_end.format(n=words.number(self.series.crossing))))
        if self.before is not None:
            entries.append(("before", words.before.format(version=self.sheet.foreign(self.before.vintage.version))))
        kinds = {mark.kind for mark in self.marks}
        return entries + [(kind, name) for kind, name in words.mark_kinds.items() if kind in kinds]

    def axes(self, top: float) -> Axes:
        """The axes of a plot that begins at a pixel."""
        sheet, words, periods = self.sheet, self.words, self.series.periods
        others = (*(self.before.periods if self.before else ()), *self.series.by_end)
        # The band of a count by ends is not drawn.
        most = max([0, *(period.high or 0 for period in periods), *(each.best or 0 for each in (*periods, *others))])
        most = nice_ticks(most)[-1]
        room = 14 + 7.4 * len(words.number(most))
        left = self.margin + (0 if words.right_to_left else room)
        width = sheet.width - 2 * self.margin - room
        return Axes(periods, most, left, top, width, 280 if sheet.width >= ROOMY else 190, words.right_to_left)
