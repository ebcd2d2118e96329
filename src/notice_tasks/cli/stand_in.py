"""A stand-in for a module that typer imports but hardly any command uses."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module that imports the real one when it is used."""

    def __getattr__(self, name: str) -> Any:
        """Return the real module's attribute."""
        return getattr(import_module(self.__name__), name)


@contextmanager
def stand_in_for(name: str) -> Iterator[None]:
    """Give a stand-in for a module to whatever imports it inside this context, unless it is already loaded."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = _StandIn(name)
    try:
        yield
    finally:
        del sys.modules[name]
