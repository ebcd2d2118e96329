"""State options that several commands share once, as the fields of a class."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any


def with_options(
    parameter: str, kind: Callable[..., tuple[Any, ...]]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that replaces a command's parameter by one parameter for each field of a class.

    typer makes an option of each parameter, so all of them must be in the signature.
    """

    def flattened(command: Callable[..., None]) -> Callable[..., None]:
        own = signature(command).parameters.values()
        shared = signature(kind).parameters
        every = [one for own_one in own for one in (shared.values() if own_one.name == parameter else (own_one,))]
        named = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in every]  # as typer hands them over

        @wraps(command)
        def flat(**typed: Any) -> None:
            chosen = {name: typed.pop(name) for name in shared}
            command(**{parameter: kind(**chosen)}, **typed)

        flat.__dict__["__signature__"] = Signature(named)
        return flat

    return flattened
