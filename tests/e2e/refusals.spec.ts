// Files that cannot be taken in, and shelves that cannot be understood: each gets its sentence, and nothing is changed or lost.
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, openApp, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const count = (page: Page, of: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: of });
const banner = (page: Page) => page.getByRole("main").getByRole("alert");
const state = (page: Page) => page.getByRole("complementary");

/** Everything the browser keeps for the app but the settings. */
const shelves = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("bearings/"))));

async function draftKpi(page: Page, name: string): Promise<void> {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText(name);
}

async function offer(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.evaluate(() => location.assign("#/share"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles(file);
}

const json = (text: string) => ({ name: "goals.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** A file of ours with one KPI. */
const ours = (fields: object, version = 1) =>
  `${JSON.stringify({ format: "bearings", version, records: [{ kind: "kpi", id: "a", name: "Refund rate", ...fields }] }, null, 2)}\n`;

async function expectRefusal(page: Page, name: string, sentence: string | RegExp): Promise<void> {
  const dialog = page.getByRole("dialog", { name: `${name} was not opened` });
  await expect(dialog.getByRole("alert")).toContainText(sentence);
  await expect(dialog).toContainText("Nothing was changed.");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
}

const REFUSALS: [what: string, text: string, sentence: string | RegExp][] = [
  ["an empty file", "", "This file is empty."],
  ["not JSON", "Revenue, up\nRefunds, down\n", /This is not JSON: line 1, column \d+ cannot be read/],
  ["somebody else's JSON", '{"kpis": [], "team": "North"}', "This JSON file is not from Bearings: it is an object with “kpis”, “team”."],
  ["a truncated file", ours({}).slice(0, -20), "This file is incomplete: it ends after line"],
  ["a newer version", ours({}, 99), "A newer version of Bearings wrote this file (format 99; this page reads up to"],
  ["a depth bomb", "[".repeat(1_000_000), "This file nests more than 64 levels deep on line 1, which no export does."],
  ["NaN", '{"format": "bearings", "version": 1, "records": [\n{"kind": "kpi", "id": "a", "decimals": NaN}]}', "Line 2, column 40 says NaN, which is not a number."],
  ["a wrong type", ours({ name: 7 }), "The field “name” of the KPI “a” on line 5 should be"],
  ["a missing field", ours({ name: undefined }), "The field “name” of the KPI “a” on line 5 is missing."],
];

test("files that cannot be taken in each get their sentence, and nothing changes", async ({ page }) => {
  await draftKpi(page, "My own KPI");
  await expect(state(page).getByText("Saved on this device")).toBeVisible();
  // The journal has it at once, the shelves a moment later.
  await expect.poll(async () => Object.keys(await shelves(page)).length).toBeGreaterThan(0);
  const before = await shelves(page);
  for (const [what, text, sentence] of REFUSALS) {
    await test.step(what, async () => {
      await offer(page, json(text));
      await expectRefusal(page, "goals.json", sentence);
    });
  }
  expect(await shelves(page)).toEqual(before);
  await expect(count(page, "KPIs")).toHaveText("KPIs1");
  // What is right after all that is still understood.
  await offer(page, json(ours({})));
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await expect(count(page, "KPIs")).toHaveText("KPIs2");
});

test("a file of 100 MB is refused by its size, before it is read", async ({ page }) => {
  const path = join(tmpdir(), `bearings-large-${process.pid}-${Date.now()}.json`);
  const file = await open(path, "w");
  await file.truncate(100_000_000);
  await file.close();
  await openApp(page);
  await offer(page, path);
  await expectRefusal(page, path.split("/").at(-1) ?? "", "This file is 100 MB; the limit is 32 MB.");
  await rm(path);
});

test("a shelf that cannot be understood is set aside byte for byte, and the others are read", async ({ page }) => {
  const damaged = '{"schema":1,"records":[{"kind":"kpi","id":"b","na';
  await draftKpi(page, "Still here");
  await expect(state(page).getByText("Saved on this device")).toBeVisible();
  await page.evaluate((text) => localStorage.setItem("bearings/1/kpi/b", text), damaged);
  await page.reload();
  await expect(banner(page)).toContainText("Part of the stored data could not be read. It has been set aside unchanged");
  await expect(title(page)).toHaveText("Still here");
  expect(await page.evaluate(() => localStorage.getItem("bearings.quarantine/bearings/1/kpi/b"))).toBe(damaged);
  await draftKpi(page, "A new one");
  await expect(count(page, "KPIs")).toHaveText("KPIs2");
});

test("the example goes in one step, and the goals of one's own stay", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(count(page, "KPIs")).toHaveText("KPIs13");
  await draftKpi(page, "My own KPI");
  await expect(count(page, "KPIs")).toHaveText("KPIs14");
  await page.evaluate(() => location.assign("#/"));
  await page.getByRole("button", { name: "Remove example" }).click();
  await expect(count(page, "KPIs")).toHaveText("KPIs1");
  await expect(count(page, "OKRs")).toHaveText("OKRs");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(count(page, "KPIs")).toHaveText("KPIs14");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(count(page, "KPIs")).toHaveText("KPIs1");
  await expect(state(page).getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await expect(count(page, "KPIs")).toHaveText("KPIs1");
});

test("two tabs that are open at once end with the work of both", async ({ page, context }) => {
  const second = await context.newPage();
  await openApp(page);
  await openApp(second);
  await draftKpi(page, "From the first tab");
  await second.evaluate(() => location.assign("#/kpis"));
  await expect(second.getByRole("link", { name: "From the first tab" })).toBeVisible();
  await draftKpi(second, "From the second tab");
  await page.evaluate(() => location.assign("#/kpis"));
  await expect(page.getByRole("link", { name: "From the second tab" })).toBeVisible();
  // What the other tab did is not this one's to take back.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("link", { name: "From the first tab" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "From the second tab" })).toBeVisible();
  await expect(second.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "KPIs" })).toHaveText("KPIs1");
});
