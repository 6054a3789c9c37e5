"""systemd's units are read by systemd's own checker, the container files as what they are; neither is run here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lstdash.cli import app
from lstdash.published import versions
from lstdash.web import health, replicas
from tests.deploy.conftest import missing

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = ("lstdash@.service", "lstdash.target")
PYTHON = "/opt/lstdash/.venv/bin/python"
SETTING = re.compile(r"\b(LSTDASH_[A-Z_]+|STREAMLIT_SERVER_COOKIE_SECRET)\b")
OWN_OF_COMPOSE = {"LSTDASH_DATABASE_PASSWORD", "LSTDASH_COOKIE_SECRET", "LSTDASH_SECRETS"}
NOT_IN_A_CONTAINER = {"LSTDASH_ENGINE", "LSTDASH_SPARK_REMOTE", "LSTDASH_SPARK_EXTRACTS"}  # its requirements are not there


@pytest.fixture
def checker() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        missing("systemd-analyze")
    return str(found)


def test_systemd_finds_nothing_wrong_with_the_units(checker: str, tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / "systemd" / name).read_text("utf-8").replace(PYTHON, sys.executable)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [checker, "verify", "--man=no", *(str(tmp_path / name) for name in UNITS)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_a_unit_that_is_wrong_is_found(checker: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.service").write_text(f"[Service]\nExecStart={sys.executable}\nRestart=ibland\n", encoding="utf-8")
    command = [checker, "verify", "--man=no", str(tmp_path / "wrong.service")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "wrong.service:3" in found.stderr


def test_the_units_run_commands_that_exist() -> None:
    known = {(command.callback.__name__ if command.callback else "").replace("_", "-") for command in app.registered_commands}
    run = [found for name in UNITS for found in re.findall(r"-m lstdash (\S+)", (DEPLOY / "systemd" / name).read_text("utf-8"))]
    assert run == ["starta"] and set(run) <= known


def test_compose_has_the_database_and_the_servers_and_no_secret() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    own = services["lstdash"]
    assert own["depends_on"]["database"]["condition"] == "service_healthy" and services["database"]["healthcheck"]
    assert (ROOT / "deploy" / own["build"]["context"] / own["build"]["dockerfile"]).is_file()
    assert own["ports"] == ["127.0.0.1:8501:8501"], "open to this machine alone until somebody decides otherwise"
    given = {name: value for name, value in own["environment"].items() if value is not None}
    has_default = {"LSTDASH_DATABASE_URL", versions.EXTRACTS}
    assert len(given) == 4 and all(":?" in value for name, value in given.items() if name not in has_default)
    assert "ports" not in services["database"]


def test_a_container_lets_nobody_in_without_a_login() -> None:
    """The image holds no secrets.toml: it is mounted where Streamlit looks, and a path that is not there stops the start."""
    own = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["lstdash"]
    (mount,) = [one for one in own["volumes"] if isinstance(one, dict)]
    assert mount["source"].startswith("${LSTDASH_SECRETS:?") and mount["bind"] == {"create_host_path": False}
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    (folder,) = [line.split()[1] for line in lines if line.startswith("WORKDIR")]
    assert mount["target"] == f"{folder}/.streamlit/secrets.toml" and mount["read_only"]
    assert ".streamlit/secrets.toml" in (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").split()


def test_every_setting_reaches_the_container() -> None:
    listed = re.findall(r"^\| `(LSTDASH_[A-Z_]+)` \|", (ROOT / "docs" / "drift.md").read_text("utf-8"), re.MULTILINE)
    own = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["lstdash"]
    image = re.findall(r"^ENV (LSTDASH_[A-Z_]+)=", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    set_by_the_command = {replicas.REPLICAS}
    assert set(listed) - NOT_IN_A_CONTAINER - set_by_the_command - set(image) - set(own["environment"]) == set()
    for name, value in re.findall(r"^ENV (\w+)=(.+)$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE):
        given = own["environment"].get(name, f"${{{name}:-{value}}}")
        assert given == f"${{{name}:-{value}}}", "a name without a value would take the image's own away"
    assert {"AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} <= set(own["environment"])
    assert "-r requirements-s3.txt" in (DEPLOY / "Containerfile").read_text("utf-8")


def test_the_container_runs_the_command_as_nobody_in_particular() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    told = {line.split()[0] for line in lines if line[:1].isalpha()}
    assert told <= {"FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"}
    assert [line for line in lines if line.startswith("USER")] == ["USER lstdash"]
    assert lines[-1].startswith("CMD [") and '"--kopior", "2"' in lines[-1]
    copied = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
    assert all((ROOT / word).exists() for word in copied)


@pytest.mark.parametrize("setting", [versions.EXTRACTS, versions.CACHE])
def test_extracts_and_their_copy_are_where_the_service_may_write(setting: str) -> None:
    """The program's own folder is read-only to systemd's service, and root's in the container."""
    for name in ("Containerfile", "systemd/lstdash.env"):
        found = re.findall(rf"^(?:ENV )?{setting}=(.+)$", (DEPLOY / name).read_text("utf-8"), re.MULTILINE)
        assert len(found) == 1 and found[0].startswith("/var/lib/lstdash/"), name


def test_the_browser_that_draws_pictures_has_a_home_that_it_may_write_to() -> None:
    text = (DEPLOY / "systemd" / UNITS[0]).read_text("utf-8")
    assert "ProtectSystem=strict" in text and "StateDirectory=lstdash\n" in text
    told = dict(re.findall(r"\b(HOME|XDG_\w+)=(\S+)", text))
    assert set(told) == {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}
    assert all(Path(folder).is_relative_to("/var/lib/lstdash") for folder in told.values())


def test_every_setting_in_deploy_is_told_of() -> None:
    told = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("drift.md", "flera-servrar.md"))
    files = [path for path in DEPLOY.rglob("*") if path.is_file()]
    named = {name for path in files for name in SETTING.findall(path.read_text("utf-8"))} - OWN_OF_COMPOSE
    assert named and {name for name in named if f"`{name}`" not in told} == set()


def test_a_container_asks_itself_past_any_proxy() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    assert "build_opener(ProxyHandler({})).open('http://127.0.0.1:8501/halsa'" in text and "urlopen" not in text
    own = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["lstdash"]["healthcheck"]
    assert own["test"] == ["CMD", *json.loads(re.findall(r"^    CMD (\[.+\])$", text, re.MULTILINE)[0])], (
        "also where the image's is lost"
    )
    asked = float(re.findall(r"timeout=([\d.]+)\)", text)[0])
    assert health.PATIENCE_SECONDS < asked < float(own["timeout"].rstrip("s")), "what is wrong is heard before anybody gives up"
