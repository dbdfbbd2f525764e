"""The house rules, each as a function from files to what breaks it, so that a test can plant a violation."""

import ast
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

__all__ = [
    "addresses",
    "bare_python_text",
    "bare_text",
    "foreign_addresses",
    "furniture",
    "lonely_matter",
    "long_files",
    "long_functions",
    "long_lines",
    "nameless_locals",
    "passing_on",
    "physical_properties",
    "vendored_hashes",
]

LONGEST_FILE, LONGEST_FUNCTION = 300, 50

# --- Size. ---


def long_files(files: Iterable[Path]) -> list[str]:
    """Python files of more than three hundred lines."""
    return [f"{path.parent.name}/{path.name}" for path in files if len(path.read_text().splitlines()) > LONGEST_FILE]


def long_functions(files: Iterable[Path]) -> list[str]:
    """Functions of more than fifty lines."""
    found = []
    for path in files:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found.append(f"{path.name}: {node.name}")
    return found


LONGEST_TEMPLATE_LINE = 160


def long_lines(source: str) -> list[int]:
    """The numbers of a template's lines that are longer than somebody reads in a review."""
    return [number for number, line in enumerate(source.split("\n"), 1) if len(line) > LONGEST_TEMPLATE_LINE]


# --- Names. ---

# Words that say that something is held, and not what.
_SAYS_NOTHING = {"one", "found", "body"}


def nameless_locals(source: str) -> list[str]:
    """Local variables and loop variables that are not named after what they hold."""
    tree = ast.parse(source)
    fields = {id(node) for each in ast.walk(tree) if isinstance(each, ast.ClassDef) for node in ast.walk(each)}
    held = {
        node.id
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in fields
    }
    return sorted(held & _SAYS_NOTHING)


# --- Words of templates. ---

# A class of the page's body is no word.
_CLASS = re.compile(r"{% block body_class %}\w*{% endblock %}")
_BLOCK = re.compile(r"{%-?\s*blocktranslate.*?%}.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
_COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_READ_ALOUD = {"alt", "aria-label", "aria-description", "placeholder", "title", "value"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class _Words(HTMLParser):
    """Letters that a reader meets and no tag translated."""

    def __init__(self, allowed: set[str]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._allowed, self._silent = allowed, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style", "kbd", "title")
        kind = dict(attrs).get("type")
        for name, value in attrs:
            if name in _READ_ALOUD and not (name == "value" and (tag != "input" or kind not in ("submit", "button"))):
                self._look(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._look(data)

    def _look(self, text: str) -> None:
        found = text.strip()
        if _LETTERS.search(found) and found not in self._allowed:
            self.found.append(found)


def bare_text(source: str, allowed: set[str]) -> list[str]:
    """Text of a template that stands outside the tags that translate."""
    plain = _TAG.sub("0", _BLOCK.sub("0", _CLASS.sub("", _COMMENT.sub("", source))))
    reader = _Words(allowed)
    reader.feed(plain)
    return reader.found


# --- Words of the program. ---

_SHOWN_BY = {"Refused", "ValidationError"}
_SHOWN_AS = {"label", "help", "help_text"}
_GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}


def bare_python_text(source: str) -> list[str]:
    """Strings that a person would read, and that no gettext was asked for.

    Looked at are the messages of refusals, of forms and of notices, labels and helps, and what is joined to them.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            shown: list[ast.expr] = []
            if name in _SHOWN_BY:
                shown += node.args[:1]
            if name == "notice":
                shown += node.args[2:3]
            if name == "add_error":
                shown += node.args[1:2]
            if name == "Field":
                shown += node.args[:1]
            shown += [one.value for one in node.keywords if one.arg in _SHOWN_AS]
            found += [text for one in shown for text in _bare(one)]
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr in _SHOWN_AS for target in node.targets
        ):
            found += _bare(node.value)
    return found


def _bare(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name(node.func) in _GETTEXT:
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _LETTERS.search(node.value):
            yield node.value
        return
    if isinstance(node, ast.BinOp):
        yield from _bare(node.left)
        return
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _bare(part)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


# --- Addresses. ---

_REGISTRY = re.compile(
    "(?:pypi|pythonhosted|npmjs|jsdelivr|unpkg|crates|rubygems)"
    + r"\.(?:org|com|net|io)|(?:artifactory|devpi|nexus)[./]"
)
_HOME = re.compile(r"(?<![\w.])/(?:home|Users)/[a-z]\w*|(?<![\w.])/r[o]ot/|[A-Z]:\\\\?Users")


def addresses(source: str) -> list[str]:
    """Registries, and places on somebody's own machine."""
    return [found.group(0) for pattern in (_REGISTRY, _HOME) for found in pattern.finditer(source)]


# --- Style sheets. ---

_PHYSICAL = re.compile(
    r"(?<![\w-])(?:"
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)*"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|left|right"
    r")\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def physical_properties(source: str) -> list[str]:
    """Properties that name a left or right, and so are wrong in one of the two directions."""
    return [found.group(0) for found in _PHYSICAL.finditer(re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))]


# --- Rooms. ---


def furniture(room: Path) -> list[str]:
    """What a built room of the walk lacks: its files, or for some of them the same in one of its parts."""
    missing = [
        name for name in ("__init__.py", "room.py", "urls.py", f"templates/{room.name}") if not (room / name).exists()
    ]
    missing += [name for name in ("pages.py", "demo.py") if not any(room.rglob(name))]
    if not any(room.rglob("views.py")) and not (room / "views").is_dir():
        missing.append("views")
    return missing


def foreign_addresses(source: Path, rooms: Iterable[str]) -> list[str]:
    """Addresses of a room that are named outside its folder: rooms are linked to through what they declare."""
    address = re.compile(rf"""['"](({"|".join(rooms)}):[a-z-]+)['"]""")
    found = []
    for path in [*source.rglob("*.py"), *source.rglob("*.html")]:
        for name, room in address.findall(path.read_text()):
            if room not in path.relative_to(source).parts:
                found.append(f"{path.relative_to(source)}: {name}")
    return found


def passing_on(files: Iterable[Path]) -> list[str]:
    """Modules that hold nothing but imports: whoever reads one has to read another. A package may gather its own."""
    idle = []
    for path in files:
        statements = [node for node in ast.parse(path.read_text()).body if not isinstance(node, ast.Expr)]
        names = [
            node for node in statements if isinstance(node, ast.Assign) and "__all__" in ast.unparse(node.targets[0])
        ]
        imports = [node for node in statements if isinstance(node, ast.Import | ast.ImportFrom)]
        if imports and path.name != "__init__.py" and len(imports) + len(names) == len(statements):
            idle.append(f"{path.parent.name}/{path.name}")
    return idle


def lonely_matter(source: Path) -> list[str]:
    """Modules of `matter` that fewer than two rooms use: what one room uses alone is that room's own."""
    lonely = []
    for module in sorted((source / "matter").glob("[a-z]*.py")):
        uses = re.compile(rf"tracktwo\.matter\.{module.stem}\b|from tracktwo\.matter import [^\n]*\b{module.stem}\b")
        users = {
            path.relative_to(source / "rooms").parts[0]
            for path in (source / "rooms").rglob("*.py")
            if uses.search(path.read_text())
        }
        if len(users) < 2:
            lonely.append(module.stem)
    return lonely


# --- Vendored files. ---


def vendored_hashes(readme: str) -> dict[str, str]:
    """File and SHA-256, as the list of vendored files has them."""
    return dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", readme, re.MULTILINE))
