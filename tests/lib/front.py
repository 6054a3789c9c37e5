"""nginx on our files, before servers of the test's own, with or without TLS."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lstdash import clock
from lstdash.web import nginx
from tests.lib.server import free_port

OWN = "127.0.0.1"


@dataclass(frozen=True)
class Certificate:
    """A certificate for this machine's address that it has signed itself, and its key."""

    path: Path
    key: Path

    @classmethod
    def made(cls, folder: Path) -> Certificate:
        """Write both into a folder."""
        key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, OWN)])
        now = clock.now()
        signed = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(OWN))]), critical=False)
            .sign(key, hashes.SHA256())
        )
        made = cls(folder / "tls.crt", folder / "tls.key")
        made.path.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        made.key.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, plain)
        )
        return made

    def lines(self) -> str:
        """Return what `listen.conf` says of it."""
        return f"ssl_certificate {self.path};\nssl_certificate_key {self.key};\n"


@contextmanager
def front(
    program: str, servers: list[str], scheme: str = "http", certificate: Certificate | None = None, port: int = 0
) -> Iterator[str]:
    """Run nginx on our files, as the command does in a folder that its workers may enter, and yield its address."""
    listen = f"{OWN}:{port or free_port()}"
    with tempfile.TemporaryDirectory() as folder, ExitStack() as leaving:
        nginx.write(Path(folder), f"{listen} ssl http2" if certificate else listen, scheme, servers)
        if certificate:
            with (Path(folder) / "lstdash" / "listen.conf").open("a", encoding="utf-8") as file:
                file.write(certificate.lines())
        process = subprocess.Popen(nginx.command(program, Path(folder)), stderr=subprocess.DEVNULL)
        leaving.callback(process.wait, 20)
        leaving.callback(process.terminate)
        address = f"{'https' if certificate else 'http'}://{listen}"
        for _ in range(200):
            assert process.poll() is None, "nginx does not take the files"
            try:
                httpx.get(f"{address}/", verify=False)
            except httpx.ConnectError:
                time.sleep(0.05)
                continue
            break
        yield address
