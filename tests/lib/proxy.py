"""A reverse proxy on the same machine: one request a connection, its head changed, then whatever comes both ways."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

Change = Callable[[bytes], bytes]


def forwarding(head: bytes) -> bytes:
    """As nginx is usually set: the host is kept, and whose request it was is said."""
    return head + b"\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https"


@contextmanager
def proxy(address: str, change: Change = forwarding) -> Iterator[str]:
    """Yield the address of a proxy before the server at `address`."""
    port = int(address.rpartition(":")[2])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        threading.Thread(target=_accept, args=(taken, port, change), daemon=True).start()
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def _accept(taken: socket.socket, port: int, change: Change) -> None:
    with suppress(OSError):  # closed: the test is over
        while True:
            caller, _ = taken.accept()
            threading.Thread(target=_serve, args=(caller, port, change), daemon=True).start()


def _serve(caller: socket.socket, port: int, change: Change) -> None:
    with suppress(OSError), closing(caller), socket.create_connection(("127.0.0.1", port)) as server:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (block := caller.recv(65536)):
                return
            head += block
        head, _, rest = head.partition(b"\r\n\r\n")
        if b"upgrade: websocket" not in head.lower():
            head = re.sub(rb"(?im)^connection:.*\r?$", b"Connection: close\r", head)
        server.sendall(change(head.rstrip(b"\r")) + b"\r\n\r\n" + rest)
        threading.Thread(target=_pipe, args=(caller, server), daemon=True).start()
        _pipe(server, caller)


def _pipe(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while block := source.recv(65536):
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)
