"""A reader without a browser: Streamlit's own websocket and an HTTP client's cookies. Tells what a page says, and clicks."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

XSRF = "_streamlit_xsrf"
PATIENCE_SECONDS = 60.0


@dataclass
class Page:
    """What a run of a page has drawn: texts in order, and buttons by their words."""

    texts: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    redirect: str = ""
    polled: list[str] = field(default_factory=list)  # parts that the browser asks for again and again

    @property
    def said(self) -> str:
        """Everything it says."""
        return "\n".join(self.texts).replace("\\", "")

    def take(self, delta: Delta) -> None:
        """Add what one message draws."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("markdown", "html", "alert"):
            self.texts.append(getattr(element, kind).body)  # a caption is a markdown too
        elif kind == "button":
            self.buttons[element.button.label] = element.button.id


class Visitor:
    """One open tab; `client` has the cookies and the address."""

    def __init__(self, client: httpx.Client) -> None:
        client.get("/_stcore/health")  # gives the cookie against forged requests
        address = str(client.base_url).rstrip("/")
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)
        self._opening = connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=address,  # type: ignore[arg-type]
            subprotocols=["streamlit", client.cookies[XSRF]],  # type: ignore[list-item]
            additional_headers={"Cookie": cookies},
            max_size=None,
        )
        self._at = ("", "")

    def __enter__(self) -> Visitor:
        self._socket: ClientConnection = self._opening.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._opening.__exit__(None, None, None)

    def open(self, page: str, query: str = "") -> Page:
        """Open a page by its address without slash."""
        self._at = (page, query)
        return self._run()

    def click(self, on: Page, label: str) -> Page:
        """Press a button of the page."""
        return self._run(WidgetState(id=on.buttons[label], trigger_value=True))

    def poll(self, on: Page) -> Page:
        """Ask for the page's polled parts once, as its browser does by itself."""
        polled = Page()
        for part in on.polled:
            polled.texts += self._run(part=part).texts
        return polled

    def _run(self, *states: WidgetState, part: str = "") -> Page:
        finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if part else ForwardMsg.FINISHED_SUCCESSFULLY
        message = BackMsg()
        message.rerun_script.fragment_id = part
        message.rerun_script.page_name, message.rerun_script.query_string = self._at
        message.rerun_script.widget_states.SetInParent()
        message.rerun_script.widget_states.widgets.extend(states)
        self._socket.send(message.SerializeToString())
        page = Page()
        while True:
            part = self._socket.recv(PATIENCE_SECONDS)
            assert isinstance(part, bytes)
            told = ForwardMsg.FromString(part)
            kind = told.WhichOneof("type")
            if kind == "delta":
                page.take(told.delta)
            elif kind == "auth_redirect":
                page.redirect = told.auth_redirect.url
            elif kind == "new_session" and not told.metadata.run.fragment_ids:
                page = Page(redirect=page.redirect)  # the page began anew: what was drawn is gone
            elif kind == "auto_rerun":
                page.polled.append(told.auto_rerun.fragment_id)
            elif kind == "script_finished" and told.script_finished == finished:
                return page
