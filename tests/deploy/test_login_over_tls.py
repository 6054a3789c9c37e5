"""The login as an installation has it: https to nginx, http on to the server, and cookies that go over nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE
from tests.lib import login_provider
from tests.lib.front import Certificate, front
from tests.lib.logging_in import log_in
from tests.lib.server import free_port, serve
from tests.lib.visitor import Visitor

USER = "_streamlit_user"
DEEP = "/kallor?lan=M"
HTML = {"accept": "text/html"}


@pytest.fixture
def address(nginx_program: str, extracts_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where people reach it; its certificate is trusted by the test alone."""
    outside, inside, certificate = free_port(), free_port(), Certificate.made(tmp_path)
    public = f"https://127.0.0.1:{outside}"
    with login_provider.serving(f"{public}/oauth2callback") as providers:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(providers.secrets(public), encoding="utf-8")
        told = {
            "STREAMLIT_SECRETS_FILES": str(secrets),
            "LSTDASH_DATABASE_URL": f"sqlite:///{tmp_path / 'lstdash.db'}",
            "LSTDASH_PUBLIC_URL": public,
        }
        with (
            serve(extracts_root, port=inside, **told),
            front(nginx_program, [f"127.0.0.1:{inside}"], "https", certificate, outside) as found,
        ):
            assert found == public
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate.path))
            yield found


def test_who_logs_in_over_tls_is_back_with_cookies_that_go_over_nothing_else(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        back = log_in(client, "ny", page=DEEP)
        assert (back.status_code, back.headers["location"]) == (302, DEEP)
        given = [*back.headers.get_list("set-cookie"), *client.get("/rosta", headers=HTML).headers.get_list("set-cookie")]
        ours = {cookie.partition("=")[0]: cookie.casefold() for cookie in given if "max-age=0" not in cookie.casefold()}
        assert {USER, DEVICE_COOKIE} <= set(ours)
        assert [name for name, cookie in ours.items() if "; secure" not in cookie or "; httponly" not in cookie] == []
        with Visitor(client) as tab:
            assert "Ny Prov (läsare)" in tab.open("kallor").said
        out = client.get("/auth/logout")
        assert urlsplit(out.headers["location"]).path and USER not in client.cookies
