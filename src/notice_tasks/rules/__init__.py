"""The only judges: due days, progress and timeliness are decided here and nowhere else."""
