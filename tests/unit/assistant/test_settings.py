from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings, setting_rows
from corpus.errors import SettingsError


def settings_file(folder: Path, content: str) -> Path:
    path = folder / "config.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_without_file_and_environment_every_setting_has_its_default():
    settings = load_settings()
    shown = {
        f"{group}.{name}": "fitted" if value is None else str(value)
        for group, values in settings.model_dump().items()
        for name, value in values.items()
    }
    assert shown == {key: default for key, default, _ in setting_rows()}


def test_the_file_is_stronger_than_the_default(tmp_path):
    assert load_settings(settings_file(tmp_path, "[retrieval]\nk = 7\n")).retrieval.k == 7


def test_the_environment_is_stronger_than_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__K", "9")
    assert load_settings(settings_file(tmp_path, "[retrieval]\nk = 7\n")).retrieval.k == 9


def test_the_environment_leaves_the_file_its_other_settings_of_the_group(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__K", "9")
    settings = load_settings(settings_file(tmp_path, '[retrieval]\nk = 7\nfusion = "rrf"\n'))
    assert (settings.retrieval.k, settings.retrieval.fusion) == (9, "rrf")


def test_every_setting_can_be_given_in_the_environment(monkeypatch):
    for key, default, _ in setting_rows():
        monkeypatch.setenv("ASSISTANT_" + key.upper().replace(".", "__"), "0.5" if default == "fitted" else default)
    # each is its default, but for the threshold, whose default cannot be written
    assert load_settings() == Settings(generator={"threshold": 0.5})


@pytest.mark.parametrize(
    ("content", "wrong", "nearest"),
    [
        ("[retrieval]\nkk = 3\n", "retrieval.kk", "retrieval.k"),
        ("[generator]\ntreshold = 0.4\n", "generator.treshold", "generator.threshold"),
        ("[index]\nbudgets = 90\n", "index.budgets", "index.budget"),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(tmp_path, content, wrong, nearest):
    with pytest.raises(SettingsError, match=f"unknown setting '{wrong}'; did you mean '{nearest}'"):
        load_settings(settings_file(tmp_path, content))


def test_a_misspelt_variable_names_the_nearest_known_one(monkeypatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__FUSON", "rrf")
    with pytest.raises(SettingsError, match=r"ASSISTANT_RETRIEVAL__FUSON; did you mean ASSISTANT_RETRIEVAL__FUSION\?"):
        load_settings()


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        ("[retrieval]\nk = 0\n", "retrieval.k", "0"),
        ('[retrieval]\nfusion = "sum"\n', "retrieval.fusion", "'sum'"),
        ("[generator]\nthreshold = 1.5\n", "generator.threshold", "1.5"),
        ('[index]\nbudget = "many"\n', "index.budget", "'many'"),
        ('[retrieval]\nreranker = ""\n', "retrieval.reranker", "''"),
        ('[retrieval]\nfusion = "rrf"\nreranker = "late-interaction"\n', "retrieval.reranker", "'late-interaction'"),
        ("retrieval = 5\n", "retrieval", "5"),
    ],
)
def test_a_bad_value_is_named_with_its_key(tmp_path, content, key, value):
    with pytest.raises(SettingsError, match=f"setting {key} = {value}: "):
        load_settings(settings_file(tmp_path, content))


def test_a_bad_value_in_the_environment_is_named_with_its_key(monkeypatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__K", "some")
    with pytest.raises(SettingsError, match=r"setting retrieval\.k = 'some'"):
        load_settings()


@pytest.mark.parametrize("value", ["fast", '{"k": 7}'])
def test_a_whole_group_in_one_variable_is_refused_with_what_to_do(monkeypatch, value):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL", value)
    with pytest.raises(SettingsError, match="ASSISTANT_RETRIEVAL: set one value at a time"):
        load_settings()


def test_what_is_no_group_in_the_file_is_refused_whatever_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__K", "9")
    with pytest.raises(SettingsError, match="setting retrieval = 5: "):
        load_settings(settings_file(tmp_path, "retrieval = 5\n"))


def test_a_variable_may_be_spelt_in_small_letters(monkeypatch):
    monkeypatch.setenv("assistant_retrieval__k", "9")
    assert load_settings().retrieval.k == 9


@pytest.mark.parametrize("content", [b"[retrieval\n", b"\xff\xfe\x00"])
def test_a_file_that_is_not_toml_is_named(tmp_path, content):
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"config\.toml' is not TOML"):
        load_settings(path)


def test_a_missing_settings_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"absent\.toml' cannot be read: No such file"):
        load_settings(tmp_path / "absent.toml")


def test_every_setting_has_a_description():
    assert [key for key, _, description in setting_rows() if len(description) < 10] == []


def test_a_later_file_beats_an_earlier_one_setting_by_setting(tmp_path):
    (tmp_path / "own").mkdir()
    home = settings_file(tmp_path, "[retrieval]\nk = 7\ndense_weight = 0.4\n")
    own = settings_file(tmp_path / "own", "[retrieval]\nk = 9\n[index]\nbudget = 90\n")
    settings = load_settings(home, own)
    assert (settings.retrieval.k, settings.retrieval.dense_weight, settings.index.budget) == (9, 0.4, 90)


def test_eight_bits_are_of_the_exported_model_alone(tmp_path):
    with pytest.raises(SettingsError, match=r"encoder.precision = 'int8': .*set encoder.runtime = 'onnx'"):
        load_settings(settings_file(tmp_path, '[encoder]\nruntime = "torch"\nprecision = "int8"\n'))
    assert load_settings(settings_file(tmp_path, '[encoder]\nprecision = "int8"\n')).encoder.precision == "int8"
