"""The tables of `--csv`, which docs/csv.md describes."""
