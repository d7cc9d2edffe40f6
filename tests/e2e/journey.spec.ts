// The whole journey: from a vague wish to goals that are kept, and a file that two people merge. And what holds on every page on the
// way: undo and redo by key, addresses that can be kept, title and focus that follow.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectMounted, openApp, openHeard, test } from "./fixtures";

const MORNING = new Date("2026-11-21T10:00:00");
const LATER = new Date("2026-11-21T11:00:00");
const AFTERNOON = new Date("2026-11-21T15:00:00");
const CSAT = "Customer satisfaction (CSAT)";
const REPLIES = "Answer more requests within a day";
const OBJECTIVE = "Win back customer satisfaction";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const pages = (page: Page) => page.getByRole("navigation", { name: "Pages" });
const preview = (page: Page, file: string) => page.getByRole("dialog", { name: `What ${file} would change` });
const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const toast = (page: Page) => page.locator(".toast");
const saved = (page: Page) => expect(page.getByRole("complementary").getByText("Saved on this device")).toBeVisible();

interface SavedFile {
  name: string;
  text: string;
}

/** Goes to a page by the navigation. */
async function visit(page: Page, name: string): Promise<void> {
  await pages(page).getByRole("link", { name }).click();
}

async function saveFile(page: Page, button: string | RegExp = /^Save a file with/): Promise<SavedFile> {
  await visit(page, "Share");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Opens a file by the button. */
async function openFile(page: Page, file: SavedFile): Promise<void> {
  await visit(page, "Share");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
}

/** Drags a file over the page and lets it go. */
async function dropFile(page: Page, file: SavedFile): Promise<void> {
  const carried = await page.evaluateHandle(({ name, text }) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: "application/json" }));
    return data;
  }, file);
  await page.dispatchEvent("main", "dragover", { dataTransfer: carried });
  await expect(page.getByText("Drop the file to preview it")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: carried });
  await expect(page.getByText("Drop the file to preview it")).toHaveCount(0);
}

/** Drafts a KPI with nothing but a name. */
async function draftKpi(page: Page, name: string): Promise<void> {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText(name);
}

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
}

/** The wish and the three answers, as far as the measures. */
async function toMeasures(page: Page): Promise<void> {
  await page.getByLabel("Your wish").fill("Customer satisfaction is too low.");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await openHeard(page);
  for (const label of ["Win back a number", "A coin flip", "A quarter"]) await page.getByRole("radio", { name: label }).check();
  await page.getByRole("button", { name: "Next", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "So far: This is an OKR with a KPI" })).toBeVisible();
}

/** From the wish to an objective under way, by the guide and the one form it fills; then the KPI's target. */
async function draftBoth(page: Page): Promise<void> {
  await toMeasures(page);
  await page.getByRole("checkbox", { name: "Customer satisfaction" }).uncheck();
  await page.getByLabel("Another measure in your own words").fill(CSAT);
  await page.getByLabel(`now: ${CSAT}`).fill("70 %");
  await page.getByLabel(`goal: ${CSAT}`).fill("85 %");
  await page.getByRole("button", { name: "Draft it" }).first().click();

  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue(OBJECTIVE);
  const counted = page.locator(".key-result").nth(1);
  await counted.getByLabel("What will be different").fill(REPLIES);
  await counted.getByLabel("Unit", { exact: true }).selectOption("Percent");
  await counted.getByLabel("Start value").fill("40");
  await counted.getByLabel("Target", { exact: true }).fill("80");
  await page.getByRole("button", { name: "Owner not set" }).first().click();
  await page.getByLabel("Owner").first().fill("Ada");
  await page.getByRole("button", { name: "Start objective" }).first().click();
  await expect(title(page)).toHaveText(OBJECTIVE);
  await page.goto("./#/kpis");
  await page.getByRole("link", { name: CSAT }).click();
  await expect(title(page)).toHaveText(CSAT);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(title(page)).toHaveText("Edit KPI");
  await page.getByLabel("Target", { exact: true }).fill("85");
  await page.getByLabel("Alarm", { exact: true }).fill("75");
  await page.getByRole("button", { name: "Measured not set" }).click();
  await page.getByLabel("How often it is measured").selectOption("weekly");
  await page.getByLabel("Owner").fill("Ada");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await page.getByRole("main").getByRole("link", { name: OBJECTIVE }).first().click();
  await expect(title(page)).toHaveText(OBJECTIVE);
}

test("from a vague wish to goals that are kept, handed over, and merged both ways", async ({ context, colleague }) => {
  test.slow();
  await context.clock.setFixedTime(MORNING);
  await colleague.clock.setFixedTime(LATER);
  let page = await context.newPage();

  await test.step("a newcomer is guided from a wish to a KPI and an OKR", async () => {
    await openApp(page);
    await page.getByRole("region", { name: "Ways in" }).getByRole("button", { name: "Guide me" }).click();
    await draftBoth(page);
    // What was decided can be read at the goal.
    await expect(page.getByText("“Customer satisfaction is too low.”")).toBeVisible();
    await expect(page.getByText("This is an OKR with a KPI.")).toBeVisible();
    await expect(page.getByRole("link", { name: CSAT }).last()).toBeVisible();
  });

  await test.step("the week's numbers are recorded from Today", async () => {
    await visit(page, "Today");
    await page.getByLabel(`New value, ${CSAT}`).fill("78");
    await page.getByLabel(`New value, ${CSAT}`).press("Enter");
    await expect(row(page, CSAT)).toContainText("Watch");
    await page.getByLabel(`New value, ${REPLIES}`).fill("50");
    await page.getByLabel(`New value, ${REPLIES}`).press("Enter");
    await expect(row(page, REPLIES).getByText("recorded")).toBeVisible();
    // On the first day nothing can be behind.
    await expect(row(page, REPLIES)).toContainText("On track");
  });

  await test.step("the objective says how it stands and why", async () => {
    await visit(page, "OKRs");
    await page.getByRole("link", { name: OBJECTIVE }).click();
    await expect(page.getByText(/is on track: .*\d+\s% of the way on .*; 0\s% would have been on schedule/).first()).toBeVisible();
    await saved(page);
  });

  await test.step("after the tab was closed everything is there", async () => {
    await page.close();
    page = await context.newPage();
    await openApp(page);
    await expect(title(page)).toHaveText("Saturday, 21 November");
    await visit(page, "KPIs");
    await page.getByRole("link", { name: CSAT }).click();
    await expect(page.getByRole("row", { name: /21 Nov 2026/ })).toContainText("78");
    await openApp(page, "#/objective/new");
    // What was saved is no unfinished draft.
    await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("");
  });

  const file = await saveFile(page);
  expect(file.name).toBe("bearings-goals-2026-11-21.json");
  expect(file.text).toMatch(/^\{\n {2}"format": "bearings",\n/);
  expect(file.text).toMatch(/\}\n$/);

  const back = await test.step("a colleague looks at the file, merges it, and goes on with the goal", async () => {
    await draftKpi(colleague, "Refund rate");
    await openFile(colleague, file);
    const dialog = preview(colleague, file.name);
    await expect(dialog).toContainText(" new.");
    await dialog.getByText(/^New \(/).click();
    await expect(dialog.getByText(`objective: ${OBJECTIVE}`)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(pages(colleague).getByRole("link", { name: "KPIs" })).toHaveText("KPIs1");

    await openFile(colleague, file);
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(pages(colleague).getByRole("link", { name: "KPIs" })).toHaveText("KPIs2"); // Refund rate and satisfaction
    await visit(colleague, "OKRs");
    await colleague.getByRole("link", { name: OBJECTIVE }).click();
    const input = colleague.getByLabel(`New value, ${REPLIES}`);
    await input.fill("66");
    await input.press("Enter");
    await expect(row(colleague, REPLIES).getByLabel(/^New value/)).toHaveAttribute("placeholder", /^66\b/);
    await expect(row(colleague, REPLIES)).toContainText("On track");
    return saveFile(colleague);
  });

  await test.step("the first merges it back by dropping it, and nothing of either is lost", async () => {
    await context.clock.setFixedTime(AFTERNOON);
    await visit(page, "KPIs");
    await page.getByRole("link", { name: CSAT }).click();
    await page.getByLabel("New value").fill("79");
    await page.getByLabel("Day").fill("2026-11-14");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("row", { name: /14 Nov 2026/ })).toContainText("79");
    await visit(page, "Today");
    await dropFile(page, back);
    await preview(page, back.name).getByRole("button", { name: "Merge", exact: true }).click();
    await visit(page, "KPIs");
    await expect(page.getByRole("link", { name: "Refund rate" })).toBeVisible();
    await page.getByRole("link", { name: CSAT }).click();
    await expect(page.getByRole("row", { name: /14 Nov 2026/ })).toContainText("79");
    await visit(page, "OKRs");
    await page.getByRole("link", { name: OBJECTIVE }).click();
    await expect(row(page, REPLIES).getByLabel(/^New value/)).toHaveAttribute("placeholder", /^66\b/);
  });

  await test.step("the merge is undone in one step, and done again", async () => {
    await toast(page).filter({ hasText: `Merged ${back.name}.` }).getByRole("button", { name: "Undo" }).click();
    await expect(row(page, REPLIES).getByLabel(/^New value/)).toHaveAttribute("placeholder", /^50\b/);
    await expect(pages(page).getByRole("link", { name: "KPIs" })).toHaveText("KPIs1");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(row(page, REPLIES).getByLabel(/^New value/)).toHaveAttribute("placeholder", /^66\b/);
    await expect(pages(page).getByRole("link", { name: "KPIs" })).toHaveText("KPIs2");
  });

  await test.step("the same file once more would change nothing", async () => {
    await openFile(page, back);
    const dialog = preview(page, back.name);
    await expect(dialog).toContainText("Everything in this file is already here. Nothing would change.");
    await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toHaveCount(0);
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
  });
});

test("a file that was brought in goes out again byte for byte", async ({ page, colleague }) => {
  await page.clock.setFixedTime(MORNING);
  await colleague.clock.setFixedTime(AFTERNOON);
  await loadExample(page);
  const first = await saveFile(page, "Save a backup");
  await openApp(colleague);
  await openFile(colleague, first);
  await preview(colleague, first.name).getByRole("button", { name: "Merge", exact: true }).click();
  const second = await saveFile(colleague, "Save a backup");
  expect(second.text).toBe(first.text);
});

test("what is left out of a file is said, and only the chosen goals travel", async ({ page }) => {
  await page.clock.setFixedTime(MORNING);
  await loadExample(page);
  await visit(page, "Share");
  await page.getByText(/^\d+ of \d+ goals$/).click();
  await page.getByRole("button", { name: "None" }).click();
  await expect(page.getByRole("button", { name: "Save a file with 0 goals" })).toBeDisabled();
  await page.getByRole("checkbox", { name: "First response time" }).check();
  const file = await saveFile(page, "Save a file with 1 goal");
  const kpis = JSON.parse(file.text).records.filter(({ kind }: { kind: string }) => kind === "kpi");
  expect(kpis.map(({ name }: { name: string }) => name)).toEqual(["First response time"]);
});

test("a KPI without a cadence asks for none, and neither does the key result it measures", async ({ page }) => {
  await page.clock.setFixedTime(MORNING);
  await openApp(page, "#/guide");
  await toMeasures(page);
  await page.getByRole("checkbox", { name: "Customer satisfaction" }).uncheck();
  await page.getByLabel("Another measure in your own words").fill(CSAT);
  await page.getByRole("button", { name: "Draft it" }).first().click();
  await page.getByRole("button", { name: "Start objective" }).first().click();
  await expect(title(page)).toHaveText(OBJECTIVE);
  await visit(page, "Today");
  await expect(page.getByRole("heading", { name: "Nothing is due this week" })).toBeVisible();
  await expect(page.getByText("Give a goal a cadence and its updates will show here when they are due.")).toBeVisible();
});

test("an edit right before the page is left is kept", async ({ page }) => {
  await draftKpi(page, "Refund rate");
  await page.reload();
  await expect(title(page)).toHaveText("Refund rate");
});

test("Ctrl+Z and Ctrl+Shift+Z work everywhere but in a text that is being typed", async ({ page }) => {
  await draftKpi(page, "Refund rate");
  await page.getByLabel("New value").fill("3");
  await page.getByLabel("New value").press("Enter");
  await visit(page, "KPIs");
  const kpi = page.getByRole("link", { name: "Refund rate" });
  await expect(kpi).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("Undone: check-in.")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(kpi).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(kpi).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await kpi.click();
  await expect(page.getByRole("row", { name: /Missed/ })).toHaveCount(1);

  await page.getByLabel("New value").focus();
  await page.keyboard.type("7");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("row", { name: /Missed/ })).toHaveCount(1);
});

test("the address of a goal works after a reload and in a new tab", async ({ page, context }) => {
  await page.clock.setFixedTime(MORNING);
  await loadExample(page);
  await page.evaluate(() => location.assign("#/key-result/example~brand-2"));
  await expect(title(page)).toHaveText("Followers from 8,000 to 12,000");
  await saved(page);
  await page.reload();
  await expect(title(page)).toHaveText("Followers from 8,000 to 12,000");
  const second = await context.newPage();
  await second.goto(page.url());
  await expectMounted(second);
  await expect(title(second)).toHaveText("Followers from 8,000 to 12,000");
  await page.goBack();
  await expect(title(page)).toHaveText("Saturday, 21 November");
});

test("an address that is not known has a way back", async ({ page }) => {
  await openApp(page, "#/somewhere/else");
  await expect(title(page)).toHaveText("Page not found");
  await expect(page).toHaveTitle("Page not found – Bearings");
  await expect(page.getByText("There is nothing at “somewhere/else”.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Go to Today" }).click();
  await expect(title(page)).toHaveText("Find your bearings");
});

test("title, focus and scroll follow the page", async ({ page }) => {
  await page.clock.setFixedTime(MORNING);
  await page.setViewportSize({ width: 1280, height: 500 });
  await loadExample(page);
  for (const [link, heading, name] of [
    ["OKRs", "Q4 2026", "OKRs"],
    ["Learn", "KPI or OKR?", "Learn"],
    ["Share", "Share", "Share"],
    ["Settings", "Settings", "Settings"],
    ["KPIs", "KPIs", "KPIs"],
  ] as const) {
    await page.evaluate(() => scrollTo(0, 200));
    await visit(page, link);
    await expect(title(page)).toHaveText(heading);
    await expect(title(page)).toBeFocused();
    await expect(page).toHaveTitle(`${name} – Bearings`);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect(pages(page).locator("[aria-current=page]")).toContainText(link);
  }
  await page.getByRole("link", { name: "First response time" }).click();
  await expect(page).toHaveTitle("First response time – Bearings");
  await expect(title(page)).toBeFocused();
});
