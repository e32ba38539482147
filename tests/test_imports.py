"""Data flows one way: a module imports only from layers before its own."""

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hooks" / "preamble"

LAYERS = (
    ("first_characters",),
    ("diagnostics", "kept_patterns", "processes", "published"),
    ("model", "glyphs"),
    ("source", "language", "strict_yaml", "tables", "corrected"),
    ("labels", "markup", "bodies", "paper"),
    ("alphabets", "hyphenation", "lists", "columns", "note_calls"),
    ("blocks",),
    ("lone_verbs",),
    ("footnotes", "masthead", "structure"),
    ("ids", "accounting", "completion"),
    ("citations", "terms"),
    ("convert", "metadata"),
    ("alignment",),
    ("library",),
    ("listing",),
    ("folders",),
    ("network",),
    ("render",),
    ("search",),
    ("publishing",),
)
"""Modules and packages of ``preamble`` in the order in which the text passes through them.

Those of one layer know nothing of each other. A new module is entered here in its place."""


def imports(source: str, module: str) -> set[str]:
    """Absolute names of everything a module imports, those under TYPE_CHECKING too.

    A name taken from a package counts as ``package.name``: it may be a module.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{origin}.{alias.name}" for alias in node.names}
    return found


def upward(layers: tuple[tuple[str, ...], ...], room: str, imported: set[str]) -> list[str]:
    """The imported rooms of the package that do not stand before ``room``."""
    order = {name: number for number, names in enumerate(layers) for name in names}
    rooms = {name.split(".")[1] for name in imported if name.startswith("preamble.")}
    return sorted(name for name in rooms - {room} if order[name] >= order[room])


def modules() -> dict[str, Path]:
    """The modules of the package by their dotted names."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {".".join(["preamble", *file.relative_to(PACKAGE).with_suffix("").parts]): file for file in files}


def rooms() -> set[str]:
    """The modules and packages directly in the package."""
    return {name.split(".")[1] for name in modules()} - {"__init__"}


def test_every_room_has_its_layer() -> None:
    """A new module must be given its place in LAYERS (and one that is gone must leave it)."""
    assert rooms() == {name for layer in LAYERS for name in layer}


@pytest.mark.parametrize("module", [name for name in modules() if name != "preamble.__init__"])
def test_no_import_points_upward(module: str) -> None:
    """No module imports from its own layer or a later one."""
    found = imports(modules()[module].read_text(encoding="utf-8"), module)
    assert upward(LAYERS, module.split(".")[1], found) == []


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Within a room too, what is needed stands before what needs it."""
    files = modules()
    needed = {
        module: {
            name if name in files else name.rpartition(".")[0]
            for name in imports(file.read_text(encoding="utf-8"), module)
        }
        & files.keys() - {module}
        for module, file in files.items()
    }
    tuple(TopologicalSorter(needed).static_order())


@pytest.mark.parametrize("module", modules())
def test_the_package_works_without_mkdocs(module: str) -> None:
    """Neither MkDocs nor the commands in scripts/ are known to the package."""
    commands = {path.stem for path in (ROOT / "scripts").glob("*.py")}
    foreign = {"mkdocs", "material", "mkdocs_static_i18n", "on_mkdocs"} | commands
    found = {name.split(".")[0] for name in imports(modules()[module].read_text(encoding="utf-8"), module)}
    assert found & foreign == set()


def test_mkdocs_is_imported_by_its_adapter_alone() -> None:
    """hooks/on_mkdocs.py is the only file beside the package; what needs MkDocs has no other place."""
    assert [path.name for path in (ROOT / "hooks").glob("*.py")] == ["on_mkdocs.py"]


def test_no_module_of_ours_shadows_another() -> None:
    """A loose hooks/markdown.py would be imported instead of Python-Markdown."""
    ours = {path.stem for folder in ("hooks", "scripts") for path in (ROOT / folder).glob("*.py")}
    assert ours & (set(sys.stdlib_module_names) | {"markdown", "mkdocs", "yaml", "babel", "pytest"}) == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from preamble.render import page", ["render"]),
        ("from preamble import library", ["library"]),
        ("import preamble.convert", ["convert"]),
        ("from . import render", ["render"]),
        ("from .accounting import check", ["accounting"]),
        ("from preamble.model import Block", []),
        ("from preamble import diagnostics, model", []),
    ],
)
def test_an_upward_import_is_noticed(source: str, expected: list[str]) -> None:
    """The walk itself sees every form of import; a room may import from itself."""
    assert upward(LAYERS, "ids", imports(source, "preamble.ids")) == expected
