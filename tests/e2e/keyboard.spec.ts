// The core journey with the keyboard alone: no mouse, no finger, and nothing is focused but by the keys a person has.
import type { Locator, Page } from "@playwright/test";
import { expect, openApp, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Presses Tab until the focus is there, as a person would, and says so if it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`eighty times Tab do not lead to ${target}`);
}

/** Goes to a field and types. */
async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  // As in a browser of its own: what was in a field that is tabbed into is selected, and typing replaces it.
  await page.keyboard.type(text);
}

/** Goes to a button or link and presses Enter. */
async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a group of radio buttons and down to the one wanted. */
async function choose(page: Page, wanted: Locator): Promise<void> {
  const group = (await wanted.getAttribute("name")) ?? "";
  const isInGroup = () => page.evaluate((name) => (document.activeElement as HTMLInputElement | null)?.name === name, group);
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80 && !(await isInGroup()); presses += 1) await page.keyboard.press("Tab");
  if (!(await wanted.isChecked())) await page.keyboard.press("Space");
  for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
  await expect(wanted).toBeFocused();
}

/** Opens a list by typing the beginning of the entry. */
async function select(page: Page, target: Locator, start: string, value: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(start);
  await expect(target).toHaveValue(value);
}

test("from the wish to a check-in and back to the goal, without a mouse", async ({ page }) => {
  test.slow();
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);

  await test.step("the guide", async () => {
    await press(page, page.getByRole("region", { name: "Ways in" }).getByRole("button", { name: "Guide me" }));
    await expect(page.getByLabel("Your wish")).toBeFocused();
    await type(page, page.getByLabel("Your wish"), "Customer satisfaction is too low.");
    await page.keyboard.press("Enter");
    await expect(title(page)).toHaveText("Three questions");
    // What the sentence answered is one line; it opens as any other.
    for (const one of await page.locator("details.heard > summary").all()) await press(page, one);
    await choose(page, page.getByRole("radio", { name: "Win back a number" }));
    await choose(page, page.getByRole("radio", { name: "A coin flip" }));
    await choose(page, page.getByRole("radio", { name: "A quarter" }));
    await page.keyboard.press("Enter");
    await expect(title(page)).toHaveText("How will you measure it?");
    await type(page, page.getByLabel("goal: Customer satisfaction"), "85");
    await page.keyboard.press("Enter");
  });

  await test.step("the OKR", async () => {
    await expect(title(page)).toHaveText("New objective");
    await expect(title(page)).toBeFocused();
    const counted = page.locator(".key-result").nth(1);
    await type(page, counted.getByLabel("What will be different"), "Answer more requests within a day");
    await choose(page, counted.getByRole("radio", { name: "Increase" }));
    await type(page, counted.getByLabel("Start value"), "40");
    await type(page, counted.getByLabel("Target", { exact: true }), "80");
    await press(page, page.getByRole("button", { name: "Start objective" }).last());
    await expect(title(page)).toHaveText("Win back customer satisfaction");
    await expect(title(page)).toBeFocused();
  });

  await test.step("the numbers of the week", async () => {
    await press(page, page.getByRole("link", { name: "Skip to content" }));
    await expect(title(page)).toBeFocused();
    await press(page, page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Today" }));
    await expect(title(page)).toHaveText("Saturday, 21 November");
    // The first number that is due has the focus, and each Enter moves it on.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    await expect.poll(focused).toMatch(/^New value, /);
    const asked: string[] = [];
    while (asked.length < 5 && (await focused()).startsWith("New value, ")) {
      const label = await focused();
      asked.push(label);
      await page.keyboard.type(label.includes("Answer more requests") ? "66" : "7");
      await page.keyboard.press("Enter");
      await expect.poll(focused).not.toBe(label);
    }
    expect(asked).toContain("New value, Answer more requests within a day");
    await expect(page.getByText("Nothing is due.")).toBeVisible();
  });

  await test.step("the goal", async () => {
    const row = page.locator("[data-row]").filter({ hasText: "Answer more requests within a day" });
    await press(page, row.getByRole("link", { name: "Answer more requests within a day" }));
    await expect(title(page)).toHaveText("Answer more requests within a day");
    await press(page, page.getByRole("main").getByRole("link", { name: "Win back customer satisfaction" }).first());
    await expect(title(page)).toHaveText("Win back customer satisfaction");
    await expect(page.locator("[data-row]").filter({ hasText: "Answer more" }).getByLabel(/^New value/)).toHaveAttribute("placeholder", /^66\b/);
  });

  await test.step("and back out of a dialog", async () => {
    await press(page, page.getByRole("button", { name: "Delete this objective" }));
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "Delete this objective" })).toBeFocused();
  });
});
