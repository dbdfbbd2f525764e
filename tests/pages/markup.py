"""What a rendered page may not hold, and what its fields must say."""

from html.parser import HTMLParser

__all__ = ["faults", "title"]

TYPED = {"", "text", "search", "email", "tel", "url", "date"}
# Browsers offer to keep what is in such a field, whatever the page says, and write the name beside it to the disk.
NEVER = {"password"}
# What is carried to and from a consultation, maps drawn elsewhere, conflict data, lists of people, and tables of a
# lottery. Of the file that was chosen a browser keeps the folder alone.
CARRIED = {
    ".csv,text/csv,text/plain",
    ".json,application/json",
    ".csv,.xlsx",
    ".csv,.xlsx,.json",
    ".csv,.xlsx,.vcf",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.title = ""
        self._in_title = self._in_drawing = False
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        # In a drawing a title names a shape, and never the page.
        self._in_drawing = self._in_drawing or tag == "svg"
        self._in_title = tag == "title" and not self._in_drawing
        self._script = tag == "script"
        if tag == "style" or "style" in found:
            self.faults.append(f"{tag}: style in the page")
        if tag == "script" and not found.get("src"):
            self.faults.append("script in the page")
        self.faults += [f"{tag}: {name}" for name in found if name.startswith(("on", "hx-on"))]
        for name in ("src", "href", "action", "formaction"):
            address = found.get(name, "/")
            if not address.startswith(("/", "?", "#")) or address.startswith("//"):
                self.faults.append(f"{tag}: leads away, to {address}")
        self._field(tag, found)

    def _field(self, tag: str, found: dict[str, str]) -> None:
        name, kind = found.get("name", ""), found.get("type", "")
        if tag == "input" and kind in NEVER:
            self.faults.append(f"{name}: a {kind} field")
        if kind == "file" and found.get("accept") not in CARRIED:
            self.faults.append(f"{name}: a file field for something else than what is carried")
        if tag == "textarea" or (tag == "input" and kind in TYPED):
            if found.get("autocomplete") not in ("off", "new-password"):
                self.faults.append(f"{name}: may be remembered")
            if kind != "date" and found.get("spellcheck") != "false":
                self.faults.append(f"{name}: may be sent to a spelling service")

    def handle_endtag(self, tag: str) -> None:
        self._in_drawing = self._in_drawing and tag != "svg"
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data.strip()
        if self._script and data.strip():
            self.faults.append("script in the page")


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def faults(page: str) -> list[str]:
    """Everything in a page that the policy forbids."""
    return _read(page).faults


def title(page: str) -> str:
    """The page's title."""
    return _read(page).title
