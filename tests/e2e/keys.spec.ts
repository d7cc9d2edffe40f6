// Keys belong to who types: what an input method composes, letters of a third level and Ctrl+Z in a text run no command, wherever one could be run; and
// commands are found on keyboards of other scripts.
import type { Locator, Page } from "@playwright/test";
import { compose, expect, openApp, send, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const toast = (page: Page) => page.locator(".toast");

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
});

async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText(heading);
}

async function sort(page: Page): Promise<Locator> {
  await go(page, "#/sort", "Sort my list");
  await page.getByLabel("Your list").fill("Gross margin above 40%\nReduce churn from 5% to 3%");
  await page.getByRole("button", { name: "Sort", exact: true }).click();
  await expect(page.locator("#line-0")).toBeFocused();
  return page.locator("#line-0");
}

/** Every kind of place where a key in a text could run a command, each with the way to its field. */
const FIELDS: Record<string, (page: Page) => Promise<Locator>> = {
  "a number in a row": async (page) => page.getByLabel("New value, First response time"),
  "a note in a row": async (page) => {
    await page.getByRole("button", { name: "Note, date and more, First response time" }).click();
    return page.locator("[data-row]").getByRole("textbox", { name: "Note" });
  },
  "why there is nothing new": async (page) => {
    await page.getByLabel("New value, Followers from 8,000 to 12,000").press("Alt+u");
    return page.getByLabel("Nothing new, because");
  },
  "the words of a sorted line": async (page) => {
    await (await sort(page)).press("e");
    return page.getByLabel("Text of this line");
  },
  "why a finding is dismissed": async (page) => {
    await go(page, "#/coach", "Coach");
    const finding = page.locator("main .finding").first();
    await finding.locator("summary").first().click();
    await finding.getByRole("button", { name: "Dismiss…" }).click();
    return finding.getByLabel("Why doesn’t it apply?");
  },
  "the words of a marked change": async (page) => {
    await go(page, "#/kpi/example~response", "First response time");
    await page.getByRole("button", { name: "Mark a change" }).first().click();
    return page.getByLabel("What changed");
  },
  "the guide's wish": async (page) => {
    await go(page, "#/guide", "What do you want to happen?");
    return page.getByLabel("Your wish");
  },
  "the title of a key result": async (page) => {
    await go(page, "#/objective/new", "New objective");
    return page.locator(".key-result").first().getByLabel("What will be different");
  },
  "a reading that is corrected": async (page) => {
    await go(page, "#/kpi/example~response", "First response time");
    await page.getByRole("button", { name: /^Edit the reading/ }).first().click();
    return page.locator("tr.editing").getByLabel("Note");
  },
  "a new initiative": async (page) => {
    await go(page, "#/objective/example~brand", "Be the name people mention first");
    return page.getByLabel("New initiative");
  },
};

for (const [name, open] of Object.entries(FIELDS)) {
  test(`in ${name}`, async ({ page }) => {
    const field = await open(page);
    await field.fill("ab");
    const heading = await title(page).textContent();
    const said = await toast(page).textContent();
    const stays = async () => {
      await expect(field).toBeFocused();
      await expect(field).toHaveValue("ab");
      await expect(title(page)).toHaveText(heading ?? "");
      await expect(toast(page)).toHaveText(said ?? "");
    };
    for (const [key, code] of [["Enter", "Enter"], ["Escape", "Escape"], ["ArrowDown", "ArrowDown"], ["n", "KeyN"], ["2", "Digit2"]] as const) {
      expect(await compose(field, key, code), key).toBe(true);
      await stays();
    }
    // Option's letters on a Mac, and those of a third level.
    for (const [key, code] of [["ć", "KeyC"], ["ń", "KeyN"], ["˜", "KeyN"], ["Dead", "KeyU"]] as const) {
      expect(await send(field, { key, code, altKey: true }), key).toBe(true);
      await stays();
    }
    // Emptied by hand, the text comes back and nothing that was saved goes.
    await field.fill("");
    await page.keyboard.type("7");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(toast(page)).toHaveText(said ?? "");
    await expect(field).toBeVisible();
  });
}

test("commands are found by their place on keyboards of other scripts", async ({ page }) => {
  const row = page.locator("[data-row]").filter({ hasText: "First response time" });
  await send(page.getByLabel("New value, First response time"), { key: "т", code: "KeyN", altKey: true });
  await expect(row.getByRole("textbox", { name: "Note" })).toBeVisible();

  const line = await sort(page);
  const verdict = line.getByLabel("Line 1 is");
  await send(line, { key: "щ", code: "KeyO" });
  await expect(verdict).toHaveValue("objective");
  // While an input method composes, and with Option, the same keys are no commands.
  await compose(line, "k", "KeyK");
  await send(line, { key: "˚", code: "KeyK", altKey: true });
  await expect(verdict).toHaveValue("objective");
  await send(line, { key: "ל", code: "KeyK" });
  await expect(verdict).toHaveValue("kpi");

  // Undo: the example goes.
  await go(page, "#/kpis", "KPIs");
  await send(page.locator("body"), { key: "я", code: "KeyZ", ctrlKey: true });
  await expect(toast(page)).toContainText("Undone: loading the example.");
});

test("a composition does not close a dialog", async ({ page }) => {
  await page.getByRole("button", { name: "New", exact: true }).click();
  const dialog = page.getByRole("dialog");
  // The browser would close it by itself: the key is held.
  expect(await compose(dialog.getByRole("link").first(), "Escape")).toBe(false);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("digits that are composed choose no answer", async ({ page }) => {
  await go(page, "#/guide", "What do you want to happen?");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  const question = page.getByRole("group", { name: "What should happen?" });
  await compose(question, "2", "Digit2");
  await expect(page.locator("#answer-goal-2")).not.toBeChecked();
  await send(question, { key: "2", code: "Digit2" });
  await expect(page.locator("#answer-goal-2")).toBeChecked();
});
