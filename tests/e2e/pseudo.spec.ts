// Another language needs more room: with every word on the page 40 % longer, nothing is cut off, nothing leaves its box, and nothing has to be
// scrolled sideways.
import type { Page } from "@playwright/test";
import { expect, openApp, test } from "./fixtures";

/** The screens, with the example loaded; an empty workspace is the first. */
const SCREENS = [
  "#/", "#/kpis", "#/kpi/example~response", "#/kpi/example~response/edit", "#/kpi/new", "#/okrs", "#/okrs?cycle=all", "#/okrs?view=squares",
  "#/okrs?view=course", "#/objective/example~brand", "#/objective/example~stay/edit", "#/objective/new", "#/key-result/example~stay-1", "#/map",
  "#/map?as=list", "#/review", "#/review?objective=example~stay", "#/sort", "#/guide", "#/coach", "#/library", "#/learn", "#/report", "#/share",
  "#/settings", "#/more", "#/no/such/page",
];

/** What may be cut: an ellipsis says so, and the whole name is on the goal's page or behind "More"; what only a screen reader reads is not seen. */
const CUT = ".sr, .due .what .row *, .tag.unset b, .draft-sheet summary small, #found *, .goal *, .toast *, .say small, .save *";

/** Lengthens what is on the page, and says what no longer fits. */
function lengthened(page: Page): Promise<string[]> {
  return page.evaluate((mayBeCut) => {
    const longer = (text: string) =>
      text.replace(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const above = node.parentElement;
      // Charts measure their own words, and what a person typed is no word of ours.
      if (!above || above.closest("svg, script, style, textarea, [contenteditable]")) continue;
      node.nodeValue = longer(node.nodeValue ?? "");
    }
    const faults = new Set<string>();
    const told = (one: Element) => {
      const classes = typeof one.className === "string" && one.className ? `.${one.className.trim().replaceAll(" ", ".")}` : "";
      return `${one.tagName.toLowerCase()}${classes} “${(one.textContent ?? "").trim().slice(0, 40)}”`;
    };
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) faults.add(`the page is ${document.documentElement.scrollWidth} wide`);
    const again = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = again.nextNode(); node; node = again.nextNode()) {
      const above = node.parentElement;
      if (!above || !(node.nodeValue ?? "").trim() || above.closest(`svg, script, style, ${mayBeCut}`) || !above.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      for (let outer: Element | null = above; outer && outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        if (outer.clientWidth === 1 || /auto|scroll/.test(style.overflowX)) break;
        const room = outer.getBoundingClientRect();
        const clips = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
        const holds = clips || outer.matches("button, .btn, .card, dialog, .tag, .banner");
        if (!holds) continue;
        if (box.right > room.right + 1 || box.left < room.left - 1) faults.add(`${told(above)} leaves ${told(outer).split(" ")[0]} by its side`);
        if (clips && box.bottom > room.bottom + 1) faults.add(`${told(above)} is cut off below by ${told(outer).split(" ")[0]}`);
      }
      if (box.right > wide + 1 && !above.closest(".scroll, .pasted, .map-scroll")) faults.add(`${told(above)} ends at ${Math.round(box.right)}`);
    }
    return [...faults].slice(0, 12);
  }, CUT);
}

for (const width of [1280, 390]) {
  test(`words that are 40 % longer fit every screen, ${width} pixels wide`, async ({ page }) => {
    test.slow();
    await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
    await page.setViewportSize({ width, height: 800 });
    await openApp(page);
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      const faults = await lengthened(page);
      if (faults.length > 0) found[name] = faults;
    };
    await look("first page");
    // A page drawn anew has its own words again.
    await page.reload();
    await page.getByRole("button", { name: "Load the example" }).click();
    await expect(page.getByText("Example loaded.")).toBeVisible();
    for (const route of SCREENS) {
      // Each page is loaded anew, so that it starts from its own words.
      await page.goto("about:blank");
      await openApp(page, route);
      await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
      await expect(page.locator(".later > [role=status]")).toHaveCount(0);
      await look(route);
    }
    expect(found).toEqual({});
  });
}
