"""Calendar feeds: their items, their bytes, and the folder they are published in."""
