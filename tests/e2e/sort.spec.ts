// Sort my list: from pasted lines to goals, with one key a line, and nothing lost on the way.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const LIST = `O: Delight our customers | Maria
- NPS | 20 | 40 | 25
- Reduce churn from 5% to 3% (owner: Jo)
  - [ ] Interview ten leavers
Gross margin above 40%
Increase revenue
Gross margin above 40%
`;

const lead = (page: Page) => page.locator("header .lead");
const text = (page: Page) => page.getByLabel("Your list");
const rows = (page: Page) => page.getByRole("list").locator("li[id^=line-]");
/** The row of a line, by how its name starts: "Line 3". */
const row = (page: Page, number: number) => page.getByLabel(new RegExp(`^Line ${number}, `));
const made = (page: Page) => page.getByRole("heading", { name: /^Added from this list/ });

async function sort(page: Page, list: string): Promise<void> {
  await text(page).fill(list);
  await page.getByRole("button", { name: /^Sort/ }).click();
  await expect(rows(page).first()).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page, "#/sort");
});

test("a pasted list is sorted, says why, and becomes goals in one step that undo takes back", async ({ page }) => {
  await sort(page, LIST);
  await expect(lead(page)).toHaveText("7 lines: 1 KPI, 1 objective, 2 key results, 1 initiative, 1 unclear and 1 merged.");
  const churn = row(page, 3);
  await expect(churn).toContainText("“from 5% to 3%” is a measured change");
  await expect(churn).toContainText("from 5 %");
  await expect(churn).toContainText("owner Jo");
  await expect(churn).toContainText("under line 1");
  await expect(row(page, 2)).toContainText("now 25");
  await expect(row(page, 6)).toContainText("By how much, or to what value?");
  await expect(row(page, 7)).toContainText("Same as line 5: merged.");

  await page.getByRole("button", { name: "Accept 6 lines" }).click();
  await expect(made(page)).toHaveText("Added from this list: 1 KPI, 1 objective, 2 key results, 1 initiative");
  await expect(made(page)).toBeFocused();
  await expect(lead(page)).toHaveText("7 lines: 1 unclear and 6 accepted.");
  await expect(rows(page)).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(made(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(7);
  await page.getByRole("button", { name: "Accept 6 lines" }).click();

  await page.getByRole("link", { name: "Delight our customers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Delight our customers");
  await expect(page.getByRole("link", { name: "Reduce churn" }).first()).toBeVisible();
});

test("with the keyboard alone: move, say what a line is, place it, leave one out, and accept", async ({ page }) => {
  await text(page).focus();
  await page.keyboard.insertText("O: Delight our customers\nInterview ten leavers\nCustomers are happy\nsome words\n");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sort", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, 1)).toBeFocused();

  await page.keyboard.press("ArrowDown");
  await expect(row(page, 2)).toBeFocused();
  await page.keyboard.press("i");
  await expect(row(page, 2).getByLabel("Line 2 is")).toHaveValue("initiative");
  await page.keyboard.press("[");
  await expect(row(page, 2)).toContainText("It needs an objective.");
  await page.keyboard.press("g");
  await expect(row(page, 2)).toContainText("under line 1");

  await page.keyboard.press("ArrowDown");
  for (const [key, verdict] of [["k", "kpi"], ["o", "objective"], ["r", "key_result"], ["u", "unclear"], ["r", "key_result"]]) {
    await page.keyboard.press(key);
    await expect(row(page, 3).getByLabel("Line 3 is")).toHaveValue(verdict);
  }
  await page.keyboard.press("]");
  await expect(row(page, 3)).toContainText("under line 1");

  await page.keyboard.press("End");
  await page.keyboard.press("x");
  await expect(row(page, 4)).toContainText("Left out.");

  // Words are typed, not obeyed.
  await page.keyboard.press("Home");
  await page.keyboard.press("e");
  const words = page.getByLabel("Text of this line");
  await expect(words).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("O: Make our customers glad, okay");
  await page.keyboard.press("Enter");
  await expect(row(page, 1)).toBeFocused();
  await expect(row(page, 1)).toContainText("Make our customers glad, okay");
  await page.keyboard.press("e");
  await page.keyboard.type("nothing of this");
  await page.keyboard.press("Escape");
  await expect(row(page, 1)).toContainText("Make our customers glad, okay");

  // Accepting the last needs the first: both are made.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await expect(made(page)).toHaveText("Added from this list: 1 objective, 1 initiative");
  await expect(row(page, 3)).toBeFocused();
  await page.keyboard.press("a");
  await expect(lead(page)).toHaveText("4 lines: 1 left out and 3 accepted.");
  await expect(row(page, 4)).toBeFocused();
});

test("what says the same is merged or kept, within the list and with what is there already", async ({ page }) => {
  await sort(page, "Gross margin above 40%\nGross margin above 40%\n");
  await row(page, 2).click();
  await page.getByRole("button", { name: "Keep both" }).click();
  await expect(row(page, 2)).toContainText("Same as line 1: both are kept.");
  await expect(page.getByRole("button", { name: "Accept 2 lines" })).toBeVisible();
  await row(page, 2).getByRole("button", { name: "Merge" }).click();
  await page.getByRole("button", { name: "Accept 2 lines" }).click();
  await expect(made(page)).toHaveText("Added from this list: 1 KPI");
  await page.getByRole("button", { name: "Sort another list" }).click();
  await sort(page, "Gross margin above 45%\n");
  await expect(row(page, 1)).toContainText("Same as a goal in your workspace: merged.");
  await page.keyboard.press("m");
  await expect(row(page, 1)).toContainText("both are kept.");
  await page.keyboard.press("a");
  await page.getByRole("link", { name: "See all KPIs" }).click();
  await expect(page.getByRole("link", { name: "Gross margin" })).toHaveCount(2);
});

test("key results and initiatives without an objective are kept until they have one", async ({ page }) => {
  await sort(page, "Initiative: Interview ten leavers\nKR: Win 12 new customers by end of March\n");
  const loose = page.getByRole("region", { name: "Lines without an objective" });
  await expect(loose).toContainText("2 lines are without an objective.");
  await expect(page.getByRole("button", { name: /^Accept \d/ })).toBeHidden();
  await loose.getByLabel("Name of the new objective").fill("Grow in spring");
  await loose.getByRole("button", { name: "Put them there" }).click();
  await expect(loose).toBeHidden();
  await row(page, 1).click();
  await row(page, 1).getByLabel("Belongs to").selectOption({ label: "Line 2: Win new customers" });
  await expect(row(page, 1)).toContainText("under line 2");
  await page.getByRole("button", { name: "Accept 2 lines" }).click();
  await page.getByRole("link", { name: "Grow in spring" }).click();
  await page.getByRole("link", { name: "Win new customers" }).first().click();
  await expect(page.getByRole("checkbox", { name: "Done: Interview ten leavers" })).toBeVisible();
});

test("text and decisions survive leaving the page and a reload", async ({ page }) => {
  await sort(page, LIST);
  await row(page, 6).getByLabel("Line 6 is").selectOption("objective");
  await row(page, 5).focus();
  await page.keyboard.press("x");
  await page.evaluate(() => location.assign("#/learn"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("KPI or OKR?");
  await page.goBack();
  await expect(row(page, 6)).toContainText("Your choice.");
  await page.reload();
  await expect(row(page, 6)).toContainText("Your choice.");
  await expect(row(page, 5)).toContainText("Left out.");
  // A line added to the text is sorted; what was decided stays.
  await page.locator("header").getByRole("button", { name: "Edit text" }).click();
  await text(page).fill(`Monthly active users\n${LIST}`);
  await page.getByRole("button", { name: "Sort again" }).click();
  await expect(row(page, 7)).toContainText("Your choice.");
  await expect(row(page, 6)).toContainText("Left out.");
});

test("pasting sorts at once, and only what is shown is filtered", async ({ page }) => {
  await text(page).focus();
  await page.evaluate((list) => {
    const field = document.querySelector("textarea") as HTMLTextAreaElement;
    const data = new DataTransfer();
    data.setData("text/plain", list);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    field.value = list;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, LIST);
  await expect(rows(page)).toHaveCount(7);
  await page.getByLabel("Show", { exact: true }).selectOption({ label: "Key results (2)" });
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/#\/sort\?show=key_result$/);
  // A line that is no longer shown hands the focus on.
  await row(page, 2).focus();
  await page.keyboard.press("k");
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, 3)).toBeFocused();
});

test("two thousand lines are counted, and few of them are drawn", async ({ page }) => {
  test.slow();
  const lines = Array.from({ length: 2_050 }, (_, index) => `KPI: Number of visits in shop ${index + 1}`);
  await sort(page, lines.join("\n"));
  await expect(lead(page)).toHaveText("2,000 lines: 2,000 KPIs.");
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByText("The first 2,000 lines are sorted; 50 more are waiting.")).toBeVisible();
  await expect(page.getByText("Lines 1–50 of 2,000")).toBeVisible();
  await page.keyboard.press("End");
  await expect(row(page, 2_000)).toBeFocused();
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("button", { name: "Earlier lines" }).click();
  await expect(row(page, 1_901)).toBeFocused();
  await page.locator("header").getByRole("button", { name: "Edit text" }).click();
  expect((await text(page).inputValue()).split("\n")).toHaveLength(2_050);
});

test("text files are read, tables too, and what is no text is refused while the text stays", async ({ page }) => {
  await text(page).fill("Gross margin above 40%");
  const open = async (name: string, body: Buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
    await chooser.setFiles({ name, mimeType: "text/plain", buffer: body });
  };
  await open("slides.txt", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  await expect(page.getByRole("alert")).toContainText("“slides.txt” was not opened. This is not a text file.");
  await expect(text(page)).toHaveValue("Gross margin above 40%");
  await open("goals.csv", Buffer.from('Objective;Key result;Owner\n"Delight; always";Reduce churn from 5% to 3%;Jo\n'));
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, 2).last()).toContainText("owner Jo");
  // A table of goals can go on to where columns are read.
  await page.getByRole("button", { name: "Import the table" }).click();
  const dialog = page.getByRole("dialog", { name: "Import the pasted table" });
  await expect(dialog.getByRole("status")).toContainText("1 objective, 1 key result");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("a text file dropped on the page is sorted, not merged", async ({ page }) => {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([list], "goals.txt", { type: "text/plain" }));
    return transfer;
  }, LIST);
  await text(page).dispatchEvent("dragover", { dataTransfer: data });
  await text(page).dispatchEvent("drop", { dataTransfer: data });
  await expect(rows(page)).toHaveCount(7);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("without a line there is nothing to sort, and the example shows how", async ({ page }) => {
  await page.getByRole("button", { name: "Sort", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("Nothing to sort yet. Paste your list, or try the example.");
  await page.getByRole("button", { name: "Try an example" }).click();
  await expect(rows(page).first()).toBeFocused();
  await page.locator("header").getByRole("button", { name: "Edit text" }).click();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(text(page)).toBeFocused();
  await page.getByRole("button", { name: "Restore text" }).click();
  await expect(text(page)).toHaveValue(/^Objective: /);
});

test("a table is drawn as a table, and a wrong guess of a column is mended once for all its rows", async ({ page }) => {
  await sort(page, "KPI\tJan\tFeb\tWished\tRegion\nScrap\t2.1\t1.9\t1.2\tNorth\nReturns\t4\t3\t2\tSouth\n");
  const table = page.getByRole("region", { name: "Table in line 1" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("cell", { name: "North" })).toBeVisible();
  await expect(table.getByLabel("Jan holds")).toHaveValue("values by date");
  await expect(row(page, 2)).toContainText("readings 2 (31 Jan");
  await table.getByLabel("Wished holds").selectOption("target");
  await expect(row(page, 2)).toContainText("at most 1.2");
  await expect(row(page, 3)).toContainText("target at most 2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Accept 2 lines" }).click();
  await page.getByRole("link", { name: "Scrap" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Scrap");
});
