from assistant.doors.page.blocks import head_html
from assistant.doors.page.overview import places
from assistant.doors.page.words import ENGLISH
from embeddings.manifest import DocumentEntry


def test_style_and_script_stand_in_the_head():
    head = head_html(ENGLISH)
    assert (head.startswith("<style>"), head.endswith("</script>")) == (True, True)
    assert "</script>" not in head[: -len("</script>")]


def test_folders_of_every_depth_come_before_the_documents():
    paths = ["b/c/x.md", "a.md", "b/y.md"]
    entries = [DocumentEntry(source="/s", path=path, content_hash="0", first_passage=0, passages=1) for path in paths]
    assert places(entries) == ["b", "b/c", "b/c/x.md", "a.md", "b/y.md"]
