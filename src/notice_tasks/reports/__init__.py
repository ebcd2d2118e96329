"""Writers for screens and JSON. They draw results and decide nothing."""
