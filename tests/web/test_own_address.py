"""The address that the server is given is read once, and one that no browser could follow stops the start."""

from __future__ import annotations

from asyncio import run

import pytest

import app
from lstdash.cli import main, serving
from lstdash.cli.codes import USER_ERROR
from lstdash.errors import UserError
from lstdash.web import own_address, serve

UNUSABLE = [
    "samordning.example.se",
    "ftp://samordning.example.se",
    "https://",
    "https:samordning.example.se",
    "http://[",
    "https://a..b",
    "https://user@samordning.example.se",
    "https://samordning.example.se:0",
    "https://samordning.example.se:99999",
    "https://sam ordning.example.se",
    "https://samordning.example.se?a=1",
]


@pytest.mark.parametrize("given", UNUSABLE)
def test_an_address_that_cannot_be_followed_is_told(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(own_address.VARIABLE, given)
    with pytest.raises(UserError) as told:
        own_address.check()
    for said in (own_address.VARIABLE, f"Funnet: {given}", "Väntat: http:// eller https://", "Gör så här: Rätta den"):
        assert said in str(told.value)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("", ""),
        (" https://samordning.example.se/ ", "samordning.example.se"),
        ("HTTP://LST.example.se:8501/bas", "lst.example.se"),
        ("https://små.example.se", "xn--sm-zia.example.se"),
        ("http://192.0.2.7:8501", "192.0.2.7"),
        ("http://[2001:db8::1]:8501", "2001:db8::1"),
    ],
)
def test_one_that_can_is_taken(given: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(own_address.VARIABLE, given)
    own_address.check()
    assert own_address.name(own_address.given()) == name


@pytest.mark.parametrize("way", [[], ["--natverk"], ["--kopior", "2"]])
def test_the_command_stops_before_anything_starts(
    way: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(own_address.VARIABLE, "samordning.example.se")
    monkeypatch.setattr(serving, "_several", lambda *_: None)
    monkeypatch.setattr(serve, "serve", lambda *_: None)
    monkeypatch.setattr(serve, "hush", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        main(("starta", *way))
    said = capsys.readouterr()
    assert stopped.value.code == USER_ERROR and own_address.VARIABLE in said.err and not said.out


def test_so_does_a_server_that_is_started_without_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(own_address.VARIABLE, "samordning.example.se")

    async def started() -> None:
        async with app.lifespan(app.app):
            pass

    with pytest.raises(UserError, match=own_address.VARIABLE):
        run(started())
