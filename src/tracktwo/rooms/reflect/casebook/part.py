"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.choices import Reading
from tracktwo.process.parts import Part

from .cases import CASES
from .pages import PAGES

__all__ = ["PART"]

PART = Part(
    name="casebook",
    title=_("Casebook"),
    address="reflect:casebook",
    pages=PAGES,
    readings=tuple(Reading(case.choice, case.title, "reflect:case", (case.name,)) for case in CASES),
)
