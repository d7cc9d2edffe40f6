// Goals from a spreadsheet and from Viva Goals: a look at what would happen, one step, and nothing twice.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { bigFile } from "./big-file.mjs";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-27T10:00:00"));
  await openApp(page);
  await page.evaluate(() => void (location.hash = "#/share"));
});

const drop = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel("File to open").setInputFiles({ name, mimeType: "text/csv", buffer });

test("a sheet of forty rows comes in with two clicks, once, and goes again with Undo", async ({ page }) => {
  const rows = Array.from({ length: 40 }, (_, at) =>
    at % 4 === 0 ? `Team ${at};Objective ${at};;Owner ${at};;;Q4 2026` : `;;Result ${at};Owner ${at};${at};${at + 10},5;Q4 2026`,
  );
  const sheet = Buffer.from(`Team;Objective;Key result;Owner;Baseline;Target;Cycle\n${rows.join("\n")}\n`);
  await drop(page, "goals.csv", sheet);
  const dialog = page.getByRole("dialog", { name: "Import goals.csv" });
  await expect(dialog.getByRole("status")).toContainText("New: 1 cycle, 10 objectives, 30 key results.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Import 40 goals" }).click();
  await expect(page.getByText("40 goals imported, 1 other record imported.")).toBeVisible();

  await drop(page, "goals.csv", sheet);
  await expect(dialog.getByRole("status")).toContainText("Nothing new. 40 records are already here.");
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.evaluate(() => void (location.hash = "#/okrs?cycle=all"));
  await expect(page.getByRole("link", { name: "Objective 36" })).toHaveCount(0);
});

test("a pasted wide table fills KPIs; a column can be mapped by hand and is remembered", async ({ page }) => {
  await page.getByRole("button", { name: "Paste a table" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a table" });
  const table = "KPI\tBoss\tTarget\tJan 2026\tFeb 2026\nLeads\tAda\t40\t35\tmany\nDeals\tLin\t7\t5\t6\n";
  await dialog.getByLabel("Your table").fill(table);
  await expect(dialog.getByRole("status")).toContainText("New: 2 KPIs, 3 readings.");
  await expect(dialog.getByText("Row 2, Feb 2026: “many” is not a number. It was added to the note.")).toBeVisible();
  await dialog.getByText("Columns: 5 columns, 1 moved to the note").click();
  await dialog.getByLabel("Boss").selectOption("Owner");
  await expect(dialog.getByText("Columns: 5 columns, all understood")).toBeVisible();
  await dialog.getByRole("button", { name: "Import 2 goals" }).click();
  await expect(page.getByText("2 goals imported, 3 other records imported.")).toBeVisible();

  await page.getByRole("button", { name: "Paste a table" }).click();
  await dialog.getByLabel("Your table").fill(table.replace("35", "36"));
  await expect(dialog.getByText("Columns: 5 columns, all understood")).toBeVisible();
  await dialog.getByText("Update what differs (1 value)").click();
  await dialog.getByRole("button", { name: "Update 1 record" }).click();
  await expect(page.getByText("1 updated.")).toBeVisible();
  await page.evaluate(() => void (location.hash = "#/kpis"));
  await expect(page.getByRole("row", { name: /Leads/ })).toContainText("Ada");
});

test("an export of Viva Goals keeps owners, weights and check-ins, as CSV and as JSON", async ({ page }) => {
  const data = (name: string) => readFile(new URL(`../data/intake/${name}`, import.meta.url));
  await drop(page, "viva.csv", await data("viva.csv"));
  const dialog = page.getByRole("dialog", { name: "Import viva.csv" });
  await expect(dialog.getByText("Row 4: Its parent “Gone” is not in the file. A draft objective was created in its place.")).toBeVisible();
  await dialog.getByRole("button", { name: /^Import \d+ goals/ }).click();
  await page.evaluate(() => void (location.hash = "#/key-result/viva~2295801"));
  await expect(page.getByRole("heading", { name: "Reply time falls" })).toBeVisible();
  await expect(page.getByRole("row", { name: /12 Mar 2025/ })).toContainText("4.4");
  await page.evaluate(() => void (location.hash = "#/share"));
  await drop(page, "viva.json", await data("viva.json"));
  await expect(page.getByRole("dialog", { name: "Import viva.json" }).getByRole("status")).toContainText("1 objective, 2 key results, 3 check-ins");
});

test("a workbook comes in as it is: sheets to choose from, merged owners, days and currencies", async ({ page }) => {
  const data = (name: string) => readFile(new URL(`../data/workbooks/${name}`, import.meta.url));
  await drop(page, "goals.xlsx", await data("goals.xlsx"));
  const dialog = page.getByRole("dialog", { name: "Import goals.xlsx" });
  await expect(dialog.getByText("“goals.xlsx”, 5 rows")).toBeVisible();
  await expect(dialog.getByRole("status")).toContainText("New: 3 KPIs");
  await expectAccessible(page);
  await dialog.getByLabel("Sheet").selectOption("Old");
  await expect(dialog.getByText("“goals.xlsx”, 1 row")).toBeVisible();
  await dialog.getByLabel("Sheet").selectOption("Goals 2026");
  await dialog.getByRole("button", { name: "Import 3 goals" }).click();
  await page.evaluate(() => void (location.hash = "#/kpis"));
  await expect(page.getByRole("row", { name: /Reply time/ })).toContainText("Ada Byron");

  await page.evaluate(() => void (location.hash = "#/share"));
  await drop(page, "bomb.xlsx", await data("bomb.xlsx"));
  const other = page.getByRole("dialog", { name: "Import bomb.xlsx" });
  // A hundred megabytes take their time.
  await expect(other.getByText("This workbook unpacks to more than 100 MB.")).toBeVisible({ timeout: 40_000 });
  await expect(other.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});

test("reading a large file can be stopped half-way, and nothing was changed", async ({ page }) => {
  await drop(page, "bomb.xlsx", await readFile(new URL("../data/workbooks/bomb.xlsx", import.meta.url)));
  const dialog = page.getByRole("dialog", { name: "Import bomb.xlsx" });
  await dialog.getByRole("button", { name: "Stop reading" }).click();
  await expect(dialog.getByText(/^Reading/)).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await expect(dialog.getByText("unpacks to more")).toHaveCount(0);
});

test("a large file of ours is read and taken in by slices; stopped before the end it changes nothing", async ({ page }) => {
  const shelves = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings/")).sort());
  const before = await shelves();
  await page.getByLabel("File to open").setInputFiles({ name: "big.json", mimeType: "application/json", buffer: Buffer.from(bigFile()) });
  const reading = page.getByRole("dialog", { name: "Reading big.json" });
  await expect(reading.getByRole("status")).toHaveText(/^One moment: \d+ %$/);
  await reading.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await shelves()).toEqual(before);
  await page.evaluate(() => void (location.hash = "#/kpis"));
  await expect(page.getByText("Measure 1", { exact: true })).toHaveCount(0);
});

test("a sheet of five hundred goals is taken in by slices and goes again as one step", async ({ page }) => {
  const rows = Array.from({ length: 500 }, (_, at) => `Measure ${at},Owner ${at % 9},${at}`).join("\n");
  await drop(page, "many.csv", Buffer.from(`KPI,Owner,Target\n${rows}\n`));
  await page.getByRole("dialog", { name: "Import many.csv" }).getByRole("button", { name: "Import 500 goals" }).click();
  await expect(page.getByText("500 goals imported.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: import.")).toBeVisible({ timeout: 20_000 });
  await page.evaluate(() => void (location.hash = "#/kpis"));
  await expect(page.getByText("Measure 7", { exact: true })).toHaveCount(0);
  // And again, and back, by keys: each is one step, whatever it is done in.
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText("Redone: import.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Measure 7", { exact: true })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: import.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Measure 7", { exact: true })).toHaveCount(0);
});
