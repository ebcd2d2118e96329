"""Arguments, screen and exit codes; the only floor that reads the clock, the locale and the user's name."""
