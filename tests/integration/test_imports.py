"""What a process loads decides how soon it answers."""

import json
import subprocess
import sys

HEAVY = {"torch", "transformers", "sentence_transformers", "gradio", "faiss", "onnxruntime", "bm25s"}
NOT_FOR_A_QUESTION = {"torch", "transformers", "sentence_transformers", "gradio"}

# Runs a command in this process and tells on stderr's last line which modules are loaded at its end.
PROBE = """
import json, sys
from assistant.doors.cli import run
sys.argv = ["assistant", *sys.argv[1:]]
code = run()
sys.stderr.write("\\n" + json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
sys.exit(code)
"""


def loaded_by(run, *arguments: object) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *map(str, arguments)],
        cwd=run.cwd,
        env=run.environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done, set(json.loads(done.stderr.splitlines()[-1]))


def test_the_help_loads_none_of_the_heavy_packages(run):
    done, modules = loaded_by(run, "--help")
    assert "Usage: assistant" in done.stdout
    assert "assistant" in modules
    assert modules & HEAVY == set()


def test_an_answer_from_an_existing_index_needs_neither_torch_nor_the_page(run, home):
    done, modules = loaded_by(run, "--home", home, "ask", "What was SCODA's total foreign trade value in 2020?")
    assert "15.6 billion" in done.stdout
    assert {"faiss", "onnxruntime"} <= modules
    assert modules & NOT_FOR_A_QUESTION == set()


def test_the_status_needs_no_model_at_all(run, home):
    _, modules = loaded_by(run, "--home", home, "status")
    assert modules & {*NOT_FOR_A_QUESTION, "onnxruntime"} == set()
