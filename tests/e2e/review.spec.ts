// Review: closing a cycle objective by objective, carrying over, the summary, and what is closed staying as it is.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const BRAND = "Be the name people mention first";
const PANEL = "Grow with products our customers help to shape";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page) => page.getByRole("navigation", { name: "Objectives of the cycle" });
const panel = (page: Page, name: string) => page.getByRole("region", { name });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();

/** Goes to a page as a link would. */
async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText(heading);
}

/** The example three days before its quarter ends. */
async function openReview(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date("2026-12-28T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Monday, 28 December");
  await go(page, "#/review", "Review of Q4 2026");
}

async function close(page: Page, name: string, next: string): Promise<void> {
  await list(page).getByRole("link", { name }).click();
  await expect(panel(page, name)).toBeVisible();
  await page.getByLabel("Main cause").selectOption("other priorities came first");
  await page.getByRole("radio", { name: next }).check();
  await page.getByRole("button", { name: /^Close it with/ }).click();
  await expect(page.getByText(/^Closed with/).last()).toBeVisible();
}

test.describe("three days before the quarter ends", () => {
  test.beforeEach(async ({ page }) => openReview(page));

  test("the first open objective stands there with its values, the score and how it is made", async ({ page }) => {
    await expect(page.getByText("0 of 5 objectives are closed. Q4 2026 ends in 3 days.")).toBeVisible();
    await expect(list(page).locator("[aria-current]")).toContainText(PANEL);
    await expect(page.getByText(/\(100\s% \+ 33\s% \+ 6\d\s%\) \/ 3 = 6\d\s%, rounded down to 0\.6/)).toBeVisible();
    await expect(page.getByText("In the healthy zone of 0.6 to 0.8 for a stretch.")).toBeVisible();
    await expect(panel(page, PANEL)).toContainText("33 % of the way; last recorded for 25 Dec 2026; 12 of 12 check-ins made.");
    await expectAccessible(page);
  });

  test("a missing last check-in is made where it is missing, and the score follows", async ({ page }) => {
    const row = page.locator(".final").filter({ hasText: "Monthly sales of new products" });
    await expect(row).toContainText("No check-in since the one due on 27 Dec 2026.");
    await row.getByLabel(/^New value/).fill("24,000");
    await row.getByLabel(/^New value/).press("Enter");
    await expect(row).not.toContainText("No check-in since");
    await expect(row).toContainText("100 % of the way; last recorded for 28 Dec 2026");
    await expect(page.getByText(/\(100\s% \+ 33\s% \+ 100\s%\) \/ 3 = 7\d\s%, rounded down to 0\.7/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Close it with 0.7" })).toBeVisible();
  });

  test("another score needs a reason, and what becomes of it has to be said", async ({ page }) => {
    await page.getByLabel("Score", { exact: true }).selectOption("0.9");
    await expect(page.getByText("Above the healthy zone of 0.6 to 0.8 for a stretch.")).toBeVisible();
    await page.getByRole("button", { name: "Close it with 0.9" }).click();
    await expect(page.getByRole("heading", { name: "2 things before saving" })).toBeVisible();
    await expect(page.getByLabel("Why it differs from the suggestion")).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel("Why it differs from the suggestion").fill("The hardest part is behind us.");
    await page.getByRole("radio", { name: "Drop it" }).check();
    await page.getByRole("button", { name: "Close it with 0.9" }).click();
    // Nothing goes on, so the next one is there.
    await expect(page.getByText("1 of 5 objectives are closed.")).toBeVisible();
    await expect(list(page).locator("[aria-current]")).toContainText(BRAND);
    await list(page).getByRole("link", { name: PANEL }).click();
    await expect(panel(page, PANEL)).toContainText("suggested was 0.6: The hardest part is behind us.");
  });

  test("one that fell short asks for the cause", async ({ page }) => {
    await list(page).getByRole("link", { name: BRAND }).click();
    await expect(page.getByRole("heading", { level: 2, name: BRAND })).toBeFocused();
    await expect(page.getByText("Changed: Target from 16,000 to 12,000 on 13 Oct 2026.")).toBeVisible();
    await expect(page.getByText("Below the healthy zone of 0.6 to 0.8 for a stretch. Say what got in the way.")).toBeVisible();
    await page.getByRole("radio", { name: "Drop it" }).check();
    await page.getByRole("button", { name: /^Close it with/ }).click();
    await expect(page.getByText("It fell short. Choose what got in the way most.").first()).toBeVisible();
    await expect(page.getByLabel("Main cause")).toBeFocused();
  });

  test("what is typed survives leaving the page, and comes back when the closing is undone", async ({ page }) => {
    await page.getByLabel("What we learned").fill("Ask customers earlier.");
    await page.getByRole("radio", { name: "Continue it" }).check();
    await go(page, "#/okrs", "Q4 2026");
    await page.goBack();
    await expect(page.getByLabel("What we learned")).toHaveValue("Ask customers earlier.");
    await page.reload();
    await expect(page.getByLabel("What we learned")).toHaveValue("Ask customers earlier.");
    await page.getByRole("button", { name: /^Close it with/ }).click();
    await expect(panel(page, PANEL).getByText("Ask customers earlier.")).toBeVisible();
    await undo(page);
    await expect(page.getByLabel("What we learned")).toHaveValue("Ask customers earlier.");
    await expect(page.getByText("0 of 5 objectives are closed.")).toBeVisible();
  });

  test("what is kept is carried over after a look at what will be made, in one step", async ({ page }) => {
    await close(page, PANEL, "Continue it");
    await expect(page.getByRole("heading", { name: "Carry it over" })).toBeFocused();
    await expect(list(page).getByRole("link", { name: PANEL })).toContainText("to carry over");
    const carry = page.locator(".carry");
    // What is done does not go on unless it is chosen.
    await expect(carry.getByRole("checkbox", { name: /Lead customers/ })).not.toBeChecked();
    await expect(carry.getByRole("checkbox", { name: /Time from idea to market/ })).toBeChecked();
    await expect(carry).toContainText("The cycle Q1 2027, which is new.");
    await expect(carry).toContainText("10.0 → 6.0");
    await expectAccessible(page);
    await carry.getByRole("button", { name: "Carry over into Q1 2027" }).click();
    await expect(panel(page, PANEL)).toContainText("Continues in Q1 2027 as");
    await undo(page);
    await expect(carry).toBeVisible();
    await carry.getByRole("button", { name: "Carry over into Q1 2027" }).click();
    await panel(page, PANEL).locator("section").filter({ hasText: "Carried over" }).getByRole("link").click();
    await expect(title(page)).toHaveText(PANEL);
    await expect(page.getByText("Carried over from")).toBeVisible();
    await expect(page.getByText("Q1 2027").first()).toBeVisible();
  });

  test("what is changed opens as a draft with what was chosen", async ({ page }) => {
    await close(page, PANEL, "Revise it");
    await page.getByRole("button", { name: "Carry over into Q1 2027" }).click();
    await expect(title(page)).toHaveText("Edit objective");
    await expect(page.getByLabel("Objective", { exact: true })).toHaveValue(PANEL);
    await expect(page.locator(".key-result")).toHaveCount(3);
    await expect(page.locator(".key-result").first().getByLabel("Start value")).toHaveValue("10");
    await expect(page.getByRole("button", { name: "Start objective" }).first()).toBeVisible();
  });

  test("a key result becomes a KPI in one step, its check-ins becoming readings", async ({ page }) => {
    const row = page.locator(".final").filter({ hasText: "Time from idea to market" });
    await row.getByRole("button", { name: "Make it a KPI" }).click();
    await expect(page.getByText("KPI “Time from idea to market from 12 to 6 months” created. 13 check-ins became its readings.")).toBeVisible();
    await expect(row).toContainText("33 % of the way");
    await undo(page);
    await expect(row.getByRole("button", { name: "Make it a KPI" })).toBeVisible();
    await row.getByRole("button", { name: "Make it a KPI" }).click();
    await row.getByRole("link", { name: "Time from idea to market" }).last().click();
    await expect(page.getByRole("row", { name: /25 Dec 2026/ })).toContainText("10.0");
  });

  test("objective to objective with the keyboard alone", async ({ page }) => {
    await list(page).getByRole("link", { name: BRAND }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: BRAND })).toBeFocused();
    const tabTo = async (wanted: ReturnType<Page["locator"]>) => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`forty times Tab do not lead to ${wanted}`);
    };
    await tabTo(page.getByLabel("Main cause"));
    await page.keyboard.type("something else");
    await tabTo(page.getByRole("radio", { name: "Continue it" }));
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: "Drop it" })).toBeChecked();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: /^Close it with/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("1 of 5 objectives are closed.")).toBeVisible();
    await expect(page.locator("#closing-title")).toBeFocused();
    await expect(page.locator("#closing-title")).toHaveText("New colleagues stand on their own feet sooner");
  });

  test("when all are closed the cycle is, and the summary stands on top", async ({ page }) => {
    test.slow();
    const names = await list(page).getByRole("link").locator("> span:first-child").evaluateAll((spans) => spans.map((span) => span.firstChild?.textContent ?? ""));
    expect(names).toHaveLength(5);
    for (const name of names) await close(page, name, "Drop it");
    await expect(page.getByText("All 5 objectives are closed, so the cycle is closed.")).toBeVisible();
    const summary = page.getByRole("region", { name: "How Q4 2026 ended" });
    await expect(summary).toContainText("5 of 5 closed");
    await expect(summary).toContainText("other priorities came first (5 times)");
    await expect(summary.getByRole("row", { name: /Website visits a month/ })).toBeVisible();
    await expectAccessible(page);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", { name: "Print summary" }).click();
    await expect(page.locator("body[data-printed]")).toBeAttached();
    await go(page, "#/okrs", "Q4 2026");
    await expect(page.getByText("All its objectives are closed, so the cycle is closed.")).toBeVisible();
  });

  test("the way there leads from the board near the end, and from an objective at any time", async ({ page }) => {
    await go(page, "#/okrs", "Q4 2026");
    await page.getByRole("link", { name: "Review Q4 2026" }).click();
    await expect(title(page)).toHaveText("Review of Q4 2026");
    await go(page, "#/objective/example~brand", BRAND);
    await page.getByRole("link", { name: "Close…" }).click();
    await expect(page.getByRole("heading", { level: 2, name: BRAND })).toBeVisible();
    await page.getByLabel("Cycle", { exact: true }).selectOption({ label: "Q3 2026" });
    await expect(title(page)).toHaveText("Review of Q3 2026");
    await page.getByLabel("Cycle", { exact: true }).selectOption({ label: "Q4 2026" });
    await expect(title(page)).toHaveText("Review of Q4 2026");
  });
});

test.describe("a quarter that is closed", () => {
  test.beforeEach(async ({ page }) => {
    await openReview(page);
    await page.getByLabel("Cycle", { exact: true }).selectOption({ label: "Q3 2026" });
    await expect(title(page)).toHaveText("Review of Q3 2026");
  });

  test("the summary says how it ended and claims no cause", async ({ page }) => {
    const summary = page.getByRole("region", { name: "How Q3 2026 ended" });
    await expect(summary).toContainText(/stretch(es)? ended at/);
    await expect(summary.getByRole("heading", { name: "KPIs over the cycle" })).toBeVisible();
    await expect(summary).toContainText("over the same weeks; the numbers don’t say why");
    await expect(summary).toContainText("Mentors were asked for, not told.");
    await expectAccessible(page);
  });

  test("on paper the summary stands alone", async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("region", { name: "How Q3 2026 ended" })).toBeVisible();
    await expect(list(page)).toBeHidden();
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  test("nothing of it can be edited until it is reopened with a reason, which can be undone", async ({ page }) => {
    await go(page, "#/objective/example~stay", "Make this a place people want to stay");
    await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
    await expect(page.getByLabel("New initiative")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Delete this objective" })).toHaveCount(0);
    await go(page, "#/objective/example~stay/edit", "Edit objective");
    await expect(page.getByRole("heading", { name: "This objective is closed" })).toBeVisible();
    await page.getByRole("link", { name: "Open its review" }).click();
    await page.getByRole("button", { name: "Reopen…" }).click();
    await page.getByRole("button", { name: "Reopen", exact: true }).click();
    await expect(page.getByText("Reopening needs a reason.")).toBeVisible();
    await expect(page.getByLabel("Why are you reopening it?")).toBeFocused();
    await page.getByLabel("Why are you reopening it?").fill("Two answers came in late");
    await page.getByLabel("Why are you reopening it?").press("Enter");
    await expect(page.getByText("Reopened on 28 Dec 2026: Two answers came in late.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Edit" })).toBeVisible();
    await undo(page);
    await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
    await expect(page.getByText("Two answers came in late")).toHaveCount(0);
  });

  test("a reopened objective starts its next review from what the last one said", async ({ page }) => {
    await list(page).getByRole("link", { name: "Make this a place people want to stay" }).click();
    await page.getByRole("button", { name: "Reopen…" }).click();
    await page.getByLabel("Why are you reopening it?").fill("Two answers came in late");
    await page.getByRole("button", { name: "Reopen", exact: true }).click();
    await expect(page.getByLabel("What worked")).toHaveValue("Mentors were asked for, not told.");
    await expect(title(page)).toHaveText("Review of Q3 2026");
  });
});

test("without an objective that runs there is nothing to review", async ({ page }) => {
  await openApp(page, "#/review");
  await expect(page.getByRole("heading", { name: "Nothing to review yet" })).toBeVisible();
  await expectAccessible(page);
});
