"""The examples at the end of each command's help."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "status": ("--as-of 2024-08-28", "--group provincial-health --fail-on overdue"),
    "agenda": ("--days 14", "--week 2024-W35 --contacts"),
    "matrix": ("--notice nhc-2024", "--group provincial-health --as-of 2024-08-30"),
    "show": ("shanghai --month 2024-08", "nhc-2024-doctors-day/report"),
    "explain": ("xizang report", "shanghai nhc-2024/visits --as-of 2024-08-28"),
    "log": ("--unit xizang", "--notice nhc-2024 --limit 20"),
    "units": ("--missed --group provincial-health", "--as-of 2024-08-30 --json"),
    "calc": ("--after 2026-02-10 --workdays 10", "--between 2026-09-25 2026-10-09"),
    "rest-days": ("2026", "--json"),
    "coverage": ("nhc-2024 --text notice.txt", "nhc-2024 --text notice.txt --all"),
    "check": ("--strict", "--fail-on overdue --as-of 2024-08-31"),
    "ack": ("shanghai report", "--group provincial-health report --dry-run"),
    "start": ("shanghai report", "hubei qinghai report --by Wang"),
    "note": ('shanghai report --note "Called twice"', 'hubei report --on 2024-08-20 --note "Asked for help"'),
    "submit": ("shanghai report", "hubei qinghai report --on 2024-09-02"),
    "return": ('shandong report --note "Table 2 is missing"', 'xizang report --to 2030-01-31 --note "Not signed"'),
    "accept": (
        'shandong report --without-evidence --note "Seen"',
        'xizang report --without-evidence --note "Seen on site"',
    ),
    "done": ("shanghai nhc-2024/visits", "hubei qinghai nhc-2024/visits --on 2024-08-30"),
    "exempt": ('hebei nhc-2024/study --note "Merged"', '--group provincial-health report --note "Cancelled"'),
    "extend": ('shanghai report --to 2024-09-06 --note "Typhoon"', 'hubei report --to 2024-09-02T12:00 --note "Flood"'),
    "evidence": ("xizang report --file report.pdf", "shanghai report --url https://files.example/report.pdf"),
    "undo": ("xizang report", "shanghai report --dry-run"),
    "init": ("county", "--sample try"),
    "new": ("county-2025", 'county-2026 --title "Cold chain" --issued 2026-03-02'),
    "calendar": ("--only shanghai", "--tasks --reminders both"),
    "calendar doctor": ("calendar/all.ics", "calendar --strict"),
    "schema": ("checklist", "units --out units.schema.json"),
}
"""The words after each command in the two examples of its help; they work in the sample."""
