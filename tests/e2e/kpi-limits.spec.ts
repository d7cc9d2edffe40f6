// A KPI's limits fixed at its first readings, its first target, and its sentence heard once.
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await page.getByRole("button", { name: "Close this message" }).click();
  await page.evaluate(() => void (location.hash = "#/kpi/example~release"));
});

test("limits are fixed at the first readings, said so, and let go again", async ({ page }) => {
  const said = page.locator("figcaption");
  await page.getByRole("button", { name: "Fix limits" }).click();
  const first = page.getByRole("textbox", { name: "How many first readings" });
  const form = page.locator("form").filter({ has: first });
  await first.fill("3");
  await form.getByRole("button", { name: "Fix limits" }).click();
  await expect(form.getByText(/^Type a number from 6 to \d+\.$/)).toBeVisible();
  await first.fill("8");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Fix limits" }).click();
  await expect(said).toContainText("The limits are fixed at the first 8 readings");
  await expect(page.locator("svg.chart")).toContainText("limits fixed");
  await page.getByRole("button", { name: "Fix limits" }).click();
  await page.getByRole("button", { name: "Use all readings" }).click();
  await expect(said).not.toContainText("The limits are fixed");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(said).toContainText("The limits are fixed at the first 8 readings");
});

test("a screen reader hears what the chart means once", async ({ page }) => {
  const said = (await page.locator("figcaption b").textContent()) ?? "";
  expect(said).not.toBe("");
  const tree = await page.getByRole("main").ariaSnapshot();
  expect(tree.split(said.slice(0, 30)).length - 1).toBe(1);
});
