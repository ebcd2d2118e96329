"""Stand-ins for modules that typer imports but hardly any command uses."""

import os
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
        if sys.modules.get(self.__name__) is self:  # still in its place
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _Platform(_StandIn):
    """`platform` on POSIX. `uuid`, which typer imports, asks it for the system's name at once."""

    @staticmethod
    def system() -> str:
        """Return the system's name, as `platform.system` does on POSIX."""
        return os.uname().sysname


@contextmanager
def stand_ins() -> Iterator[None]:
    """Give stand-ins to whatever imports these modules inside this context, unless they are already loaded.

    typer opens files and completes words with `subprocess`. `platform` takes a while to compile its patterns.
    """
    stands = [_StandIn("subprocess")]
    if os.name == "posix":
        stands.append(_Platform("platform"))
    given = {stand.__name__: stand for stand in stands if stand.__name__ not in sys.modules}
    sys.modules.update(given)
    try:
        yield
    finally:
        for name, stand in given.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]
