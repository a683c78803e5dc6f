"""`assistant models` says what is set, where it runs and what leaves the machine, and tries the model that writes."""

import json
import re

import pytest

from tests.samples.model_server import KEY, model_server, saying


def settings_of(server) -> dict[str, str]:
    return {
        "ASSISTANT_GENERATOR__NAME": "openai",
        "ASSISTANT_GENERATOR__MODEL": "tiny",
        "ASSISTANT_GENERATOR__URL": server.url,
        "ASSISTANT_API_KEY": KEY,
    }


def test_without_a_language_model_there_is_nothing_to_try(run, home):
    shown = run("models", home=home).stdout
    assert shown.count("leaves this machine: nothing") == 3
    assert "No language model is set" in shown


def test_a_model_that_answers_is_tried_once(run, home):
    with model_server(saying("The harbour moved 412 tonnes.")) as server:
        done = run("models", "--json", home=home, **settings_of(server))
    facts = json.loads(done.stdout)
    assert (done.returncode, len(server.asked)) == (0, 1)
    assert facts["trial"]["reply"] == "The harbour moved 412 tonnes."
    assert facts["trial"]["first_s"] <= facts["trial"]["total_s"]
    assert facts["models"][2] == {
        "part": "generator",
        "name": "openai:tiny",
        "place": f"at {server.url}",
        "leaves": "nothing",
    }


@pytest.mark.parametrize(("behaviour", "said"), [(lambda reply: reply.head(500), "500"), (saying(""), "said nothing")])
def test_a_model_that_does_not_answer_is_said_with_exit_code_1(run, home, behaviour, said):
    with model_server(behaviour) as server:
        done = run("models", home=home, **settings_of(server))
    assert done.returncode == 1
    assert re.search(f"BAD  asked once: .*{said}", done.stdout)
    assert KEY not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
