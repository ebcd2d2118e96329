"""Turn the notices an authority sends into checklists, track every unit, and remind by calendar feed."""

__version__ = "0.1.0"
