"""TOML text: reading it, the shape it must have, and where in it a value stands."""
