"""Take the README's picture of a running page, started over the bundled documents: `assistant chat`.

Run as: python tests/browser/picture.py http://127.0.0.1:7860
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_name("page.png")
QUESTION = "What was SCODA's total foreign trade value in 2020?"


def main(address: str) -> None:
    """Ask the README's question, open its source and save what is seen."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_selector("#ask textarea")
        page.wait_for_timeout(1000)  # Gradio attaches its handlers after it shows the box
        page.fill("#ask textarea", QUESTION)
        page.press("#ask textarea", "Enter")
        page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
        page.locator("a.chip").first.click()
        page.wait_for_timeout(500)  # buttons fade
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
