"""The size above which Google Calendar is said to stop reading a feed; the limits themselves are still read."""

from typing import Final

GOOGLE_BYTES: Final = 900_000
GOOGLE_ITEMS: Final = 900
