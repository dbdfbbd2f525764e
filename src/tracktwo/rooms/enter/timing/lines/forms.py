"""Forms of short lines."""

import datetime

from tracktwo.ui.forms import PayloadForm, form_for

from .kinds import line

__all__ = ["line_form"]

# A month is long enough for something to have changed, and short enough to remember why one looks.
DAYS_UNTIL_LOOK = 30


def line_form(name: str) -> type[PayloadForm]:
    """The form for one kind of line."""
    chosen = line(name)
    form = form_for(chosen.kind, list(chosen.fields), ["en"])
    if "again" in form.base_fields:
        form.base_fields["again"].initial = datetime.date.today() + datetime.timedelta(days=DAYS_UNTIL_LOOK)
    return form
