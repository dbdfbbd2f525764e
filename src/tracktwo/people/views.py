"""Pages of signing in: first account, passphrase, recovery, locking, colleagues."""

from typing import cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import accounts, colleagues, forms, sessions
from .instance import name_tag
from .keyring import AccountSecret
from .middleware import public
from .models import Account
from .throttle import Throttle

__all__ = [
    "account",
    "code",
    "here",
    "invite",
    "join",
    "lock",
    "recover",
    "sign_in",
    "sign_out",
    "start",
    "strength",
    "unlock",
]

signing_in, unlocking, recovering = Throttle(), Throttle(), Throttle()
form_page = require_http_methods(["GET", "POST"])


def person_of(request: HttpRequest) -> sessions.Person:
    """The person at work. Only on pages that are not public, where there always is one."""
    return cast(sessions.Person, request.person)  # type: ignore[attr-defined]


@public
@form_page
def start(request: HttpRequest) -> HttpResponse:
    """The convenor's account, on a fresh installation alone."""
    if Account.objects.exists():
        return redirect("people:sign-in")
    form = forms.NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        shown = Shown(request)
        try:
            accounts.register(data["name"], data["passphrase"], convenor=True, first=True, then=shown.code)
        except accounts.NameTaken:
            return redirect("people:sign-in")
        return shown.response
    return render(request, "people/start.html", {"form": form})


@public
@form_page
def join(request: HttpRequest) -> HttpResponse:
    """An account for a colleague, by the code that was read to them."""
    form = forms.JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        shown = Shown(request, invitation=data["code"])
        try:
            colleagues.peek(data["code"])
            accounts.register(data["name"], data["passphrase"], convenor=False, then=shown.code)
        except colleagues.BadInvitation:
            form.add_error("code", _("This code does not work: it may be mistyped, already used or withdrawn."))
        except accounts.NameTaken:
            form.add_error("name", _("This sign-in name is already taken. Choose another."))
        else:
            return shown.response
    return render(request, "people/join.html", {"form": form})


@public
@form_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and passphrase: one answer and the same work, whether or not the account exists."""
    form = forms.SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        name, key = form.cleaned_data["name"], name_tag(form.cleaned_data["name"])
        status = 429 if _must_wait(form, signing_in, key) else 403
        if status == 403:
            try:
                owner, secret = accounts.open_by_passphrase(name, form.cleaned_data["passphrase"])
            except accounts.NotOpened:
                form.add_error(None, _("Wrong name or passphrase."))
            else:
                signing_in.succeeded(key)
                response = redirect("overview:dialogues")
                colleagues.look_after_roster(sessions.begin(response, owner, secret, request.is_secure()))
                return response
    return render(request, "people/sign_in.html", {"form": form}, status=status)


@public
@form_page
def recover(request: HttpRequest) -> HttpResponse:
    """A new passphrase by the recovery code; every browser of the account is signed out."""
    form = forms.RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if not _must_wait(form, recovering, name_tag(data["name"])):
            try:
                owner, secret = accounts.open_by_code(data["name"], data["code"])
            except accounts.NotOpened:
                form.add_error(None, _("Wrong name or code."))
            else:
                shown = Shown(request)

                def replace_code(secret: AccountSecret) -> None:
                    sessions.end_all(owner.id)
                    fresh, secret = accounts.new_recovery_code(owner, secret)
                    shown.code(owner, secret, fresh)

                accounts.set_passphrase(owner, secret, data["passphrase"], replace_code)
                return shown.response
    return render(request, "people/recover.html", {"form": form})


@form_page
def code(request: HttpRequest) -> HttpResponse:
    """Ask the recovery code back, or make a new one where it was not written down."""
    person = person_of(request)
    if request.POST.get("again"):
        if person.keyring.code_confirmed:
            asked = forms.PassphraseForm(request.POST)
            given = asked.cleaned_data["passphrase"] if asked.is_valid() else ""
            if not given or not is_present(asked, person, given, "passphrase"):
                return render(request, "people/code_again.html", {"form": asked}, status=403)
        return _new_code(request, person)
    form = forms.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if accounts.confirm_code(person.account, person.secret, form.cleaned_data["code"]):
            return redirect("overview:dialogues")
        form.add_error("code", _("This is not the code that was shown. Check it, or create a new one."))
    return render(request, "people/code.html", {"form": form})


code.before_code = True  # type: ignore[attr-defined]


@public
@require_POST
def strength(request: HttpRequest) -> HttpResponse:
    """The strength meter's answer while typing."""
    score, word = forms.strength(request.POST.get("passphrase", ""))
    return render(request, "people/strength.html", {"score": score, "word": word})


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Whether this browser is signed in and unlocked: asked before a form leaves its page."""
    return HttpResponse(status=204)


here.before_code = True  # type: ignore[attr-defined]


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this browser: the secret leaves the server until the passphrase is given again."""
    sessions.lock(person_of(request))
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect("overview:dialogues")


lock.before_code = True  # type: ignore[attr-defined]


@public
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """The passphrase alone opens a locked browser, on the page where it was locked."""
    form = forms.PassphraseForm(request.POST)
    owner = sessions.locked_account(request)
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, None):
        onward = "/"
    if owner is None:
        return redirect(onward)
    if form.is_valid() and not _must_wait(form, unlocking, owner.id):
        try:
            sessions.unlock(request, form.cleaned_data["passphrase"])
        except accounts.NotOpened:
            form.add_error("passphrase", _("Wrong passphrase."))
        else:
            unlocking.succeeded(owner.id)
            return redirect(onward)
    return render(request, "people/unlock.html", {"form": form, "next": onward}, status=423)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and ask the browser to forget this site."""
    response = redirect("people:sign-in")
    sessions.end(request, response)
    return response


@form_page
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: passphrase, recovery code, colleagues."""
    person = person_of(request)
    form = forms.ChangePassphraseForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and is_present(form, person, form.cleaned_data["present"], "present")
    ):
        accounts.set_passphrase(
            person.account, person.secret, form.cleaned_data["passphrase"], lambda secret: _go_on(person, secret)
        )
        if not person.secret.seed:
            # An account from before seeds: it gets its first one with a new recovery code.
            return _new_code(request, person)
        return redirect("people:account")
    context = {
        "form": form,
        "invite": forms.InviteForm(),
        "arrived": colleagues.arrived(person),
        "invited": person.keyring.invited,
        "colleagues": person.keyring.colleagues,
        "roster_altered": colleagues.is_roster_altered(person),
    }
    return render(request, "people/account.html", context)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make or withdraw a colleague's code."""
    person = person_of(request)
    if request.POST.get("withdraw"):
        colleagues.withdraw(person, request.POST["withdraw"])
        return redirect("people:account")
    form = forms.InviteForm(request.POST)
    if form.is_valid():
        colleagues.invite(person, form.cleaned_data["name"])
    return redirect("people:account")


def _new_code(request: HttpRequest, person: sessions.Person) -> HttpResponse:
    """Replace the recovery code, and show the new one for the only time."""
    fresh, _secret = accounts.new_recovery_code(person.account, person.secret, lambda secret: _go_on(person, secret))
    return render(request, "people/code_shown.html", {"code": fresh})


def _go_on(person: sessions.Person, secret: AccountSecret) -> None:
    """After a new passphrase or code this browser goes on, and the account's others are signed out."""
    sessions.renew(person, secret)
    sessions.end_all(person.id, but=person.session_id)


class Shown:
    """The page that shows a recovery code for the only time. It is made before the account is written for good."""

    response: HttpResponse

    def __init__(self, request: HttpRequest, invitation: str = "") -> None:
        self.request, self.invitation = request, invitation

    def code(self, made: Account, secret: AccountSecret, recovery: str) -> None:
        """Sign in, answer the invitation if there is one, and make the page."""
        self.response = render(self.request, "people/code_shown.html", {"code": recovery})
        person = sessions.begin(self.response, made, secret, self.request.is_secure(), publishes=False)
        if self.invitation:
            colleagues.accept(self.invitation, person)


def is_present(form: Form, person: sessions.Person, passphrase: str, field: str) -> bool:
    """Whether the present passphrase was given: an open browser alone must not become the account for ever."""
    if _must_wait(form, unlocking, person.id):
        return False
    try:
        accounts.unlock(person.account, passphrase)
    except accounts.NotOpened:
        form.add_error(field, _("Wrong passphrase."))
        return False
    unlocking.succeeded(person.id)
    return True


def _must_wait(form: Form, throttle: Throttle, key: str) -> bool:
    """Count the try before it is made, so that many at once are no way round."""
    seconds = throttle.attempt(key)
    if seconds:
        form.add_error(None, _("Too many wrong attempts. Wait %(seconds)s seconds.") % {"seconds": seconds})
    return bool(seconds)
