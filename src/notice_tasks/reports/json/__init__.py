"""The documents of `--json`, a contract that docs/json.md describes."""
