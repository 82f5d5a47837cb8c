"""The site behind a real nginx, with the configuration in deploy/."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

CONFIGURATION = Path(__file__).parent.parent / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

_MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def behind_nginx(site: Path) -> Iterator[str]:
    """The address at which nginx serves a folder by deploy/nginx.conf."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx drops root's rights
        port = _free_port()
        (folder / "nginx.conf").write_text(_MAIN.format(folder=folder))
        server = CONFIGURATION.read_text("utf-8")
        server = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
        server = server.replace("root /srv/phrasebook/site;", f"root {site};")
        (folder / "site.conf").write_text(server, "utf-8")
        process = subprocess.Popen([str(NGINX), "-c", folder / "nginx.conf", "-p", folder])
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process)
            yield address
        finally:
            process.terminate()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            urlopen(address).close()
        except URLError:
            continue
        return
    raise RuntimeError("nginx has stopped; see its message above")
