"""Traces of a dialogue in words that are to leave it: its names, a day, or what a side said."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tracktwo.matter import names as kept_names
from tracktwo.matter.concerns import Concern
from tracktwo.methods.same_words import shares_words, word_list
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Released

__all__ = ["days_in", "names_in", "sides_words_in", "traces"]

# So many words in a row are no accident of the language.
RUN = 5
DIGITS = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_DAY = re.compile(rf"{DIGITS}{{1,4}}\s*[-./]\s*{DIGITS}{{1,2}}(\s*[-./]\s*{DIGITS}{{1,4}})?")
# Months as they are written in the languages of the program; with Arabic in both of its sets.
MONTHS = frozenset(
    word_list(
        "january february march april june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec "
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
        "شباط آذار نيسان أيار حزيران تموز آب أيلول كانون رمضان شعبان"
    )
)
# “May” is a verb as well: a month only beside a number.
_MAY = re.compile(rf"\b(?:{DIGITS}+(?:st|nd|rd|th)?\s+may|may\s+{DIGITS}+)\b", re.IGNORECASE)


def names_in(dialogue: OpenDialogue, text: str) -> list[str]:
    """Names of the dialogue that stand in the text: code name, sides, third party, members, who could be asked."""
    card = dialogue.card
    sides = [name for side in dialogue.sides for name in side.name.texts]
    names = [card.code_name, card.third_party, *sides, *(member.body.name for member in dialogue.members)]
    names += [name for keeps in kept_names.keepers for name in keeps(dialogue)]
    words = f" {' '.join(word_list(text))} "
    return [name for name in dict.fromkeys(names) if name and f" {' '.join(word_list(name))} " in words]


def days_in(text: str) -> bool:
    """Whether a day or a month stands in the text."""
    return bool(_DAY.search(text) or _MAY.search(text) or MONTHS & set(word_list(text)))


def sides_words_in(dialogue: OpenDialogue, text: str) -> bool:
    """Whether words in a row stand in the text as a side said them, on the board or in what was released of it."""
    return shares_words(text, _said(dialogue), RUN)


def _said(dialogue: OpenDialogue) -> Iterator[str]:
    """What sides said, as far as it can be read now: never what they released together as a text of their own."""
    for record in dialogue.joint.folio().all(Released):
        if record.body.owner:
            yield from record.body.wording.texts
        yield from (text for each in record.body.meanings.values() for text in each.texts)
        yield from (text for each in record.body.fears.values() for text in each.texts)
    if dialogue.meeting:
        for concern in dialogue.meeting.room.folio().all(Concern):
            yield from concern.body.words.texts


def traces(dialogue: OpenDialogue, text: str) -> list[str]:
    """A sentence for each trace of the dialogue in the text; none where it has none that can be seen by a program."""
    said = []
    if names := names_in(dialogue, text):
        said.append(_("A name of this dialogue stands in it: %(names)s.") % {"names": _(", ").join(names)})
    if days_in(text):
        said.append(_("A day or a month stands in it."))
    if sides_words_in(dialogue, text):
        said.append(_("Words of a side stand in it."))
    return said
