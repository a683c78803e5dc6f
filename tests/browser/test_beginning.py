"""The empty page: questions made from the documents, in the browser's language, of what is indexed now."""

import re
from pathlib import Path

QUAY = "# Quay\n\nA quay.\n\n## The new quay\n\nThe new quay is 80 metres long.\n"


def test_suggestions_come_from_the_documents_and_are_answered(new_tab, address):
    tab = new_tab(address)
    suggestion = tab.page.locator(".suggestions a").first
    suggestion.wait_for()
    question = suggestion.inner_text()
    suggestion.click()
    tab.page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    assert question in tab.page.locator("[data-testid=user]").inner_text()
    assert tab.page.locator("[data-testid=bot] a.chip").count() > 0


def test_a_suggestion_is_asked_with_the_keyboard(new_tab, address):
    tab = new_tab(address)
    tab.page.locator(".suggestions a").first.wait_for()
    question = tab.page.locator(".suggestions a").first.inner_text()
    tab.page.locator(".suggestions a").first.press("Enter")
    tab.page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    assert question in tab.page.locator("[data-testid=user]").inner_text()


def test_a_chinese_browser_gets_a_chinese_page(new_tab, scripted_address):
    tab = new_tab(scripted_address, locale="zh-CN")
    assert tab.page.evaluate("document.documentElement.lang") == "zh"
    assert tab.page.get_by_role("button", name="新对话").is_visible()
    tab.ask("How many tonnes of grain moved?", status="回答完毕")
    assert tab.page.locator(".sources.shown h2").inner_text() == "来源"
    tab.page.locator("a.chip").first.click()
    tab.page.get_by_role("button", name="打开文档").first.click()
    tab.page.get_by_role("link", name="下载原文件").wait_for()
    tab.page.keyboard.press("Escape")
    for name, button in (("文档", "选择文件"), ("评测", "运行")):
        tab.page.get_by_role("tab", name=name).click()
        tab.page.get_by_role("button", name=button, exact=True).wait_for()


def test_an_english_browser_gets_an_english_page(new_tab, scripted_address):
    assert new_tab(scripted_address, locale="fr-FR").page.evaluate("document.documentElement.lang") == "en"


def test_an_open_page_learns_what_was_indexed_since(new_tab, serve, tmp_path):
    documents = Path(tmp_path) / "documents"
    documents.mkdir()
    (documents / "first.md").write_text(QUAY, encoding="utf-8")
    tab = new_tab(serve(documents))
    assert "Documents: 1." in tab.page.locator("#header").inner_text()
    (documents / "second.md").write_text(QUAY.replace("quay", "crane"), encoding="utf-8")
    serve.index(tab.address, documents)
    tab.page.locator("#scope input").click()
    tab.page.locator("#header", has_text="Documents: 2.").wait_for()
    tab.page.get_by_role("option", name=re.compile("second.md")).wait_for()
