"""QR codes of an address, made on this machine and drawn inside the page: no other server sees the address."""

import functools

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

__all__ = ["link_with_code", "qr_svg"]

# The blank border that the standard asks for, in modules (ISO/IEC 18004).
QUIET_ZONE = 4


def link_with_code(address: str, code: str) -> str:
    """The address with a paper code behind the number sign: browsers never send that part, so that no log holds it."""
    return f"{address}#{''.join(digit for digit in code if digit.isdigit())}"


def qr_svg(text: str, label: str) -> SafeString:
    """A QR code as inline SVG, with what it is in words. A seventh of it may be damaged (error correction level M)."""
    # Drawing takes longer than the rest of the page. What holds a paper code is not left lying in memory.
    drawing = _draw(text) if "#" in text else _draw_once(text)
    return format_html('<span role="img" aria-label="{}">{}</span>', label, mark_safe(drawing))


def _draw(text: str) -> str:
    code = segno.make(text, micro=False, error="m", boost_error=False)
    return str(code.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass="qr-code", lineclass=None, light="#fff"))


_draw_once = functools.lru_cache(maxsize=64)(_draw)
