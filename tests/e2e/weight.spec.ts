// What an action costs in counts, which are the same on every machine: what is written for a number, and what a page draws.
import { expect, openApp, test } from "./fixtures";
import { workspace } from "../../scripts/bench/workspace.mjs";

/** Brings a workspace of this many KPIs and as many objectives in. */
async function withGoals(page: import("@playwright/test").Page, goals: number): Promise<void> {
  await openApp(page, "#/share");
  await page.getByLabel("File to open").setInputFiles({ name: "goals.json", mimeType: "application/json", buffer: Buffer.from(workspace(goals)) });
  await page.getByRole("dialog").getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 30_000 });
  await expect(page.locator(".save")).toContainText("Saved on this device");
}

test("a number writes one shelf, of at most sixteen kilobytes, however much there is", async ({ page }) => {
  await withGoals(page, 20);
  await openApp(page);
  await page.evaluate(() => {
    const written: [string, number][] = [];
    Object.assign(globalThis, { written });
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, text: string) {
      written.push([key, text.length]);
      set.call(this, key, text);
    };
  });
  const field = page.locator(".due input.field").first();
  await field.fill("41");
  await field.press("Enter");
  await expect(page.locator(".due.done")).toHaveCount(1);
  const written = () => page.evaluate(() => (globalThis as unknown as { written: [string, number][] }).written.filter(([key]) => key.startsWith("bearings/")));
  await expect.poll(async () => (await written()).length).toBeGreaterThan(0);
  await expect(page.locator(".save")).toContainText("Saved on this device");
  const shelves = await written();
  expect([...new Set(shelves.map(([key]) => key))]).toHaveLength(1);
  for (const [, length] of shelves) expect(length).toBeLessThanOrEqual(16_384);
});
