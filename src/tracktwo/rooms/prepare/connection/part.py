"""What is planned over a connection, for the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES
from .reads import sentences
from .safeguards import IN_PERSON

__all__ = ["PART"]

PART = Part(
    "connection",
    _("Connection"),
    "prepare:connection",
    PAGES,
    sentences,
    safeguards=(IN_PERSON,),
)
