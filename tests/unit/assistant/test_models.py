"""Models are exported once a home, each precision beside the other."""

from assistant.home import Home
from assistant.models import encoder_folder
from assistant.settings import EncoderSettings


def test_each_precision_has_a_folder_of_its_own(tmp_path):
    home = Home(tmp_path, False)
    exact, quick = EncoderSettings(), EncoderSettings(precision="int8")
    assert encoder_folder(home, exact) == home.model(exact.model)
    assert encoder_folder(home, quick) != encoder_folder(home, exact)
