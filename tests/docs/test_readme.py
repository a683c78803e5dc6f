"""What README and CONTRIBUTING say is compared with the program."""

import re
from pathlib import Path

import pytest
import typer.main

from assistant.doors.cli.app import app
from assistant.settings import setting_rows

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def settings_in_readme() -> dict[str, str]:
    """Return the default of each row `| `group.name` | default | description |`."""
    rows = re.findall(r"^\| `([a-z]+\.[a-z_]+)` \| ([^|]*) \|[^|]*\|$", README, re.MULTILINE)
    return {name: default.strip(" `") for name, default in rows}


def commands() -> list[str]:
    """Return the names of all commands, those of a group with the group's name before."""
    names = []
    for name, command in typer.main.get_command(app).commands.items():
        inner = getattr(command, "commands", None)
        names += [f"{name} {each}" for each in inner] if inner else [name]
    return names


def test_the_settings_table_is_the_programs():
    assert settings_in_readme() == {key: default for key, default, _ in setting_rows()}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_named(command):
    assert f"assistant {command}" in README


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_to_one(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    files = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in files if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("command", ["make chat", "make test"])
def test_the_two_commands_of_a_new_user_are_there(command):
    assert command in README


def test_the_readme_names_every_direct_dependency():
    listed = re.search(
        r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M | re.S
    )
    names = re.findall(r'"([\w-]+)', listed.group(1))
    assert [name for name in names if name.lower() not in README.lower()] == []
