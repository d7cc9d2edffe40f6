// Forms that stay open while something else happens: another tab, other conventions, an emptied storage, a closed tab.
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect, leaveApp, openApp, test } from "./fixtures";

const keyResult = (page: Page, place: number): Locator => page.locator(".key-result").nth(place - 1);
const objective = (page: Page) => page.getByLabel("Objective", { exact: true });
const saveKpi = (page: Page) => page.getByRole("button", { name: "Save KPI" }).first().click();
const saveObjective = (page: Page) => page.getByRole("button", { name: /^(Save objective|Start objective)$/ }).first().click();
const stored = (page: Page, key: string) => page.evaluate((key) => localStorage.getItem(key), key);

/** Another tab of the same browser, at the same page. */
async function secondTab(context: BrowserContext, page: Page, route: string): Promise<Page> {
  const second = await context.newPage();
  await second.goto(new URL(`./${route}`, page.url().replace(/#.*/, "")).toString());
  await expect(second.locator("body[data-app-ready]")).toBeAttached();
  return second;
}

/** A draft of an objective with one key result; answers with its route. */
async function anObjective(page: Page): Promise<string> {
  await openApp(page, "#/objective/new");
  await objective(page).fill("Make waiting short");
  await keyResult(page, 1).getByLabel("What will be different").fill("Answer sooner");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page).toHaveURL(/#\/objective\/(?!new)/);
  return new URL(page.url()).hash;
}

test("a form saves what was changed in it and leaves alone what another tab added", async ({ page, context }) => {
  const route = await anObjective(page);
  const other = await secondTab(context, page, `${route}/edit`);
  await page.goto(`./${route}/edit`);
  await expect(objective(page)).toHaveValue("Make waiting short");

  await keyResult(other, 2).getByLabel("What will be different").fill("Fewer calls come back");
  await other.getByRole("button", { name: "Owner not set" }).click();
  await other.getByLabel("Owner", { exact: true }).first().fill("Ana");
  await other.getByRole("button", { name: "Save as draft" }).click();
  await expect(other).not.toHaveURL(/edit/);

  await expect(page.getByText("This goal has changed since you opened it.")).toBeVisible();
  await objective(page).fill("Make waiting shorter");
  await page.getByLabel("Owner", { exact: true }).first().fill("Bo");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Owner has since been changed to “Ana”. Both are kept: choose on Share.")).toBeVisible();
  await page.goto(`./${route}/edit`);
  await expect(page.locator(".key-result")).toHaveCount(3);
  await expect(objective(page)).toHaveValue("Make waiting shorter");
  await expect(page.getByLabel("Owner", { exact: true }).first()).toHaveValue("Bo");
  await page.goto("./#/share");
  await page.getByRole("button", { name: "Ana" }).click();
  await page.goto(`./${route}/edit`);
  await expect(page.getByLabel("Owner", { exact: true }).first()).toHaveValue("Ana");
});

test("a goal that was deleted meanwhile comes back with what was typed", async ({ page, context }) => {
  const route = await anObjective(page);
  const other = await secondTab(context, page, route);
  await page.goto(`./${route}/edit`);
  await objective(page).fill("Make waiting shorter");
  await other.getByRole("button", { name: "Delete" }).first().click();
  await other.getByRole("dialog").getByRole("button", { name: /^Delete/ }).click();
  await expect(page.getByText("This goal has changed since you opened it.")).toBeVisible();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("This goal has been deleted since you opened it.")).toBeVisible();
  await expect(objective(page)).toHaveValue("Make waiting shorter");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page).not.toHaveURL(/edit/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Make waiting shorter");
});

test("two tabs draft one kind of goal each, and a closed tab's draft is offered", async ({ page, context }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Refund rate");
  const other = await secondTab(context, page, "#/kpi/new");
  await expect(other.getByLabel("Name of the KPI")).toHaveValue("");
  await expect(other.getByText("unfinished draft")).toHaveCount(0);
  await other.getByLabel("Name of the KPI").fill("Churn");
  await page.reload();
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Refund rate");
  // Leaving the page is what a closed tab does last.
  await leaveApp(other);
  // The browser tells one tab of another's end in its own time.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings.tab.")).length)).toBe(1);
  await other.close();
  await saveKpi(page);
  await expect(page).toHaveURL(/#\/kpi\/(?!new)/);
  await page.goto("./#/kpi/new");
  await expect(page.getByText(/You have an unfinished draft from .*\d\d:\d\d\./)).toBeVisible();
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("");
  await page.getByRole("button", { name: "Continue draft" }).click();
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Churn");
});

test("what can be read two ways is asked in the field before it is taken", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Parcels");
  await page.getByRole("radio", { name: "Higher is better" }).check();
  const target = page.getByLabel("Target", { exact: true });
  await target.fill("97.200");
  await target.blur();
  await expect(page.getByText("This number can be read two ways.")).toBeVisible();
  await saveKpi(page);
  await expect(page).toHaveURL(/#\/kpi\/new$/);
  await page.getByRole("button", { name: "97,200", exact: true }).click();
  await expect(target).toHaveValue("97200");
  // One target applies from the start; the second says from when.
  await page.getByRole("button", { name: "Add a dated target" }).click();
  const from = page.getByLabel("Valid from").first();
  await from.fill("14 Nov 26");
  await from.blur();
  await page.getByRole("button", { name: "14 Nov 2026?" }).click();
  await expect(from).toHaveValue("14 Nov 2026");
  await saveKpi(page);
  await expect(page).toHaveURL(/#\/kpi\/(?!new)/);
});

test("a draft keeps its values when the conventions change, here and in another tab", async ({ page, context }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Grade");
  await page.getByRole("radio", { name: "Higher is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("1.125");
  const other = await secondTab(context, page, "#/settings");
  await other.getByRole("radio", { name: "1.234,5" }).check();
  await other.getByRole("radio", { name: "Dark" }).check();
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("1,125");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  // What this tab records writes no setting back.
  await page.getByLabel("Target", { exact: true }).fill("1,5");
  await saveKpi(page);
  await expect(page).toHaveURL(/#\/kpi\/(?!new)/);
  expect(JSON.parse((await stored(page, "bearings.settings")) ?? "{}")).toMatchObject({ numbers: "comma", theme: "dark" });
});

test("storage that is emptied while the page is open is written again, and said", async ({ page, context }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Refund rate");
  await saveKpi(page);
  await expect(page).toHaveURL(/#\/kpi\/(?!new)/);
  const shelves = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings/1/")).length);
  await expect.poll(shelves).toBeGreaterThan(0);
  const other = await secondTab(context, page, "#/learn");
  // Another page of this origin clears it: this page gets the event.
  await other.evaluate(() => localStorage.clear());
  await expect(page.getByText("The browser’s storage was cleared.")).toBeVisible();
  await expect.poll(shelves).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Refund rate");
});

test.describe("a first visit", () => {
  test.use({ locale: "de-DE" });
  test("starts with the conventions of the browser's language", async ({ page }) => {
    // Also where the run has settings of its own.
    await page.addInitScript(() => localStorage.removeItem("bearings.settings"));
    await openApp(page, "#/settings");
    await expect(page.getByRole("radio", { name: "1.234,5" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Monday" })).toBeChecked();
  });
});
