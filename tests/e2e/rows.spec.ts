// What is typed into a row is not lost without Enter, is asked about where it has two readings, and is nobody's but the person's while an
// input method composes.
import type { Page } from "@playwright/test";
import { compose, expect, expectAccessible, openApp, send, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`);
const FIRST = "First response time";
const OTHER = "Employee retention";
const GOAL = "Followers from 8,000 to 12,000";

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(value(page, OTHER)).toBeVisible();
}

async function open(page: Page, records: object[]): Promise<void> {
  await openApp(page, "#/share");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  const buffer = Buffer.from(JSON.stringify({ format: "bearings", version: 1, records }));
  await chooser.setFiles({ name: "numbers.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);

test("a number typed without Enter is recorded where the person goes on: another row, another page, a reload", async ({ page }) => {
  await loadExample(page);
  await value(page, FIRST).fill("2.5");
  // Another field of the same row is not elsewhere.
  await page.keyboard.press("Tab");
  await expect(value(page, FIRST)).toHaveValue("2.5");
  await value(page, OTHER).click();
  await expect(row(page, FIRST).getByText("recorded", { exact: true })).toBeVisible();
  await expect(row(page, FIRST)).toContainText("2.5");
  await expect(value(page, OTHER)).toBeFocused();

  await value(page, OTHER).fill("89");
  await go(page, "#/kpis");
  await expect(page.getByRole("heading", { level: 1, name: "KPIs" })).toBeVisible();
  await expect(page.getByRole("status").getByText(/^Recorded 89\.0\s% for Employee retention: /)).toBeVisible();
  // It owes nothing now, and nothing of it waits.
  await go(page, "#/");
  await expect(value(page, FIRST)).toHaveCount(0);
  await expect(value(page, OTHER)).toHaveCount(0);

  await value(page, GOAL).fill("9,300");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
  await expect(value(page, GOAL)).toHaveCount(0);
  await page.getByRole("link", { name: "OKRs" }).first().click();
  await page.getByRole("link", { name: GOAL }).click();
  await expect(page.getByText("9,300").first()).toBeVisible();
});

test("a number typed without Enter survives a closed tab, once", async ({ page, context }) => {
  await loadExample(page);
  await value(page, GOAL).fill("9,300");
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings.draft.row.")).length)).toBe(1);
  await page.close();
  const next = await context.newPage();
  await next.clock.setFixedTime(new Date("2026-11-21T10:05:00"));
  await openApp(next);
  await expect(next.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
  // A browser that tells the page of its end records; one that does not finds it in its row.
  if ((await value(next, GOAL).count()) > 0) {
    await expect(value(next, GOAL)).toHaveValue("9,300");
    await expect(row(next, GOAL)).toContainText("Not recorded yet.");
    await next.getByRole("button", { name: `Record, ${GOAL}`, exact: true }).click();
  }
  await next.getByRole("link", { name: "OKRs" }).first().click();
  await next.getByRole("link", { name: GOAL }).click();
  await expect(next.getByRole("row", { name: /9,300/ })).toHaveCount(1);
});

test("what cannot be recorded stays in the row, says so, and survives a reload", async ({ page }) => {
  await loadExample(page);
  await value(page, FIRST).fill("fast");
  await value(page, OTHER).click();
  await expect(row(page, FIRST)).toContainText("Not recorded yet.");
  await expectAccessible(page);
  await page.reload();
  await expect(value(page, FIRST)).toHaveValue("fast");
  await expect(row(page, FIRST)).toContainText("Not recorded yet.");
  // Emptied, there is nothing that waits.
  await value(page, FIRST).fill("");
  await expect(row(page, FIRST)).not.toContainText("Not recorded yet.");

  // A note alone and a low confidence wait too.
  await value(page, FIRST).press("Alt+n");
  await page.keyboard.type("half a thought");
  await go(page, "#/kpis");
  await go(page, "#/");
  await expect(row(page, FIRST)).toContainText("Not recorded yet.");
  await value(page, GOAL).fill("9,300");
  await page.getByLabel(`Confidence 0 to 10, ${GOAL}`).fill("2");
  await value(page, OTHER).focus();
  await expect(row(page, GOAL)).toContainText("say what is in the way");
  await expect(value(page, GOAL)).toHaveValue("9,300");
});

test("a button records as soon as something is typed", async ({ page }) => {
  await loadExample(page);
  const tick = page.getByRole("button", { name: `Record, ${FIRST}`, exact: true });
  await expect(tick).toBeHidden();
  await value(page, FIRST).fill("2.5");
  await tick.click();
  await expect(row(page, FIRST).getByText("recorded", { exact: true })).toBeVisible();
});

test("a number of two readings is asked in place, the likelier one first", async ({ page }) => {
  await open(page, [
    { kind: "kpi", id: "k", name: "Active users", cadence: "day" },
    { kind: "reading", id: "r", kpi: "k", date: "2026-11-19", value: 95000 },
  ]);
  await go(page, "#/");
  await value(page, "Active users").fill("97.200");
  await page.keyboard.press("Enter");
  const ways = row(page, "Active users").getByRole("group", { name: "Which number?" }).getByRole("button");
  await expect(ways).toHaveText(["97,200", "97.2"]);
  await expect(ways.first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText(/^Recorded 97,200 for Active users: /)).toBeVisible();
});

test("a correction holds the number in full, and saved as it was changes no bit", async ({ page }) => {
  const stored = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("bearings/")).map(([, text]) => text).join());
  await open(page, [
    { kind: "kpi", id: "k", name: "Latency", cadence: "day" },
    { kind: "kpi", id: "h", name: "Downtime", unit: "duration:h", cadence: "day" },
    { kind: "reading", id: "r", kpi: "k", date: "2026-11-20", value: 1234.56 },
    { kind: "reading", id: "s", kpi: "h", date: "2026-11-20", value: 100 / 60 },
  ]);
  for (const [id, shown] of [["k", "1234.56"], ["h", "100 min"]] as const) {
    await go(page, `#/kpi/${id}`);
    await page.getByRole("button", { name: /^Edit the reading/ }).click();
    await expect(page.getByLabel("Value", { exact: true })).toHaveValue(shown);
    await page.getByRole("textbox", { name: "Note" }).last().fill("checked");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("row", { name: /checked/ })).toBeVisible();
  }
  await expect.poll(stored).toContain("1234.56");
  await expect.poll(stored).toContain("1.6666666666666667");
});

test("nothing new is one key and a reason", async ({ page }) => {
  await loadExample(page);
  await value(page, GOAL).focus();
  await page.keyboard.press("Alt+u");
  const why = row(page, GOAL).getByLabel("Nothing new, because");
  await expect(why).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, GOAL)).toContainText("Followers");
  await why.fill("the agency is on holiday");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText(`Recorded for ${GOAL}: `)).toBeVisible();
});

test("no key of a composition runs a command", async ({ page }) => {
  await loadExample(page);
  const field = value(page, FIRST);
  await field.fill("2.5");
  for (const [key, code] of [["Enter", "Enter"], ["Escape", "Escape"], ["n", "KeyN"]] as const) expect(await compose(field, key, code)).toBe(true);
  await expect(field).toHaveValue("2.5");
  await field.press("Alt+n");
  const note = row(page, FIRST).getByRole("textbox", { name: "Note" });
  await note.fill("今日");
  await compose(note, "Enter");
  await compose(note, "Escape");
  await expect(note).toHaveValue("今日");
  // Option's letters on a Mac, and those of a third level, are letters.
  for (const [key, code] of [["ć", "KeyC"], ["ń", "KeyN"], ["π", "KeyP"]] as const) {
    expect(await send(note, { key, code, altKey: true })).toBe(true);
  }
  await expect(note).toBeFocused();
  await expect(field).toHaveValue("2.5");
});

test("Ctrl+Z in a field that was emptied takes back no recorded number", async ({ page }) => {
  await loadExample(page);
  await value(page, OTHER).fill("89");
  await page.keyboard.press("Enter");
  await expect(row(page, OTHER).getByText("recorded", { exact: true })).toBeVisible();
  await value(page, FIRST).click();
  await page.keyboard.type("7");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row(page, OTHER).getByText("recorded", { exact: true })).toBeVisible();
});

test("Ctrl+Z right after Enter takes the number back, although the focus has moved on to the next field", async ({ page }) => {
  await loadExample(page);
  await value(page, FIRST).fill("2.5");
  await page.keyboard.press("Enter");
  await expect(row(page, FIRST).getByText("recorded", { exact: true })).toBeVisible();
  await expect(page.locator("[data-due]:focus")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("status").getByText("Undone: check-in.")).toBeVisible();
  await expect(value(page, FIRST)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(row(page, FIRST).getByText("recorded", { exact: true })).toBeVisible();

  // Where the focus stays in the field that was sent, too.
  await go(page, "#/objective/example~brand");
  const add = page.getByLabel("New initiative");
  await add.fill("Call ten readers");
  await page.keyboard.press("Enter");
  const line = page.getByLabel("Text of: Call ten readers");
  await expect(line).toHaveValue("Call ten readers");
  await expect(add).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(line).toHaveCount(0);
});
