"""People as contact files hold them: CSV, Excel workbooks and vCards, read without keeping anything."""

from .names import same_name

__all__ = ["same_name"]
