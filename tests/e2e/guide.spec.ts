// The guide: one question at a time, a verdict one can argue with, a filled draft; nothing said is lost on the way.
import type { Page } from "@playwright/test";
import { expect, holdFramesBack, looksByTheme, openApp, openHeard, test } from "./fixtures";

const WISH = "Our onboarding is too slow, customers give up in the first week.";

/** Says the wish, answers the three questions, and goes on to the measures. */
async function toMeasures(page: Page, goal: string, ambition: string, timeframe: string, wish = WISH): Promise<void> {
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").fill(wish);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await openHeard(page);
  for (const label of [goal, ambition, timeframe]) await page.getByRole("radio", { name: label }).check();
  await page.getByRole("button", { name: "Next", exact: true }).first().click();
  await expect(title(page)).toHaveText("How will you measure it?");
}

async function toVerdict(page: Page, goal: string, ambition: string, timeframe: string, wish = WISH): Promise<void> {
  await toMeasures(page, goal, ambition, timeframe, wish);
  await page.getByRole("button", { name: "Why, and what would change it" }).click();
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const measures = (page: Page) => page.getByRole("region", { name: "Measures" });
const draftIt = (page: Page) => page.getByRole("button", { name: "Draft it" }).first();

test("three answers lead to a verdict with its reasons, the other reading and what would turn it", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await expect(title(page)).toHaveText("This is an OKR");
  await expect(title(page)).toBeFocused();
  await expect(page.getByText(`“${WISH}”`)).toBeVisible();
  await expect(page.getByText("+7 of 7 points.")).toBeVisible();
  await expect(page.locator(".why dt")).toHaveText(["+3", "+2", "+2"]);
  await expect(page.getByRole("heading", { name: "The other option" })).toBeVisible();
  await page.getByRole("button", { name: /Win back a number/ }).click();
  await openHeard(page);
  await page.getByRole("radio", { name: "Win back a number that has slipped" }).check();
  await page.getByRole("button", { name: "Next", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "So far: This is an OKR with a KPI" })).toBeVisible();
});

test("the wish has the focus, an example fills it, and the leaning shows from the first answer", async ({ page }) => {
  await openApp(page, "#/guide");
  await expect(page.getByLabel("Your wish")).toBeFocused();
  await page.getByRole("button", { name: "Keep an eye on sick leave" }).click();
  await expect(page.getByLabel("Your wish")).toHaveValue("Keep an eye on sick leave");
  await page.getByLabel("Your wish").press("Enter");
  const leaning = page.getByRole("region", { name: "Where it leans" });
  await expect(leaning).toContainText("Leans towards a KPI");
  await expect(page.getByText("From “Keep an eye on”")).toBeVisible();
  // One line, until it is seen otherwise.
  await expect(page.getByRole("radio", { name: "Change, grow" })).toBeHidden();
  await page.getByRole("group", { name: "What should happen?" }).getByText("Change", { exact: true }).click();
  await page.getByRole("radio", { name: "Change, grow" }).check();
  await expect(leaning).toContainText("Leans towards an OKR");
  await expect(page.getByText("From your sentence")).toHaveCount(0);
});

test("going back and reloading lose no answer, no measure and no number", async ({ page }) => {
  await toMeasures(page, "Change, grow", "A coin flip", "A quarter");
  await page.getByLabel("now: Activation rate").fill("26");
  await page.reload();
  await expect(page.getByLabel("now: Activation rate")).toHaveValue("26");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "A coin flip" })).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: "A coin flip" })).toBeChecked();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Your wish")).toHaveValue(WISH);
});

test("four more questions wait behind a fold; an answer can be taken back", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await page.getByRole("region", { name: /optional question/ }).getByRole("button", { name: "Answer them" }).click();
  await page.getByText("Four optional questions").click();
  await page.getByRole("radio", { name: "One number on a dashboard" }).check();
  await expect(page.getByRole("button", { name: "Clear answer" })).toBeVisible();
  await page.getByRole("button", { name: "Clear answer" }).click();
  await expect(page.getByRole("radio", { name: "One number on a dashboard" })).not.toBeChecked();
});

test("a question that decides is not skipped", async ({ page }) => {
  await openApp(page, "#/guide");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Next", exact: true }).first().click();
  await expect(title(page)).toHaveText("Three questions");
  await expect(page.getByRole("radio").first()).toBeFocused();
});

test("from a sentence to a saved goal with the keyboard: measure, key result, counter-metric and links by one save", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/guide");
  await expect(page.getByLabel("Your wish")).toBeFocused();
  await page.keyboard.type("Our onboarding is too slow, new starters need 26 weeks, 12 would be enough");
  await page.keyboard.press("Enter");
  // What the sentence says is answered; the focus waits at the first question it leaves open.
  await expect(page.getByRole("group", { name: "What should happen?" })).toContainText(/Change, grow or create something\s*From “too slow”\./);
  await expect(page.getByRole("radio", { name: "We normally meet it" })).toBeFocused();
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "No end" })).toBeFocused();
  await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("How will you measure it?");
  await expect(page.getByRole("checkbox", { name: "Time until new hires work on their own" })).toBeChecked();
  await expect(page.getByLabel("now: Time until new hires work on their own")).toHaveValue("26");
  await expect(page.getByLabel("goal: Time until new hires work on their own")).toHaveValue("12");
  await expect(page.getByRole("checkbox", { name: /New hires still here after six months/ })).toBeChecked();
  await page.getByLabel("goal: Time until new hires work on their own").press("Enter");

  await expect(title(page)).toHaveText("New objective");
  await expect(page.getByText("From the guide")).toBeVisible();
  await page.getByRole("button", { name: "Save as draft" }).first().click();
  await expect(page).toHaveURL(/#\/objective\/(?!new)/);
  await page.goto("./#/kpis");
  await expect(page.getByRole("link", { name: "New hires still here after six months" })).toBeVisible();
  await page.getByRole("link", { name: "Time until new hires work on their own", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("New hires still here after six months");
  await expect(page.getByRole("main")).toContainText(/onboarding/i);
  // The guide starts afresh: what it said is kept with the goals.
  await page.goto("./#/guide");
  await expect(page.getByLabel("Your wish")).toHaveValue("");
});

test("overruling changes the draft and keeps the reason", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await page.getByText("Choose something else").click();
  await page.getByRole("radio", { name: "A KPI" }).check();
  await page.getByLabel("Why", { exact: true }).fill("The board asked for a number.");
  await page.getByRole("button", { name: "Choose measures" }).click();
  await draftIt(page).click();
  await expect(title(page)).toHaveText("New KPI");
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Activation rate");
});

test("a number that cannot be read is asked about, and nothing is lost", async ({ page }) => {
  await toMeasures(page, "Change, grow", "A coin flip", "A quarter");
  await page.getByLabel("goal: Activation rate").fill("soon");
  await draftIt(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Activation rate" })).toBeVisible();
  await expect(page.getByLabel("goal: Activation rate")).toHaveValue("soon");
});

test("where the library has nothing, one's own measure is drafted", async ({ page }) => {
  await toMeasures(page, "Win back a number", "A coin flip", "A quarter", "Make the canteen nicer");
  await page.getByLabel("Another measure in your own words").fill("Lunches sold");
  await page.getByLabel("now: Lunches sold").fill("120");
  await page.getByLabel("goal: Lunches sold").fill("200");
  await draftIt(page).click();
  await expect(title(page)).toHaveText("New objective");
  await page.getByRole("button", { name: "Save as draft" }).first().click();
  await page.goto("./#/kpis");
  await expect(page.getByRole("link", { name: "Lunches sold" })).toBeVisible();
});

test("whoever types faster than the page is drawn loses no key", async ({ page }) => {
  await holdFramesBack(page);
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").focus();
  await page.keyboard.type("Keep an eye on sick leave");
  for (const key of ["Enter", "1", "Enter", "1", "Enter"]) await page.keyboard.press(key);
  await expect(title(page)).toHaveText("How will you measure it?");
});

test("a KPI that is kept already is marked and filled, and linked instead of made again", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
  await toMeasures(page, "Win back a number", "A coin flip", "A quarter", "Win back our first response time");
  await page.getByLabel("Another measure in your own words").fill("First response time");
  await expect(measures(page).getByText("Existing KPI")).toBeVisible();
  await expect(page.getByLabel("now: First response time")).toHaveValue(/\d/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on each screen of the guide, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openApp(page, "#/guide");
    await page.getByLabel("Your wish").fill(WISH);
    await looksByTheme[colorScheme](page);
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await looksByTheme[colorScheme](page);
    await openHeard(page);
    await page.getByText("Four optional questions").click();
    await looksByTheme[colorScheme](page);
    await page.getByRole("radio", { name: "A coin flip" }).check();
    await page.getByRole("radio", { name: "A quarter" }).check();
    await page.getByRole("button", { name: "Next", exact: true }).first().click();
    await expect(measures(page)).toContainText("Activation rate");
    await looksByTheme[colorScheme](page);
    await page.getByRole("button", { name: "Why, and what would change it" }).click();
    await page.getByText("Choose something else").click();
    await looksByTheme[colorScheme](page);
  });
}

test("leaving the guide in the middle of a word stops nothing", async ({ page }) => {
  await openApp(page, "#/kpis");
  await page.evaluate(() => { location.hash = "#/guide"; });
  const wish = page.getByRole("textbox").first();
  await wish.pressSequentially("Customers are unhappy with our help");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("KPIs");
  await page.goForward();
  await expect(wish).toHaveValue("Customers are unhappy with our help");
});
