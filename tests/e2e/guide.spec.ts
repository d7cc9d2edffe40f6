// The guide: one question at a time, a verdict one can argue with, a filled draft; nothing said is lost on the way.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, holdFramesBack, openApp, test } from "./fixtures";

const WISH = "Our onboarding is too slow, customers give up in the first week.";

/** Answers the question on the screen and goes on. */
async function answer(page: Page, label: string): Promise<void> {
  await page.getByRole("radio", { name: label }).check();
  await page.getByRole("button", { name: "Next", exact: true }).click();
}

async function toVerdict(page: Page, goal: string, ambition: string, timeframe: string, wish = WISH): Promise<void> {
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").fill(wish);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await answer(page, goal);
  await answer(page, ambition);
  await answer(page, timeframe);
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("three answers lead to a verdict with its reasons, the other reading and what would turn it", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await expect(title(page)).toHaveText("This is an OKR");
  await expect(title(page)).toBeFocused();
  await expect(page.getByText(`“${WISH}”`)).toBeVisible();
  await expect(page.getByText("+7 of 7.")).toBeVisible();
  await expect(page.locator(".why dt")).toHaveText(["+3", "+2", "+2"]);
  await expect(page.getByRole("heading", { name: "The other reading" })).toBeVisible();
  await page.getByRole("button", { name: /Win back a number/ }).click();
  await answer(page, "Win back a number that is off");
  await page.getByRole("button", { name: "Verdict" }).click();
  await expect(title(page)).toHaveText("This is an OKR, with a KPI beside it");
});

test("the leaning shows from the first answer, and each further answer moves it", async ({ page }) => {
  await openApp(page, "#/guide");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  const leaning = page.getByRole("region", { name: "Where it leans" });
  await expect(leaning).toContainText("Answer the first question");
  await page.getByRole("radio", { name: "Keep an eye on it" }).check();
  await expect(leaning).toContainText("Leans to a KPI");
  await page.getByRole("radio", { name: "Change, grow" }).check();
  await expect(leaning).toContainText("Leans to an OKR");
});

test("going back and reloading lose no answer", async ({ page }) => {
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").fill(WISH);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await answer(page, "Keep it at a good level");
  await answer(page, "We normally meet it");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "We normally meet it" })).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: "We normally meet it" })).toBeChecked();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "Keep it at a good level" })).toBeChecked();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Your wish")).toHaveValue(WISH);
});

test("four more questions sharpen the verdict and can be skipped or taken back", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await page.getByRole("region", { name: /for a firmer answer/ }).getByRole("button", { name: "Measurement" }).click();
  await page.getByRole("radio", { name: "One number on a dashboard" }).check();
  await page.getByRole("button", { name: "To the verdict" }).click();
  await expect(page.getByText("+6 of 8.")).toBeVisible();
  await page.getByRole("navigation", { name: "Questions" }).getByRole("button", { name: "Measurement" }).click();
  await page.getByRole("button", { name: "Take the answer back" }).click();
  await page.getByRole("button", { name: "To the verdict" }).click();
  await expect(page.getByText("+7 of 7.")).toBeVisible();
});

test("the whole guide works with the keyboard alone", async ({ page }) => {
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").focus();
  await page.keyboard.type("Win back our first response time");
  await page.keyboard.press("Enter");
  await expect(title(page)).toBeFocused();
  for (const key of ["4", "3", "4"]) {
    await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    await expect(title(page)).toBeFocused();
  }
  await expect(title(page)).toHaveText("This is an OKR, with a KPI beside it");
});

test("a question that decides is not skipped", async ({ page }) => {
  await openApp(page, "#/guide");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(title(page)).toHaveText("What should happen?");
  await expect(page.getByRole("radio").first()).toBeFocused();
});

test("both are drafted one after the other, linked, and the decision is kept with them", async ({ page }) => {
  await toVerdict(page, "Win back a number", "A coin flip", "A quarter", "Customer satisfaction is too low.");
  await page.getByLabel("KPI", { exact: true }).fill("Customer satisfaction (CSAT)");
  await page.getByRole("button", { name: "Draft both" }).first().click();

  await expect(title(page)).toHaveText("New KPI");
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Customer satisfaction (CSAT)");
  await page.getByRole("button", { name: "Save, then draft the OKR" }).first().click();

  await expect(title(page)).toHaveText("New objective");
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Win back customer satisfaction");
  await expect(page.getByLabel("Measured by the KPI").first()).toHaveValue(/.+/);
  await page.getByRole("button", { name: "Start it" }).first().click();

  await expect(page).toHaveURL(/#\/objective\/(?!new)/);
  // The guide starts afresh: what it said is kept with the goals.
  await openApp(page, "#/guide");
  await expect(page.getByLabel("Your wish")).toHaveValue("");
});

test("overruling changes the draft and keeps the reason", async ({ page }) => {
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await page.getByText("Choose differently").click();
  await page.getByRole("radio", { name: "A KPI" }).check();
  await page.getByLabel("Why", { exact: true }).fill("The board asked for a number.");
  await page.getByRole("button", { name: "Draft the KPI" }).first().click();
  await expect(title(page)).toHaveText("New KPI");
  const draft = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(draft).toContain("The board asked for a number.");
});

test("an unfinished draft is set aside for the guide's, and can be brought back", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Something I was writing");
  await toVerdict(page, "Change, grow or create", "A coin flip", "A quarter");
  await page.getByRole("button", { name: "Draft the OKR" }).first().click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Improve onboarding");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Something I was writing");
});

/** What the wish answers, as shown below it. */
const heard = (page: Page) => page.getByRole("region", { name: "Your sentence answers" });

test("a sentence answers what it can, shows by which words, and is corrected with one choice", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/guide");
  const wish = page.getByLabel("Your wish");
  await wish.pressSequentially("our onboarding is too slow");
  await expect(heard(page)).toContainText("Make an existing process better");
  await expect(heard(page)).toContainText("from “too slow”");
  await expect(wish).toBeFocused();
  // Other words, other answers; none, none.
  await wish.fill("The weather was nice in Lisbon");
  await expect(heard(page)).toHaveCount(0);
  await wish.fill("Increase trial conversion from 2% to 5% by end of Q1");
  await expect(heard(page).getByRole("listitem")).toHaveText([/Change, grow or create something from “from 2% to 5%”/, /A quarter from “by end of Q1”/]);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByText("From your sentence: “from 2% to 5%”")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Change, grow" })).toBeChecked();
  await page.getByRole("radio", { name: "Keep it at a good level" }).check();
  await expect(page.getByText("From your sentence")).toHaveCount(0);
  // The person's own answer stays, whatever the sentence says next, and after a reload too.
  await page.getByRole("button", { name: "Back" }).click();
  await wish.fill("Grow revenue by 20% this quarter");
  await page.reload();
  await expect(heard(page).getByRole("listitem")).toHaveText([/A quarter from “this quarter”/]);
  await wish.fill("Launch something new by end of Q1");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("radio", { name: "Keep it at a good level" })).toBeChecked();
});

test("from a sentence to both drafts with the keyboard alone: linked, with start value and counter-metric", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").focus();
  await page.keyboard.type("Trial conversion has dropped from 5% to 2%, we want it back by end of Q1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Win back" })).toBeChecked();
  await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "A quarter" })).toBeChecked();
  await page.getByRole("radio", { name: "A quarter" }).press("Enter");
  await expect(title(page)).toHaveText("This is an OKR, with a KPI beside it");
  await expect(page.locator(".why")).toContainText("From your sentence: “by end of Q1”.");
  await expect(page.getByText(/start value 2.%, target 5.%, due 31 Mar 2027/)).toBeVisible();
  await expect(page.getByLabel("Counter-metric")).toHaveValue("Customers still there after three months");
  await page.getByRole("button", { name: "Draft both" }).first().press("Enter");

  await expect(title(page)).toHaveText("New KPI");
  await expect(page.getByLabel("Counter-metric")).toHaveValue("Customers still there after three months");
  await page.getByLabel("Name of the KPI").press("Enter");
  await expect(title(page)).toHaveText("New objective");
  const first = page.locator(".key-result").first();
  await expect(first.getByLabel("Start value")).toHaveValue("2");
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("5");
  await expect(page.getByLabel("Cycle")).toHaveValue("cycle~2027-01-01~2027-03-31");
  await page.getByLabel("Objective", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/#\/objective\/(?!new)/);
  await expect(title(page)).toHaveText("Win back trial conversion");
  await page.goto("./#/kpis");
  await expect(page.getByRole("link", { name: "Customers still there after three months" })).toBeVisible();
  await page.getByRole("link", { name: "Trial conversion", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Win back trial conversion");
  await expect(page.getByRole("main")).toContainText("Customers still there after three months");
});

test("whoever types faster than the page is drawn loses no key", async ({ page }) => {
  await holdFramesBack(page);
  await openApp(page, "#/guide");
  await page.getByLabel("Your wish").focus();
  await page.keyboard.type("Win back our first response time");
  for (const key of ["Enter", "4", "Enter", "3", "Enter", "4", "Enter"]) await page.keyboard.press(key);
  await expect(title(page)).toHaveText("This is an OKR, with a KPI beside it");
});

test("a KPI that is kept already is linked, and its last reading is the start value", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
  await toVerdict(page, "Win back a number", "A coin flip", "A quarter", "Win back our first response time");
  await expect(page.getByText("You keep this KPI already")).toBeVisible();
  await page.getByRole("button", { name: "Draft both" }).first().click();
  await expect(title(page)).toHaveText("New objective");
  const first = page.locator(".key-result").first();
  await expect(first.getByLabel("Start value")).toHaveValue(/\d/);
  await expect(first.getByLabel("Measured by the KPI")).toHaveValue("example~response");
  await first.getByLabel("What will be different").focus();
  await expect(first.getByRole("radio", { name: "Decrease" })).toBeChecked();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a question and on the verdict, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openApp(page, "#/guide");
    await page.getByLabel("Your wish").fill("Retention is too low, our team wants it better by end of Q1");
    await expect(heard(page)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect(page.getByText("From your sentence: “too low”")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Win back" }).check();
    await expectAccessible(page);
    await answer(page, "Win back");
    await answer(page, "A coin flip");
    await answer(page, "A quarter");
    await page.getByText("Choose differently").click();
    await expectAccessible(page);
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
