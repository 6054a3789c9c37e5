"""nginx before several servers: the files in deploy/nginx, with the part that depends on how many they are written anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from lstdash.errors import UserError

FILES = Path(__file__).parents[2] / "deploy" / "nginx"
ELSEWHERE = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")  # not on everybody's PATH
FIRST_RESERVE = 1000  # as often asked as another reserve once: a page and its files come to the same server
UPSTREAM = """upstream lstdash_{name} {{
    zone lstdash_{name} 64k;
    server {address} max_fails=1 fail_timeout=2s;
{others}
    keepalive 32;
    keepalive_timeout 4s;  # the servers hang up after five
}}"""


def program() -> str:
    """Return the path of nginx. Raises UserError where there is none."""
    found = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), *ELSEWHERE)))
    if found is None:
        raise UserError(
            "Programmet nginx saknas, och det fördelar besökarna på servrarna.",
            expected="nginx 1.19.5 eller senare",
            found="inget",
            action="Installera det, i Debian och Ubuntu: apt install nginx-light. En enda server behöver det inte: make run.",
        )
    return found


def command(found: str, folder: Path) -> list[str]:
    """Return what runs nginx in the foreground, with everything it writes in the folder."""
    return [found, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]


def write(folder: Path, listen: str, scheme: str, servers: Sequence[str]) -> None:
    """Write the configuration: listen at `address:port`, before the servers, each `address:port`; scheme http or https."""
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    folder.chmod(0o711)  # nginx's own workers are somebody else where it is started as root
    own = folder / "lstdash"
    (own / "servers.conf").write_text(_servers(servers), encoding="utf-8")
    (own / "listen.conf").write_text(f"listen {listen};\nset $lstdash_scheme {scheme};\n", encoding="utf-8")


def _servers(servers: Sequence[str]) -> str:
    named = {str(number): address for number, address in enumerate(servers, start=1)}
    upstreams = [
        UPSTREAM.format(
            name=name,
            address=address,
            others="\n".join(_reserves(servers, servers.index(address))),
        )
        for name, address in named.items()
    ]
    *drawn, last = named
    share = f"{100 / len(named):.2f}".rstrip("0").rstrip(".")
    return "\n".join(
        (
            *upstreams,
            _block("split_clients $request_id $lstdash_drawn", [*(f"{share}% {name}" for name in drawn), f"* {last}"]),
            _block("map $cookie_lstdash_server $lstdash_server", [*(f"{n} {n}" for n in named), "default $lstdash_drawn"]),
            _block("map $upstream_addr $lstdash_answered", [*(_answered(n, a) for n, a in named.items()), 'default ""']),
            "",
        )
    )


def _reserves(servers: Sequence[str], own: int) -> list[str]:
    """The next in turn stands in; the others where that is away as well, since nginx takes reserves by weight."""
    nearest = [*servers[own + 1 :], *servers[:own]]
    weights = [f" weight={FIRST_RESERVE}" if len(nearest) > 1 and not place else "" for place in range(len(nearest))]
    return [f"    server {other} backup{weight};" for other, weight in zip(nearest, weights, strict=True)]


def _answered(name: str, address: str) -> str:
    """The last one that was asked is the one that answered."""
    escaped = address.replace(".", r"\.")
    return rf'"~\b{escaped}$" {name}'


def _block(head: str, lines: Sequence[str]) -> str:
    inside = "\n".join(f"    {line};" for line in lines)
    return f"{head} {{\n{inside}\n}}"
