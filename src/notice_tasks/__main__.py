"""Where the program starts, and where it ends."""

import gc
import os
import sys


def main() -> None:
    """Run the command line, and leave with its exit code however it ends."""
    try:
        code = _code()
    except KeyboardInterrupt:  # wherever it comes, while still loading too
        from notice_tasks.cli.exit_codes import Exit  # noqa: PLC0415  (needed only now)

        code = Exit.INTERRUPTED
    except BaseException as error:  # noqa: BLE001  (every way to leave is told apart in failures.py)
        code = _failed(error)
    _leave(code)


def _failed(error: BaseException) -> int:
    """Say why, and give the exit code; where typer itself cannot be loaded, neither can what says all the rest."""
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
    """The exit code; the version is answered before anything else is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        _say_version()
        return 0
    # Start-up makes many objects and no garbage; looking for it takes a tenth of a short command's time.
    gc.set_threshold(100_000)
    _load_zoneinfo()
    from notice_tasks.cli.run import run  # noqa: PLC0415  (typer takes most of the start-up time)

    return run(sys.argv[1:])


_TIME_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where systems keep time zones: what Python itself is built with where nobody says otherwise (PEP 615)."""


def _load_zoneinfo() -> None:
    """Load zoneinfo without its asking how Python was built, which takes longer than all the rest of it.

    A zone that is in none of the usual folders comes from tzdata, as ever; who sets PYTHONTZPATH is heard.
    """
    if os.name == "posix" and "PYTHONTZPATH" not in os.environ:
        os.environ["PYTHONTZPATH"] = _TIME_ZONES
        import zoneinfo  # noqa: F401, PLC0415  (for its own sake: it looks there while it is loaded)

        del os.environ["PYTHONTZPATH"]


def _say_version() -> None:
    from notice_tasks import __version__  # noqa: PLC0415  (no other command asks)

    if sys.stdout is not None:  # it is none where it was closed
        sys.stdout.write(f"notice-tasks {__version__}\n")
        sys.stdout.flush()


def _leave(code: int) -> None:
    """End the process at once: to take every module apart first takes another tenth, and nothing here needs it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # a reader who went away; what matters was flushed before, and said
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
