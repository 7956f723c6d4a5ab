"""The containers of `deploy/docker`: what can be said of them without a registry.

The image itself is not built here: docs/docker.md says how it was.
"""

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from click.testing import CliRunner
from django.core.management import get_commands, load_command_class

from tests.sources import ROOT
from tests.tooling.test_systemd_units import started_by
from tools.web.deployment import (
    gunicorn_arguments,
    nginx_block,
    nginx_executable,
    without_front_cache,
)

KIT = ROOT / "deploy" / "docker"
DOCKERFILE = (KIT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((KIT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if service["image"] == "groupsite"]
PAGE = (ROOT / "docs" / "docker.md").read_text(encoding="utf-8")
ACCOUNT = "10001"


def test_compose_follows_its_specification() -> None:
    command = ["--builtin-schema", "vendor.compose-spec", str(KIT / "compose.yaml")]
    import check_jsonschema  # takes a second

    done = CliRunner().invoke(check_jsonschema.main, command)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_has_no_rights_that_it_does_not_need(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert service["tmpfs"]
    if service["image"] != "groupsite":
        assert re.fullmatch(r"[\w./-]+:\d+(\.\d+)+", service["image"])
        assert int(service["user"].partition(":")[0]) > 0
    assert f"USER {ACCOUNT}:{ACCOUNT}\n" in DOCKERFILE


def test_no_secret_is_in_a_variable_or_in_the_image() -> None:
    variables = {
        key: value for one in SERVICES.values() for key, value in one.get("environment", {}).items()
    }
    hidden = [key for key in variables if re.search("KEY|PASSWORD|TOKEN|_URL", key)]
    assert len(hidden) == 5
    assert [
        key for key in hidden if variables[key] != f"/run/secrets/{Path(variables[key]).name}"
    ] == []
    assert {Path(variables[key]).name for key in hidden} < set(COMPOSE["secrets"])
    assert re.findall(r"(?:ENV|ARG)[^\n]*(?:SECRET|PASSWORD|TOKEN)", DOCKERFILE) == []
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[1] == "*"
    allowed = [line[1:] for line in ignored if line.startswith("!")]
    assert all((ROOT / path).exists() for path in allowed)
    assert [
        path for path in allowed if path.startswith(("var", ".git", ".venv", "deploy/docker/s"))
    ] == []


def test_secrets_are_made_once_and_open_each_other(tmp_path: Path) -> None:
    shutil.copy(KIT / "make-secrets", tmp_path)
    made = []
    for _time in range(2):
        subprocess.run(["sh", tmp_path / "make-secrets"], check=True)
        made.append({path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == set(COMPOSE["secrets"]) - {"fullchain.pem", "privkey.pem"}
    assert f":{made[0]['database-password']}@database:" in made[0]["database-url"]
    word, password = made[0]["cache-password.conf"].split()
    assert word == "requirepass"
    assert made[0]["cache-url"] == f"redis://:{password}@cache:6379/0"
    assert len(made[0]["secret-key"]) >= 50
    assert {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "secrets").iterdir()} == {
        "0o400"
    }


def test_the_server_is_started_as_deployment_says() -> None:
    (written,) = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    program, *arguments = json.loads(written)
    assert program == "gunicorn"
    assert arguments == [*gunicorn_arguments(), "--bind", "0.0.0.0:8000"]
    assert "command" not in SERVICES["web"]


@pytest.fixture(scope="module")
def timers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("timers", KIT / "timers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of_systemd() -> dict[tuple[str, ...], set[str]]:
    """The times of each command of a timer, hour and minute."""
    times: dict[tuple[str, ...], set[str]] = {}
    for timer in (ROOT / "deploy/systemd").glob("*.timer"):
        (when,) = re.findall(r"^OnCalendar=(.*)$", timer.read_text(encoding="utf-8"), re.MULTILINE)
        if found := re.fullmatch(r"\*:(\d)/5", when):
            at = {
                f"{hour:02}:{minute:02}"
                for hour in range(24)
                for minute in range(int(found[1]), 60, 5)
            }
        else:
            at = {when.removeprefix("*-*-* ")}
        for started in started_by(timer.with_suffix(".service")):
            times[tuple(shlex.split(started.partition("manage.py ")[2]))] = at
    return times


def test_the_timers_are_those_of_systemd(timers: ModuleType) -> None:
    day = datetime(2026, 3, 28, 23, 59, tzinfo=UTC)
    found: dict[tuple[str, ...], set[str]] = {}
    for at in timers.minutes(day, day + timedelta(days=1)):
        for command in timers.due(at):
            found.setdefault(command, set()).add(f"{at:%H:%M}")
    assert found == of_systemd()


def test_backups_find_the_programs_of_the_server_in_the_same_version() -> None:
    (version,) = re.findall(r"Debian 13 has those of PostgreSQL (\d+)", DOCKERFILE)
    assert "postgresql-client" in DOCKERFILE
    assert SERVICES["database"]["image"].partition(":")[2].startswith(f"{version}.")


def test_commands_exist() -> None:
    for name in OURS:
        words = SERVICES[name].get("command", [])
        for command in re.findall(r"manage\.py,? (\w+)", " ".join(words)):
            assert command == "db_worker" or load_command_class(get_commands()[command], command)


def without_names(block: str) -> list[str]:
    """The lines of a configuration of nginx without what a container changes: names, ports, logs."""
    block = re.sub(
        r"(access_log|error_log) \S+", r"\1 LOG", block.replace("error_log /dev/null", "NO LOG")
    )
    block = re.sub(r"listen (\[::\]:)?(80)?(443|80|8443)\b", r"listen \1PORT", block)
    block = re.sub(r"https://\S+\$request_uri", "https://HOST$request_uri", block)
    block = re.sub(r"server_name .*;|ssl_certificate\w* .*;", "", block)
    block = re.sub(r"proxy_pass .*;", "proxy_pass SITE;", block)
    return [line.strip() for line in block.splitlines() if line.strip()]


def test_nginx_does_what_deployment_says() -> None:
    kit = without_names((KIT / "nginx.conf").read_text(encoding="utf-8"))
    printed = without_names(without_front_cache(nginx_block()))  # it has PostgreSQL
    assert [line for line in printed if line not in kit] == []
    start = kit.index(printed[0])
    own = [line for line in kit[start:] if line not in printed]
    assert own == [
        "# Asked again after a new container of the site has another address.",
        "resolver 127.0.0.11 valid=10s;",
        "set $site web;",
    ]


def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    nginx = nginx_executable()
    if not nginx or not shutil.which("openssl"):
        pytest.skip("nginx or openssl is not installed")
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    pair = ["-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"]
    subprocess.run([*key, *pair], check=True, capture_output=True)
    text = (KIT / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/tmp/", f"{tmp_path}/").replace("/run/secrets", str(tmp_path))  # noqa: S108
    (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
    command = [nginx, "-t", "-e", tmp_path / "log", "-c", tmp_path / "nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "test is successful" in done.stderr, done.stderr


def test_the_page_names_every_service_and_file() -> None:
    for name in [*SERVICES, *(path.name for path in KIT.iterdir() if path.is_file())]:
        assert f"`{name}`" in PAGE or f"docker/{name}" in PAGE, name
