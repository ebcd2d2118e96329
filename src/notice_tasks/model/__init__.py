"""Frozen facts: no file, no clock, no print."""
