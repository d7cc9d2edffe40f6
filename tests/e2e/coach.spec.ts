// The coach: beside the draft, on goal pages and boards, and for the whole workspace.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setSystemTime(new Date("2026-11-21T10:00:00")));

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const panel = (page: Page) => page.getByRole("complementary", { name: "Coach" });
const objective = (page: Page) => page.getByLabel("Objective", { exact: true });
const keyResult = (page: Page, place: number): Locator => page.locator(".key-result").nth(place - 1);
/** A finding of a check, within a part of the page. */
const finding = (within: Locator, check: string): Locator => within.locator(`.finding[data-check="${check}"]`);

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).not.toHaveText("Find your bearings");
}

async function dismiss(within: Locator, check: string, reason: string): Promise<void> {
  const one = finding(within, check);
  await one.locator("summary").click();
  await one.getByRole("button", { name: "Dismiss…" }).click();
  await one.getByLabel("Why doesn’t it apply?").fill(reason);
  await one.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(one).toHaveCount(0);
}

test("an empty form is calm, and findings appear beside the field while the focus stays", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await expect(panel(page)).toContainText("Suggestions appear once there is a key result");
  await objective(page).fill("Launch the");
  await expect(panel(page)).toContainText("Suggestions appear once there is a key result");
  await expect(page.locator(".finding")).toHaveCount(0);

  await keyResult(page, 1).getByLabel("What will be different").fill("Newcomers stay");
  await objective(page).press("End");
  await objective(page).pressSequentially(" new portal");
  const beside = page.locator("#title-0");
  await expect(finding(beside, "O2")).toContainText("says what you will make");
  await expect(objective(page)).toBeFocused();
  await expect(objective(page)).toHaveAttribute("aria-describedby", /title-0-coach-O2/);
  await expect(objective(page)).toHaveAccessibleDescription(/says what you will make/);
  await page.keyboard.type(" so that newcomers find their way alone");
  await expect(finding(beside, "O2")).toHaveCount(0);

  // What nobody came to yet is only among what would raise the quality.
  await expect(page.locator("#owner-0 .finding")).toHaveCount(0);
  await panel(page).getByText(/^Draft quality/).click();
  await panel(page).getByRole("button", { name: "Owner", exact: true }).click();
  await expect(page.getByLabel("Owner").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(finding(page.locator("#owner-0"), "O6")).toContainText("Nobody owns this objective.");
});

test("nothing moves under the hand when a finding appears above it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openApp(page, "#/objective/new");
  await keyResult(page, 1).getByLabel("What will be different").fill("Newcomers stay");
  await objective(page).fill("Delight newcomers");
  const owner = page.getByLabel("Owner").first();
  await owner.focus();
  const team = page.getByLabel("Team", { exact: true });
  await team.focus();
  const place = async () => (await team.boundingBox())?.y;
  const before = await place();
  await expect(finding(page.locator("#owner-0"), "O6")).toBeVisible();
  await expect(team).toBeFocused();
  expect(Math.abs(((await place()) ?? 0) - (before ?? 0))).toBeLessThan(2);
});

test("a group of choices is described by the finding beside it", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await keyResult(page, 1).getByLabel("What will be different").fill("Newcomers stay");
  await objective(page).fill("Delight newcomers");
  const group = page.getByRole("group", { name: "Promise or stretch?" });
  await group.getByRole("radio").first().focus();
  await page.keyboard.press("Shift+Tab");
  await expect(finding(page.locator("#ambition-0"), "O8")).toBeVisible();
  await expect(group).toHaveAccessibleDescription(/promise or a stretch/);
  await group.getByLabel("Committed").check();
  await expect(finding(page.locator("#ambition-0"), "O8")).toHaveCount(0);
  await expect(group).not.toHaveAccessibleDescription(/promise or a stretch/);
});

test("what a finding offers, no chip offers again", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await objective(page).fill("Delight newcomers");
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Raise conversion from 5 % to 8 % by 10 December 2026");
  await page.keyboard.press("Tab");
  await first.getByRole("button", { name: "Show the whole sentence" }).click();
  await first.getByLabel("Target", { exact: true }).fill("7 %");
  const beside = first.locator(".labelled[id^='outcome']");
  await expect(finding(beside, "K9")).toBeVisible();
  const again = first.getByRole("button", { name: "Use: Target 8 %" });
  await expect(again).toHaveCount(0);
  await expect(first.getByRole("button", { name: "Take out: Start value 5 %" })).toBeVisible();
  await dismiss(beside, "K9", "We agreed on seven");
  await expect(again).toBeVisible();
});

test("a fix is typed into the field, undo brings the raw text back, and the sum follows", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await objective(page).fill("Delight newcomers");
  const first = keyResult(page, 1);
  await first.getByLabel("What will be different").fill("Raise conversion from 5 % to 8 %");
  await expect(first.getByLabel("Start value")).toHaveValue("5");
  await page.keyboard.press("Tab");
  await first.getByRole("button", { name: "Show the whole sentence" }).click();
  await first.getByLabel("Target", { exact: true }).fill("7.0 %");
  const target = first.getByLabel("Target", { exact: true });
  const beside = first.locator(".labelled[id^='outcome']");
  const strength = panel(page).getByText(/^Draft quality/);
  await expect(strength).toHaveText(/^Draft quality \d\d?\s%$/);
  // Only now has the coach read the last thing typed.
  await expect(finding(beside, "K9")).toBeVisible();
  const before = await strength.textContent();
  await finding(beside, "K9").getByRole("button", { name: "Use the number from the sentence" }).click();
  await expect(target).toHaveValue("8");
  await expect(first.getByLabel("Start value")).toHaveValue("5");
  await expect(finding(page.locator("body"), "K9")).toHaveCount(0);
  await expect(strength).not.toHaveText(before ?? "");
  const undo = beside.getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(target).toHaveValue("7.0 %");
  await expect(finding(beside, "K9")).toBeVisible();
  await expect(strength).toHaveText(before ?? "");

  // The panel names it, and leads to where it stands; the line counts it.
  await objective(page).focus();
  await expect(finding(beside, "K9")).toBeHidden();
  await expect(first.locator(".noted")).toContainText(/\d finding/);
  await panel(page).locator(".noticed-list li").filter({ hasText: "agree with the numbers" }).getByRole("button").click();
  await expect(finding(beside, "K9")).toBeVisible();
  await strength.click();
  await expect(panel(page).getByText("How to improve it")).toBeVisible();
  await expect(panel(page).locator(".ahead li").first()).toContainText(/^\+\d/);
  await expectAccessible(page);
});

test("two aims are parted and a number becomes a key result by buttons, and undo brings every word back", async ({ page }) => {
  await openApp(page, "#/objective/new");
  const sentence = "Increase revenue by 20% and launch the portal";
  await keyResult(page, 2).getByLabel("What will be different").fill("Newcomers stay");
  await objective(page).fill(sentence);
  const beside = page.locator("#title-0");
  await finding(beside, "O5").getByRole("button", { name: "Keep the first, note the second" }).click();
  await expect(objective(page)).toHaveValue("Increase revenue by 20%");
  await expect(page.getByLabel("Note")).toHaveValue("A second objective: Launch the portal");
  await beside.getByRole("button", { name: "Undo" }).click();
  await expect(objective(page)).toHaveValue(sentence);
  await expect(page.getByLabel("Note")).toHaveValue("");
  await finding(beside, "O5").getByRole("button", { name: "Keep the first" }).click();

  const first = keyResult(page, 1).getByLabel("What will be different");
  await finding(beside, "O1").getByRole("button", { name: "Make the number a key result" }).click();
  await expect(objective(page)).toHaveValue("Increase revenue");
  await expect(first).toHaveValue("Increase revenue by 20%");
  // The line under the sentence asks at once, and stays when the coach asks too: nothing comes and goes under the hand.
  await first.focus();
  await expect(finding(keyResult(page, 1), "K7")).toBeVisible();
  await expect(keyResult(page, 1).getByText(/from what\? Type/)).toBeVisible();
  await beside.getByRole("button", { name: "Undo" }).click();
  await expect(objective(page)).toHaveValue("Increase revenue by 20%");
  await expect(first).toHaveValue("");
  await expect(finding(beside, "O1")).toBeVisible();
});

test("a counter-metric is one click on a KPI's page, and one undo step", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("First response time");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("First response time");
  const section = page.getByRole("region", { name: "Coach" });
  await section.getByText(/^Coach:/).click();
  await finding(section, "P9").getByRole("button", { name: "Guard it with" }).click();
  await expect(finding(section, "P9")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Cases solved at the first contact");
  await page.locator(".toast").filter({ hasText: "Done" }).getByRole("button", { name: "Undo" }).click();
  await expect(finding(section, "P9")).toBeVisible();
  // The edit form names it in a field that shows up for it.
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByLabel("Counter-metric")).toHaveCount(0);
  await page.getByLabel("Name of the KPI").focus();
  await finding(page.locator("#name-0"), "P9").getByRole("button", { name: "Guard it with" }).click();
  await expect(page.getByLabel("Counter-metric")).toHaveValue("Cases solved at the first contact");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("First response time");
  await expect(page.getByRole("main")).toContainText("Cases solved at the first contact");
});

test("a dismissal needs a reason, stays with the draft and the goal, and ends when the text changes", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Launch the sales portal");
  const one = finding(page.locator("#name-0"), "P1");
  await one.locator("summary").click();
  await one.getByRole("button", { name: "Dismiss…" }).click();
  const reason = one.getByLabel("Why doesn’t it apply?");
  await expect(reason).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(one).toContainText("Say why in a few words");
  await reason.fill("It is the name of a programme");
  await page.keyboard.press("Enter");
  await expect(one).toHaveCount(0);
  await expect(title(page)).toHaveText("New KPI");
  await expect(panel(page).getByText("1 dismissed")).toBeFocused();

  await page.waitForLoadState("networkidle");
  await page.reload();
  await panel(page).getByText("1 dismissed").click();
  await expect(panel(page)).toContainText("It is the name of a programme");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("Launch the sales portal");
  await page.waitForLoadState("networkidle");
  await page.reload();
  const section = page.getByRole("region", { name: "Coach" });
  await section.getByText(/^Coach:/).click();
  await expect(finding(section, "P1")).toHaveCount(0);
  await section.getByText("1 dismissed").click();
  await expect(section).toContainText("It is the name of a programme");

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Name of the KPI").fill("Launch the sales portal a week");
  await expect(one).toBeVisible();
  await page.getByLabel("Name of the KPI").fill("Launch the sales portal");
  await expect(one).toHaveCount(0);
  await panel(page).getByText("1 dismissed").click();
  await panel(page).getByRole("button", { name: /^Restore/ }).click();
  await expect(one).toBeVisible();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await section.getByText(/^Coach:/).click();
  await expect(finding(section, "P1")).toBeVisible();
});

test("on a goal's page a fix is one undo step", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Signups");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("Signups");
  const section = page.getByRole("region", { name: "Coach" });
  await expect(section.locator(".finding").first()).toBeHidden();
  await section.getByText(/^Coach:/).click();
  await expectAccessible(page);
  await finding(section, "P4").getByRole("button", { name: "Read it monthly" }).click();
  await expect(finding(section, "P4")).toHaveCount(0);
  await expect(page.getByText("Done: Read it monthly.")).toBeVisible();
  await page.locator(".toast").filter({ hasText: "Done" }).getByRole("button", { name: "Undo" }).click();
  await expect(finding(section, "P4")).toBeVisible();
  await dismiss(section, "P4", "Read when it is asked for");
  await expect(section.getByText("1 dismissed")).toBeVisible();
});

test("the boards carry a small mark that leads to the findings of the goal", async ({ page }) => {
  await loadExample(page);
  await page.goto("./#/kpis");
  const row = page.getByRole("row").filter({ hasText: "Forecast accuracy" });
  await row.getByRole("link", { name: "2 findings of the coach" }).click();
  await expect(title(page)).toHaveText("Coach");
  await expect(page.locator(".goal-row")).toHaveCount(1);
  await expect(page.locator(".goal-row .finding")).toHaveCount(2);
  await page.getByRole("button", { name: "Show all goals" }).click();
  await expect(page.locator(".goal-row").nth(5)).toBeVisible();
  await page.goto("./#/okrs");
  await page.getByRole("link", { name: /findings? of the coach/ }).first().click();
  await expect(title(page)).toHaveText("Coach");
  await expect(page.locator(".goal-row .finding").first()).toBeVisible();
});

test("the set page: what stands out, goals by gravity, filters in the address, dismissal and return", async ({ page }) => {
  await openApp(page, "#/coach");
  await expect(page.getByRole("heading", { name: "No goal yet" })).toBeVisible();
  await loadExample(page);
  await page.goto("./#/coach");
  const together = page.getByRole("region", { name: "All goals together" });
  await expect(finding(together, "S3")).toContainText("due on");
  const groups = page.getByRole("region", { name: /^(Must|Should|Consider)$/ });
  await expect(groups.first()).toHaveAccessibleName("Must");
  await page.getByLabel("Kind").selectOption("KPIs");
  await expect(page).toHaveURL(/#\/coach\?kind=kpi$/);
  await expect(page.locator(".goal-row").getByText("OKR", { exact: true })).toHaveCount(0);
  await page.getByLabel("Severity").selectOption("Must");
  await expect(page.getByRole("heading", { name: "Nothing to suggest here" })).toBeVisible();
  await page.getByRole("button", { name: "Show all goals" }).click();
  const first = page.locator(".goal-row").first();
  await first.locator("summary").first().click();
  await expect(first.locator(".finding").first()).toBeVisible();
  await dismiss(together, "S3", "The quarter ends with the fair");
  const aside = page.getByRole("region", { name: "Dismissed" });
  await aside.getByText("1 dismissed").click();
  await expect(aside).toContainText("The quarter ends with the fair");
  await aside.getByRole("button", { name: /^Restore/ }).click();
  await expect(finding(together, "S3")).toBeVisible();
});

test("a missed KPI without an OKR offers one in one click, drafted from the KPI and its last reading", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill("Renewals");
  await page.getByRole("radio", { name: "Higher is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("85");
  await page.getByLabel("Owner").fill("Ada");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("Renewals");
  await page.getByLabel("New value").fill("70");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Missed").first()).toBeVisible();
  await page.goto("./#/coach");
  const missed = finding(page.getByRole("region", { name: "All goals together" }), "S1");
  await expect(missed).toContainText("misses its target");
  await missed.getByRole("button", { name: "Start an OKR to recover it" }).click();
  await expect(title(page)).toHaveText("New objective");
  await expect(objective(page)).toHaveValue("Bring renewals back to where it should be");
  await expect(keyResult(page, 1).getByLabel("Start value")).toHaveValue("70");
  await expect(keyResult(page, 1).getByLabel("Target", { exact: true })).toHaveValue("85");
  await expect(page.getByText("From the KPI “Renewals”, to bring it back to its target.")).toBeVisible();
  await expect(panel(page).getByText(/^Draft quality/)).toBeVisible();
});

test("everything is reached and done by keyboard", async ({ page }) => {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").focus();
  await page.keyboard.type("Conversion %");
  const beside = page.locator("#name-0");
  await expect(finding(beside, "P6")).toHaveCount(0);
  await page.getByRole("radio", { name: "Higher is better" }).focus();
  await page.keyboard.press("Space");
  const fix = finding(beside, "P2").getByRole("button", { name: "Set the unit to percent" });
  await expect(fix).toBeVisible();
  await page.getByLabel("Name of the KPI").focus();
  await page.keyboard.press("Tab");
  await expect(fix).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Unit", { exact: true })).toHaveValue("percent");
  await expect(beside.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Unit", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Name of the KPI")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(finding(beside, "P2").locator("summary")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(finding(beside, "P2").getByRole("button", { name: "Dismiss…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("We count it so");
  await page.keyboard.press("Enter");
  await expect(finding(beside, "P2")).toHaveCount(0);
  await expect(panel(page).getByText("1 dismissed")).toBeFocused();
});

test("the number of findings is announced politely, once, after a pause", async ({ page }) => {
  await openApp(page, "#/objective/new");
  await keyResult(page, 1).getByLabel("What will be different").fill("Newcomers stay");
  await objective(page).pressSequentially("Launch the new portal by 30 %");
  await expect(page.locator("[role=status][aria-live=polite].sr")).toHaveText(/^Coach: \d findings\.$/);
});
