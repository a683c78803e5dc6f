"""Measure a running page, started over the bundled documents: `assistant chat`. Prints medians and the machine's load.

Run as: python tests/browser/speed.py http://127.0.0.1:7860 [ROUNDS]
"""

import os
import shutil
import sys
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

QUESTIONS = (
    "What was SCODA's total foreign trade value in 2020?",
    "When was the pilot area founded?",
    "How many enterprises were registered?",
    "What is the area of the demonstration area?",
)
_ANSWERED = "() => document.querySelector('#status [role=status]:not(.busy)')"
_WATCH = """() => {
    window.firstText = window.firstSentence = null;
    const count = (kind) => document.querySelectorAll(`[data-testid=bot] .answer${kind}`).length;
    const [bubbles, answers] = [count(""), count(":not(.reading)")];
    document.addEventListener("keydown", () => { window.asked = performance.now(); }, { capture: true, once: true });
    new MutationObserver((_, watcher) => {
        const now = performance.now() - window.asked;
        if (count("") > bubbles) window.firstText ??= now;
        if (count(":not(.reading)") <= answers) return;
        window.firstSentence = now;
        watcher.disconnect();
    }).observe(document.getElementById("chat"), { childList: true, subtree: true });
}"""
_WEIGHT = """() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return [all.reduce((sum, each) => sum + each.transferSize, 0), all.length];
}"""


def main(address: str, rounds: str = "5") -> None:
    """Open the page anew and ask on it, several times, and print the medians."""
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        loads = [_open(browser, address) for _ in range(int(rounds))]
        asked = [_ask_all(browser, address) for _ in range(int(rounds))]
        browser.close()
    size, requests = loads[-1][1]
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"page usable, nothing cached: median {median(ms for ms, _ in loads):.0f} ms of {len(loads)}")
    print(f"page: {size:,} bytes in {requests} requests")
    found, sentences = zip(*(pair for each in asked for pair in each), strict=True)
    for what, times in {"passages found": found, "first sentence": sentences}.items():
        print(f"{what}, after Enter: median {median(times):.0f} ms, most {max(times):.0f} ms of {len(times)}")


def _open(browser: Browser, address: str) -> tuple[float, tuple[int, int]]:
    """Return the milliseconds until the page can be used, with nothing cached, and its bytes and requests."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address, wait_until="commit")
    usable = _wait_until_usable(page)
    page.wait_for_load_state("networkidle")
    size, requests = page.evaluate(_WEIGHT)
    page.context.close()
    return usable, (size, requests)


def _wait_until_usable(page: Page) -> float:
    """Return when the question box can be written in and the list of conversations has come from the server."""
    page.wait_for_selector("#ask textarea")
    page.wait_for_selector("#listing nav", state="attached")
    return float(page.evaluate("performance.now()"))


def _ask_all(browser: Browser, address: str) -> list[tuple[float, float]]:
    """Return the milliseconds from Enter to the passages found, and to the first sentence, of each answer."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    _wait_until_usable(page)
    times = []
    for question in QUESTIONS:
        page.fill("#ask textarea", question)
        page.evaluate(_WATCH)
        page.press("#ask textarea", "Enter")
        page.wait_for_function("window.firstSentence !== null")
        times.append((float(page.evaluate("window.firstText")), float(page.evaluate("window.firstSentence"))))
        page.wait_for_function(_ANSWERED)
    page.context.close()
    return times


if __name__ == "__main__":
    main(*sys.argv[1:])
