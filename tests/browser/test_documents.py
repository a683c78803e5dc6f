"""The Documents tab: files are dropped, looked at and deleted with proof, while the chat goes on answering."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples.pdf import Line, make_pdf

LIGHTHOUSE = "Lighthouse log\n\nThe lighthouse of Skagen was painted violet in 1931. Its lamp burns whale oil.\n"
SIZES = pytest.mark.parametrize("width", [1440, 390])


@pytest.fixture
def address(own_server) -> str:
    """A server whose documents these tests change, each its own ones."""
    return own_server.address


def opened(tab):
    """Open the tab and wait for its lists."""
    tab.page.get_by_role("tab", name="Documents").click()
    tab.page.locator("#shelf").wait_for()
    return tab.page


def drop(page, folder: Path, name: str, content: bytes | str) -> None:
    """Choose a file in the tab and wait until the run has ended."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    ended = run_after(page)
    page.locator("#drop input[type=file]").first.set_input_files(path)
    ended()


def run_after(page) -> Callable[[], None]:
    """Return what waits until a run has ended that begins from now on."""
    before = int(page.locator("#documents-work").get_attribute("data-number"))
    after = page.locator(f"#documents-work.ended[data-number='{before + 1}']")
    return lambda: after.wait_for(state="attached", timeout=60_000)


def files(page) -> list[str]:
    return page.locator("#shelf li[data-path]").evaluate_all("all => all.map(e => e.dataset.path)")


@SIZES
def test_a_dropped_file_is_indexed_and_answers_a_question(new_tab, address, tmp_path, width):
    tab = new_tab(address, width=width, height=844)
    page = opened(tab)
    name = f"lighthouse-{width}.txt"
    drop(page, tmp_path, name, f"{LIGHTHOUSE}It has {width} steps.")
    assert "Added 1" in page.locator("#documents-work").inner_text()
    assert {"harbour.md", "town/bakery.txt", name} <= set(files(page))
    row = page.locator("#shelf li[data-path='harbour.md'] .name")
    assert row.inner_text().split("\n") == ["Harbour report", "harbour.md"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.get_by_role("tab", name="Chat").click()
    tab.ask("What was painted violet at Skagen?")
    assert "painted violet in 1931" in page.locator("[data-testid=bot]").inner_text()


def test_a_pdf_is_cut_into_passages_whose_offsets_stand_at_them(new_tab, address, tmp_path):
    page = opened(new_tab(address))
    drop(page, tmp_path, "tower.pdf", make_pdf([[Line("The tower is ninety metres high.")], [Line("It fell.", y=600)]]))
    page.get_by_role("button", name="tower.pdf", exact=True).click()
    page.locator("#cut-document .cut").first.wait_for()
    places = page.locator("#cut-document .cut").evaluate_all("all => all.map(e => [+e.dataset.start, +e.dataset.end])")
    lengths = page.locator("#cut-document .cut .text").evaluate_all("all => all.map(e => e.textContent.length)")
    assert [end - start for start, end in places] == lengths
    assert "p. 1" in page.locator("#cut-document h3").first.inner_text()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.locator("#cut-document").get_by_role("button", name="Close").click()
    page.locator("#cut-document").wait_for(state="hidden")


@SIZES
def test_a_deleted_document_is_gone_with_proof(new_tab, address, tmp_path, width):
    tab = new_tab(address, width=width, height=844)
    page = opened(tab)
    name = f"vault-{width}.txt"
    drop(page, tmp_path, name, f"Vault notes\n\nThe vault number {width} opens with nineteen turns of the handle.\n")
    ended = run_after(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=f"Delete: {name}").click()
    ended()
    said = page.locator("#documents-work").inner_text()
    assert re.search(r"1 of its sentences were looked for in all \d+ files .* found in none", said)
    assert name not in files(page)
    page.get_by_role("tab", name="Chat").click()
    tab.ask("How many turns open the vault?")
    assert "nineteen" not in page.locator("[data-testid=bot]").inner_text()


@SIZES
def test_what_quotes_a_deleted_document_says_so_and_is_named(new_tab, address, tmp_path, width):
    tab = new_tab(address, width=width, height=844)
    page = opened(tab)
    name = f"bell-{width}.txt"
    drop(page, tmp_path, name, f"Bell notes\n\nThe bell of tower {width} was cast of bronze at Ribe.\n")
    page.get_by_role("tab", name="Chat").click()
    asked = f"What was the bell of tower {width} cast of?"
    tab.ask(asked)
    page.get_by_role("tab", name="Documents").click()
    ended = run_after(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=f"Delete: {name}").click()
    ended()
    told = page.locator("#documents-work").inner_text()
    assert f"Still quoted in: the conversation “{asked}”." in told
    assert re.search(r"were looked for in all \d+ files", told)
    assert "sqlite" not in told
    tab.reload()
    page.locator("#shelf").wait_for()
    page.get_by_role("tab", name="Chat").click()
    chip = page.locator("[data-testid=bot] a.chip").first
    chip.wait_for()
    assert "source deleted" in page.locator("[data-testid=bot]").inner_text()
    page.wait_for_timeout(500)  # Gradio attaches its handlers after it shows the conversation
    chip.click()
    page.locator(".card.active .open").click()
    page.locator("#document .body", has_text="The document was deleted").wait_for()
    tab.expect("console: Failed to load resource: the server responded with a status of 404")


def test_a_deletion_that_is_not_confirmed_deletes_nothing(new_tab, address, tmp_path):
    tab = new_tab(address)
    page = opened(tab)
    drop(page, tmp_path, "kept.txt", LIGHTHOUSE)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete: kept.txt").click()
    tab.reload()
    page.locator("#shelf").wait_for()
    assert "kept.txt" in files(page)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tool.exe", "MZ", "'tool.exe' has no reader; formats read:"),
        ("nothing.txt", "", "'nothing.txt' is empty"),
    ],
)
def test_a_file_of_the_wrong_type_or_size_is_refused_in_a_line(new_tab, address, tmp_path, name, content, said):
    tab = new_tab(address)
    page = opened(tab)
    (tmp_path / name).write_text(content, encoding="utf-8")
    page.locator("#drop input[type=file]").first.set_input_files(tmp_path / name)
    page.locator("#refused li").wait_for()
    assert said in page.locator("#refused li").inner_text()
    assert "\n" not in page.locator("#refused li").inner_text()
    tab.expect("console: Failed to load resource")  # the browser notes the refusal itself


def test_what_cannot_be_read_is_named_with_its_reason_and_not_kept(new_tab, address, tmp_path):
    page = opened(new_tab(address))
    drop(page, tmp_path, "lighthouse.txt", LIGHTHOUSE)
    drop(page, tmp_path, "broken.pdf", "no pdf at all")
    assert "broken.pdf: not a PDF" in page.locator("#documents-work").inner_text()
    assert "broken.pdf" not in files(page)


def test_a_hostile_name_is_made_harmless_and_shown_as_text(new_tab, address, tmp_path):
    page = opened(new_tab(address))
    name = "<img src=x onerror=window.pwned=1>'\" ${window.pwned=1}.txt"
    drop(page, tmp_path, name, f"Zebra report\n\nThe zebra {name} weighs 300 kilograms.\n")
    page.locator("[data-path*='_img src=x'] .open").click()
    page.locator("#cut-document .cut").first.wait_for()
    assert "<img src=x" in page.locator("#cut-document").inner_text()
    assert page.evaluate("window.pwned") is None
    assert page.locator("#documents img").count() == 0


def test_the_chat_answers_while_files_are_indexed(new_tab, address, tmp_path):
    tab = new_tab(address)
    page = opened(tab)
    many = "\n\n".join(f"Chapter {n} tells of the number {n * n} and of nothing else at all." for n in range(4000))
    (tmp_path / "long.txt").write_text(many, encoding="utf-8")
    ended = run_after(page)
    page.locator("#drop input[type=file]").first.set_input_files(tmp_path / "long.txt")
    page.locator("#documents-work progress").wait_for()
    page.get_by_role("tab", name="Chat").click()
    tab.ask("How many tonnes of grain moved?")
    assert "412 tonnes" in page.locator("[data-testid=bot]").inner_text()
    page.get_by_role("tab", name="Documents").click()
    ended()
    assert "long.txt" in files(page)


def test_a_folder_named_at_the_start_is_read_again_and_forgotten(new_tab, serve, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "log.txt").write_text(LIGHTHOUSE, encoding="utf-8")
    (second / "plan.txt").write_text("The plan names forty moorings.\n", encoding="utf-8")
    (second / "late.pdf").write_bytes(b"no pdf at all")
    page = opened(new_tab(serve(first, second)))
    page.locator("#unread", has_text="late.pdf").wait_for(timeout=60_000)
    assert files(page) == ["log.txt", "plan.txt"]

    (second / "late.pdf").write_bytes(make_pdf([[Line("The late chart shows nine shoals.")]]))
    ended = run_after(page)
    page.get_by_role("button", name="Try to read them again").click()
    ended()
    assert "late.pdf" in files(page)

    ended = run_after(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=f"Forget: {second}").click()
    ended()
    assert files(page) == ["log.txt"]
    assert (second / "plan.txt").exists()


def test_a_document_is_found_by_its_path_with_the_keyboard(new_tab, address):
    page = opened(new_tab(address))
    page.get_by_role("searchbox").fill("bakery")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#shelf .open').length === 1")
    page.locator("[data-path='town/bakery.txt'] .open").press("Enter")
    page.locator("#cut-document .cut").first.wait_for()
    assert "90 loaves" in page.locator("#cut-document").inner_text()


def test_tabs_move_with_the_arrows_and_stay_after_a_reload(new_tab, address):
    tab = new_tab(address)
    page = tab.page
    page.get_by_role("tab", name="Chat").focus()
    page.keyboard.press("ArrowRight")
    page.locator("#shelf").wait_for()
    assert page.evaluate("document.activeElement.id") == "tab-documents"
    tab.reload()
    page.locator("#shelf").wait_for()
    assert page.get_by_role("tab", name="Documents").get_attribute("aria-selected") == "true"
    page.go_back()
    page.locator("#ask textarea").wait_for()
