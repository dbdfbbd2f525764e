"""People as contact files hold them: CSV, Excel workbooks and vCards, read without keeping anything."""

from ..errors import InvalidInput
from .decoding import CODE_PAGES
from .headings import FIELDS, KEPT_FIELDS, kind_of, proposed
from .names import same_name
from .people import ContactPerson, people_of
from .reading import read_contacts, with_heading
from .table import MOST_ROWS, ContactFile, Problem, Sheet

__all__ = [
    "CODE_PAGES",
    "FIELDS",
    "KEPT_FIELDS",
    "MOST_ROWS",
    "ContactFile",
    "ContactPerson",
    "InvalidInput",
    "Problem",
    "Sheet",
    "kind_of",
    "people_of",
    "proposed",
    "read_contacts",
    "same_name",
    "with_heading",
]
