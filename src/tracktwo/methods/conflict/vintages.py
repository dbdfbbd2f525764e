"""A vintage is a release as it was on the day it was imported; figures of an earlier year change with the next."""

from dataclasses import dataclass

from .formats import SOURCES, Kind

__all__ = ["Vintage"]


@dataclass(frozen=True, slots=True)
class Vintage:
    """One file as it was.

    Attributes:
        digest: the SHA-256 of its bytes, in hexadecimal digits.
        kind: which of the files it is.
        version: the release it says it is; empty where it says none.
        rows: how many rows it has after the heading.
    """

    digest: str
    kind: Kind
    version: str
    rows: int

    @property
    def source(self) -> str:
        """The source in English."""
        return SOURCES[self.kind]
