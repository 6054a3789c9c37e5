"""Serve the dashboard to the phones in the room: `python -m lstdash.web.serve`.

Everything else listens on this machine alone. This binds the local network on purpose, says so, and gives links and
QR codes an address that a phone can reach (LSTDASH_PUBLIC_URL, else this machine's address on the network).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

APP = Path(__file__).parents[2] / "app.py"
PORT = 8501
ANYWHERE = "0.0.0.0"
ELSEWHERE = ("192.0.2.1", 9)  # an address of documentation (RFC 5737): nothing is sent, only a route is chosen


def network_address() -> str:
    """Return this machine's address on the network it would use, 127.0.0.1 when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def public_url(port: int) -> str:
    """Return the address that stands in links and QR codes."""
    return os.environ.get("LSTDASH_PUBLIC_URL", "").strip().rstrip("/") or f"http://{network_address()}:{port}"


def notice(url: str) -> str:
    """Return what the facilitator must know before the room connects."""
    return (
        f"\nWorkshopen nås på {url}\n"
        f"Öppna {url}/workshop på den här datorn. Deltagarna går till {url}/rosta.\n\n"
        "VARNING: instrumentpanelen är nu öppen för alla på samma nätverk, utan inloggning och okrypterad om adressen\n"
        "börjar med http. Använd ett nätverk du litar på, och avsluta med Ctrl+C när workshopen är slut.\n"
    )


def command(port: int, url: str) -> list[str]:
    """Return how the server is started; with the browser's address given it asks no service what its own is."""
    host = urlsplit(url).hostname or "localhost"
    options = ["--server.address", ANYWHERE, "--server.port", str(port), "--browser.serverAddress", host]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *options]


def main() -> int:
    """Serve until stopped; the first argument may be another port."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else PORT
    url = public_url(port)
    sys.stdout.write(notice(url) + "\n")
    sys.stdout.flush()
    try:
        # Streamlit's own greeting names another address; what goes wrong is written to stderr.
        given = {**os.environ, "LSTDASH_PUBLIC_URL": url}
        return subprocess.call(command(port, url), env=given, cwd=APP.parent, stdout=subprocess.DEVNULL)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
