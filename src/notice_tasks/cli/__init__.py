"""Arguments, screen and exit codes; the only floor that asks the clock, the language and the user's name."""
