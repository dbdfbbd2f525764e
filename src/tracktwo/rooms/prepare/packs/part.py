"""What the packs give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES

__all__ = ["PART"]

PART = Part("packs", _("Packs"), "prepare:packs", PAGES)
