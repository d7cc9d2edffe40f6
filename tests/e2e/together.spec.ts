// Two people and one truth: a conflict cannot be missed, is decided side by side, and the decision travels; a file is shared by people.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const conflicts = (page: Page) => page.getByRole("region", { name: /conflicts? to decide/ });

async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText(heading);
}

async function exported(page: Page): Promise<string> {
  await go(page, "#/share", "Share");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Save a file with/ }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

async function merge(page: Page, text: string): Promise<void> {
  await go(page, "#/share", "Share");
  await page.getByLabel("File to open").setInputFiles({ name: "goals.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
}

/** A file as somebody else writes it, with versions, so that two of them can disagree. */
const file = (records: object[]) => JSON.stringify({ format: "bearings", version: 1, records });
const kpi = (fields: object, edits: string | object, more: object = {}) => ({ kind: "kpi", id: "k", name: "Churn", unit: "percent", ...fields, v: edits, ...more });
const START = kpi({ owner: "Jo", note: "start" }, "aaaaaaaaaa.1@1790000000");

async function disagree(page: Page): Promise<void> {
  await openApp(page);
  await merge(page, file([START]));
  // Meanwhile two others changed owner and note, neither knowing of the other.
  await merge(page, file([kpi({ owner: "Ada", note: "start" }, { "*": "aaaaaaaaaa.1@1790000000", owner: "bbbbbbbbbb.1@1790100000" })]));
  await merge(page, file([kpi({ owner: "Ben", note: "start" }, { "*": "aaaaaaaaaa.1@1790000000", owner: "cccccccccc.1@1790200000" })]));
}

test("a conflict cannot be missed: the page goes to it, the sidebar counts it, the goal says it", async ({ page }) => {
  await disagree(page);
  await expect(conflicts(page)).toBeVisible();
  await expect(conflicts(page).getByRole("heading", { name: "1 conflict to decide" })).toBeFocused();
  await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /^Share/ })).toContainText("1");
  await expectAccessible(page);
  await go(page, "#/kpi/k", "Churn");
  await page.getByRole("link", { name: "1 conflict to decide" }).click();
  await expect(conflicts(page).getByRole("heading", { name: "1 conflict to decide" })).toBeFocused();
});

test("either value can be chosen, undone, or a third typed, and the decision travels", async ({ page, context }) => {
  await disagree(page);
  const owner = conflicts(page).getByRole("group", { name: "Owner" });
  await expect(owner.getByRole("button", { name: /Ben/ })).toBeVisible();
  await owner.getByRole("button", { name: /Ada/ }).click();
  await expect(conflicts(page)).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await go(page, "#/kpi/k", "Churn");
  await expect(page.getByRole("main")).toContainText("Ben");
  await disagreeAgain(page);
  await conflicts(page).getByText("Enter another value").first().click();
  await conflicts(page).getByLabel("Another value").first().fill("Ada and Ben");
  await conflicts(page).getByRole("button", { name: "Use it" }).first().click();
  await expect(conflicts(page)).toHaveCount(0);
  const settled = await exported(page);
  const other = await context.browser()?.newPage();
  if (!other) throw new Error("no other page");
  await other.goto(page.url().replace(/#.*/, ""));
  await merge(other, settled);
  await expect(conflicts(other)).toHaveCount(0);
  await go(other, "#/kpi/k", "Churn");
  await expect(other.getByRole("main")).toContainText("Ada and Ben");
  await other.close();
});

/** One more disagreement, about the note. */
async function disagreeAgain(page: Page): Promise<void> {
  const all = (note: string, by: string) => file([kpi({ owner: "Jo", note }, { "*": "aaaaaaaaaa.1@1790000000", note: `${by}.1@1790300000` })]);
  await merge(page, all("one", "dddddddddd"));
  await merge(page, all("two", "eeeeeeeeee"));
  await expect(conflicts(page).getByRole("group", { name: "Note" })).toBeVisible();
}

test("a file is shared by people: filters, a count on the button, the size, and a name that says whose", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
  await go(page, "#/share", "Share");
  await expect(page.getByText(/records, \d+ KB\. 1 private goal stays out\./)).toBeVisible();
  const owner = page.getByLabel("Owner");
  await owner.selectOption("Ada Novak");
  const button = page.getByRole("button", { name: /^Save a file with \d+ goals?$/ });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  expect(download.suggestedFilename()).toBe("bearings-ada-novak-2026-11-21.json");
  await page.reload();
  await expect(page.getByLabel("Owner")).toHaveValue("Ada Novak");
  await page.getByText(/^\d+ of \d+ goals?$/).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "None" }).click();
  await expect(page.getByRole("button", { name: "Save a file with 0 goals" })).toBeDisabled();
});

test("what was changed is told with who and when", async ({ page }) => {
  await openApp(page);
  await merge(page, file([START]));
  await go(page, "#/kpi/k", "Churn");
  await page.getByText("Activity").click();
  await expect(page.getByRole("listitem").filter({ hasText: "Churn: new" })).toContainText("A colleague");
  await expectAccessible(page);
});

test("the field in conflict says so where it stands, and leads to its own choice", async ({ page }) => {
  await disagree(page);
  await disagreeAgain(page);
  await go(page, "#/kpi/k", "Churn");
  const mark = page.getByRole("link", { name: /^Owner: 2 values/ });
  await expect(mark).toBeVisible();
  await expect(page.getByRole("link", { name: /^Note: 2 values/ })).toBeVisible();
  await expectAccessible(page);
  await mark.click();
  await expect(conflicts(page).getByRole("group", { name: "Owner" })).toBeFocused();
  // Beside the field of the form too.
  await go(page, "#/kpi/k/edit", "Edit KPI");
  await page.getByRole("button", { name: /^Owner/ }).click();
  await expect(page.getByLabel("Owner")).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Owner: 2 values/ }).press("Enter");
  await conflicts(page).getByRole("group", { name: "Owner" }).getByRole("button", { name: /Ada/ }).click();
  await go(page, "#/kpi/k", "Churn");
  await expect(mark).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Note: 2 values/ })).toBeVisible();
});

test("a key result in conflict says so below its row on the objective's page", async ({ page }) => {
  const first = "aaaaaaaaaa.1@1790000000";
  const objective = { kind: "objective", id: "o", title: "Keep our customers", state: "running", v: first };
  const keyResult = (owner: string, edits: string | object) => ({ kind: "key-result", id: "r", objective: "o", title: "Churn from 8 to 6 %", owner, v: edits });
  await openApp(page);
  await merge(page, file([objective, keyResult("Jo", first)]));
  await merge(page, file([keyResult("Ada", { "*": first, owner: "bbbbbbbbbb.1@1790100000" })]));
  await merge(page, file([keyResult("Ben", { "*": first, owner: "cccccccccc.1@1790200000" })]));
  await go(page, "#/objective/o", "Keep our customers");
  const mark = page.locator(".card.list").getByRole("link", { name: /^Owner: 2 values/ });
  await expect(mark).toBeVisible();
  await expectAccessible(page);
  await mark.press("Enter");
  await expect(conflicts(page).getByRole("group", { name: "Owner" })).toBeFocused();
  await conflicts(page).getByRole("group", { name: "Owner" }).getByRole("button", { name: /Ada/ }).click();
  await go(page, "#/objective/o", "Keep our customers");
  await expect(mark).toHaveCount(0);
});

test("a value says who wrote it, also after a reload, and the name goes along in the file", async ({ page }) => {
  await openApp(page);
  const named = (text: string, writers: object) => JSON.stringify({ ...JSON.parse(text), writers });
  await merge(page, named(file([START]), { Mara: "aaaaaaaaaa" }));
  const one = file([kpi({ owner: "Ada", note: "start" }, { "*": "aaaaaaaaaa.1@1790000000", owner: "bbbbbbbbbb.1@1790100000" })]);
  await merge(page, named(one, { Mara: "aaaaaaaaaa", Jo: "bbbbbbbbbb" }));
  await merge(page, file([kpi({ owner: "Ben", note: "start" }, { "*": "aaaaaaaaaa.1@1790000000", owner: "cccccccccc.1@1790200000" })]));
  await page.reload();
  const owner = conflicts(page).getByRole("group", { name: "Owner" });
  await expect(owner.getByRole("button", { name: /Jo’s.*Ada/ })).toBeVisible();
  await expect(owner.getByRole("button", { name: /A colleague’s.*Ben/ })).toBeVisible();
  await go(page, "#/settings", "Settings");
  await page.getByLabel("Your name", { exact: true }).fill("Kim");
  await go(page, "#/share", "Share");
  await owner.getByRole("button", { name: /Ada/ }).click();
  const { writers } = JSON.parse(await exported(page)) as { writers: Record<string, string> };
  expect(Object.keys(writers)).toEqual(["Jo", "Kim", "Mara"]);
  await go(page, "#/kpi/k", "Churn");
  await page.getByText("Activity").click();
  await expect(page.getByRole("listitem").filter({ hasText: "Churn: new" }).filter({ hasText: "Mara" })).toBeVisible();
});
