// Status, pause and confidence as a person meets them.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectOneStatusEach, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
});

async function brand(page: Page): Promise<void> {
  await page.evaluate(() => location.assign("#/objective/example~brand"));
  await expect(page.getByRole("heading", { level: 1, name: "Be the name people mention first" })).toBeVisible();
}

test("an objective is paused with a reason and a day; nothing is owed and Today asks on that day", async ({ page }) => {
  await brand(page);
  await page.getByRole("button", { name: "Pause…" }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByText("Say why you’re pausing it.")).toBeVisible();
  await page.getByLabel("Why it is paused").fill("The agency went out of business");
  await page.getByLabel("Look again on").fill("2026-11-25");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByText("Paused: The agency went out of business; look again on 25 Nov 2026.").first()).toBeVisible();
  await expectAccessible(page);

  // On its card, with the reason.
  await page.evaluate(() => location.assign("#/okrs"));
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Be the name people mention first" }) });
  await expect(card.getByText("The agency went out of business").first()).toBeVisible();
  await expect(card.locator(".card-head .status")).toHaveText("Paused");

  await page.clock.setFixedTime(new Date("2026-11-25T10:00:00"));
  await page.evaluate(() => location.assign("#/"));
  await page.reload();
  await expect(page.getByRole("heading", { name: "Paused: time to look again" })).toBeVisible();
  await page.getByRole("button", { name: "Resume: Be the name people mention first" }).click();
  await expect(page.getByRole("heading", { name: "Paused: time to look again" })).toHaveCount(0);
  await brand(page);
  await expect(page.getByRole("button", { name: "Pause…" })).toBeVisible();
});

test("a goal has one status on every page, also where a person set another than the computed one", async ({ page }) => {
  const goals = await expectOneStatusEach(page);
  expect(goals.length).toBeGreaterThan(20);
  expect(goals.some((name) => name.includes("Followers from 8,000 to 12,000"))).toBe(true);
});
