#!/usr/bin/env python3
"""Opens reports' pages in headless Chromium and checks what only a browser can tell.

usage: check-page.py [--axe FILE] ARTIFACTS PAGE...
  --axe      axe-core's axe.min.js: its rules of accessibility are checked too
  ARTIFACTS  where the screenshots go, and the pages as printed
  PAGE       a file or a URL
Ends with a line "pages: N passed, N failed"; exits 1 if any check failed.
"""

import argparse
import json
import pathlib
import sys
import urllib.parse

from browser import Browser, Page

WIDE, NARROW = 1280, 360
ALL_LOOKS = (WIDE, False), (WIDE, True), (NARROW, False), (NARROW, True)
TWO_LOOKS = (WIDE, False), (NARROW, True)
FEW_FIELDS = 100  # more take minutes to look at in every way, and show nothing that fewer do not

ROWS = "[...document.querySelectorAll('.fields > tbody')]"
PATHS = f"{ROWS}.map(row => row.querySelector('bdi').textContent)"
OPEN_ALL = "document.querySelectorAll('details').forEach(details => details.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Whatever could run, load or lead away; a page has one style and one script of its own.
ACTIVE = """[...document.querySelectorAll('*')]
    .filter(element => /^(script|style|img|image|use|iframe|object|embed|link|base|form|audio|video)$/
        .test(element.localName) || [...element.attributes].some(({name, value}) =>
            /^(on.*|src|style|action)$/.test(name) || /href$/.test(name) && !value.startsWith('#')))
    .map(element => element.localName)"""
HIDDEN = """[...document.querySelectorAll('main *')]
    .filter(element => !element.checkVisibility() && !element.closest('#tools, details, title'))
    .map(element => element.outerHTML)"""
# Numbers that go on in the next line, as 13 over 7 does for 137; names and values may break anywhere.
BROKEN_NUMBERS = """(() => {
    const broken = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest('bdi, svg, script') || !text.parentElement.checkVisibility()) continue;
        for (const {index, 0: number} of text.data.matchAll(/\\d[\\d.,]*/g)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + number.length);
            if (new Set([...range.getClientRects()].map(line => line.top)).size > 1) broken.push(number);
        }
    }
    return broken;
})()"""
OUTSIDE_OF_THEIR_CHARTS = """[...document.querySelectorAll('.charts text')]
    .filter(text => {
        const [chart, label] = [text.ownerSVGElement, text].map(element => element.getBoundingClientRect());
        return label.left < chart.left || label.right > chart.right;
    })
    .map(text => text.textContent)"""
OVER_EACH_OTHER = """[...document.querySelectorAll('.charts svg')]
    .flatMap(chart => [...chart.querySelectorAll('text:not(.value)')]
        .filter((text, at, all) => at > 0
            && text.getBoundingClientRect().left < all[at - 1].getBoundingClientRect().right))
    .map(text => text.textContent)"""

passed = failed = 0


def check(what, found, expected):
    global passed, failed
    if found == expected:
        passed += 1
    else:
        failed += 1
        print(f"  FAIL  {what}: {json.dumps(found)[:1500]} instead of {json.dumps(expected)[:1500]}")


def is_quiet_and_inert(name, page):
    fields = page.evaluate(f"{ROWS}.length")
    check(f"{name}: what it says on the console", page.said, [])
    check(f"{name}: what it asks for", page.requests, [page.url])
    check(f"{name}: what is active in it", page.evaluate(ACTIVE), ["style", *["form"] * (fields > 0), "script"])
    check(f"{name}: its title", page.evaluate("document.title.split(': ').slice(1).join(': ')"),
          page.evaluate("document.querySelector('h1').textContent"))
    check(f"{name}: that it is wider than the window", page.evaluate(TOO_WIDE), False)
    check(f"{name}: which numbers break", page.evaluate(BROKEN_NUMBERS), [])
    check(f"{name}: which labels stick out of their charts", page.evaluate(OUTSIDE_OF_THEIR_CHARTS), [])
    check(f"{name}: which labels lie over the one before", page.evaluate(OVER_EACH_OTHER), [])


def finds(name, page, paths):
    page.evaluate("document.querySelector('input').focus()")
    page.type(paths[-1])
    check(f"{name}: that it finds its last field", paths[-1] in page.evaluate(PATHS), True)
    page.type(" and no other")
    check(f"{name}: what it finds of what is not there", page.evaluate(PATHS), [])
    check(f"{name}: what it says of it",
          page.evaluate("document.querySelector('output').textContent"), f"0 of {len(paths)} fields")
    page.evaluate("document.querySelector('input').select()")
    page.press("Backspace", 8)
    check(f"{name}: that it has all again", page.evaluate(PATHS) == paths, True)


def sorts(name, page, paths):
    # With the keyboard: from the search field to the first head.
    page.press("Tab", 9)
    page.press("Enter", 13, "\r")
    check(f"{name}: that Enter turns the order round", page.evaluate(PATHS) == paths[::-1], True)
    check(f"{name}: the order it tells", page.evaluate("document.activeElement.parentElement.ariaSort"), "descending")
    for key, absent, sign in (("filled", 1, 1), ("distinct", 0, -1)):
        page.evaluate(f"document.querySelector('[data-key={key}] button').click()")
        values = page.evaluate(f"{ROWS}.map(row => Number(row.dataset.{key} ?? {absent}))")
        check(f"{name}: that it is sorted by {key}", values == sorted(values, key=lambda v: sign * v), True)
        check(f"{name}: which heads tell an order", page.evaluate(
            "[...document.querySelectorAll('[aria-sort]')].map(head => head.dataset.key)"), [key])


def leads_to_fields(name, page):
    """Each link of alerts and changes opens its field, though that was filtered out."""
    if not page.evaluate("document.querySelectorAll('a').length"):
        return
    page.evaluate("document.querySelector('input').focus()")
    page.type("no such field")
    page.evaluate("document.querySelector('a').click()")
    target = page.evaluate("location.hash.slice(1)")
    check(f"{name}: what a link leads to",
          page.evaluate("document.querySelector('.fields > tbody:target')?.id"), target)


def breaks_no_rule_of_accessibility(name, page, axe):
    page.evaluate(axe)
    check(f"{name}: which rules of accessibility it breaks", page.evaluate("""axe.run().then(found => found.violations
        .map(rule => [rule.id, rule.nodes.length, rule.nodes[0].failureSummary]))"""), [])


def check_page(browser, url, artifacts, axe):
    name = pathlib.PurePath(urllib.parse.urlparse(url).path).stem
    with Page(browser, url, WIDE, scripts=False) as page:
        text = page.evaluate("document.querySelector('main').textContent")
        check(f"{name}, without scripts: what of it is hidden", page.evaluate(HIDDEN), [])
        has_few_fields = page.evaluate(f"{ROWS}.length") <= FEW_FIELDS
        if has_few_fields:
            page.print(artifacts / f"page-{name}.pdf")
    for width, dark in ALL_LOOKS if has_few_fields else TWO_LOOKS:
        look = f"{name}, {width} px{', dark' if dark else ''}"
        with Page(browser, url, width, dark) as page:
            is_quiet_and_inert(look, page)
            page.screenshot(artifacts / f"page-{name}-{width}{'-dark' if dark else ''}.png")
            check(f"{look}: that it has the same text without scripts",
                  page.evaluate("document.querySelector('main').textContent") == text, True)
            paths = page.evaluate(PATHS)
            if paths:
                finds(look, page, paths)
                sorts(look, page, paths)
                leads_to_fields(look, page)
            page.evaluate(OPEN_ALL)
            is_quiet_and_inert(f"{look}, all open", page)
            if axe and has_few_fields:
                breaks_no_rule_of_accessibility(look, page, axe)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    parser.add_argument("--axe", type=pathlib.Path)
    parser.add_argument("artifacts", type=pathlib.Path)
    parser.add_argument("pages", nargs="+")
    arguments = parser.parse_args()
    axe = arguments.axe and arguments.axe.read_text()
    with Browser() as browser:
        for page in arguments.pages:
            url = page if ":" in page else pathlib.Path(page).resolve().as_uri()
            check_page(browser, url, arguments.artifacts, axe)
    print(f"pages: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
