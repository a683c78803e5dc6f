"""What is shipped is what is in version control, and it works away from the repository."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from assistant.home import Home
from embeddings.sentence_transformer import PACKAGED

ROOT = Path(__file__).parents[2]
PACKAGES = ("assistant", "corpus", "embeddings", "eval")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel, and sees this one's other packages."""
    folder = tmp_path_factory.mktemp("installed") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    [site] = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # After the wheel's own folder; .pth files of that other folder (an editable install of this project) are not read.
    (site / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def tracked() -> set[str]:
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return set(listed.stdout.splitlines())


def test_the_wheel_holds_the_tracked_files_of_the_packages_but_for_what_models_are_fitted_on(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == {name for name in tracked() if not name.startswith("eval/fitting/data/")}


def test_the_wheel_offers_the_command_and_the_licence(wheel):
    with zipfile.ZipFile(wheel) as archive:
        [points] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "assistant = assistant.__main__:main" in archive.read(points).decode()
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def test_the_installed_wheel_answers_from_another_folder(installed, model_folder, tmp_path):
    data = tmp_path / "data" / "document-assistant"
    place = Home(data, True).model(PACKAGED)
    place.parent.mkdir(parents=True)
    place.symlink_to(model_folder)  # exported once a session; making it is tested elsewhere
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSISTANT_", "PYTHON"))}
    where = "import assistant; print(assistant.__file__)"
    ask = "import sys; sys.argv[1:] = ['ask', 'What was the total foreign trade value in 2020?']; "
    done = subprocess.run(
        [str(installed), "-c", f"{ask}{where}; from assistant.__main__ import main; main()"],
        cwd=tmp_path,
        env={**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed.parents[1]))  # the wheel's files, not the repository's
    assert "15.6 billion" in done.stdout
