// The ways in from everywhere: the New button, the search, and the keys.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, holdBack, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const search = (page: Page) => page.getByRole("combobox", { name: "Search goals, pages and actions" });
const options = (page: Page) => page.getByRole("listbox", { name: "Results" }).getByRole("option");
const newButton = (page: Page) => page.getByRole("button", { name: "New", exact: true });

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
}

/** Takes the focus out of any field, so that a letter is a command. */
const leaveFields = (page: Page) => title(page).focus();

test("New opens every way in; arrows walk them, Escape gives the focus back", async ({ page }) => {
  await openApp(page);
  await newButton(page).click();
  const ways = page.getByRole("dialog", { name: "New" }).getByRole("link");
  await expect(ways).toHaveCount(6);
  await expect(ways.first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(ways.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(ways.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(ways.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(newButton(page)).toBeFocused();

  for (const [way, heading] of [
    ["Describe it", "What do you want to happen?"],
    ["From a template", "Library"],
    ["Paste a list or spreadsheet", "Sort my list"],
    ["Blank KPI", "New KPI"],
    ["Blank objective", "New objective"],
    ["Open a file", "Share"],
  ] as const) {
    await newButton(page).click();
    await ways.filter({ hasText: way }).click();
    await expect(title(page)).toHaveText(heading);
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await expect(page.getByRole("button", { name: "Open a file" })).toBeFocused();
  // A press beside it closes it.
  await newButton(page).click();
  await page.mouse.click(900, 700);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("what is pressed before the app stands opens when it does", async ({ page }) => {
  const { arrive } = await holdBack(page, "**/bearings-*.wasm");
  await page.goto("./");
  await newButton(page).click();
  await arrive();
  await expectMounted(page);
  await expect(page.getByRole("dialog", { name: "New" })).toBeVisible();
});

test("a goal is found by a word of its title, owner or team, with Ctrl+K from anywhere", async ({ page }) => {
  await loadExample(page);
  // From a field that holds text, which stays.
  await page.getByLabel("New value, First response time").fill("4.");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("RESPONSE");
  await expect(options(page).first()).toContainText("First response time");
  await expect(search(page)).toHaveAttribute("aria-activedescendant", "found-0");
  await expectAccessible(page);
  await search(page).fill("sales");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(search(page)).toHaveAttribute("aria-activedescendant", "found-1");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await search(page).fill("first resp");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("First response time");
  await expect(title(page)).toBeFocused();

  await page.getByRole("button", { name: "Search" }).click();
  await page.keyboard.type("haddad followers");
  await expect(options(page).first()).toContainText("Noor Haddad");
  await search(page).fill("zzzz");
  await expect(options(page)).toHaveCount(0);
  await expect(page.getByText("No results for “zzzz” in titles")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Search" })).toBeFocused();
});

test("pages and what the page offers are found; choosing does it", async ({ page }) => {
  await loadExample(page);
  await page.evaluate(() => location.assign("#/kpi/example~response"));
  await expect(title(page)).toHaveText("First response time");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(options(page).first()).toContainText("on this page");
  await search(page).fill("edit");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Edit KPI");
  await page.keyboard.press("ControlOrMeta+k");
  await search(page).fill("import");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Share");
});

test("a number is recorded from the search, with its undo", async ({ page }) => {
  await loadExample(page);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("record 3.1 for first response");
  await expect(options(page).first()).toContainText("Record 3.1 for First response time");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".toast")).toContainText(/^Recorded 3\.1\sh for First response time: met\./);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("New value, First response time")).toBeVisible();

  // What cannot be read stays, and says why.
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("record 3x1 for first response");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Type a time");
  await expect(search(page)).toHaveValue("record 3x1 for first response");
});

test("single letters go to pages, open New and list the keys, and can be switched off", async ({ page }) => {
  await loadExample(page);
  await leaveFields(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("go to OKRs");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(title(page)).toHaveText("Q4 2026");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText("Q3 2026");
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText("Q4 2026");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "New" })).toBeVisible();
  await page.keyboard.press("Escape");

  // In a field a letter is a letter.
  await page.evaluate(() => location.assign("#/settings"));
  await page.getByLabel(/^Your name/).fill("");
  await page.getByLabel(/^Your name/).pressSequentially("gon?");
  await expect(page.getByLabel(/^Your name/)).toHaveValue("gon?");
  await page.getByRole("group", { name: "Single-letter shortcuts" }).getByRole("radio", { name: "Off" }).check();
  await leaveFields(page);
  await page.keyboard.press("n");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(title(page)).toHaveText("Settings");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(search(page)).toBeFocused();
});

test("numbers beside the places are what their pages show", async ({ page }) => {
  await loadExample(page);
  const place = (name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
  const rows = await page.locator("[data-row]").count();
  await expect(place("Today")).toHaveText(`Today${rows}`);
  await place("OKRs").click();
  await expect(title(page)).toHaveText("Q4 2026");
  await expect(place("OKRs")).toHaveText(`OKRs${await page.locator("main .card-head").count()}`);
  await expect(place("Share")).toHaveText("Share");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("New is in the middle of the bar, and the search at the top", async ({ page }) => {
    await loadExample(page);
    await page.getByRole("navigation", { name: "Main pages" }).getByRole("button", { name: "New" }).tap();
    await expect(page.getByRole("dialog", { name: "New" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Search" }).tap();
    await search(page).fill("retention");
    await expect(options(page).first()).toContainText("Employee retention");
    await expectAccessible(page);
    await options(page).first().tap();
    await expect(title(page)).toHaveText("Employee retention");
  });
});
