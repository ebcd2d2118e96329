"""Writers: they draw what the actions found and decide nothing."""
