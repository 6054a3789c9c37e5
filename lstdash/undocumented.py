"""What we use of Streamlit beside its manual, in one place: what a new version of it may move or take away.

Everywhere else it is `import streamlit as st` and what the manual names; `tests/contract/test_layers.py` sees to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import streamlit
from streamlit import auth_util, config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent, add_script_run_ctx, get_script_run_ctx
from streamlit.runtime.secrets import AttrDict, secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import (
    AUTH_COOKIE_MAX_AGE_SECONDS,
    TOKENS_COOKIE_NAME,
    USER_COOKIE_NAME,
)

IN_BROWSER = Path(streamlit.__file__).parent / "static"  # its half there: the start page and the programs
LOGIN_COOKIE, TOKENS_COOKIE, LOGIN_SECONDS = USER_COOKIE_NAME, TOKENS_COOKIE_NAME, AUTH_COOKIE_MAX_AGE_SECONDS

Session = AppSession  # what one open page has on the server
Said = tuple[ScriptRunner | None, ForwardMsg]  # a message of a run, and whose it is

_tell = AppSession._on_scriptrunner_event  # one that has no such method is told of when the server starts


def serve(arguments: list[str]) -> None:
    """Do what `streamlit` on the command line does with the arguments."""
    from streamlit.web import cli

    cli.main(arguments, standalone_mode=False)


def set_address(name: str) -> None:
    """Let Streamlit know the server by this name; its own `st.set_option` takes no such option once it runs."""
    config.set_option("browser.serverAddress", name)


def is_given(option: str) -> bool:
    """Return whether somebody has set the option."""
    return bool(config.is_manually_set(option))


def can_read_secrets() -> bool:
    """Return whether there is a secrets.toml and it is TOML."""
    return bool(secrets_singleton.load_if_toml_exists())


def secrets(section: str) -> dict[str, Any]:
    """Return a section of secrets.toml; empty where there is none."""
    found = secrets_singleton.get(section) if can_read_secrets() else None
    return dict(found.to_dict()) if isinstance(found, AttrDict) else {}


def sign(cookie: str, text: str) -> str:
    """Return the text as a cookie of that name holds it, signed with the server's secret."""
    return create_signed_value(get_cookie_secret(), cookie, text).decode()


def signed(cookie: str, held: str) -> bytes | None:
    """Return what a signed cookie says; None for one that this server has not signed, or that is too old."""
    return decode_signed_value(get_cookie_secret(), cookie, held)


def signed_whole(cookies: Mapping[str, str], name: str) -> bytes:
    """Return what a cookie of the login says, which may be cut in parts that are signed each for itself; empty for none."""

    def one(part: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), part, cookies[part].encode("latin-1")) if part in cookies else None

    return auth_util.get_cookie_with_chunks(one, name) or b""


def login_origin() -> str:
    """Return where the login sends people back to; empty without a login."""
    return auth_util.get_origin_from_redirect_uri() or ""


def keeps_access_token() -> bool:
    """Return whether the login keeps what the provider is asked again with."""
    return "access" in auth_util.get_expose_tokens_config()


def uploaded_bytes() -> int:
    """Return the size of all files that open tabs have sent: Streamlit keeps them in memory."""
    if not Runtime.exists():
        return 0
    kept = Runtime.instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return sum(len(file.data) for files in list(kept.values()) for file in list(files.values()))


def joining() -> Callable[[], object]:
    """Return what another thread calls to draw on the page that runs now."""
    context = get_script_run_ctx()
    return lambda: add_script_run_ctx(ctx=context)


def intercept(said: Callable[[Session, Said], None], goes_on: Callable[[Session], None]) -> None:
    """Let `said` have what runs say, and call `goes_on` before a session is told how its run goes; in the run's own thread."""

    def tell(
        session: Session,
        sender: ScriptRunner | None,
        event: ScriptRunnerEvent,
        forward_msg: ForwardMsg | None = None,
        **more: Any,
    ) -> None:
        if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG and forward_msg is not None:
            said(session, (sender, forward_msg))
            return
        goes_on(session)
        _tell(session, sender, event, forward_msg, **more)

    AppSession._on_scriptrunner_event = tell  # type: ignore[assignment, method-assign]


def after(session: Session, seconds: float, do: Callable[[], None]) -> None:
    """Do something on the event loop that serves a session, so many seconds from now; called from any thread."""

    def wait() -> None:
        session._event_loop.call_later(seconds, do)

    session._call_soon_on_event_loop(wait)


def hand_over(session: Session, told: Iterable[Said]) -> None:
    """Let a session hear what a run of it has said, on its event loop; called from any thread."""

    def hear() -> None:
        for sender, message in told:
            session._handle_scriptrunner_event_on_event_loop(sender, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, message)

    session._call_soon_on_event_loop(hear)
