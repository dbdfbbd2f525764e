"""The course of a lessons workshop: the third party alone, or with people of official talks as guests (rows 4, 43)."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["STEPS"]

# (minutes, what is done, what is asked). Half a day, with people who were not there as guests.
STEPS: tuple[tuple[int, Text, tuple[Text, ...]], ...] = (
    (
        20,
        _("What was meant"),
        (
            _("What did we set out to do, and by which way of thinking?"),
            _("What did each side hope for when it came?"),
        ),
    ),
    (
        40,
        _("What happened"),
        (
            _("What would somebody have seen who stood at the door? No names, and no reasons yet."),
            _("What surprised us?"),
        ),
    ),
    (
        50,
        _("Why it differed"),
        (
            _("Which choice of ours made the difference, and which would have come about without us?"),
            _("Who paid for it?"),
        ),
    ),
    (
        40,
        _("Seen from outside"),
        (
            _("People from official talks or from other dialogues say what they would have asked. They are guests."),
            _("Which of our habits would nobody else have?"),
        ),
    ),
    (
        30,
        _("What stays"),
        (
            _("What shall the next team do when it meets the same? One sentence each: when, what, and why."),
            _("Which choice does it bear on?"),
        ),
    ),
)
