// Whole documents on the Sort page: what was left alone, one key that brings a line in, and columns changed for all rows.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const DOCUMENT = [
  "# Service report",
  "",
  "We had a good year. The team grew by two people and the new tool is in use everywhere.",
  "",
  "KPI\tRegion\tGoal\tLimit",
  "Answers within a day\tNorth\t90 %\t80 %",
  "Complaints per month\tSouth\t12\t20",
].join("\n");

const rows = (page: Page) => page.getByRole("list").locator("li[id^=line-]");
const columns = (page: Page) => page.getByRole("region", { name: "Tables" });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/sort");
  await page.getByLabel("Your list").fill(DOCUMENT);
  await page.getByRole("button", { name: /^Sort/ }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("what is no goal is left out, and one key brings it in", async ({ page }) => {
  await page.getByRole("button", { name: "Show them" }).click();
  const title = page.getByRole("button", { name: /^Include line 1:/ });
  await expectAccessible(page);
  await title.focus();
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(3);
  await expect(title).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Include line 3:/ })).toBeFocused();
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
});

test("a column is changed once and every row follows", async ({ page }) => {
  await expect(columns(page).getByLabel(/^Goal/)).toHaveValue("target");
  await columns(page).getByLabel(/^Goal/).selectOption("note");
  await expect(columns(page).getByLabel(/^Goal/)).toHaveValue("note");
  await columns(page).getByLabel(/^Limit/).selectOption("target");
  await expect(rows(page).first()).toContainText("80");
  await expect(rows(page).last()).toContainText("20");
});
