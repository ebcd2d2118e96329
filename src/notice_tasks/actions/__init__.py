"""One file for each thing a user can ask for. An action returns a result and prints nothing."""
