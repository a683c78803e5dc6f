from assistant.doors.page.blocks import head_html


def test_style_and_script_stand_in_the_head():
    head = head_html()
    assert (head.startswith("<style>"), head.endswith("</script>")) == (True, True)
    assert "</script>" not in head[: -len("</script>")]
