// OKRs: the list by cycle, an objective's page, a key result's page.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
});

/** Goes to a page as a link would. */
async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

const brand = (page: Page) => go(page, "#/objective/example~brand", "Be the name people mention first");
const followers = (page: Page) => go(page, "#/key-result/example~brand-2", "Followers from 8,000 to 12,000");
const cards = (page: Page) => page.getByRole("heading", { level: 3 });
const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();

test("the list shows the cycle that is under way, and says how it stands as a whole", async ({ page }) => {
  await go(page, "#/okrs", "Q4 2026");
  await expect(page.getByText("Week 8 of 13. The tick on each bar shows where it should be today to be on schedule.")).toBeVisible();
  const strip = page.getByRole("region", { name: "Cycle summary" });
  await expect(strip).toContainText("would be on schedule");
  await expect(strip).toContainText("of 5");
  await expect(cards(page)).toHaveCount(6);
  // The worst stands first, with the reason and what it is for.
  await expect(cards(page).first()).toHaveText("Be the name people mention first");
  await expect(page.getByRole("heading", { name: "No cycle" })).toBeVisible();
  await expect(page.getByText(/is at risk: 20\s% of the way on 15 Nov 2026; 49\s% would have been on schedule/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Website visits a month" })).toBeVisible();
  await expectAccessible(page);
});

test("filters live in the address, and what they leave out can be had back", async ({ page }) => {
  await go(page, "#/okrs", "Q4 2026");
  await page.getByLabel("Owner").selectOption("Noor Haddad");
  await expect(cards(page)).toHaveText(["Be the name people mention first"]);
  await expect(page).toHaveURL(/#\/okrs\?owner=Noor%20Haddad$/);
  await expect(page.getByRole("region", { name: "Cycle summary" })).toContainText("of 1");

  await page.getByLabel("Status").selectOption("On track");
  await expect(page.getByRole("heading", { name: "No objective matches" })).toBeVisible();
  await page.getByRole("button", { name: "Show all objectives" }).click();
  await expect(cards(page)).toHaveCount(9);
  await expect(page.getByLabel("Cycle", { exact: true })).toHaveValue("all");

  await page.getByLabel("Cycle", { exact: true }).selectOption({ label: "Q3 2026" });
  await expect(page.getByRole("heading", { level: 1, name: "Q3 2026" })).toBeVisible();
  await expect(page.getByText("score 0.7").first()).toBeVisible();
});

test("an empty workspace says what an objective is", async ({ page }) => {
  await page.getByRole("button", { name: "Remove example" }).click();
  await go(page, "#/okrs", "OKRs");
  await expect(page.getByRole("heading", { name: "No objective yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "New objective" })).toHaveCount(1);
});

test("a check-in is recorded in its row by number and Enter, and can be undone", async ({ page }) => {
  await brand(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check in" }).click();
  await expect(page.getByLabel("New value, Website visits up to 200,000 a month")).toBeFocused();

  const input = page.getByLabel("New value, Readers who finish a post from 25 to 35 %");
  await input.fill("31");
  await input.press("Enter");
  const readers = row(page, "Readers who finish a post");
  await expect(readers.getByLabel(/^New value/)).toHaveAttribute("placeholder", /^31\b/);
  await expect(readers).toContainText("On track");
  await undo(page);
  await expect(readers.getByLabel(/^New value/)).toHaveAttribute("placeholder", /^27\b/);
});

test("low confidence asks what is in the way before it is recorded", async ({ page }) => {
  await brand(page);
  const readers = row(page, "Readers who finish a post");
  await readers.getByLabel("New value").fill("28");
  await readers.getByLabel("Confidence 0 to 10").fill("2");
  await readers.getByLabel("Confidence 0 to 10").press("Enter");
  await readers.getByLabel("What is in the way").selectOption("waiting for someone else");
  await readers.getByLabel("Next step").fill("Ask the editors");
  await readers.getByRole("button", { name: "Record", exact: true }).click();
  await expect(readers.getByLabel(/^New value/)).toHaveAttribute("placeholder", /^28\b/);

  await go(page, "#/key-result/example~brand-3", "Readers who finish a post from 25 to 35 %");
  await expect(page.getByText("In the way: waiting for someone else · Next: Ask the editors")).toBeVisible();
});

test("a status seen differently needs a reason; both are shown; it can be taken back", async ({ page }) => {
  await brand(page);
  await page.getByRole("button", { name: "Override status" }).click();
  await page.getByRole("button", { name: "Set override" }).click();
  await expect(page.getByText("An override needs a reason.")).toBeVisible();
  await page.getByLabel("Why").fill("The campaign only starts in December");
  await page.getByLabel("Why").press("Enter");

  await expect(page.getByText("The campaign only starts in December. Set on 21 Nov 2026.")).toBeVisible();
  await expect(page.getByText("computed: “Readers who finish a post")).toBeVisible();
  await page.getByRole("button", { name: "Remove override" }).click();
  await expect(page.getByText("Set on 21 Nov 2026.")).toHaveCount(0);
  await undo(page);
  await expect(page.getByText("Set on 21 Nov 2026.")).toBeVisible();
  await go(page, "#/okrs", "Q4 2026");
  await expect(page.getByText("computed: at risk")).toBeVisible();
});

test("initiatives are added, ticked, reworded and deleted with an undo", async ({ page }) => {
  await brand(page);
  await page.getByLabel("New initiative").fill("Write to ten editors");
  await page.getByLabel("New initiative").press("Enter");
  await page.getByLabel("Done: Write to ten editors").check();
  await expect(page.getByText("all done")).toBeVisible();

  await page.getByLabel("Text of: Write to ten editors").fill("Write to twenty editors");
  await page.getByLabel("Text of: ").press("Enter");
  await page.getByRole("button", { name: "Delete: Write to twenty editors" }).click();
  await expect(page.getByLabel("Done: Write to twenty editors")).toHaveCount(0);
  await undo(page);
  await expect(page.getByLabel("Done: Write to twenty editors")).toBeChecked();
});

test("a key result says where it will land, and its chart is walked with the arrow keys", async ({ page }) => {
  await followers(page);
  await expectAccessible(page);
  await expect(page.getByText(/30.% of the way/).first()).toBeVisible();
  await expect(page.getByText("It would reach the target on 15 Feb 2027, too late.")).toBeVisible();
  await expect(page.getByText("target from 16,000 to 12,000")).toBeVisible();

  const chart = page.getByRole("img", { name: "Chart. Use the arrow keys to read its values." });
  await chart.focus();
  await chart.press("End");
  await expect(page.locator(".readout")).toContainText("9 Nov 2026: 9,191 followers");
});

test("check-ins are added for a past day, corrected in place, and deleted with an undo", async ({ page }) => {
  await followers(page);
  await page.getByRole("button", { name: "Check in" }).click();
  await expect(page.getByLabel("Value", { exact: true })).toBeFocused();
  await page.keyboard.type("9400");
  await page.getByLabel("Day").fill("2026-11-16");
  await page.getByLabel("Note").fill("After the fair");
  await page.getByLabel("Note").press("Tab");
  await page.keyboard.press("Enter");
  const added = page.getByRole("row", { name: /16 Nov 2026/ });
  await expect(added).toContainText("9,400 followers");
  await expect(added).toContainText("After the fair");

  await page.getByRole("button", { name: "Edit the check-in of 16 Nov 2026" }).click();
  const form = page.getByRole("form", { name: "Correct check-in" });
  await expect(form.getByLabel("Value")).toBeFocused();
  await form.getByLabel("Value").fill("many");
  await form.getByLabel("Value").press("Enter");
  await expect(form.getByLabel("Value")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Value").fill("9500");
  await form.getByLabel("Value").press("Enter");
  await expect(added).toContainText("9,500 followers");
  await expect(added).toContainText("After the fair");

  await page.getByRole("button", { name: "Delete the check-in of 16 Nov 2026" }).click();
  await expect(added).toHaveCount(0);
  await undo(page);
  await expect(added).toContainText("9,500 followers");
});

test("a value beyond the target or below the baseline is shown as it is", async ({ page }) => {
  await followers(page);
  const record = async (value: string) => {
    await page.locator("#check-in-form").getByLabel("Value").fill(value);
    await page.locator("#check-in-form").getByRole("button", { name: "Record" }).click();
  };
  await record("7000");
  await expect(page.getByText("−25 %", { exact: true })).toBeVisible();
  await expect(page.getByText("counts as 0 % in its objective")).toBeVisible();
  // Of two on one day the one entered later counts.
  await page.clock.setFixedTime(new Date("2026-11-21T10:05:00"));
  await record("12800");
  await expect(page.getByText("120 %", { exact: true })).toBeVisible();
});

test("steps are ticked, and a key result measured by a KPI records at the KPI", async ({ page }) => {
  await go(page, "#/objective/example~ship", "Ship small and often again");
  const steps = row(page, "Security review no longer holds a release up");
  await expect(steps).toContainText("2 of 4");
  await steps.getByRole("button", { name: /^Steps/ }).click();
  await steps.getByRole("checkbox", { checked: false }).first().check();
  await steps.getByRole("button", { name: "Record", exact: true }).click();
  await expect(steps).toContainText("3 of 4");

  await page.getByRole("link", { name: "Release cycle time down to 25 days" }).click();
  await expect(page.getByText("Measured by the KPI")).toBeVisible();
  await page.locator("#check-in-form").getByLabel("Value").fill("28");
  await page.locator("#check-in-form").getByRole("button", { name: "Record" }).click();
  await expect(page.getByText("now 28.0")).toBeVisible();
  await page.getByRole("link", { name: "Release cycle time", exact: true }).first().click();
  await expect(page.getByRole("row", { name: /21 Nov 2026/ })).toContainText("28.0");
});

test("key results are put in another order by buttons and by dragging, and back by Undo", async ({ page }) => {
  await brand(page);
  const list = page.getByRole("list", { name: "Key results, in order" });
  await page.getByRole("button", { name: "Reorder" }).click();
  const names = async () => (await list.getByRole("listitem").allTextContents()).map((text) => text.replace(/^\d+/, ""));
  const before = await names();
  expect(before.length).toBeGreaterThan(1);
  const [first, second] = before;
  await list.getByRole("button", { name: `Move down: ${first}` }).press("Enter");
  await expect(list.getByRole("listitem").first()).toContainText(second ?? "");
  await expect(list.getByRole("button", { name: new RegExp(`^Move (down|up): `) }).and(page.locator(":focus"))).toHaveAccessibleName(new RegExp(`: ${first}$`));
  await expectAccessible(page);
  await undo(page);
  await expect(list.getByRole("listitem").first()).toContainText(first ?? "");

  await list.getByRole("listitem").last().dragTo(list.getByRole("listitem").first());
  expect((await names())[0]).toBe(before.at(-1));
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.locator("[data-row]").first()).toContainText(before.at(-1) ?? "");
});

test("a closed objective shows its review and is read-only", async ({ page }) => {
  await go(page, "#/objective/example~stay", "Make this a place people want to stay");
  await expect(page.getByText("In the healthy zone of 0.6 to 0.8 for a stretch.")).toBeVisible();
  await expect(page.getByText("Mentors were asked for, not told.")).toBeVisible();
  await expect(page.locator("[data-row]")).toHaveCount(0);
  await page.getByRole("link", { name: "Engagement score from 68 to 78" }).click();
  await expect(page.getByText("Its objective is closed, so check-ins are off.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Edit the check-in/ })).toHaveCount(0);
});

test("deleting an objective says what goes along, and can be undone", async ({ page }) => {
  await brand(page);
  await page.getByRole("button", { name: "Delete this objective" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("3 key results with");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Q4 2026" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Be the name people mention first" })).toHaveCount(0);
  await undo(page);
  await expect(page.getByRole("heading", { name: "Be the name people mention first" })).toBeVisible();
});

test("an id that is not here gets a page with a way back", async ({ page }) => {
  await go(page, "#/objective/gone", "Objective not found");
  await expectAccessible(page);
  await go(page, "#/key-result/gone", "Key result not found");
  await page.getByRole("link", { name: "See all OKRs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Q4 2026" })).toBeVisible();
});

test("all three pages fit a phone and pass axe in the dark", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: "dark" });
  const pages = [() => go(page, "#/okrs", "Q4 2026"), () => brand(page), () => followers(page)];
  for (const open of pages) {
    await open();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

const square = (page: Page, name: string) => page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });

test("four squares: this week is chosen, ticked and put off; the view and the team stand in the address", async ({ page }) => {
  await go(page, "#/okrs", "Q4 2026");
  await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "Four squares" }).click();
  await expect(page).toHaveURL(/#\/okrs\?view=squares$/);
  const week = square(page, "This week");
  const next = square(page, "Next weeks");
  await expect(week.getByRole("listitem")).toHaveCount(2);
  await expect(week).toContainText("was due 10 Nov");

  // From a coming week into this one, by one click that can be undone.
  await next.getByRole("button", { name: "This week: Draw the roadmap with two suppliers" }).click();
  await expect(week.getByRole("listitem")).toHaveCount(3);
  await expect(week).toContainText("until tomorrow");
  await expect(page.locator("#this-week")).toBeFocused();
  await undo(page);
  await expect(week.getByRole("listitem")).toHaveCount(2);

  // What is done stays where it stands, with the focus on it.
  const tick = week.getByRole("checkbox", { name: "Done: Start the big campaign" });
  await tick.check();
  await expect(tick).toBeFocused();
  await expect(week).toContainText("1 of 2 left");
  await tick.uncheck();
  await week.getByRole("button", { name: "Next week: Start the big campaign" }).click();
  await expect(next.getByRole("listitem").filter({ hasText: "Start the big campaign" })).toContainText("until 29 Nov");

  await week.getByLabel("New this week").fill("Call the three largest leads");
  await week.getByLabel("For objective").selectOption("Turn more of our leads into customers");
  await week.getByLabel("New this week").press("Enter");
  await expect(week.getByRole("listitem").filter({ hasText: "Call the three largest leads" })).toContainText("Turn more of our leads");

  await page.getByLabel("Team", { exact: true }).selectOption("Sales");
  await expect(page).toHaveURL(/team=Sales.*view=squares|view=squares.*team=Sales/);
  const sure = square(page, "Confidence");
  await expect(sure.getByRole("heading", { level: 3 })).toHaveText(["Turn more of our leads into customers"]);
  await expect(sure.getByRole("listitem").filter({ hasText: "Sales people who plan" })).toContainText("up 1");
  await expect(square(page, "Health")).toContainText("Lead-to-sale conversion");
  await expectAccessible(page);
});

test("what is in the way is said on the cards, in the four squares and on the map", async ({ page }) => {
  const said = "In the way: not enough people or money.";
  await go(page, "#/okrs", "Q4 2026");
  await expect(page.locator(".due.kr").filter({ hasText: said })).toHaveCount(1);
  await go(page, "#/okrs?view=squares", "Q4 2026");
  const sure = page.locator("section").filter({ has: page.getByRole("heading", { name: "Confidence" }) });
  await expect(sure.locator("li").filter({ hasText: said })).toContainText("Next: Ask Lena");
  await go(page, "#/map?as=list", "Map");
  await expect(page.locator(".leaf").filter({ hasText: said }).first()).toContainText("Be the name people mention first");
  await go(page, "#/map?as=map", "Map");
  const goal = page.locator(".goal").filter({ hasText: "Be the name people mention first" });
  await expect(goal.locator(".trouble")).toHaveText("Blocker: resource");
  await expect(goal).toHaveAccessibleName(/In the way: not enough people/);
  await goal.click();
  await expect(page.getByRole("region", { name: "Selected goal" })).toContainText("Next: Ask Lena");
  // On paper it is there, too.
  await page.emulateMedia({ media: "print" });
  await expect(goal.locator(".trouble")).toBeVisible();
});

test("the four squares are printed on one sheet on its side, with their bars", async ({ page }) => {
  await go(page, "#/okrs?view=squares", "Q4 2026");
  await expect(square(page, "Confidence").getByRole("listitem")).toHaveCount(15);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
  // Printers leave backgrounds out unless they are told, and a bar is nothing else.
  await page.emulateMedia({ media: "print" });
  const bar = page.getByRole("region", { name: "Cycle summary" }).locator(".bar i");
  await expect(bar).toHaveCSS("print-color-adjust", "exact");
});

test("a cycle over time: progress beside the pace, and on track minus off track, walked with the arrow keys", async ({ page }) => {
  await go(page, "#/okrs?view=course", "Q4 2026");
  const net = square(page, "On track minus off track");
  const said = /^On track minus off track fell from \+60 on 4 Oct 2026 to −20 on 21 Nov 2026/;
  await expect(net.getByText(said)).toBeVisible();
  const chart = net.getByRole("img", { name: "Chart. Use the arrow keys to read its values." });
  await chart.focus();
  await chart.press("Home");
  await expect(net.locator(".readout")).toContainText("4 Oct 2026: +60, 3 of 5 objectives on track, 0 off track");
  await chart.press("ArrowRight");
  await expect(net.locator(".readout")).toContainText("11 Oct 2026");
  await net.getByText("Show as table").click();
  await expect(net.getByRole("row")).toHaveCount(9);
  await expect(square(page, "Progress over time").getByText(/41\s% on 21 Nov 2026; 56\s% would have been on schedule/)).toBeVisible();
  await expectAccessible(page);

  await go(page, "#/okrs?cycle=all&view=course", "OKRs");
  await expect(page.getByRole("heading", { name: "Choose one cycle" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the first objective starts in the upper half; the filters are behind one button that says how many are set", async ({ page }) => {
    await go(page, "#/okrs", "Q4 2026");
    const first = await page.locator(".card-head").first().boundingBox();
    expect(first?.y).toBeLessThan(422);
    const filters = page.getByRole("region", { name: "Filter" });
    await expect(filters).toBeHidden();
    await page.getByRole("button", { name: "Filter", exact: true }).tap();
    await filters.getByLabel("Owner").selectOption("Noor Haddad");
    await expect(page.getByRole("button", { name: "Filter (1)" })).toHaveAttribute("aria-expanded", "true");
    await expectAccessible(page);
  });
});
