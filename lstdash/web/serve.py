"""Serve the dashboard until it is stopped: to this machine alone, or on purpose to the phones in the room.

Everything else listens on this machine alone. Opened to the local network it says so, and gives links and QR codes an
address that a phone can reach (LSTDASH_PUBLIC_URL, else this machine's address on the network).
"""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

import click

from lstdash.errors import UserError
from lstdash.web import own_address

APP = Path(__file__).parents[2] / "app.py"
PORT = 8501
OWN = "127.0.0.1"
ANYWHERE = "0.0.0.0"
ELSEWHERE = ("192.0.2.1", 9)  # an address of documentation (RFC 5737): nothing is sent, only a route is chosen


def network_address() -> str:
    """Return this machine's address on the network it would use, 127.0.0.1 when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return OWN
        return str(probe.getsockname()[0])


def public_url(port: int) -> str:
    """Return the address that stands in links and QR codes of a room."""
    return own_address.given() or f"http://{network_address()}:{port}"


def require_free(address: str, port: int) -> None:
    """Raise UserError when the port cannot be listened to."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # as the server does: a port that was closed a moment ago is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            other = port + 99 if port < 60000 else port - 99
            raise UserError(
                f"Porten {port} går inte att använda. Kanske är instrumentpanelen redan igång.",
                f"port {port} på {address}",
                "en port som ingen annan använder",
                "upptagen, eller inte tillåten för den som startar",
                f"Välj en annan: make run PORT={other}, eller python -m lstdash starta --port {other}.",
            ) from error


def notice(url: str) -> str:
    """Return what the one who starts it for himself must know."""
    return f"Instrumentpanelen öppnas på {url} om några sekunder. Avsluta med Ctrl+C."


def room_notice(url: str) -> str:
    """Return what the facilitator must know before the room connects."""
    return (
        f"\nWorkshopen nås på {url}\n"
        f"Öppna {url}/workshop på den här datorn. Deltagarna går till {url}/rosta.\n\n"
        "VARNING: instrumentpanelen är nu öppen för alla på samma nätverk, utan inloggning och okrypterad om adressen\n"
        "börjar med http. Använd ett nätverk du litar på, och avsluta med Ctrl+C när workshopen är slut.\n"
    )


def options(port: int, room_url: str = "", host: str = OWN) -> list[str]:
    """Return what Streamlit is started with; with the browser's address given it asks no service what its own is."""
    address = ANYWHERE if room_url else OWN
    host = own_address.name(room_url or own_address.given()) or host
    return [
        *("--server.address", address, "--server.port", str(port), "--browser.serverAddress", host),
        *("--logger.hideWelcomeMessage", "true"),
    ]


def serve(port: int, room_url: str = "") -> None:
    """Serve until Ctrl+C; open to the network when the address for the room is given. Raises UserError: a taken port."""
    from lstdash import undocumented  # Streamlit, whole

    require_free(ANYWHERE if room_url else OWN, port)
    if room_url:
        os.environ["LSTDASH_PUBLIC_URL"] = room_url
    with suppress(KeyboardInterrupt, click.Abort):
        undocumented.serve(["run", str(APP), *options(port, room_url)])


def hush() -> None:
    """Let nothing more be said: DuckDB's binding lists at exit what the interpreter is about to free anyway."""
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
