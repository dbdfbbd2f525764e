"""The drawing for overlap of self and other: two circles, from apart to almost one. Our own, without words in it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

__all__ = ["circles"]

WIDTH, HEIGHT, RADIUS, MIDDLE = 92, 44, 20, 46


def circles(point: int, points: int) -> SafeString:
    """The circles for one answer: from not touching at 1 to nearly the same at the highest of `points`."""
    apart = (2 * RADIUS + 8) * (points - point) / (points - 1) + 6 * (point - 1) / (points - 1)
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" class="circles">'
        '<circle cx="{}" cy="{}" r="{}"/><circle cx="{}" cy="{}" r="{}" class="other"/></svg>',
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        f"{MIDDLE - apart / 2:.1f}",
        HEIGHT // 2,
        RADIUS,
        f"{MIDDLE + apart / 2:.1f}",
        HEIGHT // 2,
        RADIUS,
    )
