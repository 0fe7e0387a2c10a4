"""The scenarios of `scenarios/*.yaml`, which an official can read and add to, put to `bh due`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from baohiem_cli.app.register import opened
from baohiem_cli.domain.names import fold
from baohiem_cli.files import yaml_reader
from tests.running import Bh

FIELDS = {"title", "note", "duty", "regulation", "effect", "application", "from", "to", "as_of", "options", "expect"}


def scenarios(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Every scenario of a folder, with a slug of its own."""
    return [
        (f"{path.stem}-{number}", scenario)
        for path in sorted(folder.glob("*.yaml"))
        for number, scenario in enumerate(yaml_reader.read(path, path.name).data, 1)
    ]


MADE_UP = scenarios(Path(__file__).parent / "scenarios")


def regulation(slug: str, scenario: dict[str, Any]) -> dict[str, Any]:
    """The file of a regulation that has nothing but the scenario's duty."""
    asked = {"lead": "Sở Y tế", "summary": "Báo cáo.", "kind": "report"} | scenario["duty"]
    return {
        "id": slug,
        "title": scenario["title"],
        "document": "Quy chế phối hợp",
        "jurisdiction": "Toàn quốc",
        "issuer": "UBND tỉnh",
        "schemes": "BHXH",
        "effect": {"confirmed": "false"} | scenario.get("effect", {}),
        **({"application": scenario["application"]} if "application" in scenario else {}),
        "legal_basis": [],
        "source": "Đặt ra để thử.",
        "chapters": [{"articles": [{"ref": "1"}]}],
        "provisions": [{"ref": "1", "duties": [asked]}],
    }


@pytest.fixture(scope="module")
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's data directory, with the regulations that scenarios make up."""
    folder = tmp_path_factory.mktemp("own")
    for slug, scenario in MADE_UP:
        text = yaml.safe_dump(regulation(slug, scenario), allow_unicode=True)
        (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def database(corpus_register: Path, own_data: Path) -> Path:
    """A register of the corpus and of these."""
    path = own_data / "bh.db"
    shutil.copy(corpus_register, path)
    with opened(path, own_data) as register:
        assert register.notices == ()
    return path


@pytest.mark.parametrize(
    ("slug", "scenario"), [pytest.param(*one, id=f"{one[0]} {fold(one[1]['title'])}") for one in MADE_UP]
)
def test_scenario(slug, scenario, bh, database, own_data):
    hold(bh, scenario, f"{slug}/1", "--db", database, "--data", own_data)


def hold(bh: Bh, scenario: dict[str, Any], duty: str | None, *options: object) -> None:
    """Put a scenario to `bh due`; its answer for the duty, or for all of a regulation, is what the scenario expects."""
    assert set(scenario) <= FIELDS
    source = duty.partition("/")[0] if duty else scenario["regulation"]

    answer = bh(
        "due", "--regulation", source, "--from", scenario["from"], "--to", scenario["to"], "--format", "json",
        "--as-of", scenario.get("as_of", "2026-11-21"), *options, *scenario.get("options", []),
    )  # fmt: skip
    assert answer.code == 0, answer.err
    found = told([item for item in answer.json["items"] if duty in (None, item["duty"])])

    expected = scenario["expect"]
    assert [{"period": one["period"], "due": one["due"]} for one in found] == [
        {"period": one["period"], "due": one["due"]} for one in expected
    ]
    for one, row in zip(found, expected, strict=True):
        assert {name: one[name] for name in row} == row


def told(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for each duty and period, as text, with all its agencies and the number of records that it asks for."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for item in items:
        assert date.fromisoformat(item["submit_by"]) <= date.fromisoformat(item["due"])
        texts = {name: None if value is None else str(value) for name, value in item.items()}
        row = rows.setdefault((item["duty"], item["period"]), texts | {"agencies": [], "records": "0"})
        row["agencies"] += [body["agency"] for body in item["agencies"]]
        row["records"] = str(int(row["records"]) + 1)
    return list(rows.values())
