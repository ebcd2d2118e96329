"""Where the program starts."""

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
    from notice_tasks.cli.run import run  # noqa: PLC0415  (typer takes most of the start-up time)

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
