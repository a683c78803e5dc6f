from pathlib import Path

import pytest

from assistant.home import find_home
from corpus.errors import SettingsError


def test_a_named_home_is_stronger_than_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "environment"))
    home = find_home(tmp_path / "named")
    assert (home.folder, home.is_default) == (tmp_path / "named", False)


def test_the_environment_is_stronger_than_the_platform(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "environment"))
    home = find_home(None)
    assert (home.folder, home.is_default) == (tmp_path / "environment", False)


def test_without_a_name_the_platforms_data_folder_is_the_default(tmp_path, monkeypatch):
    monkeypatch.delenv("ASSISTANT_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    home = find_home(None)
    assert (home.folder, home.is_default) == (tmp_path / "document-assistant", True)


def test_a_new_home_can_be_entered_by_its_owner_only(tmp_path):
    # 0o40700: a folder, rwx for the owner, nothing for group and others
    assert find_home(tmp_path / "new").folder.stat().st_mode == 0o40700


def test_a_home_that_is_a_file_is_an_explained_error(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"file' cannot be used: .*; set --home"):
        find_home(tmp_path / "file")


def test_models_whose_names_differ_in_punctuation_alone_get_folders_of_their_own(tmp_path):
    home = find_home(tmp_path)
    assert home.model("org/model") != home.model("org-model")


def test_no_model_name_leaves_the_models_folder(tmp_path):
    home = find_home(tmp_path)
    assert home.model("../../etc/passwd").resolve().parent == (tmp_path / "models").resolve()


def test_a_relative_home_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_home(Path("here")).folder == tmp_path / "here"
