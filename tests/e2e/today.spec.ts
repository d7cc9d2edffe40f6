// Today: the ways in, and a week's numbers recorded from one list.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`);

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
}

test("an empty workspace shows three ways in", async ({ page }) => {
  await openApp(page);
  const ways = page.getByRole("region", { name: "Ways in" });
  await expect(ways.getByRole("heading")).toHaveText(["Guide me", "Start from an example", "Open a file"]);
  await expectAccessible(page);
  await ways.getByRole("link", { name: "Open a file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
});

test("the example fills the list, and goes in one step that can be undone", async ({ page }) => {
  await loadExample(page);
  await expect(page.getByRole("heading", { name: "Overdue" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove the example" }).click();
  await expect(page.getByRole("heading", { name: "Start from an example" })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await expect(row(page, "First response time")).toBeVisible();
});

test("what changed its status within a week is listed with what it was", async ({ page }) => {
  await loadExample(page);
  const changed = page.locator("section").filter({ has: page.getByRole("heading", { name: "Changed status" }) });
  await expect(changed.getByText(/^was /).first()).toBeVisible();
});

test("the first number has the focus; Enter records, the row answers, and the next one has it", async ({ page }) => {
  await loadExample(page);
  await expect(value(page, "Employee retention")).toBeFocused();
  await page.keyboard.type("89 %");
  await page.keyboard.press("Enter");

  const first = row(page, "Employee retention");
  await expect(first.getByText("recorded")).toBeVisible();
  await expect(first).toContainText("89.0");
  await expect(first).toContainText("Met");
  await expect(page.locator("[data-row]").nth(1).getByRole("textbox").first()).toBeFocused();
  await expect(page.getByRole("status").getByText("Recorded: Employee retention")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(value(page, "Employee retention")).toBeVisible();
  await expect(first).toContainText("Watch, stale");
});

test("what is not a number stays typed, and the row says what to type", async ({ page }) => {
  await loadExample(page);
  const input = value(page, "First response time");
  await input.fill("fast");
  await input.press("Enter");
  await expect(input).toHaveValue("fast");
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute("aria-invalid", "true");
  await expect(input).toHaveAccessibleDescription(/“fast” is not a number\. Type a time/);
  await expectAccessible(page);
  await input.fill("2 h 30 min");
  await input.press("Enter");
  await expect(row(page, "First response time")).toContainText("2.5");
});

test("low confidence asks for what is in the way before it is recorded", async ({ page }) => {
  await loadExample(page);
  const name = "Followers from 8,000 to 12,000";
  await value(page, name).fill("9,300");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(`Confidence 0 to 10, ${name}`)).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");

  const blocker = row(page, name).getByLabel("What is in the way");
  await expect(blocker).toBeFocused();
  await expectAccessible(page);
  await blocker.selectOption({ label: "waiting for somebody else" });
  await row(page, name).getByLabel("Next step").fill("Ask the agency");
  await row(page, name).getByRole("button", { name: "Record" }).click();
  await expect(row(page, name).getByText("recorded")).toBeVisible();
});

test("one person's numbers are chosen, and are chosen already where the settings know the name", async ({ page }) => {
  await loadExample(page);
  await page.getByRole("combobox", { name: "Whose" }).selectOption("Noor Haddad");
  await expect(page.locator("[data-row]")).toHaveCount(2);

  await page.evaluate(() => void (location.hash = "#/settings"));
  await page.getByLabel(/^Your name/).fill("Ines Duarte");
  await page.keyboard.press("Tab");
  await page.evaluate(() => void (location.hash = "#/"));
  await expect(page.getByRole("combobox", { name: "Whose" })).toHaveValue("Ines Duarte");
  await expect(page.locator("[data-row]")).toHaveCount(2);
  await expect(page.locator("[data-row]").first().getByRole("textbox").first()).toBeFocused();
});

test("steps are ticked where they are listed", async ({ page }) => {
  await loadExample(page);
  const name = "Security review no longer holds a release up";
  await page.getByRole("button", { name: `Steps, ${name}` }).click();
  const steps = row(page, name).getByRole("group", { name: "Steps that are done" });
  await steps.getByRole("checkbox", { checked: false }).first().check();
  await row(page, name).getByRole("button", { name: "Record" }).click();
  await expect(row(page, name)).toContainText("3 of 4");
});

test("a whole week is done with the keyboard alone", async ({ page }) => {
  await openApp(page);
  const load = page.getByRole("button", { name: "Load the example" });
  while (!(await load.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(value(page, "Employee retention")).toBeFocused();

  const owed = page.locator("[data-row]:not(.done)");
  for (let left = await owed.count(); left > 0; left -= 1) {
    const focused = page.locator(":focus");
    if ((await focused.getAttribute("data-due")) === null) throw new Error("the focus is not in a row that is owed");
    if ((await focused.evaluate((element) => element.tagName)) === "INPUT") {
      await page.keyboard.type("40");
      await page.keyboard.press("Enter");
    } else {
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
    }
    await expect(owed).toHaveCount(left - 1);
  }
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await expect(page.locator("#page-title")).toBeFocused();
});

test("a KPI that will not reach its target starts an OKR with its numbers filled in", async ({ page }) => {
  await loadExample(page);
  await page.getByRole("button", { name: "Start an OKR from it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New objective" })).toBeVisible();
  await expect(page.getByRole("textbox").first()).toHaveValue(/forecast accuracy/);
});
