// What was deleted comes back: from a backup, by importing it again, from the list of what was deleted lately; and when it is
// deleted for good, no word of it is left in this browser.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, openApp, test } from "./fixtures";

interface SavedFile {
  name: string;
  text: string;
}

const MORNING = new Date("2026-11-21T09:00:00Z");
const main = (page: Page) => page.getByRole("main");
const kpis = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "KPIs" });
const state = (page: Page) => page.locator(".save");
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

async function draft(page: Page, name: string): Promise<void> {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function share(page: Page): Promise<void> {
  await page.evaluate(() => location.assign("#/share"));
  await expect(page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
}

async function backup(page: Page): Promise<SavedFile> {
  await share(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a backup" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

async function choose(page: Page, file: SavedFile, button: string): Promise<void> {
  await share(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: button }).click()]);
  await chooser.setFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
}

async function empty(page: Page): Promise<void> {
  await page.evaluate(() => location.assign("#/settings"));
  await page.getByRole("button", { name: "Delete all data" }).click();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(kpis(page)).toHaveText("KPIs");
}

async function reload(page: Page): Promise<void> {
  await expect(state(page)).toContainText("Saved on this device");
  await page.reload();
  await expectMounted(page);
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(MORNING);
});

test("a backup brings everything back after the workspace was emptied and the page reloaded", async ({ page }) => {
  await draft(page, "Refund rate");
  await draft(page, "Days to hire");
  await expect(state(page)).toContainText("No backup yet");
  const file = await backup(page);
  await expect(state(page)).toContainText("Last backup: today, no changes since");
  await empty(page);
  await reload(page);

  await test.step("by import: all of one's own backup is chosen", async () => {
    await choose(page, file, "Open a file");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("some of it has been deleted or replaced here since");
    await expect(dialog.getByRole("group", { name: "Deleted here, but in this file (2)" })).toBeVisible();
    for (const name of ["KPI: Refund rate", "KPI: Days to hire"]) await expect(dialog.getByRole("checkbox", { name })).toBeChecked();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "None" }).click();
    await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toBeDisabled();
    await dialog.getByRole("button", { name: "All", exact: true }).click();
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(kpis(page)).toHaveText("KPIs2");
  });

  await test.step("undone, the same file offers it again", async () => {
    await page.locator(".toast").filter({ hasText: `Merged ${file.name}.` }).getByRole("button", { name: "Undo" }).click();
    await expect(kpis(page)).toHaveText("KPIs");
    await choose(page, file, "Open a file");
    await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
    await expect(kpis(page)).toHaveText("KPIs2");
  });

  await test.step("by restore: only the chosen goals", async () => {
    await empty(page);
    await choose(page, file, "Choose a backup");
    const dialog = page.getByRole("dialog", { name: `Restore from ${file.name}` });
    await dialog.getByRole("checkbox", { name: /^KPI: Refund rate/ }).uncheck();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Restore" }).click();
    await expect(kpis(page)).toHaveText("KPIs1");
    await reload(page);
    await page.evaluate(() => location.assign("#/kpis"));
    await expect(main(page).getByRole("link", { name: "Days to hire" })).toBeVisible();
  });
});

test("a restore puts back the backup's values, and undo takes that back", async ({ page }) => {
  await draft(page, "Refund rate");
  const address = new URL(page.url()).hash;
  const file = await backup(page);
  await page.evaluate((at) => location.assign(`${at}/edit`), address);
  await page.getByLabel("Name of the KPI").fill("Refunds");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Refunds" })).toBeVisible();
  await choose(page, file, "Choose a backup");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("row", { name: /Name Refunds Refund rate/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await page.evaluate(() => location.assign("#/kpis"));
  await expect(main(page).getByRole("link", { name: "Refund rate" })).toBeVisible();
  await page.locator(".toast").filter({ hasText: "Restored from" }).getByRole("button", { name: "Undo" }).click();
  await expect(main(page).getByRole("link", { name: "Refunds" })).toBeVisible();
  // An import leaves it as it is, and offers the older value.
  await choose(page, file, "Open a file");
  const box = dialog.getByRole("checkbox", { name: /^KPI: Refund/ });
  await expect(box).not.toBeChecked();
  await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toBeDisabled();
  await box.check();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await page.evaluate(() => location.assign("#/kpis"));
  await expect(main(page).getByRole("link", { name: "Refund rate" })).toBeVisible();
});

test("what was deleted lately is restored without a file, or deleted for good", async ({ page }) => {
  await draft(page, "Regretted leavers");
  await page.getByRole("button", { name: "Delete this KPI" }).click();
  await expect(page.getByRole("dialog")).toContainText("restore it within 30 days");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await reload(page);
  await share(page);
  await expect(page.getByRole("heading", { name: "Recently deleted" })).toBeVisible();
  await expect(main(page)).toContainText("Deleted today");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore KPI: Regretted leavers" }).click();
  await expect(kpis(page)).toHaveText("KPIs1");
  await expect(page.getByRole("heading", { name: "Recently deleted" })).toHaveCount(0);
  await page.locator(".toast").filter({ hasText: "Restored: KPI: Regretted leavers" }).getByRole("button", { name: "Undo" }).click();
  await expect(kpis(page)).toHaveText("KPIs");

  await expect(state(page)).toContainText("Saved on this device");
  expect(await stored(page)).toContain("Regretted leavers");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "Recently deleted" })).toHaveCount(0);
  await expect(state(page)).toContainText("Saved on this device");
  const shelves = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("bearings/")).map(([, text]) => text).join());
  expect(shelves).not.toContain("Regretted leavers");
});

test("a file of thousands of records of a misspelt kind is counted before and said once after", async ({ page }) => {
  const records = Array.from({ length: 9_600 }, (_, at) => ({ kind: "check_in", id: `c${at}`, key_result: "k", date: "2026-11-02" }));
  const file = { name: "script.json", text: JSON.stringify({ format: "bearings", version: 1, records }) };
  await openApp(page);
  await choose(page, file, "Open a file");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("9,600 records of the unknown kind “check_in” – did you mean “check-in”?");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await reload(page);
  await expect(page.locator(".banner")).toHaveCount(1);
  await expect(page.locator(".banner")).toContainText("9600 records of the unknown kind “check_in”");
});

test("without remarks the page says what stays and what goes", async ({ page }) => {
  await draft(page, "Refund rate");
  await share(page);
  await expect(main(page)).toContainText("Remarks are notes, next steps, blockers");
  await expect(main(page)).not.toContainText("A file without them");
  await page.getByRole("checkbox", { name: "Include remarks" }).uncheck();
  await expect(main(page)).toContainText("A file without them still has titles and definitions");
});
