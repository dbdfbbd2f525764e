"""What a column of a contact file is likely to hold, by its heading: proposed, and chosen by a person."""

from collections.abc import Sequence

from ..table import normalised

__all__ = ["FIELDS", "KEPT_FIELDS", "kind_of", "proposed"]

# What a column can become in the pool; an empty one is left out.
FIELDS = ("name", "given", "middle", "family", "reach", "title", "contact", "nominator", "side")
# What is left out unless somebody asks for it, though it is recognised.
KEPT_FIELDS = {"telephone": "contact", "email": "contact", "address": "contact"}

_EXACT: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "full-name", "display-name", "fn", "nom-complet", "anzeigename", "nombre-completo", "الاسم",
        "الاسم-الكامل", "نام", "שם", "שם-מלא", "имя-и-фамилия", "ad-soyad", "ονοματεπώνυμο", "contact", "person",
    ),
    "given": (
        "first-name", "given-name", "vorname", "prénom", "nombre", "الاسم-الأول", "שם-פרטי", "имя", "ad", "όνομα",
        "voornaam", "nome",
    ),
    "middle": ("middle-name", "additional-name", "zweiter-vorname", "deuxième-prénom", "اسم-الأب", "отчество"),
    "family": (
        "last-name", "family-name", "surname", "nachname", "nom", "apellidos", "اسم-العائلة", "الاسم-الأخير",
        "שם-משפחה", "фамилия", "soyad", "επώνυμο", "achternaam", "cognome",
    ),
    "reach": ("reach", "what-they-reach", "reaches", "access", "إلى-ماذا-يصلون"),
    "title": (
        "title", "job-title", "organization-title", "organization-1-title", "position", "position-titel", "fonction",
        "company", "organization", "organisation", "organization-name", "organization-1-name", "office", "firma",
        "société", "المنصب", "الوظيفة", "المؤسسة", "תפקיד", "должность", "unvan",
    ),
    "nominator": ("referred-by", "nominator", "named-by", "recommended-by", "empfohlen-von", "سماه", "סומן-על-ידי"),
    "side": ("side", "party", "delegation", "الجانب", "الطرف", "צד", "taraf"),
}  # fmt: skip
_BEGINS: dict[str, tuple[str, ...]] = {
    "telephone": (
        "phone", "telephone", "mobile", "cell", "home-phone", "business-phone", "work-phone", "primary-phone",
        "other-phone", "car-phone", "company-main-phone", "assistant's-phone", "telefon", "handy", "tél", "هاتف",
        "الهاتف", "جوال", "טלפון", "телефон", "pager", "fax", "home-fax", "business-fax", "other-fax", "isdn", "tty",
    ),
    "email": ("e-mail", "email", "primary-email", "secondary-email", "mail", "courriel", "البريد", "דואר", "e-posta"),
    "address": (
        "address", "home-address", "work-address", "home-street", "business-street", "other-street", "home-city",
        "business-city", "home-postal", "business-postal", "home-country", "business-country", "adresse", "العنوان",
        "כתובת", "адрес",
    ),
    "private": (
        "birthday", "birth-year", "birth-month", "birth-day", "anniversary", "spouse", "children", "government-id",
        "identity", "id-number", "photo", "notes", "note", "gender", "account", "passport", "custom",
        "geburtstag", "notiz", "relation", "hobby", "sensitivity", "priority",
    ),
}  # fmt: skip


def kind_of(heading: str) -> str:
    """What a heading speaks of: one of `FIELDS`, `telephone`, `email`, `address`, `private`; empty where unknown."""
    name = normalised(heading).strip(":").removesuffix("-")
    for kind, names in _EXACT.items():
        if name in names:
            return kind
    for kind, beginnings in _BEGINS.items():
        # `E-mail 1 - Value`: the type beside it is of no use by itself.
        if name.startswith(beginnings):
            return "" if name.endswith(("-type", "-label")) else kind
    return ""


def proposed(headings: Sequence[str], filled: Sequence[bool]) -> list[str]:
    """What each column is proposed to become, empty for what is left out.

    A name in one column is preferred to one in parts. How people are reached, and what is private, is proposed to be
    left out. A column without anything in it is left out.
    """
    kinds = [kind if full else "" for kind, full in zip(map(kind_of, headings), filled, strict=True)]
    choices = [kind if kind in FIELDS else "" for kind in kinds]
    whole = "name" in choices
    seen: set[str] = set()
    for place, choice in enumerate(choices):
        in_parts = choice in ("given", "middle", "family")
        again = choice in seen and choice not in ("title", "reach")
        if again or (in_parts and whole):
            choices[place] = ""
        seen.add(choice)
    return choices
