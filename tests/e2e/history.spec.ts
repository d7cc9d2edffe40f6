// A metric's past: pasted from a spreadsheet, looked at, taken in one step and taken back.
import type { Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-21T10:00:00"));
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await page.getByRole("button", { name: "Close this message" }).click();
});

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);
const open = async (page: Page) => {
  await page.getByRole("button", { name: "Paste a history" }).click();
  return page.getByRole("dialog", { name: "Paste a history" });
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

test("twelve months come in with one paste and two clicks, and go again with Undo", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  const dialog = await open(page);
  const rows = MONTHS.map((month, at) => `${month} 2024\t${(4 + at / 10).toFixed(1)}`).join("\n");
  await dialog.getByLabel("Values, or days and values").fill(`Month\tHours\n${rows}`);
  await expect(dialog.getByRole("status")).toHaveText("12 new.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add 12 readings" }).click();
  await expect(page.getByText("12 readings added.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: /^Show all/ }).click();
  await expect(page.getByRole("rowheader", { name: "31 Dec 2024" })).toBeVisible();

  // Once more the same adds nothing, and a changed value is a correction.
  const again = await open(page);
  await again.getByLabel("Values, or days and values").fill(`Month;Hours\n${rows.replaceAll("\t", ";")}\nJan 2025;`);
  await expect(again.getByRole("status")).toHaveText("12 already here, 1 without a value.");
  await expect(again.getByRole("button", { name: "Add readings" })).toBeDisabled();
  await again.getByLabel("Values, or days and values").fill("Feb 2024;9,5\nMar 2024;soon\nApr 2024;4,3");
  await expect(again.getByRole("status")).toHaveText("1 correction, 1 already here, 1 left out.");
  await expect(again.getByText("was 4.1")).toBeVisible();
  await expect(again.getByText("left out: “soon” is not a number.")).toBeVisible();
  await again.getByRole("button", { name: "Correct 1 reading" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: /29 Feb 2024/ })).toContainText("4.1");
});

test("what the cells leave open is asked: decimal mark, order of days, rows without days", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  const dialog = await open(page);
  const field = dialog.getByLabel("Values, or days and values");
  // Its numbers are of some hours: with a point they would be settled.
  await field.fill("2024-01-31\t1,234\n2024-02-29\t2,345");
  await expect(dialog.getByRole("group", { name: "What does “1,234” mean?" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Add readings" })).toBeDisabled();
  await dialog.getByLabel(/^1\.234/).check();
  await expect(dialog.getByRole("button", { name: "Add 2 readings" })).toBeEnabled();

  await field.fill("1/2/2024\t4\n3/4/2024\t5");
  await dialog.getByRole("group", { name: "Which date is “1/2/2024”?" }).getByRole("radio").nth(1).check();
  await expect(dialog.getByRole("row", { name: /2 Jan 2024/ })).toBeVisible();

  await field.fill("4\n5\n6");
  await dialog.getByLabel("The rows have no dates. They are").selectOption("monthly");
  await expect(dialog.getByLabel("The first row starts on")).toHaveValue("2026-08-01");
  await dialog.getByLabel("The first row starts on").fill("2024-01-01");
  await expect(dialog.getByRole("row", { name: /31 Mar 2024/ })).toContainText("6");
  await expectAccessible(page);
});

test("a file fills the field, a spreadsheet's table keeps its cells, and a key result takes check-ins", async ({ page }) => {
  await go(page, "#/okrs?cycle=all");
  await go(page, "#/kpi/example~response");
  const dialog = await open(page);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Tag;Wert\r\n31.1.2024;4,5\r\n", "utf16le")]);
  await dialog.getByLabel("Spreadsheet to open").setInputFiles({ name: "werte.csv", mimeType: "text/csv", buffer: utf16 });
  await expect(dialog.getByRole("status")).toHaveText("1 new.");
  const field = dialog.getByLabel("Values, or days and values");
  await field.fill("");
  await field.evaluate((element) => {
    const data = new DataTransfer();
    data.setData("text/html", "<table><tr><td>Jan 2024<td>4.5<tr><td>Feb<br>2024<td>5</table>");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(dialog.getByRole("status")).toHaveText("2 new.");
  await dialog.getByLabel("Spreadsheet to open").setInputFiles({ name: "book.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004") });
  await expect(dialog.getByText("This workbook is damaged: its end is missing.")).toBeVisible();
});

test("a workbook fills the history: a sheet of months, in percent, and nothing is typed", async ({ page }) => {
  await go(page, "#/kpi/example~response");
  const dialog = await open(page);
  const book = fileURLToPath(new URL("../data/workbooks/history-1904.xlsx", import.meta.url));
  await dialog.getByLabel("Spreadsheet to open").setInputFiles(book);
  await expect(dialog.getByText("“history-1904.xlsx”, 13 rows")).toBeVisible();
  await expect(dialog.getByLabel("Values, or days and values")).toBeHidden();
  await expect(dialog.getByRole("row", { name: /28 Feb 2025/ })).toContainText("3.3%");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Paste instead" }).click();
  await expect(dialog.getByLabel("Values, or days and values")).toBeVisible();
});
