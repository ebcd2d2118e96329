"""TOML text: reading it, the shape that it must have, and the positions of its keys and values."""
