"""Who did what: events are added and read, never changed."""
