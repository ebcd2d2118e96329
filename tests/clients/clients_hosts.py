"""Web servers on a free port of this machine, set up by the very snippets of docs/feeds.md.

Only what a snippet itself says to be an example, the server's name and the folder, is replaced, and the port.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from clients_programs import REPOSITORY, free_port, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    Host = Callable[[Path, Path], AbstractContextManager[str]]
    """Serves a folder, with another for its own files, and gives the address."""

_SNIPPET: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def snippets(page: str) -> dict[str, str]:
    """The snippets of a page of docs/ by their kinds; there is one of each."""
    found = _SNIPPET.findall((REPOSITORY / "docs" / page).read_text(encoding="utf-8"))
    kinds = dict(found)
    assert len(kinds) == len(found)
    return kinds


def _settings(kind: str, instead: Mapping[str, str]) -> str:
    """A snippet for this folder and port; each example stands in it once."""
    text = snippets("feeds.md")[kind]
    for example, own in instead.items():
        assert text.count(example) == 1
        text = text.replace(example, own)
    return text


@contextmanager
def nginx(folder: Path, home: Path) -> Iterator[str]:
    """A folder served by nginx."""
    port = free_port()
    server = _settings("nginx", {"listen 80;": f"listen 127.0.0.1:{port};", "/srv/calendar": str(folder)})
    temporary = "".join(
        f"{kind}_temp_path {home}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = _written(
        home / "nginx.conf",
        f"daemon off;\nmaster_process off;\npid {home}/pid;\nerror_log {home}/error.log;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n",
    )
    with serving(home, port, "nginx", "-e", home / "error.log", "-c", settings):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(folder: Path, home: Path) -> Iterator[str]:
    """A folder served by Caddy."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    site = _settings("caddy", {"calendar.example.org": address, "/srv/calendar": str(folder)})
    settings = _written(home / "Caddyfile", f"{{\n\tadmin off\n}}\n{site}")
    with serving(home, port, "caddy", "run", "--config", settings, "--adapter", "caddyfile"):
        yield address


@contextmanager
def apache(folder: Path, home: Path) -> Iterator[str]:
    """A folder served by Apache, which finds its settings in the folder itself."""
    port = free_port()
    modules = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias", "autoindex")
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    _written(folder / ".htaccess", snippets("feeds.md")["apache"])
    types = _written(home / "mime.types", "text/html html\n")
    settings = _written(
        home / "apache.conf",
        f"{loaded}Listen 127.0.0.1:{port}\nServerName 127.0.0.1\nPidFile {home}/pid\nErrorLog {home}/error.log\n"
        f"TypesConfig {types}\n"
        f'DefaultRuntimeDir {home}\nDocumentRoot "{folder}"\n<Directory "{folder}">\nAllowOverride All\n</Directory>\n',
    )
    with serving(home, port, "apache2", "-D", "FOREGROUND", "-f", settings):
        yield f"http://127.0.0.1:{port}"


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
