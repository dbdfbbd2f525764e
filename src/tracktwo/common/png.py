"""Pictures as PNG, with the program's own fonts, for where a reader's programs take no SVG."""

from pathlib import Path

import tracktwo

__all__ = ["png_of_svg"]

FONTS = Path(tracktwo.__file__).parent / "ui" / "fonts"


def png_of_svg(svg: str) -> bytes:
    """A PNG of twice the size in pixels that the SVG names."""
    import resvg_py

    fonts = [str(font) for font in sorted(FONTS.glob("*.ttf"))]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=False, zoom=2))
