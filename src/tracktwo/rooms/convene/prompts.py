"""Prompts for the third party, phrased as questions, to be said and not to be shown."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["ADDRESS", "ANALYSE", "CONTENT", "PROCESS"]

ANALYSE: tuple[Text, ...] = (
    _("What would have to be true for this fear not to come about?"),
    _("What need stands behind this demand?"),
    _("How do people on your side come to see it that way?"),
    _("What did the other side see at that moment, do you think?"),
    _("What happens at home when somebody says this aloud?"),
    _("When was it different, and what made it different?"),
)
ADDRESS: tuple[Text, ...] = (
    _("Would you say that to them rather than to me?"),
    _("What would you like to ask them about what you just heard?"),
    _("Could you say back what you heard before you answer it?"),
)
CONTENT: tuple[Text, ...] = (
    _("Both of you used this word: does it mean the same on each side?"),
    _("Is this about what happened, or about what it says about you?"),
    _("What do these two fears have in common?"),
)
PROCESS: tuple[Text, ...] = (
    _("What just happened between us, when the talk grew faster?"),
    _("We have gone back to the past twice: what is there that has not been heard?"),
    _("Does this conversation now look like the one outside this room?"),
)
