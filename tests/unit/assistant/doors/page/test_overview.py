from assistant.doors.page.blocks import head_html
from assistant.doors.page.words import ENGLISH


def test_style_and_script_stand_in_the_head():
    head = head_html(ENGLISH)
    assert (head.startswith("<style>"), head.endswith("</script>")) == (True, True)
    assert "</script>" not in head[: -len("</script>")]
