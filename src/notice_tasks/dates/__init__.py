"""Calendar arithmetic that never heard of a notice."""
