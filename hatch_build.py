"""Compile the catalogues of words when the package is built, editable installs included."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogue(po: Path) -> Path:
    """Write the .mo beside a .po file and return its path."""
    mo = po.with_suffix(".mo")
    with po.open("rb") as source, mo.open("wb") as target:
        write_mo(target, read_po(source))
    return mo


class CompileCatalogues(BuildHookInterface[Any]):
    """Runs before every build of a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's signature)
        """Compile each language's catalogue in place; the wheel picks them up as artifacts."""
        for po in Path(self.root, "src").rglob("*.po"):
            compile_catalogue(po)
