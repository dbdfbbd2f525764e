"""What is usually done on the first day of a leak, to begin a plan with."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.leak_plan import Addressee, LeakTime
from tracktwo.process.fields import Text

__all__ = ["LINE", "USUAL"]

LINE: Text = _(
    "People from both communities meet to listen to each other. Nobody speaks for anybody, and nobody is bound by it."
)

# When, to whom, whether each side does it (else the third party), and what.
USUAL: tuple[tuple[LeakTime, Addressee, bool, Text], ...] = (
    (
        "hour",
        "sides",
        False,
        _("We call every seat: what is out, what is not, and that nobody confirms or denies anything alone."),
    ),
    (
        "hour",
        "press",
        False,
        _("One voice says the sentence all agreed to, and nothing else. No interview, no background."),
    ),
    (
        "morning",
        "homes",
        True,
        _("Each seat tells those at home where they are and whether they are safe. Who is in danger says so first."),
    ),
    (
        "morning",
        "hosts",
        False,
        _("We ask the house and the carrier to answer no question, and move if somebody waits outside."),
    ),
    ("day", "officials", True, _("The side tells its own officials before they read it.")),
    (
        "day",
        "sides",
        False,
        _("We ask each side alone: go on, pause, or move. Nobody decides for the others."),
    ),
    ("next", "funders", False, _("Those who pay hear the same sentence from us, and what is to be expected.")),
)
