// Drafting a KPI and an objective: what is typed is kept, what is wrong is named, and everything can be taken back.
import type { Locator, Page } from "@playwright/test";
import { expect, looksByTheme, openApp, test } from "./fixtures";

const save = (page: Page) => page.getByRole("button", { name: "Save KPI" }).first().click();
const start = (page: Page) => page.getByRole("button", { name: "Start objective" }).first().click();
const title = (page: Page) => page.getByRole("heading", { level: 1 });
/** The line of a key result, by its place. */
const keyResult = (page: Page, place: number): Locator => page.locator(".key-result").nth(place - 1);
/** A tag of the goal or of a line, which opens its field. */
const tag = (within: Page | Locator, name: string): Locator => within.locator(".tag").filter({ hasText: name });
/** Opens what can be done with a line as a whole. */
const menu = (page: Page, place: number) => keyResult(page, place).locator(".menu > summary").click();

test("a KPI is drafted with its target and alarm, and can be edited again", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Time to first response");
  await page.getByLabel("Unit", { exact: true }).selectOption("Time");
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("90 min");
  await expect(page.getByText("= 1.5")).toBeVisible();
  await page.getByLabel("Alarm", { exact: true }).fill("4 h");
  await page.getByLabel("How often it is measured").selectOption("weekly");
  await page.getByLabel("Owner").fill("Ada");
  await save(page);
  await expect(page).toHaveURL(/#\/kpi\/(?!new)/);
  await expect(page.getByText("KPI saved.")).toBeVisible();

  await page.goto(`${page.url()}/edit`);
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("1.5");
  await expect(page.getByLabel("Alarm", { exact: true })).toHaveValue("4");
  await tag(page, "Source").click();
  await expect(page.getByLabel("Where the number comes from")).toBeFocused();
  await page.keyboard.type("Help desk");
  await save(page);
  await expect(page).not.toHaveURL(/edit/);
  await page.goto("./#/kpi/new");
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("");
});

test("what is wrong is named, the text stays, and the focus goes there", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await tag(page, "Good is").click();
  await page.getByRole("radio", { name: "Higher is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("lots");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("Fix 2 things");
  const name = page.getByLabel("Name of the KPI");
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("lots");
  await page.getByRole("alert").getByRole("link", { name: "Target" }).click();
  await expect(page.getByLabel("Target", { exact: true })).toBeFocused();
  await expect(page).toHaveURL(/#\/kpi\/new$/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("85");
  await name.fill("Renewals");
  await expect(page.getByRole("alert")).toHaveText("");
});

test("an unfinished draft survives a reload and another page, and can be started afresh", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Make the first week worth paying for");
  await keyResult(page, 2).getByLabel("What will be different").fill("Raise trial conversion");
  await page.reload();
  await expect(keyResult(page, 2).getByLabel("What will be different")).toHaveValue("Raise trial conversion");
  await page.goto("./#/kpis");
  await page.goto("./#/objective/new");
  await expect(page.getByText("your unfinished draft")).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Make the first week worth paying for");
});

test("an objective with key results of every kind is saved in one undo step", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Make the first week worth paying for");
  await page.getByRole("radio", { name: "Aspirational" }).check();
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Raise trial to paid conversion");
  await first.getByLabel("Unit", { exact: true }).selectOption("Percent");
  await first.getByLabel("Start value").fill("2 %");
  await first.getByLabel("Target", { exact: true }).fill("5");
  const second = keyResult(page, 2);
  await second.getByLabel("What will be different").fill("Keep refunds low");
  await second.getByRole("radio", { name: "Hold a limit" }).check();
  await second.getByLabel("At most", { exact: true }).fill("3");
  // There is an empty line for the next one.
  const third = keyResult(page, 3);
  await third.getByLabel("What will be different").fill("Rebuild the set-up");
  await third.getByRole("radio", { name: "Milestones" }).check();
  await third.getByRole("button", { name: "Add a step" }).click();
  await page.keyboard.type("Interviews done");
  await start(page);
  await expect(page).toHaveURL(/#\/objective\/(?!new)/);

  await page.goto(`${page.url()}/edit`);
  await expect(page.locator(".key-result")).toHaveCount(4);
  await expect(keyResult(page, 1).locator(".tag")).toHaveText([/from 2/, /to 5/, /^by /]);
  await expect(keyResult(page, 1).getByLabel("Target", { exact: true })).toHaveValue("5");
  await expect(keyResult(page, 2).getByLabel("At most", { exact: true })).toHaveValue("3");
  await expect(keyResult(page, 3).getByLabel("What will be true")).toHaveValue("Interviews done");

  // What was saved is no draft any more.
  await page.goto("./#/objective/new");
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("");
  await expect(page.getByText("unfinished draft")).toHaveCount(0);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.goto("./#/okrs");
  await expect(page.getByText("Make the first week worth paying for")).toHaveCount(0);
});

test("a start value that is the target is refused, with buttons for what is meant instead", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Stay reachable");
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Hold uptime");
  await first.getByLabel("Start value").fill("99");
  await first.getByLabel("Target", { exact: true }).fill("99.0");
  await start(page);
  await expect(page.getByRole("alert")).toContainText("the same");
  await expect(first.getByLabel("Target", { exact: true })).toBeFocused();
  await first.getByRole("button", { name: "Make it a limit to hold" }).click();
  await expect(first.getByLabel("At least", { exact: true })).toHaveValue("99.0");

  await first.getByRole("radio", { name: "Increase" }).check();
  await first.getByRole("button", { name: "Make it a KPI instead" }).click();
  await expect(title(page)).toHaveText("New KPI");
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Hold uptime");
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("99.0");
  await page.goBack();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Stay reachable");
});

test("key results are moved and removed with the keyboard, and a removed one comes back", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await keyResult(page, 1).getByLabel("What will be different").fill("One");
  await keyResult(page, 2).getByLabel("What will be different").fill("Two");
  await menu(page, 1);
  await page.getByRole("button", { name: "Move down key result 1" }).focus();
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 2).getByLabel("What will be different")).toHaveValue("One");
  await expect(page.getByRole("button", { name: "Move down key result 2" })).toBeFocused();
  await page.getByRole("button", { name: "Remove key result 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".key-result")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 2).getByLabel("What will be different")).toHaveValue("One");
});

test("changing the aim of a running key result asks why", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Sell more");
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Raise orders");
  await first.getByLabel("Start value").fill("10");
  await first.getByLabel("Target", { exact: true }).fill("20");
  await start(page);
  await page.waitForURL(/#\/objective\/(?!new)/);
  await page.goto(`${page.url()}/edit`);
  await tag(first, "to 20").click();
  await first.getByLabel("Target", { exact: true }).fill("18");
  await expect(first.getByLabel("Why is the target changing?")).toBeVisible();
  await page.getByRole("button", { name: "Save objective" }).first().click();
  await expect(first.getByLabel("Why is the target changing?")).toBeFocused();
  await page.keyboard.type("A market closed.");
  await page.getByRole("button", { name: "Save objective" }).first().click();
  await expect(page).not.toHaveURL(/edit/);
});

const SENTENCE = "Increase trial-to-paid conversion from 2% to 5% by end of Q2 (owner: Jo)";
/** What was understood of the sentence in this part of the page. */
const understood = (place: Locator | Page): Locator => place.getByRole("list", { name: "From your sentence" }).getByRole("listitem");

test("a sentence fills the fields of a key result while it is typed, and shows from which words", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/objective/new");
  const first = keyResult(page, 1);
  const sentence = first.getByLabel("What will be different");
  await sentence.pressSequentially(SENTENCE);
  await expect(first.getByLabel("Start value")).toHaveValue("2");
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("5");
  await expect(first.getByLabel("Unit", { exact: true })).toHaveValue("percent");
  await expect(sentence).toHaveValue(SENTENCE);
  await expect(sentence).toBeFocused();
  await expect(understood(first)).toHaveText([/“from 2%” Start value 2/, /“to 5%” Target 5/, /“by end of Q2” Due 30 Jun 2027/, /“\(owner: Jo\)” Owner Jo/]);
  // A chip leads to its field; and whoever leaves the sentence finds it shortened.
  await first.getByRole("button", { name: "Due 30 Jun 2027" }).first().click();
  await expect(first.getByLabel("Due", { exact: true })).toBeFocused();
  await expect(first.getByLabel("Due", { exact: true })).toHaveValue("30 Jun 2027");
  await expect(sentence).toHaveValue("Increase trial-to-paid conversion");
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("5");
  // Undone by one click, it stays whole, until the person shortens it.
  await first.getByRole("button", { name: "Show the whole sentence" }).click();
  await expect(sentence).toHaveValue(SENTENCE);
  await expect(sentence).toBeFocused();
  await sentence.press("Tab");
  await expect(sentence).toHaveValue(SENTENCE);
  await first.getByRole("button", { name: "Shorten it to" }).click();
  await expect(sentence).toHaveValue("Increase trial-to-paid conversion");
  await first.getByRole("button", { name: "Show the whole sentence" }).click();
  // Other words, other fields; no words, nothing.
  await sentence.fill("Reduce churn from 8% to 6%");
  await expect(first.getByRole("radio", { name: "Decrease" })).toBeChecked();
  await expect(first.getByLabel("Due", { exact: true })).toHaveValue("");
  await sentence.fill("");
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("");
  await expect(first.locator("input[value=increase]")).toBeChecked();
  await expect(understood(first)).toHaveCount(0);
});

test("a field set by hand is never overwritten, and what was taken out stays out", async ({ page }) => {
  await openApp(page, "#/objective/new");
  const first = keyResult(page, 1);
  const sentence = first.getByLabel("What will be different");
  const target = first.getByLabel("Target", { exact: true });
  await menu(page, 1);
  await first.getByRole("button", { name: "More fields" }).click();
  await target.fill("4");
  await sentence.fill(SENTENCE);
  await expect(first.getByLabel("Start value")).toHaveValue("2");
  await expect(target).toHaveValue("4");
  await first.getByRole("button", { name: "Take out: Start value" }).click();
  await expect(first.getByLabel("Start value")).toHaveValue("");
  await sentence.press("End");
  await sentence.pressSequentially(" now");
  await expect(first.getByLabel("Start value")).toHaveValue("");
  await expect(target).toHaveValue("4");
  // Still so after a reload.
  await page.reload();
  await sentence.fill("Increase conversion from 3% to 9%");
  await expect(first.getByLabel("Start value")).toHaveValue("3");
  await expect(target).toHaveValue("4");
  // Unless the person says so. The coach offers it beside the sentence, so no chip comes first and goes when the coach speaks.
  await first.locator(".labelled[id^='outcome']").getByRole("button", { name: "Use the number from the sentence" }).click();
  await expect(target).toHaveValue("9");
});

test("what a sentence leaves open is asked, and a relative change follows the start value", async ({ page }) => {
  await openApp(page, "#/objective/new");
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Increase revenue");
  await expect(first.getByText("By how much?")).toBeVisible();
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("");
  await first.getByLabel("What will be different").fill("Increase sales by 20%");
  await expect(first.getByText(/from what\? Type/)).toBeVisible();
  await first.getByLabel("Start value").fill("500");
  await expect(first.getByLabel("Target", { exact: true })).toHaveValue("600");
  await expect(first.getByText(/from what\? Type/)).toHaveCount(0);
});

test("a KPI and an objective are filled by their sentences too", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Keep first response time under 4 h, weekly (owner: Jo)");
  await expect(page.getByRole("radio", { name: "Lower is better" })).toBeChecked();
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("4");
  await expect(page.getByLabel("Counted in")).toHaveValue("h");
  await expect(page.getByLabel("How often it is measured")).toHaveValue("week");
  await expect(page.getByLabel("Owner")).toHaveValue("Jo");
  // The coach offers it beside the name; the offer at the field makes way.
  const guard = page.getByRole("button", { name: "Guard it with “Cases solved at the first contact”" });
  await expect(guard).toHaveCount(1);
  await page.locator("#name-0").filter({ has: guard }).getByRole("button", { name: "Guard it with" }).click();
  await expect(guard).toHaveCount(0);
  await expect(page.getByLabel("Counter-metric")).toHaveValue("Cases solved at the first contact");
  await save(page);
  await expect(title(page)).toHaveText("First response time");
  await expect(page.getByRole("main")).toContainText("Cases solved at the first contact");

  await page.goto("./#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill("Win the trust of new customers by end of Q1 (owner: Ada)");
  await expect(page.getByLabel("Cycle")).toHaveValue("cycle~2027-01-01~2027-03-31");
  await expect(page.getByLabel("Owner").first()).toHaveValue("Ada");
});

test("key results are written with the keyboard alone, one sentence after the other", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await page.getByLabel("Objective", { exact: true }).focus();
  await page.keyboard.type("Make the first week worth paying for");
  await keyResult(page, 1).getByLabel("What will be different").focus();
  await page.keyboard.type("Reduce churn from 8% to 6%");
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 2).getByLabel("What will be different")).toBeFocused();
  await page.keyboard.type("Raise referrals to 40 a month");
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 3).getByLabel("What will be different")).toBeFocused();
  await page.keyboard.type("Keep refunds under 3%");
  await expect(keyResult(page, 3).getByLabel("At most", { exact: true })).toHaveValue("3");
  // Back to the second one, and from its title past its menu to its chips and their buttons.
  await expect(keyResult(page, 1).getByLabel("What will be different")).toHaveValue("Reduce churn");
  await keyResult(page, 2).getByLabel("What will be different").focus();
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press("Tab");
  await expect(keyResult(page, 2).getByRole("button", { name: "Take out: Target 40" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 2).getByLabel("Target", { exact: true })).toHaveValue("");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(keyResult(page, 2).getByLabel("Target", { exact: true })).toHaveValue("40");
  await expect(page).toHaveURL(/objective\/new/);
});

test("a pasted list becomes key results", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await keyResult(page, 1).getByLabel("What will be different").focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Reduce churn from 5% to 3%\n- Reach 40 referrals\nKeep refunds under 2%\n");
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".key-result")).toHaveCount(4);
  await expect(keyResult(page, 1).getByLabel("What will be different")).toHaveValue("Reduce churn");
  await expect(keyResult(page, 2).getByLabel("Target", { exact: true })).toHaveValue("40");
  await expect(keyResult(page, 3).getByLabel("At most", { exact: true })).toHaveValue("2");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the forms with everything open, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const route of ["#/kpi/new", "#/objective/new"]) {
      await openApp(page, route);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.getByRole("button", { name: /^(Save KPI|Start objective)$/ }).click();
      await expect(page.getByRole("alert")).toContainText("Fix");
      await looksByTheme[colorScheme](page);
      if (route === "#/objective/new") {
        await keyResult(page, 1).getByLabel("What will be different").fill("Reduce churn from 8% to 6%");
        await menu(page, 1);
        await looksByTheme[colorScheme](page);
      }
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  const screens = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
  const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  test("an objective with three key results takes a screen and a half", async ({ page }) => {
    await openApp(page, "#/objective/new");
    await page.getByLabel("Objective", { exact: true }).fill("Make the first week worth paying for");
    const sentences = page.getByLabel("What will be different");
    await sentences.first().fill("Raise trial conversion from 2% to 5% by 31 Dec 2026 (owner: Ada)");
    await expect(keyResult(page, 1).locator(".chip")).toHaveCount(4);
    // What was understood is pushed along in its line, and the page is not.
    expect(await tooWide(page)).toBe(0);
    await sentences.nth(1).fill("Cut time to first value from 9 days to 3 days");
    await sentences.nth(2).fill("Raise satisfaction of new customers from 62 to 80");
    await expect(keyResult(page, 2).locator(".tag").filter({ hasText: "Shortened" })).toBeVisible();
    await expect(keyResult(page, 3).getByLabel("Target", { exact: true })).toHaveValue("80");
    expect(await screens(page)).toBeLessThanOrEqual(1.5);
    expect(await tooWide(page)).toBe(0);
  });

  test("a KPI whose sentence the coach minds takes less than a screen and three quarters", async ({ page }) => {
    await openApp(page, "#/kpi/new");
    await page.getByLabel("Name of the KPI").fill("Keep first response time under 4 h, weekly (owner: Jo), by end of Q2");
    await expect(page.getByRole("button", { name: /^Guard it with/ })).toBeVisible();
    expect(await screens(page)).toBeLessThanOrEqual(1.7);
    expect(await tooWide(page)).toBe(0);
  });
});
