// The map: how objectives serve KPIs and each other, as a sheet and as a list, by mouse and by keyboard.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const map = (page: Page) => page.getByRole("region", { name: "Map of goals" });
const goal = (page: Page, name: string | RegExp) => map(page).getByRole("link", { name });
const note = (page: Page) => page.getByRole("region", { name: "Selected goal" });
const lead = (page: Page) => page.getByRole("banner").or(page.locator("main header")).first();

type Fields = Record<string, unknown>;

const link = (from: string, meaning: string, to: string): Fields => ({ kind: "link", id: `link~${from}~${meaning}~${to}`, from, meaning, to });
const objective = (id: string, fields: Fields = {}): Fields => ({ kind: "objective", id, title: `Objective ${id}`, ...fields });
const kpi = (id: string, fields: Fields = {}): Fields => ({ kind: "kpi", id, name: `KPI ${id}`, ...fields });

/** So many goals of six teams, two of five KPIs, each objective serving one above it and improving a KPI. */
function company(count: number): Fields[] {
  const teams = ["Sales", "Marketing", "Product", "People", "Support", "Finance"];
  const kpis = Math.round(count * 0.4);
  return Array.from({ length: count }, (_, n): Fields[] => {
    const about = { team: teams[n % 6], owner: `Owner ${n % 9}` };
    if (n < kpis) return [kpi(`k${n}`, { scope: n < 4 ? "organisation" : "department", scope_name: about.team, owner: about.owner })];
    const m = n - kpis;
    const level = m < count / 16 ? "strategic" : m < count / 4 ? "tactical" : "operational";
    const ties = m > 0 ? [link(`o${m}`, "serves", `o${Math.floor(m / 4)}`)] : [];
    return [objective(`o${m}`, { ...about, level }), link(`o${m}`, "improves", `k${(m * 7) % kpis}`), ...ties];
  }).flat();
}

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

async function open(page: Page, hash = "#/map"): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText("Map");
}

async function openExample(page: Page, hash?: string): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
  await open(page, hash);
}

async function openFile(page: Page, records: Fields[], hash?: string): Promise<void> {
  await openApp(page, "#/share");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  const buffer = Buffer.from(JSON.stringify({ format: "bearings", version: 1, records }));
  await chooser.setFiles({ name: "goals.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await open(page, hash);
}

async function left(target: Locator): Promise<number> {
  return (await target.boundingBox())?.x ?? Number.NaN;
}

test("the example: what is served stands left, what stands out is said first", async ({ page }) => {
  await openExample(page);
  await expect(lead(page)).toContainText("6 objectives and 13 KPIs. 1 objective isn’t linked to anything.");
  await expect(map(page).getByRole("link")).toHaveCount(19);
  const leads = goal(page, /^Objective Turn more of our leads into customers, on track/);
  await expect(leads).toHaveAccessibleName(/serves Grow with products our customers help to shape/);
  await expect(leads).toHaveAccessibleName(/improves Lead-to-sale conversion/);
  expect(await left(goal(page, /^KPI Lead-to-sale conversion/))).toBeLessThan(await left(leads));
  expect(await left(leads)).toBeLessThan(await left(goal(page, /^Objective Be the name/)));
  await expect(goal(page, /^Objective Make the first week/)).toContainText("Not linked");
  await expectAccessible(page);
});

test("the keyboard walks along the links and opens a goal", async ({ page }) => {
  await openExample(page);
  const revenue = goal(page, /^KPI Monthly sales revenue/);
  await revenue.focus();
  await expect(note(page)).toContainText("Improved by");
  await page.keyboard.press("ArrowRight");
  const grow = goal(page, /^Objective Grow with products/);
  const reached = map(page).locator(":focus");
  await expect(reached).toHaveAccessibleName(/Monthly sales revenue/);
  await grow.focus();
  await page.keyboard.press("ArrowRight");
  await expect(goal(page, /^Objective Turn more of our leads/).or(goal(page, /^Objective Ship small/)).and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(reached).not.toHaveAccessibleName(/^Objective (Turn|Ship)/);
  // Down alone leads through all of them; Tab leaves the map after one stop.
  await map(page).getByRole("link").first().focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(map(page).locator(":focus")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(map(page).locator(":focus")).toHaveCount(0);
  await grow.focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Grow with products our customers help to shape");
});

test("the first click chooses and lights the chain, the second opens", async ({ page }) => {
  await openExample(page);
  const ship = goal(page, /^Objective Ship small/);
  await ship.click();
  await expect(note(page)).toContainText("Ship small and often again");
  await expect(note(page)).toContainText("Release cycle time");
  await expect(goal(page, /^KPI Release cycle time/)).toContainText("improved by it, measures it");
  await expect(goal(page, /^Objective Grow with products/)).toContainText("served by it");
  await expect(goal(page, /^KPI Monthly sales revenue/)).toHaveClass(/lit/);
  await expect(goal(page, /^KPI Onboarding time/)).not.toHaveClass(/lit/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(note(page)).toHaveCount(0);
  await ship.click();
  await ship.click();
  await expect(title(page)).toHaveText("Ship small and often again");
});

test("the same as a list, and filters in the address", async ({ page }) => {
  await openExample(page);
  await page.getByRole("button", { name: "As a list" }).click();
  const list = page.getByRole("list").filter({ has: page.getByRole("link", { name: "Monthly sales revenue" }) }).first();
  await expect(list.getByRole("link", { name: "Ship small and often again" })).toHaveCount(2);
  await expect(list).toContainText("also under “Release cycle time”");
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "As a map" })).toBeVisible();
  await page.getByRole("button", { name: "As a map" }).click();
  await page.getByLabel("Team").selectOption("Sales");
  await expect(page).toHaveURL(/team=Sales/);
  await expect(lead(page)).toContainText("Shown:");
  await expect(goal(page, /^Objective Turn more of our leads/)).toBeVisible();
  // What it serves stays in sight, whoever's it is.
  await expect(goal(page, /^Objective Grow with products/)).toBeVisible();
  await expect(goal(page, /^Objective Ship small/)).toHaveCount(0);
  await page.getByLabel("Team").selectOption("");
  await page.getByLabel("Kind").selectOption("Objectives");
  await expect(map(page).getByRole("link")).toHaveCount(6);
  await page.getByLabel("Down to").selectOption("The company");
  await expect(map(page).getByRole("link")).toHaveCount(1);
  await expect(map(page).getByRole("link")).toContainText("2 more serve it");
  await page.getByLabel("Owner").selectOption("Yuki Mori");
  await expect(page.getByRole("heading", { name: "No goal matches" })).toBeVisible();
  await page.getByRole("button", { name: "Show all goals" }).click();
  await expect(map(page).getByRole("link")).toHaveCount(19);
});

test("an orphan is linked from the map in one step, which can be undone", async ({ page }) => {
  await openExample(page);
  await page.getByRole("button", { name: "Link Make the first week with the product feel effortless" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog).toContainText("Choose a goal from the list.");
  await expectAccessible(page);
  await dialog.getByLabel("How").selectOption("It serves the objective");
  await dialog.getByLabel("Goal").selectOption("Grow with products our customers help to shape");
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog).toBeHidden();
  const first = goal(page, /^Objective Make the first week/);
  await expect(first).toHaveAccessibleName(/serves Grow with products/);
  await expect(lead(page)).toContainText("Every goal is linked");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(first).toContainText("Not linked");
  await expect(lead(page)).toContainText("1 objective isn’t linked to anything");
});

test("a circle stands out by words and shape, and one link less breaks it", async ({ page }) => {
  const records = [
    objective("a"),
    objective("b"),
    objective("c"),
    kpi("k"),
    link("a", "serves", "b"),
    link("b", "serves", "c"),
    link("c", "serves", "a"),
    link("c", "improves", "k"),
  ];
  await openFile(page, records);
  await expect(lead(page)).toContainText("3 goals serve each other in a loop");
  for (const name of ["a", "b", "c"]) await expect(goal(page, new RegExp(`^Objective Objective ${name},`))).toContainText("In a loop");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove the link: “Objective a” serves “Objective b”" }).click();
  await expect(lead(page)).not.toContainText("circle");
  await expect(goal(page, /^Objective Objective b,/)).not.toContainText("In a loop");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(goal(page, /^Objective Objective b,/)).toContainText("In a loop");
  await open(page, "#/map?as=list");
  await expect(page.getByText("also listed above: a loop")).toBeVisible();
});

test("a missed KPI that nothing improves stands out and starts an OKR", async ({ page }) => {
  const target = { from: "2026-01-01", target: { high: 4 } };
  const missed = kpi("k", { name: "Response time", direction: "down", cadence: "week", targets: [target] });
  const reading = (day: string, value: number) => ({ kind: "reading", id: `r${day}`, kpi: "k", date: `2026-11-${day}`, value });
  await openFile(page, [missed, reading("10", 6), reading("17", 7), objective("a"), kpi("l"), link("a", "improves", "l")]);
  await expect(lead(page)).toContainText("1 missed KPI has no objective");
  await expect(goal(page, /^KPI Response time, missed/)).toContainText("Nothing improves it");
  await page.getByRole("button", { name: "Start an OKR from it" }).click();
  await expect(title(page)).toHaveText("New objective");
});

test("goals without links, and no goals at all, say what to do", async ({ page }) => {
  await openApp(page, "#/map");
  await expect(page.getByRole("heading", { name: "Nothing to map yet" })).toBeVisible();
  await openFile(page, [objective("a"), kpi("k")]);
  await expect(page.getByRole("heading", { name: "No goal is linked yet" })).toBeVisible();
  await expect(map(page).getByRole("link")).toHaveCount(2);
  await goal(page, "KPI KPI k").click();
  await note(page).getByRole("button", { name: "Link…" }).click();
  await page.getByRole("dialog").getByLabel("Goal").selectOption("Objective a");
  await page.getByRole("dialog").getByRole("button", { name: "Link", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No goal is linked yet" })).toBeHidden();
  await expect(goal(page, /^Objective Objective a/)).toHaveAccessibleName(/improves KPI k/);
});

test("two hundred goals stay usable", async ({ page }) => {
  test.slow();
  await openFile(page, company(200));
  await expect(map(page).getByRole("link")).toHaveCount(200);
  const boxes = await map(page).getByRole("link").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON() as DOMRect));
  const overlaps = boxes.filter((one, at) =>
    boxes.some((other, place) => place > at && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom),
  );
  expect(overlaps).toEqual([]);
  // Titles stay readable: no card is narrower than a few words.
  expect(Math.min(...boxes.map((box) => box.width))).toBeGreaterThan(140);
  await goal(page, /^Objective Objective o70,/).focus();
  await expect(note(page)).toContainText("Objective o17");
  await page.keyboard.press("ArrowLeft");
  await expect(map(page).locator(":focus")).toBeInViewport();
  await page.getByLabel("Team").selectOption("People");
  await expect.poll(() => map(page).getByRole("link").count()).toBeLessThan(110);
  await open(page, "#/map?as=list");
  await expect(page.getByRole("link", { name: "Objective o119", exact: true }).first()).toBeVisible();
});

test("fifty goals are printed on one page", async ({ page }) => {
  await openFile(page, company(50));
  await expect(map(page).getByRole("link")).toHaveCount(50);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // On the sheet for paper: all cards within the room of one page, large enough to be read.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const boxes = await map(page).getByRole("link").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON() as DOMRect));
  const [width, height] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top))];
  expect(width).toBeLessThanOrEqual(980);
  expect(height).toBeLessThanOrEqual(640);
  expect(Math.min(...boxes.map((box) => box.width))).toBeGreaterThan(80);
  // Titles of eight points or more, as they stand on the paper: a pixel is three quarters of a point.
  const points = await map(page).evaluate((sheet) => {
    const title = sheet.querySelector<HTMLElement>(".goal .title");
    const card = title?.closest<HTMLElement>(".goal");
    if (!title || !card) return 0;
    const shrunk = card.getBoundingClientRect().width / card.offsetWidth;
    return Number.parseFloat(getComputedStyle(title).fontSize) * shrunk * 0.75;
  });
  expect(points).toBeGreaterThanOrEqual(8);
});

test("private goals are not printed, and paper says so", async ({ page }) => {
  await openFile(page, [
    { kind: "objective", id: "open", title: "Answer sooner", state: "running" },
    { kind: "objective", id: "own", title: "Find a new job", state: "running", visibility: "kept" },
    { kind: "link", id: "l", from: "own", meaning: "serves", to: "open" },
  ]);
  await open(page, "#/map");
  await expect(map(page).getByRole("link")).toHaveCount(2);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(map(page).getByRole("link")).toHaveCount(1);
  await expect(page.getByText("Find a new job")).toHaveCount(0);
  await expect(page.getByText("Private goals are not printed.")).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  await expect(map(page).getByRole("link")).toHaveCount(2);
  await expect(page.getByText("Private goals are not printed.")).toBeHidden();

  // The button waits until the page stands as it is to be printed.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", document.querySelector("main")?.textContent ?? "");
  });
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body[data-printed]")).toBeAttached();
  expect(await page.locator("body").getAttribute("data-printed")).toContain("Answer sooner");
  expect(await page.locator("body").getAttribute("data-printed")).not.toContain("Find a new job");
  await expect(map(page).getByRole("link")).toHaveCount(2);
});

for (const width of [320, 390]) {
  test(`at ${width} pixels the list comes first and nothing is scrolled sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await openExample(page);
    await expect(page.getByRole("heading", { name: "How goals are linked" })).toBeVisible();
    for (const hash of ["#/map", "#/map?as=map"]) {
      await open(page, hash);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await expectAccessible(page);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });
}
