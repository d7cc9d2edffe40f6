// What holds on every screen: axe finds nothing, in both themes, and nothing has to be scrolled sideways on a phone.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, looksByTheme, openApp, openHeard, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Goes to a page as a link would, and waits until it is there. */
async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText(heading);
}

/** Every screen of the app with the example loaded, with its heading. */
const SCREENS: [hash: string, heading: string][] = [
  ["#/", "Saturday, 21 November"],
  ["#/kpis", "KPIs"],
  ["#/kpi/example~response", "First response time"],
  ["#/kpi/example~response/edit", "Edit KPI"],
  ["#/kpi/new", "New KPI"],
  ["#/okrs", "Q4 2026"],
  ["#/okrs?cycle=all", "OKRs"],
  ["#/okrs?view=squares", "Q4 2026"],
  ["#/okrs?view=course", "Q4 2026"],
  ["#/objective/example~brand", "Be the name people mention first"],
  ["#/objective/example~stay", "Make this a place people want to stay"],
  ["#/objective/example~stay/edit", "Edit objective"],
  ["#/objective/example~brand/edit", "Edit objective"],
  ["#/objective/new", "New objective"],
  ["#/key-result/example~brand-2", "Followers from 8,000 to 12,000"],
  ["#/map", "Map"],
  ["#/map?as=map&team=Sales", "Map"],
  ["#/map?as=list", "Map"],
  ["#/key-result/example~stay-1", "Engagement score from 68 to 78"],
  ["#/review", "Review of Q4 2026"],
  ["#/review?objective=example~brand", "Review of Q4 2026"],
  ["#/review?objective=example~stay", "Review of Q3 2026"],
  ["#/sort", "Sort my list"],
  ["#/coach", "Coach"],
  ["#/coach?goal=example~onboarding", "Coach"],
  ["#/learn", "KPI or OKR?"],
  ["#/share", "Share"],
  ["#/settings", "Settings"],
  ["#/more", "More"],
  ["#/no/such/page", "Page not found"],
  ["#/kpi/nobody", "KPI not found"],
  ["#/objective/nobody", "Objective not found"],
];

/** The screens that look different while there is nothing. */
const EMPTY: [hash: string, heading: string][] = [
  ["#/", "Find your bearings"],
  ["#/kpis", "KPIs"],
  ["#/okrs", "OKRs"],
  ["#/map", "Map"],
  ["#/review", "Review"],
  ["#/coach", "Coach"],
  ["#/share", "Share"],
  ["#/settings", "Settings"],
];

/** One answer to each of the seven questions, in the order they are asked. */
const ANSWERS = ["Win back a number", "A coin flip", "A quarter", "Several teams", "It may change", "Several results", "We can move it"];

const FILE = JSON.stringify({
  format: "bearings",
  version: 1,
  records: [
    { kind: "kpi", id: "a-kpi-from-a-colleague-with-a-very-long-name", name: "Aveylongnamewithoutanyspacethatapersonpastedfromsomewhereelse" },
    { kind: "kpi", id: "example~response", name: "First response time, written by hand", owner: "Somebody else" },
  ],
});

type Look = (page: Page) => Promise<void>;

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
}

async function eachScreen(page: Page, screens: [string, string][], look: Look): Promise<void> {
  for (const [hash, heading] of screens) {
    await test.step(hash, async () => {
      await go(page, hash, heading);
      await look(page);
    });
  }
}

/** The wish, the three questions, the verdict, and the four that sharpen it. */
async function eachStepOfTheGuide(page: Page, look: Look): Promise<void> {
  await openApp(page, "#/guide");
  await look(page);
  await page.getByLabel("Your wish").fill("Customer satisfaction is too low.");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByText("Four optional questions").click();
  await openHeard(page);
  for (const label of ANSWERS) await page.getByRole("radio", { name: label }).check();
  await look(page);
  await page.getByRole("button", { name: "Next", exact: true }).first().click();
  await expect(title(page)).toHaveText("How will you measure it?");
  await expect(page.getByRole("checkbox", { name: "Customer satisfaction" })).toBeVisible();
  await look(page);
  await page.getByRole("button", { name: "Why, and what would change it" }).click();
  await page.getByText("Choose something else").click();
  await look(page);
}

/** Both forms with sentences in their titles: chips in fields, chips set aside, what is missing. */
async function eachSentence(page: Page, look: Look): Promise<void> {
  await go(page, "#/objective/new", "New objective");
  await page.getByLabel("Objective", { exact: true }).fill("Win the trust of new customers by end of Q1 (owner: Ada)");
  const sentences = page.getByLabel("What will be different");
  await sentences.first().fill("Increase trial conversion");
  await page.getByLabel("Target", { exact: true }).first().fill("4");
  await sentences.first().fill("Increase trial-to-paid conversion of everybody who tries it from 2% to 5% by end of Q2 (owner: Jo)");
  await sentences.last().fill("Increase sales by 20%");
  await expect(page.getByText(/from what\? Type/)).toBeVisible();
  await look(page);
  await go(page, "#/kpi/new", "New KPI");
  await page.getByLabel("Name of the KPI").fill("Keep first response time under 4 h, weekly (owner: Jo), by end of Q2");
  await expect(page.getByText("doesn’t fit: a KPI has no end date")).toBeVisible();
  await look(page);
}

/** A list that is empty, sorted, in part placed, and accepted. */
async function eachStateOfSorting(page: Page, look: Look): Promise<void> {
  await openApp(page, "#/sort");
  await page.getByRole("button", { name: "Sort", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing to sort yet");
  await look(page);
  await page.getByRole("button", { name: "Try an example" }).click();
  await expect(page.locator("#line-0")).toBeFocused();
  await look(page);
  // An initiative has the most to choose; a field is open.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("i");
  await page.keyboard.press("e");
  await expect(page.getByLabel("Text of this line")).toBeFocused();
  await look(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  await page.locator("header").getByRole("button", { name: "Edit text" }).click();
  await look(page);
  await page.getByRole("button", { name: /^Accept \d/ }).click();
  await expect(page.getByRole("heading", { name: /^Added from this list/ })).toBeFocused();
  await look(page);
}

/** The coach with its findings open: beside a draft, on a goal's page, for all goals. */
async function eachFinding(page: Page, look: Look): Promise<void> {
  await go(page, "#/objective/new", "New objective");
  await page.getByLabel("Objective", { exact: true }).fill("Launch the new world-class portal");
  await page.locator(".key-result").first().getByLabel("What will be different").fill("Signups down from 200 to 300");
  const panel = page.getByRole("complementary", { name: "Coach" });
  await page.getByLabel("Objective", { exact: true }).focus();
  const launched = page.locator('#title-0 .finding[data-check="O2"]');
  await launched.locator("summary").click();
  await launched.getByRole("button", { name: "Dismiss…" }).click();
  await launched.getByRole("button", { name: "Dismiss", exact: true }).click();
  await panel.getByText(/^Draft quality/).click();
  await page.locator("#title-0 .finding summary").last().click();
  await look(page);
  await launched.getByLabel("Why doesn’t it apply?").fill("It is agreed");
  await page.keyboard.press("Enter");
  await panel.getByText("1 dismissed").click();
  await panel.getByRole("button", { name: "Promise or stretch?" }).first().click();
  await look(page);
  await go(page, "#/kpi/example~onboarding", "Onboarding time");
  await page.getByRole("region", { name: "Coach" }).getByText(/^Coach:/).click();
  await look(page);
  await go(page, "#/coach", "Coach");
  await page.locator(".goal-row > summary").first().click();
  await expect(page.locator(".goal-row .finding").first()).toBeVisible();
  await look(page);
}

async function offer(page: Page, text: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name: "from-a-colleague.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

async function eachDialog(page: Page, look: Look): Promise<void> {
  const dialog = page.getByRole("dialog");
  const lookAndClose = async () => {
    await expect(dialog).toBeVisible();
    await look(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  };
  await page.getByRole("button", { name: "New", exact: true }).click();
  await lookAndClose();
  await go(page, "#/share", "Share");
  await offer(page, FILE);
  await expect(dialog).toContainText("would change");
  await dialog.getByText(/^New \(/).click();
  await lookAndClose();
  await offer(page, "not JSON");
  await expect(dialog).toContainText("was not opened");
  await lookAndClose();
  await go(page, "#/settings", "Settings");
  await page.getByRole("button", { name: "Delete all data" }).click();
  await lookAndClose();
  await go(page, "#/objective/example~brand", "Be the name people mention first");
  await page.getByRole("button", { name: "Delete this objective" }).click();
  await lookAndClose();
}

/** What two people wrote differently waits on the Share page. */
async function disagree(page: Page, colleague: Page): Promise<void> {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Refund rate");
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("Refund rate");
  const address = new URL(page.url()).hash;
  const file = await exported(page);
  await openApp(colleague, "#/share");
  await offer(colleague, file);
  await colleague.getByRole("button", { name: "Merge", exact: true }).click();
  await rename(colleague, address, "Refunds per order");
  const theirs = await exported(colleague);
  await rename(page, address, "Refunds in percent");
  await go(page, "#/share", "Share");
  await offer(page, theirs);
  await expect(page.getByRole("dialog")).toContainText("Conflicts: both values are kept");
}

async function exported(page: Page): Promise<string> {
  await go(page, "#/share", "Share");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Save a file with/ }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

async function rename(page: Page, address: string, name: string): Promise<void> {
  await go(page, `${address}/edit`, "Edit KPI");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText(name);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing, ${colorScheme}:`, () => {
    const look = looksByTheme[colorScheme];
    test.beforeEach(async ({ page }) => page.emulateMedia({ colorScheme }));

    for (const [part, screens] of [SCREENS.slice(0, 10), SCREENS.slice(10)].entries()) {
      test(`every screen with the example loaded, part ${part + 1}`, async ({ page }) => {
        test.slow();
        await loadExample(page);
        await eachScreen(page, screens, look);
      });
    }

    test("every screen that has nothing to show", async ({ page }) => {
      test.slow();
      await openApp(page, "#/more");
      await eachScreen(page, EMPTY, look);
    });

    test("the guide, step by step", async ({ page }) => {
      test.slow();
      await eachStepOfTheGuide(page, look);
    });

    test("sentences in drafts", async ({ page }) => {
      await openApp(page, "#/more");
      await eachSentence(page, look);
    });

    test("sorting a list, step by step", async ({ page }) => {
      test.slow();
      await eachStateOfSorting(page, look);
    });

    test("the coach with its findings open", async ({ page }) => {
      test.slow();
      await loadExample(page);
      await eachFinding(page, look);
    });

    test("every dialog", async ({ page }) => {
      test.slow();
      await loadExample(page);
      await eachDialog(page, look);
    });
  });
}

test("axe finds nothing in forced colours", async ({ page }) => {
  test.slow();
  await page.emulateMedia({ forcedColors: "active" });
  await loadExample(page);
  await eachScreen(page, SCREENS, expectAccessible);
});

for (const width of [320, 390]) {
  test(`nothing has to be scrolled sideways at ${width} pixels`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 700 });
    await openApp(page, "#/more");
    await eachScreen(page, EMPTY, expectToFit);
    await eachStepOfTheGuide(page, expectToFit);
    await eachSentence(page, expectToFit);
    await eachStateOfSorting(page, expectToFit);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.evaluate(() => location.assign("#/"));
    await page.getByRole("button", { name: "Load the example" }).click();
    await eachScreen(page, SCREENS, expectToFit);
    await eachFinding(page, expectToFit);
    await go(page, "#/", "Saturday, 21 November");
    await eachDialog(page, expectToFit);
  });
}

test("what two people wrote differently is shown side by side until one chooses", async ({ page, colleague }) => {
  await disagree(page, colleague);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const conflict = page.getByRole("main").locator("section").filter({ hasText: "Both values are kept until you choose." });
  await expect(conflict.getByRole("button", { name: "Refunds per order" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectToFit(page);
  await conflict.getByRole("button", { name: "Refunds in percent" }).click();
  await expect(conflict).toHaveCount(0);
  await go(page, "#/kpis", "KPIs");
  await expect(page.getByRole("link", { name: "Refunds in percent" })).toBeVisible();
});

/** Nothing is wider than the window, no dialog is wider than itself, and no message stands on other words. */
async function expectToFit(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const boxes = [root, ...document.querySelectorAll("dialog[open]")];
    return boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => `${box.tagName}: ${box.scrollWidth} in ${box.clientWidth}`);
  });
  expect(wide).toEqual([]);
  // A region that speaks up takes no room while it is silent. One that speaks must have its own, or it stands on other words.
  const afloat = await page.locator("main").locator("[role=status], [role=alert]").evaluateAll((regions) =>
    regions.filter((one) => one.textContent !== "" && getComputedStyle(one).position === "absolute" && !one.classList.contains("sr")).map((one) => one.textContent),
  );
  expect(afloat).toEqual([]);
}
