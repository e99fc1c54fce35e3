"""Who may import whom: lawfirm → articles → legal_refs → the pure modules, which know no Django."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("legal_refs", "articles", "lawfirm")
OWN = [
    path.relative_to(ROOT)
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
]
HELD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["lawfirm"]
PURE = [path for path in OWN if any(path.match(pattern) for pattern in HELD["pure-modules"])]

# What a package, by the order above, must not import.
ABOVE = {"legal_refs": {"articles", "lawfirm"}, "articles": {"lawfirm"}, "lawfirm": set()}
SOLE_IMPORTERS = {
    "ckeditor": {"articles/editor/widget.py"},
    "docx": {"legal_refs/docx_reader.py"},
    "rjieba": {"articles/search/tokens.py"},
}


def imports_of(source: str, module: str) -> set[str]:
    """Return the dotted names that a module's source imports, relative ones made absolute.

    Of `from a.b import c` both a.b and a.b.c are named, since c may be a module.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            start = ".".join([*base, node.module or ""]).strip(".")
            found |= {start, *(f"{start}.{alias.name}" for alias in node.names)}
    return found


def imports(path: Path) -> set[str]:
    parts = path.with_suffix("").parts
    return imports_of((ROOT / path).read_text("utf-8"), ".".join(parts))


def outermost(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def is_own(name: str) -> bool:
    return name.partition(".")[0] in PACKAGES


def files_of(name: str) -> set[Path]:
    """Return the project's files that an imported dotted name loads beside the packages above it."""
    place = Path(*name.split("."))
    return {place.with_suffix(".py"), place / "__init__.py"} & set(OWN)


@pytest.mark.parametrize(
    ("source", "module", "names"),
    [
        ("import a.b", "x", {"a.b"}),
        ("from a import b", "x", {"a", "a.b"}),
        ("from . import b", "p.q.x", {"p.q", "p.q.b"}),
        ("from ..n import b", "p.q.x", {"p.n", "p.n.b"}),
        ("from .lines import b", "p.q.__init__", {"p.q.lines", "p.q.lines.b"}),
        ("def f():\n    import a", "x", {"a"}),
        ("if TYPE_CHECKING:\n    import a", "x", {"a"}),
    ],
)
def test_imports_of(source, module, names):
    assert imports_of(source, module) == names


@pytest.mark.parametrize("path", OWN, ids=str)
def test_module_imports_nothing_above_its_package(path):
    assert outermost(imports(path)) & ABOVE[path.parts[0]] == set()


@pytest.mark.parametrize("path", PURE, ids=str)
def test_pure_module_imports_neither_django_nor_an_impure_module(path):
    names = imports(path)

    own = {file for name in names if is_own(name) for file in files_of(name)}
    packages = {file for file in own if file.name == "__init__.py"}
    assert outermost(names) & {"django", "taggit", "ckeditor"} == set()
    assert own - packages - set(PURE) == set()


@pytest.mark.parametrize("path", PURE, ids=str)
def test_package_of_a_pure_module_does_not_bring_django_in(path):
    packages = {folder / "__init__.py" for folder in path.parents} & set(OWN)

    brought = set().union(*(imports(package) for package in packages))
    assert "django" not in outermost(brought)


def test_every_pattern_of_the_pure_modules_names_a_file():
    assert [pattern for pattern in HELD["pure-modules"] if not list(ROOT.glob(pattern))] == []


@pytest.mark.parametrize("library", SOLE_IMPORTERS)
def test_library_has_one_importer(library):
    importers = {path.as_posix() for path in OWN if library in outermost(imports(path))}

    assert importers == SOLE_IMPORTERS[library]


def test_no_module_has_a_name_that_says_nothing():
    junk_drawers = {"utils", "helpers", "services", "common"}

    assert [
        path for path in OWN if path.stem in junk_drawers or path.parent.name in junk_drawers
    ] == []
