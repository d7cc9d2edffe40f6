// The Library: templates by word, synonym and function; each opens to what it says and starts a draft.
import { expect, expectAccessible, looksByTheme, openApp, test } from "./fixtures";

const templates = (page: import("@playwright/test").Page) => page.getByRole("region", { name: "Templates" });
const title = (page: import("@playwright/test").Page) => page.getByRole("heading", { level: 1 });

test("a synonym finds the KPI, it says how it is counted, and starts a draft that says where it came from", async ({ page }) => {
  await openApp(page, "#/library");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("recruiting");
  await expect(templates(page).locator("summary").first()).toContainText("Time to fill a vacancy");
  await templates(page).locator("summary").first().press("Enter");
  await expect(templates(page)).toContainText("Counter-metric");
  await expect(templates(page)).toContainText("SHRM");
  await page.getByRole("button", { name: "Use this: Time to fill a vacancy" }).press("Enter");
  await expect(title(page)).toHaveText("New KPI");
  await expect(page.getByText("From the library: Time to fill a vacancy.")).toBeVisible();
  await expect(page.getByLabel("Name of the KPI")).toHaveValue("Time to fill a vacancy");
  await expect(page.getByLabel("Counter-metric")).toHaveValue("New hires still here after six months");
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("");
});

test("an OKR template becomes an objective with its key results and their KPIs by one save, and one undo", async ({ page }) => {
  await openApp(page, "#/library");
  await page.getByLabel("Kind").selectOption("OKRs");
  await page.getByLabel("Function").selectOption("Customer service");
  await templates(page).getByText("Solve it once").click();
  await page.getByRole("button", { name: "Use this: Solve it once" }).click();
  await expect(title(page)).toHaveText("New objective");
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Solve it once");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(title(page)).toHaveText("Solve it once");
  await page.goto("./#/kpis");
  await expect(page.getByRole("link", { name: "Solved at the first contact" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Reopened cases" })).toHaveCount(1);
  await page.getByRole("heading", { level: 1 }).press("ControlOrMeta+z");
  await expect(page.getByRole("link", { name: "Solved at the first contact" })).toHaveCount(0);
});

test("what is not there says so and leads on", async ({ page }) => {
  await openApp(page, "#/library");
  await page.getByRole("searchbox", { name: "Search" }).fill("zzzz");
  await expect(page.getByRole("heading", { name: "No templates found" })).toBeVisible();
  await page.getByRole("button", { name: "Show all templates" }).click();
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
  await expect(templates(page)).toBeVisible();
});

test("templates that cannot be fetched are asked for again", async ({ page }) => {
  await page.route("**/library.json", (route) => route.fulfill({ status: 200, contentType: "application/json", body: "{}" }));
  await openApp(page, "#/library");
  await expect(page.getByRole("heading", { name: "The templates did not load" })).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/library.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(templates(page)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the library, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openApp(page, "#/library");
    await templates(page).locator("summary").first().click();
    await expect(templates(page)).toContainText("Watch out");
    await looksByTheme[colorScheme](page);
  });
}
