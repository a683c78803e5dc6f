import pytest

from assistant.generators.endpoint import KEY_VARIABLE, open_endpoint
from corpus.errors import SettingsError

URL = "http://127.0.0.1:11434/v1"


@pytest.fixture
def key_file(tmp_path):
    def make(content: str, mode: int = 0o600):
        file = tmp_path / "key"
        file.write_text(content, encoding="utf-8")
        file.chmod(mode)
        return str(file)

    return make


def test_the_key_of_the_file_beats_that_of_the_environment(key_file, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "from-environment")
    assert open_endpoint(URL, "m", key_file("from-file\n")).headers["authorization"] == "Bearer from-file"
    assert open_endpoint(URL, "m", "").headers["authorization"] == "Bearer from-environment"


def test_without_a_key_no_header_is_sent(monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert "authorization" not in open_endpoint(URL, "m", "").headers


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666])
def test_a_key_file_that_others_can_read_is_refused(key_file, mode):
    with pytest.raises(SettingsError, match=rf"open to others \(mode {mode:04o}\); run: chmod 600"):
        open_endpoint(URL, "m", key_file("secret", mode))


def test_a_key_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(SettingsError, match="nowhere' cannot be read: No such file"):
        open_endpoint(URL, "m", str(tmp_path / "nowhere"))


@pytest.mark.parametrize("key", ["two words", "line\nline", "schlüssel", "a\r\nx-header: b"])
def test_a_key_that_could_break_a_header_is_refused_without_being_shown(key_file, key):
    with pytest.raises(SettingsError, match="is not one word of ASCII") as raised:
        open_endpoint(URL, "m", key_file(key))
    assert key not in str(raised.value)


@pytest.mark.parametrize("url", ["", "ftp://host", "host:80", "http://", "http://h:99999/", "http://h/v1?x=1", "//h"])
def test_what_is_no_address_is_refused_with_an_example(url):
    with pytest.raises(SettingsError, match="give for example http"):
        open_endpoint(url, "m", "")


def test_a_password_in_the_address_is_refused_without_being_shown():
    with pytest.raises(SettingsError) as raised:
        open_endpoint("http://me:hunter2@host/v1", "m", "")
    assert "hunter2" not in str(raised.value)


def test_a_model_must_be_named():
    with pytest.raises(SettingsError, match=r"generator\.model is empty"):
        open_endpoint(URL, "", "")


@pytest.mark.parametrize("url", ["http://h/v1", "http://h/v1/"])
def test_services_stand_below_the_address(url):
    assert open_endpoint(url, "m", "").address("models") == "http://h/v1/models"
