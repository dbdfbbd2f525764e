"""The codes that pages can meet: of every function of the methods that a room calls, and of all that it leads to."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tracktwo import methods

__all__ = ["codes_raised", "modules_called"]

ROOT = Path(inspect.getfile(methods)).parent
ERRORS = {"InvalidInput", "InvalidLadder", "Notice", "Refusal", "Stopped"}


def modules_called(folder: Path) -> set[str]:
    """Modules of the methods that the Python files of a folder lead to: those of the names they use, and their imports.

    A package's `__init__` is passed over, as it imports the readers of files that no page calls.
    """
    ahead: list[str] = []
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text())
        packages: dict[str, ModuleType] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tracktwo.methods"):
                for alias in node.names:
                    member = _member(str(node.module), alias.name)
                    if isinstance(member, ModuleType):
                        packages[alias.asname or alias.name] = member
                    else:
                        ahead += _module_of(member)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in packages:
                ahead += _module_of(getattr(packages[node.value.id], node.attr))
    reached: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += _imports(name)
    return reached


def _member(module: str, name: str) -> object:
    try:
        return importlib.import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return getattr(importlib.import_module(module), name)


def _module_of(member: object) -> list[str]:
    module = inspect.getmodule(member)
    return [module.__name__] if module and module.__name__.startswith("tracktwo.methods.") else []


def _file(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")[2:]).with_suffix(".py")


def _imports(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(_file(module).read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = module.split(".")[: -node.level]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            for name in names:
                candidate = ".".join([*base, str(name)])
                if _file(candidate).exists():
                    yield candidate


def codes_raised(module: str) -> set[str]:
    """The first argument of every error a module makes; a placeholder in a code stands for each of its values."""
    codes: set[str] = set()
    for node in ast.walk(ast.parse(_file(module).read_text())):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if node.args and (name in ERRORS or "invalid" in name):
                codes |= set(_texts(node.args[0]))
        elif isinstance(node, ast.Assign) and "code" in ast.dump(node.targets[0]):
            codes |= set(_texts(node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value))
    return codes


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for kind in ("prediction", "answer"):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else kind for part in node.values)
