"""The local administrator: the code that was made, for an hour, until another is made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lstdash import undocumented
from lstdash.cli import main
from lstdash.database.values import hashed
from lstdash.errors import UserError
from lstdash.login import emergency

NOON = datetime(2006, 3, 1, 12, tzinfo=UTC)
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX"


@pytest.fixture(autouse=True)
def _set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(emergency.VARIABLE, hashed(CODE))
    monkeypatch.setattr(undocumented, "get_cookie_secret", lambda: "bara-i-prov-0123456789abcdef")


def test_the_command_makes_a_code_that_opens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nodkod"])
    said = capsys.readouterr().out
    code = said.split("Nödkod: ")[1].split()[0]
    assert not emergency.matches(code)
    monkeypatch.setenv(emergency.VARIABLE, said.split("LSTDASH_ADMIN_HASH=")[1].strip())
    assert emergency.matches(code) and not emergency.matches(CODE)
    assert code not in said.split("LSTDASH_ADMIN_HASH=")[1]


def test_without_a_hash_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {emergency.COOKIE: emergency.cookie(NOON)}
    monkeypatch.setenv(emergency.VARIABLE, "")
    assert not emergency.is_set() and not emergency.matches("") and not emergency.matches(CODE)
    assert emergency.session(held, NOON) is None


def test_a_login_lasts_an_hour_and_no_longer_than_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    # the signature's own time is that of the computer, and older cookies than a month are refused by it
    held = {emergency.COOKIE: emergency.cookie(NOON)}
    found = emergency.session(held, NOON + timedelta(minutes=59))
    assert found is not None and found.roles == {"administrator"} and found.is_local
    assert emergency.session(held, NOON + timedelta(minutes=60)) is None
    assert emergency.session({emergency.COOKIE: held[emergency.COOKIE] + "x"}, NOON) is None
    assert emergency.session({}, NOON) is None
    monkeypatch.setenv(emergency.VARIABLE, hashed("en annan kod"))
    assert emergency.session(held, NOON) is None


@pytest.mark.parametrize("text", ["x", "A" * 64, hashed(CODE)[:-1], CODE])
def test_a_hash_that_is_none_stops_the_server(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(emergency.VARIABLE, text)
    with pytest.raises(UserError) as wrong:
        emergency.check()
    assert wrong.value.where == emergency.VARIABLE and wrong.value.found == "något annat"  # a code set by mistake is not shown
