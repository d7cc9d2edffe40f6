// What goes out: the report seen, copied and printed, the CSV files, the calendar. What is private stays in.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import ICAL from "ical.js";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const report = (page: Page) => page.getByRole("article");

async function openExample(page: Page, route: string, heading: RegExp): Promise<void> {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
  await page.evaluate((to) => location.assign(to), route);
  await expect(title(page)).toHaveText(heading);
}

/** What a button saves. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** What the page put on the clipboard, by kind. */
async function watchClipboard(page: Page): Promise<() => Promise<Record<string, string>>> {
  await page.addInitScript(() => {
    const copied: Record<string, string> = {};
    Object.assign(window, { copied });
    Object.defineProperty(navigator, "clipboard", {
      value: {
        write: async ([item]: ClipboardItem[]) => {
          for (const kind of item.types) copied[kind] = await (await item.getType(kind)).text();
        },
        writeText: async (text: string) => {
          copied["text/plain"] = text;
        },
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { copied: Record<string, string> }).copied);
}

test("the report says what needs a decision, what is off track and why, and nothing private", async ({ page }) => {
  await openExample(page, "#/report", /^Report for Q4 2026$/);
  await expect(report(page).getByRole("heading", { level: 3 })).toHaveText([
    "Needs a decision",
    "Off track, and why",
    "No recent update",
    "On track",
    "KPIs",
  ]);
  await expect(report(page)).toContainText("Ask Lena for half a writer until the end of the quarter. Noor Haddad");
  await expect(report(page)).toContainText("1 private goal is not included.");
  await expectAccessible(page);
  await expect(report(page)).toContainText("4 KPIs are unchanged and not listed.");
  await page.getByLabel("Include private goals").check();
  await expect(report(page)).not.toContainText("private goal");
  await expect(report(page)).toContainText("5 KPIs are unchanged and not listed.");
  await page.getByLabel("Team").selectOption({ index: 1 });
  await expect(page).toHaveURL(/team=/);
  await page.getByLabel("Owner").selectOption({ index: 1 });
  await expectAccessible(page);
});

test("it is copied as HTML and as text together, and as Markdown", async ({ page }) => {
  const copied = await watchClipboard(page);
  await openExample(page, "#/report", /^Report for Q4 2026$/);
  await page.getByRole("button", { name: "Copy for email" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Paste it into your email" })).toBeVisible();
  const both = await copied();
  expect(both["text/html"]).toContain("<h3 style=\"font-size:15px\">Off track, and why</h3>");
  expect(both["text/plain"]).toContain("## Off track, and why");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByRole("status").filter({ hasText: "copied as Markdown" })).toBeVisible();
  // It is readable as a document by itself.
  const other = await page.context().newPage();
  await other.setContent(both["text/html"] ?? "");
  await expect(other.getByRole("table").first()).toContainText("At risk");
  await other.close();
});

test("on paper there is the report and nothing else", async ({ page }) => {
  await openExample(page, "#/report", /^Report for Q4 2026$/);
  await page.emulateMedia({ media: "print" });
  await expect(report(page)).toBeVisible();
  await expect(title(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  // It takes several sheets: name and date stand at the foot of each, and no row is parted.
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(1);
  const foot = report(page).locator("footer");
  await expect(foot).toHaveText("Q4 2026 · week 8 of 13 · Everyone · 21 Nov 2026");
  await expect(foot).toHaveCSS("display", "table-footer-group");
  await expect(foot).toHaveCSS("break-inside", "avoid");
  await expect(report(page).locator("tbody tr").first()).toHaveCSS("break-inside", "avoid");
});

test("without goals it says what a report needs", async ({ page }) => {
  await openApp(page, "#/report");
  await expect(page.getByRole("heading", { name: "Nothing to report yet" })).toBeVisible();
  await expectAccessible(page);
});

test("goals and numbers are saved as CSV, reminders as a calendar that a calendar reads", async ({ page }) => {
  await openExample(page, "#/share", /^Share$/);
  const goals = await saved(page, "Goals as CSV");
  expect(goals.name).toBe("bearings-goals-2026-11-21.csv");
  expect(goals.text).toMatch(/^\ufeffKind,Title,Objective,Owner,Team,/);
  expect(goals.text).toContain("Employee retention");
  const numbers = await saved(page, "Numbers as CSV");
  expect(numbers.text.split("\r\n").length).toBeGreaterThan(100);
  const calendar = await saved(page, "Calendar file");
  expect(calendar.name).toBe("bearings-calendar-2026-11-21.ics");
  const events = new ICAL.Component(ICAL.parse(calendar.text)).getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
  expect(events.map((it) => it.uid)).toContain("numbers-week@bearings");
  const weekly = events.find((it) => it.uid === "numbers-week@bearings");
  const next = weekly?.iterator();
  expect([next?.next().toString(), next?.next().toString()]).toEqual(["2026-11-27", "2026-12-04"]);
  expect(new Set(events.map((it) => it.uid)).size).toBe(events.length);
  const monthly = events.find((it) => it.uid === "numbers-month@bearings")?.iterator();
  expect([monthly?.next().toString(), monthly?.next().toString()]).toEqual(["2026-11-30", "2026-12-31"]);
});
