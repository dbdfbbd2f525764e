"""Forms about names, passphrases and codes. They are the only ones not derived from a payload."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from zxcvbn import zxcvbn

__all__ = [
    "ChangePassphraseForm",
    "CodeForm",
    "InviteForm",
    "NewAccountForm",
    "NewPassphraseForm",
    "PassphraseForm",
    "SignInForm",
    "strength",
]

SHORTEST = 12
STRONG = 3
# zxcvbn's time grows with the square of the length; beyond this nothing can be weak for another reason.
MEASURED = 48
# Powers of ten of guesses. At a thousand a second, which Argon2 leaves a large attacker per card, 10^12 is 30 years.
STEPS = (5, 8, 12, 16)
LONG_ELSEWHERE, WORDS_ELSEWHERE = 20, 5
LONGEST = 256
WORDS = (
    gettext_lazy("very weak"),
    gettext_lazy("weak"),
    gettext_lazy("not strong enough"),
    gettext_lazy("strong"),
    gettext_lazy("very strong"),
)
NEVER_KEEP = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


def strength(passphrase: str) -> tuple[int, Any]:
    """0 to 4, and the word for it. What counts is how many guesses a stolen disk would take.

    The estimate knows Latin words alone: other scripts count as strong by length, not by its word.
    """
    if not passphrase:
        return 0, ""
    guesses = float(zxcvbn(passphrase[:MEASURED])["guesses_log10"])
    score = sum(guesses >= step for step in STEPS)
    if len(passphrase) < SHORTEST:
        score = min(score, STRONG - 1)
    letters = [letter for letter in passphrase if letter.isalpha()]
    if any(not letter.isascii() for letter in letters):
        enough = len(letters) >= LONG_ELSEWHERE and len(set(passphrase.split())) >= WORDS_ELSEWHERE
        score = STRONG if enough else min(score, STRONG - 1)
    return score, WORDS[score]


class NameField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Sign-in name"),
            max_length=60,
            widget=forms.TextInput(attrs=NEVER_KEEP | {"autofocus": True}),
        )


class SecretInput(forms.TextInput):
    """Masked by style, not by type: beside a password field browsers write the sign-in name into their own store,
    whether or not anything is saved. Never rendered with what was typed.
    """

    def format_value(self, value: Any) -> None:
        return None


class SecretField(forms.CharField):
    def __init__(self, label: Any, **attrs: Any) -> None:
        widget = SecretInput(attrs=NEVER_KEEP | {"class": "secret"} | attrs)
        super().__init__(label=label, max_length=LONGEST, strip=False, widget=widget)


class CodeField(forms.CharField):
    def __init__(self, label: Any) -> None:
        widget = forms.TextInput(attrs=NEVER_KEEP | {"dir": "ltr", "class": "code"})
        super().__init__(label=label, max_length=80, widget=widget)


class PlainForm(forms.Form):
    """Labels stand without a colon: they are above their boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class NewPassphraseForm(PlainForm):
    """A passphrase, typed twice, and strong enough that a stolen disk does not give it away."""

    passphrase = SecretField(gettext_lazy("Passphrase"), **{"data-strength": "true"})
    again = SecretField(gettext_lazy("Repeat the passphrase"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, second = data.get("passphrase", ""), data.get("again", "")
        score, word = strength(first)
        if first and score < STRONG:
            message = _("This passphrase is %(word)s. Use five or more unrelated words.")
            self.add_error("passphrase", message % {"word": word})
        elif first != second:
            self.add_error("again", _("The two passphrases do not match."))
        return data


class ChangePassphraseForm(NewPassphraseForm):
    """A new passphrase, given the present one: an open browser alone is not enough."""

    present = SecretField(gettext_lazy("Current passphrase"))
    field_order = ["present", "passphrase", "again"]


class NewAccountForm(NewPassphraseForm):
    """A sign-in name and a passphrase."""

    name = NameField()
    field_order = ["name", "passphrase", "again"]


class SignInForm(PlainForm):
    """Name and passphrase."""

    name = NameField()
    passphrase = SecretField(gettext_lazy("Passphrase"))


class PassphraseForm(PlainForm):
    """The passphrase alone, to unlock."""

    passphrase = SecretField(gettext_lazy("Passphrase"), autofocus=True)


class CodeForm(PlainForm):
    """The recovery code, asked back."""

    code = CodeField(gettext_lazy("Recovery code"))


class RecoverForm(NewPassphraseForm):
    """Name, recovery code and a new passphrase."""

    name = NameField()
    code = CodeField(gettext_lazy("Recovery code"))
    field_order = ["name", "code", "passphrase", "again"]


class JoinForm(NewAccountForm):
    """An account for a colleague who was read a code."""

    code = CodeField(gettext_lazy("Invitation code"))
    field_order = ["code", "name", "passphrase", "again"]


class InviteForm(PlainForm):
    """What the inviter calls the colleague until they have arrived."""

    name = forms.CharField(
        label=gettext_lazy("Name, as your list will show it"), max_length=60, widget=forms.TextInput(attrs=NEVER_KEEP)
    )
