"""Options with fixed values, whose Chinese names may be typed too and are offered at the Tab key."""

from typing import Any

from notice_tasks.words.values import names_of, value_named


def understand_names(kind: Any) -> None:
    """Let a type with fixed values take their Chinese names, and offer those whose beginning was typed."""
    convert, complete = kind.convert, kind.shell_complete

    def converted(value: Any, parameter: Any, context: Any) -> Any:
        return convert(value_named(value, kind.choices) if isinstance(value, str) else value, parameter, context)

    def completed(context: Any, parameter: Any, incomplete: str) -> list[Any]:
        if incomplete.isascii():
            return list(complete(context, parameter, incomplete))
        names = {value: name for name, value in names_of(kind.choices).items() if name.startswith(incomplete)}
        offered = [item for item in complete(context, parameter, "") if item.value in names]
        for item in offered:
            item.value = names[item.value]
        return offered

    kind.convert, kind.shell_complete = converted, completed
