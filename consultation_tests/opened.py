"""An opening as a dialogue makes it. All of it is fiction."""

from typing import Any

from tracktwo.common.exchange_format import Choice, Opening, new_steward_code, seal_key, steward_tag

__all__ = ["STEWARD", "opening"]

STEWARD = new_steward_code()
STATEMENTS = [
    {"ar": "يجب أن تبقى المعابر مفتوحة كل يوم.", "en": "The crossings must stay open every day."},
    {"ar": "تُدار المياه من هيئة مشتركة.", "en": "Water is run by a joint body."},
    {"ar": "لا حوار قبل عودة النازحين.", "en": "No dialogue before the displaced return."},
    {"ar": "تُعلَّم اللغتان في المدارس."},
]


def opening(**changes: Any) -> Opening:
    """An opening with these fields in place of the usual ones."""
    fields: dict[str, Any] = {
        "id": "larch2031",
        "question": {"ar": "كيف نعيش معًا؟", "en": "How do we live together?"},
        "purpose": {
            "ar": "تُعرض المجاميع على من يتحاورون.",
            "en": "The totals are shown to people who are in a dialogue.",
        },
        "languages": ["ar", "en"],
        "statements": STATEMENTS,
        "sides": [Choice("a", {"ar": "أهل الساحل", "en": "Coast"}), Choice("b", {"ar": "أهل الجبل", "en": "Mountain"})],
        "groups": [Choice("women", {"ar": "نساء", "en": "Women"})],
        "entry": "open",
        "admission": "strict",
        "publicity": "consent",
        "steward": steward_tag(STEWARD),
        "seal": seal_key(STEWARD),
    }
    return Opening(**(fields | changes))
