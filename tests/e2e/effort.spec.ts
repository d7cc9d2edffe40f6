// What common work costs a person, counted: docs/EFFORT.md has the table. An action is a click, a key, or a text that is typed or pasted in one go;
// a screen is another heading of the first level or a dialog; words are those that can be seen on the screens passed.
import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, openApp, test } from "./fixtures";

interface Effort {
  actions: number;
  clicks: number;
  screens: number;
  words: number;
}

class Counter {
  private actions = 0;
  private clicks = 0;
  private readonly seen = new Map<string, number>();
  constructor(private page: Page) {}

  async click(target: Locator): Promise<void> {
    await this.look();
    await target.click();
    this.actions += 1;
    this.clicks += 1;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.actions += 1;
  }

  /** Goes on counting on somebody else's page. */
  goOnAt(page: Page): void {
    this.page = page;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.actions += 1;
  }

  async choose(target: Locator, label: string): Promise<void> {
    await target.selectOption({ label });
    this.actions += 1;
  }

  /** Counts the screen that is shown now, once. */
  async look(): Promise<void> {
    const dialog = this.page.locator("dialog[open]");
    const shown = (await dialog.count()) > 0 ? dialog : this.page.locator("main");
    const name = (await shown.getByRole("heading").first().textContent()) ?? "";
    const text = await shown.innerText();
    if (!this.seen.has(name)) this.seen.set(name, text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length);
  }

  /** Tells what was counted; a screen on which the way only ends is not passed. */
  async told(what: string, { endsHere = false } = {}): Promise<Effort> {
    if (!endsHere) await this.look();
    const words = [...this.seen.values()].reduce((sum, one) => sum + one, 0);
    const effort = { actions: this.actions, clicks: this.clicks, screens: this.seen.size, words };
    test.info().annotations.push({ type: "effort", description: `${what}: ${JSON.stringify(effort)}` });
    console.log(`effort | ${what} | ${effort.actions} | ${effort.screens} | ${effort.words} |`);
    return effort;
  }
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function loadExample(page: Page, day: string): Promise<Counter> {
  await page.clock.setFixedTime(new Date(`${day}T10:00:00`));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByText("Example loaded.")).toBeVisible();
  return new Counter(page);
}

test("a week's check-ins of ten goals are at most 21 keys", async ({ page }) => {
  const counter = await loadExample(page, "2026-11-21");
  const done = page.locator("[data-row].done");
  for (let at = 0; at < 10; at += 1) {
    // The first has the focus, and Enter moves it on. Where steps are ticked, the confidence is what is said.
    const isNumber = await page.locator(":focus").evaluate((one) => one.tagName === "INPUT");
    if (!isNumber) await counter.press("Tab");
    await counter.type(isNumber ? "40" : "7");
    await counter.press("Enter");
    await expect(done).toHaveCount(at + 1);
  }
  const { actions, screens } = await counter.told("a week's check-ins of ten goals");
  expect(actions).toBeLessThanOrEqual(21);
  expect(screens).toBe(1);
});

test("what is off track and why is seen at once", async ({ page }) => {
  const counter = await loadExample(page, "2026-11-21");
  await expect(page.locator(".off b").first()).toBeInViewport();
  expect((await counter.told("off track, and why")).actions).toBeLessThanOrEqual(1);
});

test("a KPI that misses its target has the draft of its OKR after at most 2 actions", async ({ page }) => {
  const counter = await loadExample(page, "2026-11-21");
  await counter.click(page.getByRole("button", { name: "Start a recovery OKR" }));
  await expect(title(page)).toHaveText("New objective");
  expect((await counter.told("recovery OKR")).actions).toBeLessThanOrEqual(2);
});

test("a goal is found by a word in at most 3 actions", async ({ page }) => {
  const counter = await loadExample(page, "2026-11-21");
  await counter.press("ControlOrMeta+k");
  await counter.type("retention");
  await expect(page.getByRole("listbox", { name: "Results" }).getByRole("option").first()).toContainText("Employee retention");
  await counter.press("Enter");
  await expect(title(page)).toHaveText("Employee retention");
  expect((await counter.told("find a goal by a word")).actions).toBeLessThanOrEqual(3);
});

test("a number is recorded from anywhere in 3 actions", async ({ page }) => {
  const counter = await loadExample(page, "2026-11-21");
  await page.evaluate(() => location.assign("#/settings"));
  await expect(title(page)).toHaveText("Settings");
  await counter.press("ControlOrMeta+k");
  await counter.type("record 3.1 for first response");
  await counter.press("Enter");
  await expect(page.locator(".toast")).toContainText("Recorded 3.1");
  expect((await counter.told("record a number from anywhere")).actions).toBeLessThanOrEqual(3);
});

test("closing an objective and carrying it over takes at most 3 actions", async ({ page }) => {
  const counter = await loadExample(page, "2026-12-28");
  await page.evaluate(() => location.assign("#/review"));
  await expect(title(page)).toHaveText("Review of Q4 2026");
  await counter.choose(page.getByLabel("Main cause"), "other priorities came first");
  await counter.click(page.getByRole("radio", { name: "Continue it" }));
  await counter.click(page.getByRole("button", { name: "Close it and carry it over into Q1 2027" }));
  await expect(page.getByText(/Continues in Q1 2027 as/)).toBeVisible();
  expect((await counter.told("close and carry over an objective")).actions).toBeLessThanOrEqual(3);
  // One step, one Undo.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Close it and carry it over into Q1 2027" })).toBeVisible();
});

test("from a wish to a drafted, coached, linked and saved goal", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  const counter = new Counter(page);
  // The first page takes the wish itself.
  await counter.click(page.getByLabel("Your wish"));
  await counter.type("Our onboarding is too slow, new starters need 26 weeks, 12 would be enough by March");
  await counter.press("Enter");
  await expect(title(page)).toHaveText("Three questions");
  await counter.look();
  // What the sentence said is chosen already.
  await counter.click(page.getByRole("radio", { name: "A coin flip" }));
  await counter.press("Enter");
  await expect(title(page)).toHaveText("How will you measure it?");
  await counter.click(page.getByRole("button", { name: "Draft it" }).first());
  await expect(title(page)).toHaveText("New objective");
  await counter.look();
  await expect(page.getByRole("complementary", { name: "Coach" })).toContainText(/Draft quality/);
  await counter.click(page.getByRole("button", { name: "Start objective" }).first());
  await expect(page.getByText("Objective saved.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /^Weeks|^Time|onboard/i }).first()).toBeVisible();
  const { actions, screens, words } = await counter.told("from a wish to a saved goal", { endsHere: true });
  expect(actions).toBeLessThanOrEqual(12);
  // The first page with the wish, the questions, the measures, the draft.
  expect(screens).toBeLessThanOrEqual(4);
  expect(words).toBeLessThanOrEqual(350);
});

test("from a template to a saved goal takes at most 5 actions", async ({ page }) => {
  await openApp(page, "#/library");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  const counter = new Counter(page);
  await counter.type("Time to fill a vacancy");
  await counter.click(page.getByRole("region", { name: "Templates" }).locator("summary").first());
  await counter.click(page.getByRole("button", { name: "Use this: Time to fill a vacancy" }));
  await expect(title(page)).toHaveText("New KPI");
  await counter.click(page.getByRole("button", { name: "Save KPI" }).first());
  await expect(title(page)).toHaveText("Time to fill a vacancy");
  expect((await counter.told("start from a template")).actions).toBeLessThanOrEqual(5);
});

test("two people exchange files, change the same thing, merge and decide in at most 8 clicks", async ({ page, browser }) => {
  const counter = await loadExample(page, "2026-11-21");
  const context = await browser.newContext({ baseURL: page.url().replace(/#.*/, "") });
  const other = await context.newPage();
  await other.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(other);
  const goToShare = async (who: Page) => {
    await counter.press("ControlOrMeta+k");
    await counter.type("share");
    await expect(who.getByRole("listbox", { name: "Results" }).getByRole("option").first()).toContainText("Share");
    await counter.press("Enter");
    await expect(title(who)).toHaveText("Share");
  };
  const exported = async (who: Page) => {
    await goToShare(who);
    const download = who.waitForEvent("download");
    await counter.click(who.getByRole("button", { name: /^Save a file with/ }));
    return readFile(await (await download).path());
  };
  // The browser's dialog that picks the file is not counted.
  const merge = async (who: Page, buffer: Buffer) => {
    await goToShare(who);
    await who.getByLabel("File to open").setInputFiles({ name: "goals.json", mimeType: "application/json", buffer });
    await counter.click(who.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }));
    await expect(who.getByRole("dialog")).toHaveCount(0);
  };
  const rename = async (who: Page, name: string) => {
    await counter.press("ControlOrMeta+k");
    await counter.type("retention");
    await expect(who.getByRole("listbox", { name: "Results" }).getByRole("option").first()).toContainText("Employee retention");
    await counter.press("Enter");
    await expect(title(who)).toHaveText("Employee retention");
    await counter.click(who.getByRole("link", { name: "Edit", exact: true }));
    const field = who.getByLabel("Name of the KPI");
    await expect(field).toBeVisible();
    await expect(title(who)).toBeFocused();
    // Past the two buttons of the head.
    for (let at = 0; at < 3; at += 1) await counter.press("Tab");
    await expect(field).toBeFocused();
    await counter.press("ControlOrMeta+a");
    await counter.type(name);
    await counter.press("Enter");
    await expect(title(who)).toHaveText(name);
  };
  const first = await exported(page);
  counter.goOnAt(other);
  await merge(other, first);
  await rename(other, "Retention of staff");
  const answer = await exported(other);
  counter.goOnAt(page);
  await rename(page, "Staff retention");
  await merge(page, answer);
  const choice = page.getByRole("group", { name: "Name", exact: true });
  await counter.click(choice.getByRole("button", { name: /Retention of staff/ }));
  await expect(choice).toHaveCount(0);
  const { clicks } = await counter.told("export, change on both sides, merge, decide", { endsHere: true });
  expect(clicks).toBeLessThanOrEqual(8);
  await context.close();
});
