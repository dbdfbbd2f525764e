"""The handbook's build. Nothing in the built pages is loaded from another address."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import generate

from tracktwo import __version__

generate.write()

project = "tracktwo"
author = "the tracktwo contributors"
release = version = __version__
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
templates_path = ["_templates"]
exclude_patterns = ["_templates"]

html_theme = "furo"
html_title = f"tracktwo {__version__}"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {
        "font-stack": '"IBM Plex Sans", "DejaVu Sans", sans-serif',
        "font-stack--headings": '"IBM Plex Serif", "DejaVu Serif", serif',
        "color-background-primary": "#fffdf9",
        "color-background-secondary": "#f7f4ee",
        "color-brand-primary": "#20242a",
        "color-brand-content": "#1c5878",
    },
}
