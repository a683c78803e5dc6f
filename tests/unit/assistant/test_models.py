"""Models are exported once a home, each precision beside the other, one after the other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.home import Home
from assistant.models import encoder_folder, open_encoder, open_reader
from assistant.settings import EncoderSettings, Settings
from corpus.errors import ModelError


def test_each_precision_has_a_folder_of_its_own(tmp_path):
    home = Home(tmp_path, False)
    exact, quick = EncoderSettings(), EncoderSettings(precision="int8")
    assert encoder_folder(home, exact) == home.model(exact.model)
    assert encoder_folder(home, quick) != encoder_folder(home, exact)


def test_encoder_and_reader_are_never_exported_at_once(tmp_path, monkeypatch):
    # as the first question over an imported index does, when the home holds no model yet
    busy, overlapped = threading.Lock(), []

    def export(*_, **__):
        overlapped.append(not busy.acquire(blocking=False))
        time.sleep(0.05)
        if busy.locked():
            busy.release()
        raise ModelError("no model here")

    monkeypatch.setattr("embeddings.export.export_encoder", export)
    monkeypatch.setattr("assistant.extractive.reader.export.export_reader", export)
    with ThreadPoolExecutor(max_workers=2) as pool:
        opened = [pool.submit(each, Home(tmp_path, False), Settings()) for each in (open_encoder, open_reader)]
        for each in opened:
            with pytest.raises(ModelError):
                each.result()
    assert overlapped == [False, False]
