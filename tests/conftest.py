"""What every test shares: one published version of data/source, and caches that do not outlive a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import streamlit as st
from hypothesis.internal.conjecture import providers
from streamlit import config

from lstdash import same
from lstdash.database.engine import open_store
from lstdash.database.place import VARIABLE
from lstdash.extracts.publishing import publish
from lstdash.views import cache

# What is drawn would also depend on the constants of every module of ours that happens to be loaded, in spite of `derandomize`:
# a test must not fail for a change that it has nothing to do with, on one machine and not on another.
providers.is_local_module_file = lambda _: False
hypothesis.settings.register_profile("lstdash", deadline=None)  # machines are shared: no test is judged by its time
hypothesis.settings.load_profile("lstdash")

IS_CI = os.environ.get("CI") == "true"


def pytest_configure() -> None:
    # The product hides error details from readers; a failing test needs them.
    config.set_option("client.showErrorDetails", "full")


@pytest.fixture(scope="session")
def extracts_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with data/source published once."""
    root = tmp_path_factory.mktemp("extracts")
    publish.publish(root=root)
    return root


@pytest.fixture
def version(extracts_root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of the version made from data/source, current for this test."""
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(extracts_root))
    return (extracts_root / "current").read_text(encoding="utf-8").strip()


@pytest.fixture(scope="session", autouse=True)
def _store_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every page reads notes: a test that has no store of its own gets an empty one, never the developer's."""
    address = f"sqlite:///{tmp_path_factory.mktemp('store') / 'workshop.db'}"
    os.environ[VARIABLE] = address
    yield
    open_store(address).close()


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()
    cache.clear()
    same.clear()
