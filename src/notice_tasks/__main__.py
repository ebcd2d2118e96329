"""The program's entry point, and its exit."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code, whatever happens."""
    try:
        code = _code()
    except KeyboardInterrupt:  # at any time, also while modules are loaded
        from notice_tasks.cli.exit_codes import Exit  # noqa: PLC0415  (needed only now)

        code = Exit.INTERRUPTED
    except BaseException as error:  # noqa: BLE001  (failures.py sorts the exceptions)
        code = _failed(error)
    _leave(code)


def _failed(error: BaseException) -> int:
    """Report a failure and return the exit code. If typer cannot be imported, failures.py cannot be either."""
    from notice_tasks.cli.installed import say_unfitting, unfitting  # noqa: PLC0415  (needed only now)

    try:
        from notice_tasks.cli.failures import leave  # noqa: PLC0415  (its sentences are needed only now)
    except Exception:
        libraries = unfitting()
        if not libraries:
            raise
        say_unfitting(libraries)
        from notice_tasks.cli.exit_codes import Exit  # noqa: PLC0415  (as above)

        return Exit.INPUT
    return leave(error)


def _code() -> int:
    """Run and return the exit code. The version is printed before anything else is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        _say_version()
        return 0
    # Start-up makes many objects and no garbage. Collecting takes a tenth of a short command's time.
    gc.set_threshold(100_000)
    _load_zoneinfo()
    from notice_tasks.cli.run import run  # noqa: PLC0415  (typer takes most of the start-up time)

    return run(sys.argv[1:])


_TIME_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where systems keep time zones: Python's own default search path (PEP 615)."""


def _load_zoneinfo() -> None:
    """Import zoneinfo without its query of Python's build settings, which takes most of its import time.

    A zone that is in none of these folders comes from tzdata, as usual. PYTHONTZPATH is respected.
    """
    if os.name == "posix" and "PYTHONTZPATH" not in os.environ:
        os.environ["PYTHONTZPATH"] = _TIME_ZONES
        import zoneinfo  # noqa: F401, PLC0415  (reads the path while it is imported)

        del os.environ["PYTHONTZPATH"]


def _say_version() -> None:
    from notice_tasks import __version__  # noqa: PLC0415  (no other command asks)

    if sys.stdout is not None:  # None if it was closed
        sys.stdout.write(f"notice-tasks {__version__}\n")
        sys.stdout.flush()


def _leave(code: int) -> None:
    """End the process at once. Tearing down every module takes another tenth of the time and is not needed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # the reader has closed the pipe; failures before this were reported
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
