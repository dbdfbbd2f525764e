"""The demonstration as it is begun, once for each language."""

from django.utils import translation

from cast import Cast, make_cast, open_here
from recast import recast
from tracktwo.demo.dialogue import build
from tracktwo.process.access import OpenDialogue

__all__ = ["played"]


def played(language: str = "en") -> tuple[Cast, OpenDialogue]:
    """The cast, whose convenor begins the demonstration in this language, and its dialogue."""

    def make() -> Cast:
        found = make_cast()
        with translation.override(language):
            found.begun = build(found.convenor.person).id
        return found

    cast: Cast = recast(f"demonstration in {language}", make)
    return cast, open_here(cast.convenor, cast.begun)
