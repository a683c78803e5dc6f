"""A row of a table is shown under the names of its columns, and scrolls inside its own box."""

import pytest
from axe_playwright_python.sync_playwright import Axe

YEARS = [str(year) for year in range(1990, 2010)]
ROWS = {"Cranes": range(100, 120), "Ferries": range(200, 220)}


@pytest.fixture(scope="module")
def tables_address(tmp_path_factory, serve_scripted) -> str:
    """A server over one wide table with markup in it."""
    folder = tmp_path_factory.mktemp("tables")
    lines = [["<b>Kind</b>", *YEARS], ["---"] * 21, *([name, *map(str, row)] for name, row in ROWS.items())]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    (folder / "port.md").write_text(f"# Port figures\n\nWhat was counted:\n\n{table}\n", encoding="utf-8")
    return serve_scripted(folder)


@pytest.fixture(params=[(1440, "light"), (390, "dark")], ids=["desktop", "phone"])
def answered(request, new_tab, tables_address):
    tab = new_tab(tables_address, width=request.param[0], scheme=request.param[1])
    tab.ask("row of ferries")
    return tab


def test_the_row_stands_under_its_columns_and_its_cell_is_marked(answered):
    table = answered.page.locator("[data-testid=bot] .cells")
    assert table.locator("th").all_inner_texts()[:3] == ["Kind", "1990", "1991"]
    assert table.locator("tbody tr").count() == 1
    assert table.locator("tbody td").all_inner_texts()[:21] == ["Ferries", *map(str, ROWS["Ferries"])]
    assert table.locator("mark").all_inner_texts() == ["219"]
    assert table.locator("tbody a.chip").count() == 1


def test_a_wide_table_scrolls_in_its_own_box_and_axe_finds_nothing(answered):
    table = answered.page.locator("[data-testid=bot] .cells")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert answered.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    answered.page.wait_for_timeout(300)
    found = Axe().run(answered.page).response["violations"]
    assert [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]] == []


def test_the_card_shows_the_table_and_its_number_leads_there(answered):
    answered.page.locator("[data-testid=bot] .cells tbody a.chip").focus()
    answered.page.keyboard.press("Enter")
    card = answered.page.locator(".card.active")
    assert card.locator("tbody tr").count() == len(ROWS)
    assert card.locator("mark.short").inner_text() == "219"
