"""A real browser for the tests of this folder; without one they are skipped, or fail where one is required."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REQUIRED = os.environ.get("NEWSWIRE_BROWSER") == "required"


def chromium_path():
    """The Chromium of this machine; NEWSWIRE_CHROMIUM says where another one is."""
    return os.environ.get("NEWSWIRE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    path = chromium_path()
    if path is None:
        reason = f"no Chromium on the path (looked for {', '.join(NAMES)}); set NEWSWIRE_CHROMIUM to where one is"
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser):
    """Open pages that note what goes wrong in them: `page.troubles` (console, errors) and `page.requests_made`."""
    contexts = []

    def open_page(url, **options):
        context = browser.new_context(viewport=options.pop("viewport", {"width": 1200, "height": 900}), **options)
        contexts.append(context)
        page = context.new_page()
        page.troubles, page.requests_made = [], []
        page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (page.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: page.requests_made.append(request.url))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
