// Who has nothing here yet reads and clicks the ways in before the app stands: index.html has them, and the app takes over without a jump.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, holdBack, openApp, test } from "./fixtures";

test.use({ serviceWorkers: "block" });

const FIRST = "**/bearings-*.wasm";

/** What stands on the page, in words and places: headings, sentences, links and buttons that can be seen. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll(":is(.frame, .tabs) :is(h1, h2, p, a:not(.save), button)")];
    const shown = parts.filter((part) => part.checkVisibility() && !part.closest(".foot"));
    return shown.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return `${part.textContent} ${[x, y, width, height].map(Math.round).join(" ")} ${part.getAttribute("href") ?? ""}`;
    });
  });

for (const [width, height] of [[1280, 800], [390, 844], [320, 640]] as const) {
  test(`the ways in stand before the app does, and are the app's own, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { arrive } = await holdBack(page, FIRST);
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "Find your bearings" })).toBeVisible();
    await expectAccessible(page);
    const before = await seen(page);
    await arrive();
    await expectMounted(page);
    expect(await seen(page), "Write index.html anew: node scripts/welcome.mjs").toEqual(before);
  });
}

test("what is clicked before the app stands is done when it does", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByRole("button", { name: "Load the example" })).toHaveAttribute("aria-busy", "true");
  await arrive();
  await expectMounted(page);
  await expect(page.getByText("Example loaded.")).toBeVisible();
  await page.getByRole("button", { name: "Remove example" }).click();
  await expect(page.getByRole("heading", { name: "Find your bearings" })).toBeVisible();
  await expect(page.getByText("Example with made-up numbers.")).toHaveCount(0);
});

test("a wish that is written before the app stands is not lost, and the guide goes on with it", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  await page.getByLabel("Your wish").fill("Our onboarding is too slow");
  await arrive();
  await expectMounted(page);
  await expect(page.getByLabel("Your wish")).toHaveValue("Our onboarding is too slow");
  await expect(page.getByLabel("Your wish")).toBeFocused();
  await page.keyboard.type(", by March");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three questions");
  await expect(page.getByText("From “too slow”.")).toBeVisible();
});

test("a wish that is sent before the app stands opens the guide", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  await page.getByLabel("Your wish").fill("Keep an eye on sick leave");
  await page.getByLabel("Your wish").press("Enter");
  await expect(page.getByRole("button", { name: "Guide me" })).toHaveAttribute("aria-busy", "true");
  await arrive();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three questions");
  await expect(page.getByText(/From “Keep an eye on”/)).toBeVisible();
  // The first page has nothing left of it.
  await page.goto("./#/");
  await expect(page.getByLabel("Your wish")).toHaveValue("");
});

test("a way in that is taken early opens, and going back shows the others again", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  await page.getByRole("link", { name: "Paste a list" }).click();
  await expect(page.getByText("Bearings is opening.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Find your bearings" })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Find your bearings" })).toBeVisible();
  await page.goForward();
  await arrive();
  await expect(page.getByLabel("Your list")).toBeVisible();
});

test("the keyboard keeps its place when the app takes over", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  await page.getByRole("link", { name: "Paste a list" }).focus();
  await arrive();
  await expectMounted(page);
  await expect(page.getByRole("link", { name: "Paste a list" })).toBeFocused();
});

test("who has goals never sees it", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(page.getByText("Example loaded.")).toBeVisible();
  await expect(page.locator(".save")).toContainText("Saved on this device");
  const { arrive } = await holdBack(page, FIRST);
  await page.reload();
  await expect(page.getByText("Bearings is opening.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Find your bearings" })).toBeHidden();
  await arrive();
  await expectMounted(page);
  await expect(page.getByRole("heading", { name: /^Due this week/ })).toBeVisible();
});

test("a file that is dropped before the app can take it does not take the app's place", async ({ page }) => {
  const { arrive } = await holdBack(page, FIRST);
  await page.goto("./");
  const isHeld = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["{}"], "goals.json"));
    return !document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  expect(isHeld).toBe(true);
  await arrive();
  await expectMounted(page);
});
