"""One file per thing a user can ask for; each returns a result and prints nothing."""
