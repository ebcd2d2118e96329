"""Calendar arithmetic; knows nothing of notices."""
