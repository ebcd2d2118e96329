"""Calendar feeds: what they contain, their bytes, and the folder they are published in."""
