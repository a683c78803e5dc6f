"""Take the README's pictures of a running page over the bundled documents; a test goes through the same steps.

Run as: python tests/browser/picture.py http://127.0.0.1:7860
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUESTION = "What was SCODA's total foreign trade value in 2020?"


def page(tab: Page) -> None:
    """Ask the README's question and open its source."""
    tab.fill("#ask textarea", QUESTION)
    tab.press("#ask textarea", "Enter")
    tab.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    tab.locator("a.chip").first.click()


def documents(tab: Page) -> None:
    """Open a document as it was cut."""
    tab.get_by_role("tab", name="Documents").click()
    tab.locator("#shelf .open").first.click()
    tab.locator("#cut-document .cut").first.wait_for()


def evaluation(tab: Page) -> None:
    """Run the first questions of the bundled set."""
    tab.get_by_role("tab", name="Evaluation").click()
    tab.locator("#start select").select_option("scoda")
    tab.locator("#start input[name=limit]").fill("40")
    tab.locator("#start").get_by_role("button", name="Run").click()
    tab.locator("#run h2", has_text="scoda").wait_for(timeout=120_000)


STEPS: tuple[Callable[[Page], None], ...] = (page, documents, evaluation)
"""What is done before each picture, which has the name of the step."""


def take(tab: Page, step: Callable[[Page], None], folder: Path) -> Path:
    """Go through the steps of one picture on a page that was opened just now, and save what is seen."""
    step(tab)
    tab.wait_for_timeout(500)  # buttons fade
    path = folder / f"{step.__name__}.png"
    tab.screenshot(path=path)
    return path


def main(address: str) -> None:
    """Take every picture, each in a browser context of its own."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        for step in STEPS:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            tab = context.new_page()
            tab.goto(address)
            tab.wait_for_selector("#ask textarea")
            tab.wait_for_timeout(1000)  # Gradio attaches its handlers after it shows the box
            take(tab, step, Path(__file__).parent)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
