"""Ask a model server in each way that one can misbehave, and print what came of it and after how long.

Run as: python tests/faults/model_servers.py [SILENCE_S [TOTAL_S]]
"""

import sys
import time

from assistant.generators.background import Patience
from assistant.generators.endpoint import Endpoint
from assistant.generators.language_model import Message
from assistant.generators.openai import OpenAiModel
from corpus.errors import GeneratorError
from tests.samples.model_server import KEY, MISBEHAVING, model_server


def main(silence_s: float = 2.0, total_s: float = 4.0) -> None:
    """Print a line for each behaviour."""
    for name, (behaviour, _) in MISBEHAVING.items():
        with model_server(behaviour) as server:
            model = OpenAiModel(Endpoint(server.url, "tiny", KEY), patience=Patience(silence_s, total_s))
            begun = time.perf_counter()
            try:
                said = sum(len(piece) for piece in model.stream([Message("user", "?")], tokens=9) if piece)
                outcome = f"ended by itself after {said} characters"
            except GeneratorError as error:
                outcome = str(error)
            print(f"{time.perf_counter() - begun:6.2f} s  {name}: {outcome}")


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
