// KPIs: the list with its filters in the address, and a KPI's page with chart, table, links.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, looksByTheme, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await page.getByRole("button", { name: "Close this message" }).click();
});

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);
const filter = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const names = (page: Page) => page.getByRole("table").getByRole("rowheader").getByRole("link");

test("filters and order live in the address", async ({ page }) => {
  await go(page, "#/kpis");
  await expect(page.getByText("13 KPIs:")).toBeVisible();
  await filter(page, "Status").selectOption("watch");
  await expect(page).toHaveURL(/#\/kpis\?status=watch$/);
  await expect(names(page)).toHaveText(["Forecast accuracy", "Onboarding time", "Release cycle time"]);

  await page.getByRole("button", { name: "Owner" }).click();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveAttribute("aria-sort", "ascending");
  await expect(names(page).first()).toHaveText("Forecast accuracy");
  await page.getByRole("button", { name: "Owner" }).click();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveAttribute("aria-sort", "descending");
  await expect(names(page).first()).toHaveText("Release cycle time");

  await filter(page, "Owner").selectOption("Lena Fischer");
  await expect(names(page)).toHaveText(["Onboarding time"]);
  await filter(page, "Team").selectOption("Sales");
  await expect(page.getByRole("heading", { name: "No KPI matches" })).toBeVisible();
  await page.getByRole("button", { name: "Show all KPIs" }).click();
  await expect(names(page)).toHaveCount(13);
});

test("a KPI says what its numbers mean, and the arrow keys read its chart point by point", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  await expect(page.getByText("Normal ups and downs; it will keep meeting the target.")).toBeVisible();
  await expect(page.getByText("“Chat desk opened”")).toBeVisible();
  const chart = page.getByRole("img", { name: "Chart. Use the arrow keys to read its values." });
  await chart.focus();
  await page.keyboard.press("End");
  const spoken = page.locator(".sr[role=status]");
  await expect(spoken).toContainText(/^9 Nov 2026: 3\.7.h, met$/);
  await page.keyboard.press("ArrowLeft");
  await expect(spoken).toContainText(/^2 Nov 2026: 3\.6.h, met$/);
  await expect(page.locator(".readout")).toContainText("2 Nov 2026");
  await page.getByRole("button", { name: "Show as table" }).click();
  await expect(page.getByRole("heading", { name: "Readings" })).toBeFocused();
});

test("a chart goes to the clipboard as a picture and as SVG", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await go(page, "#/kpi/example~response");
  await page.getByRole("button", { name: "Copy picture" }).click();
  await expect(page.getByText("Picture copied.")).toBeVisible();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await createImageBitmap(await item.getType("image/png"));
    return [picture.width, picture.height];
  });
  expect(size[0]).toBeGreaterThan(1200);
  expect(size[1]).toBe(600);

  await page.getByRole("button", { name: "Copy as SVG" }).click();
  await expect(page.getByText("Copied as SVG text.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).toContain("Chat desk opened");
  expect(text).not.toContain("class=");
});

test("a reading is added, corrected, deleted, and the deletion undone", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  const table = page.getByRole("table");
  await page.getByRole("button", { name: "Add reading" }).click();
  await expect(page.getByLabel("New value")).toBeFocused();
  await page.keyboard.type("fast");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("New value")).toHaveValue("fast");
  await expect(page.getByLabel("New value")).toHaveAccessibleDescription(/is not a number/);
  await page.getByLabel("New value").fill("4 h");
  await page.getByLabel("Day").fill("2026-11-16");
  await page.getByLabel("Note").fill("two people ill");
  await page.keyboard.press("Enter");
  const added = table.getByRole("row", { name: /16 Nov 2026/ });
  await expect(added).toContainText("two people ill");
  await expect(added).toContainText("Met");

  await added.getByRole("button", { name: "Edit the reading of 16 Nov 2026" }).click();
  await expect(table.getByLabel("Value")).toBeFocused();
  await table.getByLabel("Value").fill("6");
  await page.keyboard.press("Enter");
  await expect(added).toContainText("6.0");
  await expect(added).toContainText("Missed");

  await added.getByRole("button", { name: "Delete the reading of 16 Nov 2026" }).click();
  await expect(added).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Readings" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(added).toContainText("two people ill");
});

test("a row that is deleted elsewhere while its editor has the focus goes without harm", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  await page.getByLabel("New value").fill("4");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Edit the reading of 21 Nov 2026" }).click();
  await expect(page.getByRole("table").getByLabel("Value")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("row", { name: /21 Nov 2026/ })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "First response time" })).toBeVisible();
});

test("limits start anew where a change is marked", async ({ page }) => {
  await go(page, "#/kpi/example~release");
  await page.getByRole("button", { name: "Mark a change" }).click();
  await page.getByLabel("First day").fill("2026-08-10");
  await page.getByRole("textbox", { name: "What changed" }).fill("new checklist");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark change" }).click();
  await expect(page.locator("figcaption")).toContainText("new checklist");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.locator("figcaption")).not.toContainText("new checklist");
});

test("deleting a KPI says what goes along and can be undone", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  await page.getByRole("button", { name: "Delete this KPI" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “First response time”?" });
  await expect(dialog).toContainText("58 readings");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "KPIs" })).toBeVisible();
  await expect(names(page)).toHaveCount(12);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(names(page)).toHaveCount(13);
});

test("an unknown KPI gets a page with a way back", async ({ page }) => {
  await go(page, "#/kpi/nobody");
  await expect(page.getByRole("heading", { level: 1, name: "KPI not found" })).toBeVisible();
  await page.getByRole("link", { name: "See all KPIs" }).click();
  await expect(names(page)).toHaveCount(13);
});

for (const scheme of ["light", "dark"] as const) {
  test(`list and page are accessible and fit 320 pixels, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const hash of ["#/kpis", "#/kpi/example~response", "#/kpi/example~retention"]) {
      await go(page, hash);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await looksByTheme[scheme](page);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await looksByTheme[scheme](page);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}
