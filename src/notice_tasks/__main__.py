"""Where the program starts, and where it ends."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; the version is answered before anything else is loaded."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from notice_tasks import __version__  # noqa: PLC0415

        try:
            sys.stdout.write(f"notice-tasks {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            from notice_tasks.cli.failures import silence  # noqa: PLC0415

            silence(sys.stdout)
        return
    # Start-up makes many objects and no garbage; looking for it takes a tenth of a short command's time.
    gc.set_threshold(100_000)
    from notice_tasks.cli.run import run  # noqa: PLC0415  (typer takes most of the start-up time)

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """End the process at once: to take every module apart first takes another tenth, and nothing here needs it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # a reader who went away; what matters was flushed before, and said
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
