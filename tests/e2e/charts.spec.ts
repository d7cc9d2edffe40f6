// Charts of odd data from a file: none, one, a thousand, equal, huge and tiny values, gaps; at 320 pixels, in the dark, in forced
// colours and on paper.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const day = (after: number) => new Date(Date.UTC(2024, 1, 1 + after)).toISOString().slice(0, 10);

/** A KPI with its values, one a day from 1 February 2024 on. */
function kpi(id: string, values: (number | null)[], more: object = {}): object[] {
  const readings = values.flatMap((value, after) =>
    value === null ? [] : [{ kind: "reading", id: `${id}-${after}`, kpi: id, date: day(after), value }],
  );
  return [{ kind: "kpi", id, name: `The ${id} one`, cadence: "day", direction: "up", ...more }, ...readings];
}

const wave = (size: number, count: number) => Array.from({ length: count }, (_, n) => size * (10 + ((n * 7) % 5)));

const RECORDS: object[] = [
  ...kpi("empty", []),
  ...kpi("single", [4], { targets: [{ from: "2024-01-01", target: { low: 5 } }] }),
  ...kpi("five", wave(1, 5)),
  ...kpi("equal", Array<number>(12).fill(7)),
  ...kpi("thousand", wave(1, 1000), { targets: [{ from: "2024-01-01", target: { low: 5 } }, { from: "2025-06-01", target: { low: 11 } }] }),
  ...kpi("huge", wave(7e12, 20)),
  ...kpi("tiny", wave(3e-12, 20)),
  ...kpi("close", [1, 3, 2, 5, 4, 2, 30, 3].map((more) => 1e12 + more)),
  ...kpi("gap", [...wave(1, 8), null, null, null, null, ...wave(1, 8)]),
];

/** A key result with a check-in a week, whose target was changed. */
function keyResult(id: string, values: number[]): object[] {
  const week = (n: number) => new Date(Date.UTC(2026, 9, 5 + 7 * n)).toISOString().slice(0, 10);
  return [
    { kind: "key-result", id, objective: "goal", title: `Result ${id}`, baseline: 0, target: 1e9 },
    { kind: "amendment", id: `${id}-a`, key_result: id, date: "2026-10-20", field: "target", from: "500 M", to: "1 bn", why: "more" },
    ...values.map((value, n) => ({ kind: "check-in", id: `${id}-${n}`, key_result: id, date: week(n), value })),
  ];
}

RECORDS.push(
  { kind: "cycle", id: "quarter", name: "Q4 2026", start: "2026-10-01", end: "2026-12-31" },
  { kind: "objective", id: "goal", title: "Grow", cycle: "quarter" },
  ...keyResult("of-three", [1e8, 2e8, 2.5e8]),
  ...keyResult("of-four", [1e8, 2e8, 2.5e8, 3.1e8]),
);

const figure = (page: Page) => page.getByRole("main").locator("svg.chart");

async function open(page: Page, id: string): Promise<Locator> {
  await page.evaluate((hash) => location.assign(hash), `#/kpi/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: `The ${id} one` })).toBeVisible();
  return figure(page);
}

async function openFile(page: Page): Promise<void> {
  await openApp(page, "#/share");
  const text = JSON.stringify({ format: "bearings", version: 1, records: RECORDS });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name: "odd.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Words of the chart that lie on one another, or outside of it, and coordinates that are no numbers. */
async function flaws(chart: Locator): Promise<string[]> {
  return chart.evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
    const boxes = words.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    const found: string[] = [];
    for (const [index, { text, box }] of boxes.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${text} leaves the picture`);
      for (const other of boxes.slice(index + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 1 && high > 4) found.push(`${text} lies on ${other.text}`);
      }
    }
    if (/NaN|inf/.test(svg.innerHTML)) found.push("a coordinate is no number");
    return found;
  });
}

for (const width of [1280, 320]) {
  test(`odd data is drawn and said readably at ${width} pixels`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await openFile(page);

    await expect(await open(page, "empty")).toHaveCount(0);
    await expect(page.getByText("No readings yet.")).toBeVisible();

    for (const id of ["single", "five", "equal", "thousand", "huge", "tiny", "close", "gap"]) {
      await test.step(id, async () => {
        const chart = await open(page, id);
        await expect(chart).toBeVisible();
        await expect(chart).toHaveAccessibleName(/[.]$/);
        expect(await flaws(chart)).toEqual([]);
        await chart.focus();
        await chart.press("End");
        await expect(page.locator(".readout")).toContainText(/\d{4}: /);
        await chart.press("ArrowLeft");
        await chart.press("Escape");
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  });
}

test("limits appear with the sixth reading, a gap stays a gap, and all equal is one line", async ({ page }) => {
  await openFile(page);
  const limits = page.locator("svg.chart .limit, svg.chart .tint");
  await open(page, "five");
  await expect(limits).toHaveCount(0);
  await open(page, "gap");
  await expect(limits).toHaveCount(3);
  await expect(page.locator("svg.chart polyline.line")).toHaveCount(2);
  await open(page, "equal");
  await expect(page.locator("svg.chart .mean")).toHaveCount(1);
  await expect(page.locator("svg.chart .limit")).toHaveCount(0);
  // A thousand readings are one line, the target in two steps.
  await open(page, "thousand");
  await expect(page.locator("svg.chart polyline.line")).toHaveCount(1);
  await expect(page.locator("svg.chart .aim")).toHaveCount(2);
});

test("a key result shows its pace, target, amendment, and from four check-ins on a forecast with its interval", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openFile(page);
  const drawn = (name: string) => page.locator(`svg.chart .${name}`);
  for (const [id, forecasts] of [["of-three", 0], ["of-four", 1]] as const) {
    await page.evaluate((hash) => location.assign(hash), `#/key-result/${id}`);
    await expect(page.getByRole("heading", { level: 1, name: `Result ${id}` })).toBeVisible();
    await expect(drawn("forecast")).toHaveCount(forecasts);
    await expect(drawn("band")).toHaveCount(forecasts);
    await expect(drawn("pace")).toHaveCount(1);
    await expect(drawn("aim")).toHaveCount(1);
    await expect(figure(page)).toContainText(/target ch/);
    expect(await flaws(figure(page))).toEqual([]);
  }
});

test("charts are seen in forced colours, in the dark and on paper", async ({ page }) => {
  await openFile(page);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const chart = await open(page, "thousand");
  const colours = await chart.evaluate((svg) => {
    const of = (selector: string, name: string) => getComputedStyle(svg.querySelector(selector) ?? svg).getPropertyValue(name);
    const probe = document.createElement("p");
    probe.style.color = "CanvasText";
    document.body.append(probe);
    const ink = getComputedStyle(probe).color;
    probe.remove();
    return { ink, all: [of(".line", "stroke"), of(".mean", "stroke"), of(".aim", "stroke"), of("text", "fill")] };
  });
  expect(new Set(colours.all)).toEqual(new Set([colours.ink]));
  await expectAccessible(page);

  await page.emulateMedia({ forcedColors: null, colorScheme: "light", media: "print" });
  await expect(chart).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy picture" })).toBeHidden();
  const fits = await chart.evaluate((svg) => svg.getBoundingClientRect().right <= document.documentElement.clientWidth);
  expect(fits).toBe(true);
});

test("a chart is copied as a picture and as SVG that stands alone", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openFile(page);
  await open(page, "gap");
  await page.getByRole("button", { name: "Copy as SVG" }).click();
  await expect(page.getByText("Copied as SVG text.")).toBeVisible();
  const svg = await page.evaluate(() => navigator.clipboard.readText());
  // Read by an empty page, which has no policy.
  const reader = await context.newPage();
  const shape = await reader.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return { name: root.nodeName, classes: root.querySelectorAll("[class]").length, lines: root.querySelectorAll("polyline[stroke]").length };
  }, svg);
  await reader.close();
  expect(shape.name).toBe("svg");
  expect(shape.classes).toBe(0);
  expect(shape.lines).toBeGreaterThan(3);

  await page.getByRole("button", { name: "Copy picture" }).click();
  await expect(page.getByText("Picture copied.")).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]));
  expect(types).toContain("image/png");
});
