"""A phone's cookie, got from the server: nobody makes one up."""

from __future__ import annotations

from httpx2 import AsyncClient

from lstdash.database.engine import Store, open_store
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE
from lstdash.workshop import devices


def cookie_of(name: str, store: Store | None = None) -> str:
    """Return the cookie of the device with this name, as every server on the store signs it."""
    return devices.signed(store or open_store(), name)


async def fetched(client: AsyncClient, page: str) -> str:
    """Return the cookie that the server gives to whoever fetches a room's page for the first time."""
    answer = await client.get(page, headers={"accept": "text/html", "cookie": ""})  # whatever others have got
    return str(answer.cookies[DEVICE_COOKIE])
