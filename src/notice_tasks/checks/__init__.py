"""What can be wrong in a workspace although its files have the right shape; one check, one file."""
