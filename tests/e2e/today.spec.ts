// Today: the ways in, and a week's numbers recorded from one list.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, leaveApp, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`);

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByRole("heading", { name: "Saturday, 21 November" })).toBeVisible();
}

test("an empty workspace shows three ways in", async ({ page }) => {
  await openApp(page);
  const ways = page.getByRole("region", { name: "Ways in" });
  await expect(ways.getByRole("heading")).toHaveText(["What do you want to happen?", "Start from an example", "Open a file"]);
  await expectAccessible(page);
  await ways.getByRole("link", { name: "Open a file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
});

test("the example fills the list, and goes in one step that can be undone", async ({ page }) => {
  await loadExample(page);
  await expect(page.getByRole("heading", { name: /^Due this week/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove example" }).click();
  await expect(page.getByRole("heading", { name: "Start from an example" })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await expect(row(page, "First response time")).toBeVisible();
});

/** Leaves the app and opens it again at another time. */
async function comeBack(page: Page, time: string): Promise<void> {
  const app = page.url();
  await leaveApp(page);
  await page.clock.setFixedTime(new Date(time));
  await page.goto(app);
}

const changed = (page: Page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Changed status" }) });

test("what changed its status is listed with what it was: within a week, and from the next visit on since the last", async ({ page }) => {
  await loadExample(page);
  await expect(changed(page)).toContainText("in the last 7 days");
  await expect(changed(page).getByText(/^was /).first()).toBeVisible();

  // Leaving the page ends the visit. Two days later time alone has changed nothing, and then this one is recorded.
  await comeBack(page, "2026-11-23T09:00:00");
  await expect(page.getByRole("heading", { name: "Monday, 23 November" })).toBeVisible();
  const name = "Average sales cycle from 50 to 40 days";
  const line = changed(page).locator(".list-row").filter({ hasText: name });
  await value(page, name).fill("39");
  await value(page, name).press("Enter");
  await expect(changed(page)).toContainText("since your last visit on Saturday, 21 November");
  await expect(line).toContainText("was on track");
  await expect(line).toContainText("Done");

  // Opened again within four hours it is the same visit.
  await comeBack(page, "2026-11-23T11:00:00");
  await expect(line).toContainText("was on track");
  // Four hours later it is another, and what was seen then is no news.
  await comeBack(page, "2026-11-23T16:00:00");
  await expect(page.getByRole("heading", { name: "Monday, 23 November" })).toBeVisible();
  await expect(line).toHaveCount(0);
});

test("the next review stands with its day and the days left", async ({ page }) => {
  await loadExample(page);
  const reviews = page.locator("section").filter({ has: page.getByRole("heading", { name: "Next review" }) });
  await expect(reviews).toContainText("Thursday, 31 December, 40 days left · 5 objectives");
  await reviews.getByRole("link", { name: "Review of Q4 2026" }).click();
  await expect(page).toHaveURL(/#\/review\?cycle=/);
});

test("a past day, a note and a correction are two keys away", async ({ page }) => {
  await loadExample(page);
  await expect(page.getByText("nothing new, because …")).toBeVisible();
  const name = "First response time";
  await value(page, name).fill("2.5");
  await page.keyboard.press("Alt+n");
  await expect(row(page, name).getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("after the new rota");
  await value(page, name).focus();
  await page.keyboard.press("Alt+p");
  await expect(row(page, name).getByLabel("Day", { exact: true })).toBeFocused();
  await row(page, name).getByLabel("Day", { exact: true }).fill("2026-11-17");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText(`for ${name}: `)).toBeVisible();

  // The row that was just recorded is one step back.
  await expect(row(page, name).getByText("recorded")).toBeVisible();
  await page.getByRole("button", { name: `Correct, ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(value(page, name)).toBeFocused();
  await expect(value(page, name)).toHaveValue("2.5");
  await expectAccessible(page);
  await value(page, name).fill("2.6");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Reading corrected.")).toBeVisible();
  await expect(row(page, name)).toContainText("2.6");

  // A check-in that is still owed: the last one is corrected, and the row goes on asking for the next.
  const goal = "Followers from 8,000 to 12,000";
  await value(page, goal).focus();
  await page.keyboard.press("Alt+c");
  await expect(value(page, goal)).toHaveValue("9191");
  await page.keyboard.press("Escape");
  await expect(value(page, goal)).toHaveValue("");
  await expect(value(page, goal)).toBeFocused();
  await page.keyboard.press("Alt+c");
  await value(page, goal).fill("9,291");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Check-in corrected.")).toBeVisible();
  await expect(value(page, goal)).toBeFocused();
  await expect(value(page, goal)).toHaveAttribute("placeholder", /9,291/);

  await page.evaluate(() => location.assign("#/kpi/example~response"));
  const read = page.getByRole("row", { name: /17 Nov 2026/ });
  await expect(read).toContainText("2.6");
  await expect(read).toContainText("after the new rota");
});

test("the first number has the focus; Enter records, the row answers, and the next one has it", async ({ page }) => {
  await loadExample(page);
  await expect(value(page, "Employee retention")).toBeFocused();
  await page.keyboard.type("89 %");
  await page.keyboard.press("Enter");

  const first = row(page, "Employee retention");
  await expect(first.getByText("recorded")).toBeVisible();
  await expect(first).toContainText("89.0");
  await expect(first).toContainText("Met");
  await expect(page.locator("[data-row]").nth(1).getByRole("textbox").first()).toBeFocused();
  await expect(page.getByRole("status").getByText(/^Recorded 89\.0\s% for Employee retention: met\.$/)).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(value(page, "Employee retention")).toBeVisible();
  await expect(first).toContainText("Watch, stale");
});

test("what is not a number stays typed, and the row says what to type", async ({ page }) => {
  await loadExample(page);
  const input = value(page, "First response time");
  await input.fill("fast");
  await input.press("Enter");
  await expect(input).toHaveValue("fast");
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute("aria-invalid", "true");
  await expect(input).toHaveAccessibleDescription(/“fast” is not a number\. Type a time/);
  await expectAccessible(page);
  await input.fill("2 h 30 min");
  await input.press("Enter");
  await expect(row(page, "First response time")).toContainText("2.5");
});

test("off track comes first, with the reason that people gave and the next step, and stays while numbers are typed", async ({ page }) => {
  await loadExample(page);
  const off = page.locator("section").filter({ has: page.getByRole("heading", { name: "Off track" }) });
  const time = off.locator(".off").filter({ hasText: "Time from idea to market" });
  await expect(time.locator("b").first()).toHaveText("Waiting for someone else");
  await expect(time).toContainText("Next: Ask purchasing to sample two suppliers at once · Ada Novak");
  await expect(time).toContainText("At risk");
  await expect(time).toContainText("of the way on");
  const order = await off.locator(".off a").allTextContents();
  // A number that turns another goal red moves nothing above the list.
  const name = "Average sales cycle from 50 to 40 days";
  await value(page, name).fill("49");
  await value(page, name).press("Enter");
  await expect(row(page, name)).toContainText("At risk");
  await expect(page.locator(".lead")).toContainText("4 goals are off track");
  expect(await off.locator(".off a").allTextContents()).toEqual(order);
});

test("a recorded row offers its own undo, wherever the focus has gone", async ({ page }) => {
  await loadExample(page);
  for (const [name, number] of [["Employee retention", "89"], ["First response time", "3.1"]] as const) {
    await value(page, name).fill(number);
    await value(page, name).press("Enter");
  }
  await row(page, "Employee retention").getByRole("button", { name: "Undo, Employee retention" }).click();
  await expect(value(page, "Employee retention")).toBeFocused();
  await expect(row(page, "First response time").getByText("recorded")).toBeVisible();
});

test("a point asks why there is nothing new, and is a number where digits follow", async ({ page }) => {
  await loadExample(page);
  const name = "Followers from 8,000 to 12,000";
  await value(page, name).press(".");
  await page.keyboard.type("the agency is on holiday");
  await expect(row(page, name).getByLabel("Nothing new, because")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, name).getByText("recorded")).toBeVisible();
  // In a row whose number can begin so it is one.
  const other = "Average sales cycle from 50 to 40 days";
  await value(page, other).press(".");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toContainText(/^Recorded 0\sd for Average sales cycle/);
  // A KPI has no reason to give: the point is typed.
  await value(page, "First response time").pressSequentially(".9");
  await expect(value(page, "First response time")).toHaveValue(".9");
});

test("eleven rows fit one screen, each in one line, and no part of a row lies over another", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await loadExample(page);
  await value(page, "Employee retention").fill("89");
  await value(page, "Employee retention").press("Enter");
  await expect(page.locator("[data-row]")).toHaveCount(11);
  const list = page.locator(".card.list");
  expect((await list.boundingBox())?.height).toBeLessThanOrEqual(720);
  const laid = await page.locator("[data-row]").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const parts = [...row.querySelectorAll(".kind, .what > .row, .field, .enter b, .btn, .spark, .last, .status")];
      const boxes = parts.filter((part) => part.checkVisibility()).map((part) => [part.className || part.nodeName, part.getBoundingClientRect()] as const);
      return boxes.flatMap(([name, one], at) =>
        boxes.slice(at + 1).filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1).map(([other]) => `${String(name)} over ${String(other)} in ${row.textContent}`),
      );
    }),
  );
  expect(laid).toEqual([]);
});

test("low confidence asks for what is in the way before it is recorded", async ({ page }) => {
  await loadExample(page);
  const name = "Followers from 8,000 to 12,000";
  await value(page, name).fill("9,300");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(`Confidence 0 to 10, ${name}`)).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");

  const blocker = row(page, name).getByLabel("What is in the way");
  await expect(blocker).toBeFocused();
  await expectAccessible(page);
  // All of it without the mouse: a letter chooses, Tab goes on, Enter records and moves to the next row.
  await page.keyboard.type("wait");
  await expect(blocker).toHaveValue("dependency");
  await page.keyboard.press("Tab");
  await expect(row(page, name).getByLabel("Next step")).toBeFocused();
  await page.keyboard.type("Ask the agency");
  await page.keyboard.press("Enter");
  await expect(row(page, name).getByText("recorded")).toBeVisible();
  await expect(page.locator("[data-row]:not(.done)").locator(":focus")).toHaveCount(1);
});

test("one person's numbers are chosen, and are chosen already where the settings know the name", async ({ page }) => {
  await loadExample(page);
  await page.getByRole("combobox", { name: "Owner" }).selectOption("Noor Haddad");
  await expect(page.locator("[data-row]")).toHaveCount(2);

  await page.evaluate(() => void (location.hash = "#/settings"));
  await page.getByLabel(/^Your name/).fill("Ines Duarte");
  await page.keyboard.press("Tab");
  await page.evaluate(() => void (location.hash = "#/"));
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveValue("Ines Duarte");
  await expect(page.locator("[data-row]")).toHaveCount(2);
  await expect(page.locator("[data-row]").first().getByRole("textbox").first()).toBeFocused();
});

test("steps are ticked where they are listed", async ({ page }) => {
  await loadExample(page);
  const name = "Security review no longer holds a release up";
  await page.getByRole("button", { name: `Steps, ${name}` }).click();
  const steps = row(page, name).getByRole("group", { name: "Steps done" });
  await steps.getByRole("checkbox", { checked: false }).first().check();
  await row(page, name).getByRole("button", { name: "Record", exact: true }).click();
  await expect(row(page, name)).toContainText("3 of 4");
});

test("a whole week is done with the keyboard alone", async ({ page }) => {
  await openApp(page);
  const load = page.getByRole("button", { name: "Load the example" });
  while (!(await load.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(value(page, "Employee retention")).toBeFocused();

  const owed = page.locator("[data-row]:not(.done)");
  for (let left = await owed.count(); left > 0; left -= 1) {
    const focused = page.locator(":focus");
    if ((await focused.getAttribute("data-due")) === null) throw new Error("the focus is not in a row that is owed");
    if ((await focused.evaluate((element) => element.tagName)) === "INPUT") {
      await page.keyboard.type("40");
      await page.keyboard.press("Enter");
    } else {
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
    }
    await expect(owed).toHaveCount(left - 1);
  }
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await expect(page.getByText(/^All done\. This turned red:/)).toBeVisible();
  await expect(page.locator(".all-done")).toContainText("Next is ");
  await expect(page.locator("#page-title")).toBeFocused();
});

test("a KPI that will not reach its target starts an OKR with its numbers filled in", async ({ page }) => {
  await loadExample(page);
  await page.getByRole("button", { name: "Start a recovery OKR" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New objective" })).toBeVisible();
  await expect(page.getByRole("textbox").first()).toHaveValue(/forecast accuracy/);
});

test("an hourly key result is asked for again in the next hour, and an earlier hour can be typed", async ({ page }) => {
  const records = [
    { kind: "cycle", id: "q", name: "Q4 2026", start: "2026-10-01", end: "2026-12-31" },
    { kind: "objective", id: "o", title: "Keep the line moving", cycle: "q", state: "running", started: "2026-11-21" },
    { kind: "key-result", id: "k", objective: "o", title: "Units an hour from 40 to 60", baseline: 40, target: 60, cadence: "hour" },
  ];
  await openApp(page, "#/share");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  const buffer = Buffer.from(JSON.stringify({ format: "bearings", version: 1, records }));
  await chooser.setFiles({ name: "line.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.evaluate(() => location.assign("#/"));
  const value = page.getByLabel("New value, Units an hour from 40 to 60");
  await value.fill("44");
  await value.press("Enter");
  await expect(page.getByText("for Units an hour from 40 to 60: ")).toBeVisible();
  // The hour is over: it is owed again.
  await page.clock.setFixedTime(new Date("2026-11-21T11:05:00"));
  await page.reload();
  await value.press("Alt+p");
  await page.getByLabel("Hour, 0 to 23").fill("23");
  await value.fill("46");
  await value.press("Enter");
  await expect(page.getByText("This hour has not started yet.").first()).toBeVisible();
  await page.getByLabel("Hour, 0 to 23").fill("9");
  await page.getByLabel("Hour, 0 to 23").press("Enter");
  await expect(page.getByText("for Units an hour from 40 to 60: ").last()).toBeVisible();

  await page.evaluate(() => location.assign("#/key-result/k"));
  await expect(page.getByRole("heading", { name: "Check-ins", exact: true })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /21 Nov 2026/ })).toHaveText(["21 Nov 2026 10:00", "21 Nov 2026 9:00"]);
  await expectAccessible(page);
});
