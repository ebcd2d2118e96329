"""From the files people write to the model; a mistake in a file is a value, not an exception."""
