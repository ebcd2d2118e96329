"""Checks of the meaning of a workspace whose files have the right shape: one check, one file."""
