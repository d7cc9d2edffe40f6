// A page translator at work: it puts <font><font>…</font></font> in the place of every text, also of those that come later. The words on
// the page must follow what they tell all the same.
import type { Locator, Page } from "@playwright/test";
import { expect, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`);

type Way = "replaces" | "wraps" | "wraps and overwrites";

/** Goes on for as long as the page lives. The translation is the same text: what counts is whether it is the one of now. */
async function translate(page: Page, way: Way): Promise<void> {
  await page.addInitScript((how) => {
    const work = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode()) found.push(walker.currentNode as Text);
      for (const text of found) {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent || parent.closest("font, svg, script, style, textarea, option, [translate=no]")) continue;
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        outer.append(inner);
        if (how === "replaces") {
          inner.textContent = text.data;
          text.replaceWith(outer);
        } else {
          text.before(outer);
          inner.append(text);
          if (how === "wraps and overwrites") inner.textContent = text.data;
        }
      }
    };
    let waits = false;
    new MutationObserver(() => {
      if (waits) return;
      waits = true;
      // As an answer from elsewhere comes: a little later.
      setTimeout(() => {
        waits = false;
        if (document.body) work();
      }, 5);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, way);
}

/** The shape of a status and its word agree, in every status on the page. */
async function expectOneMind(page: Page): Promise<void> {
  const SHAPES: Record<string, RegExp> = {
    good: /^(Met|On track|Done)$/i,
    warn: /^(Watch|Behind)(, stale)?$/i,
    bad: /^(Missed|At risk)(, stale)?$/i,
    mute: /^(Stale|No data|No target|Not started|Draft|Closed|Dropped|Saving|Paused)$/i,
  };
  const all = await page.locator("main .status:has(svg)").evaluateAll((list) =>
    list.map((one) => [[...one.classList].find((name) => name !== "status") ?? "", (one.textContent ?? "").trim()] as const),
  );
  for (const [shape, word] of all) {
    if (word && SHAPES[shape]) expect.soft(word, `the shape is ${shape}`).toMatch(SHAPES[shape]);
  }
}

const text = async (place: Locator) => ((await place.textContent()) ?? "").replace(/\s+/g, " ").trim();

for (const way of ["replaces", "wraps", "wraps and overwrites"] as const) {
  test(`a week under a translator that ${way} text`, async ({ page }) => {
    test.slow();
    await translate(page, way);
    await openApp(page);
    await page.getByRole("button", { name: "Load the example" }).click();
    await expect(title(page)).toHaveText("Saturday, 21 November");
    expect(await page.locator("main font").count()).toBeGreaterThan(20);
    await expectOneMind(page);

    // A KPI without a target, then with one: its word and its shape change together.
    await page.evaluate(() => location.assign("#/kpi/new"));
    await page.getByLabel("Name of the KPI").fill("Calls answered");
    await page.getByRole("radio", { name: "Higher is better" }).check();
    await page.getByLabel("How often it is measured").selectOption("weekly");
    await page.getByRole("button", { name: "Save KPI" }).first().click();
    await expect(title(page)).toHaveText("Calls answered");
    const address = new URL(page.url()).hash;
    await page.evaluate(() => location.assign("#/"));
    await value(page, "Calls answered").fill("80");
    await value(page, "Calls answered").press("Enter");
    await expect(row(page, "Calls answered").getByText("recorded")).toBeVisible();
    await expectOneMind(page);
    await page.evaluate((to) => location.assign(`${to}/edit`), address);
    await page.getByLabel("Target", { exact: true }).fill("75");
    await page.getByRole("button", { name: "Save KPI" }).first().click();
    await expect(title(page)).toHaveText("Calls answered");
    await expect(page.locator("main .status").first()).toHaveText("Met");
    await expectOneMind(page);

    // Recorded, undone, done again: what the line at the foot says is what was done.
    await page.evaluate(() => location.assign("#/"));
    await expect(title(page)).toHaveText("Saturday, 21 November");
    await value(page, "First response time").fill("9.5");
    await value(page, "First response time").press("Enter");
    await expect(row(page, "First response time").getByText("recorded")).toBeVisible();
    await expect(row(page, "First response time").locator(".status")).toHaveText("Missed");
    await expectOneMind(page);
    await page.locator(".last-done").getByRole("button", { name: "Undo" }).click();
    await expect(row(page, "First response time").locator(".status")).not.toHaveText("Missed");
    await expectOneMind(page);

    // From page to page: nothing of one stays on the next.
    for (const [hash, heading] of [["#/kpis", "KPIs"], ["#/okrs", "Q4 2026"], ["#/map", "Map"], ["#/coach", "Coach"], ["#/settings", "Settings"]] as const) {
      await page.evaluate((to) => location.assign(to), hash);
      await expect(title(page)).toHaveText(heading);
      await expectOneMind(page);
    }
    // Words that follow a choice, on the same page.
    const sample = page.getByText(/ on .*2026/).first();
    await page.getByRole("radio", { name: "1.234,5" }).check();
    await expect(sample).toContainText("1.234.567,5");
    expect(await text(sample)).not.toContain("1,234,567.5");
    await page.getByRole("radio", { name: "1,234.5" }).check();
    await expect(sample).toContainText("1,234,567.5");

    // Sorting a list: verdicts and counts come and go.
    await page.evaluate(() => location.assign("#/sort"));
    await page.getByRole("button", { name: "Try an example" }).click();
    await expect(page.locator("#line-0")).toBeFocused();
    const accept = page.getByRole("button", { name: /^Accept \d/ });
    const before = await text(accept);
    await page.keyboard.press("x");
    await expect(accept).not.toHaveText(before);
    expect((await text(accept)).match(/\d+/g)).toHaveLength((before.match(/\d+/g) ?? []).length);
    await accept.click();
    await expect(page.getByRole("heading", { name: /^Added from this list/ })).toBeFocused();
  });
}

test("where the translator gives the original back, the words stand as they are now", async ({ page }) => {
  await openApp(page, "#/settings");
  const sample = page.getByText(/ on .*2026/).first();
  const translated = () =>
    sample.evaluate((one) => {
      const text = [...one.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && (node as Text).data !== "") as Text;
      const font = document.createElement("font");
      font.textContent = "übersetzt";
      text.replaceWith(font);
      Object.assign(window, { kept: { font, text } });
    });
  const original = () =>
    page.evaluate(() => {
      const { kept } = window as unknown as { kept: { font: HTMLElement; text: Text } };
      kept.font.replaceWith(kept.text);
    });
  const before = await text(sample);
  await translated();
  await expect(page.getByText("übersetzt")).toBeVisible();
  await original();
  await expect(page.getByText("übersetzt")).toHaveCount(0);
  await expect(page.getByText(before, { exact: true })).toBeVisible();
});

test("tags and the name of the app are not translated", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await page.evaluate(() => location.assign("#/kpis"));
  await expect(title(page)).toHaveText("KPIs");
  const open = await page.locator(".kind, .brand").evaluateAll((list) => list.filter((one) => !one.closest("[translate=no]")).map((one) => one.outerHTML));
  expect(open).toEqual([]);
});
