// The page holds still under the hand: errors, hints, messages and steps have their room. And a phone has what it needs: fields it does
// not zoom into, room for a finger, words of any length, a tab that is lit, a word on where the work is saved.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, openApp, test } from "./fixtures";

test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date("2026-11-21T10:00:00")));

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`);

async function go(page: Page, hash: string, heading: string | RegExp): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(title(page)).toHaveText(heading);
}

async function loadExample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Load the example" }).click();
  await expect(title(page)).toHaveText("Saturday, 21 November");
}

const box = async (place: Locator) => (await place.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };

test.describe("what is wrong with a field that was left", () => {
  test("moves nothing below it", async ({ page }) => {
    await openApp(page, "#/kpi/new");
    await page.getByRole("button", { name: /^Good is/ }).click();
    await page.getByRole("radio", { name: "Higher is better" }).check();
    const target = page.getByLabel("Target", { exact: true });
    const next = page.getByRole("button", { name: "Add a dated target" });
    const before = await box(next);
    await target.fill("lots");
    await target.press("Tab");
    await expect(target).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".fault .error").first()).toBeVisible();
    expect((await box(next)).y).toBe(before.y);
    await target.fill("75");
    await expect(page.locator(".fault .error")).toHaveCount(0);
    expect((await box(next)).y).toBe(before.y);
  });

  test("does not take the click away that leaves the field, however much it moves", async ({ page }) => {
    await openApp(page, "#/objective/new");
    const first = page.locator(".key-result").first();
    await first.getByLabel("What will be different").fill("Raise orders");
    await first.getByLabel("Start value").fill("99");
    const target = first.getByLabel("Target", { exact: true });
    await target.fill("99");
    // What lies far below, pressed and let go at the place where it was: its offers push it away in between.
    const add = page.locator("summary").filter({ hasText: /^More/ }).last();
    await add.scrollIntoViewIfNeeded();
    const at = await box(add);
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect((await box(add)).y).toBe(at.y);
    await page.mouse.up();
    await expect(page.locator("details[open]").filter({ has: add })).toHaveCount(1);
    await expect(target).toHaveAttribute("aria-invalid", "true");
  });
});

test("the guide's field stays where it is while its steps are answered", async ({ page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await openApp(page, "#/guide");
    const wish = page.getByLabel("Your wish");
    await expect(wish).toBeFocused();
    const before = await box(wish);
    await wish.fill("Cut our onboarding from 12 days to 5 by the end of next quarter, with sales and support, because customers give up.");
    await expect(page.getByRole("heading", { name: "Answered by your sentence" })).toBeVisible();
    expect((await box(wish)).y).toBe(before.y);
    await page.getByRole("button", { name: "Start over" }).click();
    await expect(wish).toHaveValue("");
  }
});

test("a hint that the coach does not take away stays, and what it may say itself does not come before it", async ({ page }) => {
  await openApp(page, "#/objective/new");
  const first = page.locator(".key-result").first();
  await first.getByLabel("What will be different").fill("Increase sales by 20%");
  const hint = first.getByText(/from what\? Type/);
  await expect(hint).toBeVisible();
  await expect(first.locator('.finding[data-check="K7"]').first()).toBeVisible();
  await expect(hint).toBeVisible();
});

for (const [width, height] of [[1280, 800], [1280, 600], [390, 844], [320, 568]] as const) {
  test(`what was done last is one line in a place of its own, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await loadExample(page);
    const foot = page.locator(".foot");
    const before = await box(foot);
    const line = page.locator(".toast");
    const names = ["First response time", "Followers from 8,000 to 12,000"];
    for (const [place, name] of names.entries()) {
      const field = value(page, name);
      await field.scrollIntoViewIfNeeded();
      await field.fill(`${place + 1}`);
      const row = page.locator("[data-row]").filter({ hasText: name });
      const stood = await box(field);
      await field.press("Enter");
      await expect(line).toHaveCount(1);
      await expect(line.getByRole("button", { name: "Undo" })).toBeVisible();
      // It lies over no field and no button of the page: whatever can be seen there can be pressed.
      expect(await covered(page)).toEqual([]);
      expect(Number.isNaN(stood.y)).toBe(false);
      await expect(row).toBeVisible();
    }
    // On a phone the place is kept; at the side nothing of the page is in it.
    const after = await box(foot);
    expect(after.y + after.height).toBe(before.y + before.height);
    if (width < 760) expect(after.height).toBe(before.height);
    await expectAccessible(page);
    // The one before is undone by the keyboard.
    await line.getByRole("button", { name: "Undo" }).click();
  });
}

for (const [width, height] of [[1280, 800], [390, 844]] as const) {
  test(`three numbers recorded in a row cover nothing on the pages where that is done and on lists, at ${width}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await loadExample(page);
    const line = page.locator(".toast");
    const uncovered = async (said: RegExp) => {
      await expect(line).toHaveCount(1);
      await expect(line).toContainText(said);
      expect(await covered(page)).toEqual([]);
    };
    // The objective's page: its rows go on asking, and Enter walks through them.
    await go(page, "#/objective/example~brand", "Be the name people mention first");
    const [followers, readers] = ["Followers from 8,000 to 12,000", "Readers who finish a post"];
    for (const [name, number] of [[followers, "9,300"], [readers, "28"], [followers, "9,301"]]) {
      const field = page.getByLabel(`New value, ${name}`);
      await field.fill(number);
      await field.press("Enter");
      await uncovered(new RegExp(`^Recorded ${number}`));
      const row = page.locator("[data-row]").filter({ has: page.locator(":focus") });
      await expect(row).toBeInViewport({ ratio: 0.9 });
    }
    await go(page, "#/kpi/example~response", "First response time");
    for (const number of ["3.1", "3.2", "3.3"]) {
      const field = page.locator("#new-reading");
      await field.fill(number);
      await field.press("Enter");
      await uncovered(new RegExp(`^Recorded ${number.replace(".", "\\.")}`));
      await expect(field).toBeFocused();
      await expect(field).toBeInViewport({ ratio: 0.9 });
    }
    for (const [hash, heading] of [["#/kpis", "KPIs"], ["#/okrs", "Q4 2026"], ["#/okrs?view=squares", "Q4 2026"]] as const) {
      await go(page, hash, heading);
      await uncovered(/^Recorded 3\.3/);
    }
  });
}

/** Fields and buttons of the page that lie under the foot while they are within the page's own room. */
async function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const foot = document.querySelector(".foot")!.getBoundingClientRect();
    const active = document.activeElement?.getBoundingClientRect();
    const all = [...document.querySelectorAll("main :is(button, input, a, select, textarea), .side .nav a, .tabs a")];
    const isFixed = getComputedStyle(document.querySelector(".foot")!).position === "fixed";
    const hits = (one: DOMRect | undefined) =>
      one !== undefined && one.width > 0 && one.left < foot.right && one.right > foot.left && one.top < foot.bottom && one.bottom > foot.top;
    // Above the tabs the page scrolls behind the foot, as behind the tabs; what has the focus never does.
    if (isFixed) return hits(active) ? ["what has the focus"] : [];
    return all.filter((one) => hits(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80));
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the tab where one is is lit on every page, and it says where the work is saved", async ({ page }) => {
    await loadExample(page);
    const lit = page.getByRole("navigation", { name: "Main pages" }).locator("[aria-current=page]");
    for (const [hash, heading, tab] of [
      ["#/", "Saturday, 21 November", "Today"],
      ["#/kpis", "KPIs", "KPIs"],
      ["#/kpi/example~response", "First response time", "KPIs"],
      ["#/kpi/new", "New KPI", "KPIs"],
      ["#/okrs", "Q4 2026", "OKRs"],
      ["#/objective/example~brand", "Be the name people mention first", "OKRs"],
      ["#/key-result/example~brand-2", "Followers from 8,000 to 12,000", "OKRs"],
      ["#/guide", "What do you want to happen?", "More"],
      ["#/more", "More", "More"],
      ["#/map", "Map", "More"],
      ["#/review", "Review of Q4 2026", "More"],
      ["#/sort", "Sort my list", "More"],
      ["#/coach", "Coach", "More"],
      ["#/learn", "KPI or OKR?", "More"],
      ["#/share", "Share", "More"],
      ["#/settings", "Settings", "More"],
      ["#/no/such/page", "Page not found", "More"],
    ] as const) {
      await go(page, hash, heading);
      await expect(lit).toHaveText(new RegExp(`^${tab}`));
      const saved = page.locator(".save .status");
      if (await saved.isVisible()) await expect(saved).toHaveText(/^(Saved|Saving|Not saved)/);
      else await expect(page.locator(".toast")).toBeVisible();
    }
    await page.reload();
    await expect(page.locator(".save .status")).toHaveText(/^Saved on this device/);
  });

  test("fields have 16 pixels, and what is pressed has the room of a finger", async ({ page }) => {
    test.slow();
    await loadExample(page);
    for (const [hash, heading] of [
      ["#/", "Saturday, 21 November"],
      ["#/kpi/new", "New KPI"],
      ["#/objective/new", "New objective"],
      ["#/guide", "What do you want to happen?"],
      ["#/sort", "Sort my list"],
      ["#/kpi/example~response", "First response time"],
      ["#/key-result/example~brand-2", "Followers from 8,000 to 12,000"],
      ["#/okrs?view=squares", "Q4 2026"],
      ["#/share", "Share"],
      ["#/settings", "Settings"],
      ["#/more", "More"],
    ] as const) {
      await go(page, hash, heading);
      const small = await page.evaluate(() => {
        const isShown = (one: Element) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible" && !one.closest(".sr");
        const fields = [...document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=file]), select, textarea")].filter(isShown);
        const buttons = [...document.querySelectorAll("button.btn, a.btn, .field, .tabs a, summary, .choice, .check")].filter(isShown);
        return [
          ...fields.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => `font: ${one.outerHTML.slice(0, 100)}`),
          ...buttons.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => `height: ${one.outerHTML.slice(0, 100)}`),
        ];
      });
      expect.soft(small, hash).toEqual([]);
    }
  });
});

for (const touch of [true, false]) {
  test.describe(touch ? "with a finger" : "in a narrow window", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: touch, isMobile: touch });

    test("eleven numbers are at most two and a half screens, each in two lines with all that its status needs", async ({ page }) => {
      await loadExample(page);
      const rows = page.locator("[data-row]");
      await expect(rows).toHaveCount(11);
      // Font-free measure: whatever the letters, a row is its title and one line of fields.
      const tall = await rows.evaluateAll((list) =>
        list.map((row) => {
          const height = (one: Element | null) => (one ? one.getBoundingClientRect().height : 0);
          const said = [...row.querySelectorAll(":scope > .what > small")].reduce((sum, one) => sum + height(one), 0);
          const field = Math.max(...[...row.querySelectorAll(".enter .field, .enter .btn, .answer")].map(height));
          return row.getBoundingClientRect().height - height(row.querySelector(".what > .row")) - said - field;
        }),
      );
      expect(Math.max(...tall)).toBeLessThanOrEqual(24);
      for (const row of await rows.all()) {
        await expect(row.locator(".answer .status")).toBeVisible();
        await expect(row.locator("a").first()).toBeVisible();
      }
      // The tick comes beside what is typed and moves nothing; what a key result serves is shown where its note is.
      const name = "Followers from 8,000 to 12,000";
      const row = rows.filter({ hasText: name });
      await value(page, name).focus();
      const before = [await box(value(page, name)), await box(row)];
      await page.keyboard.type("9,300");
      const tick = row.getByRole("button", { name: `Record, ${name}`, exact: true });
      await expect(tick).toBeVisible();
      expect([await box(value(page, name)), await box(row)]).toEqual(before);
      await row.getByRole("button", { name: `Note, date and more, ${name}` }).click();
      await expect(row.getByText(/^Be the name people mention first/)).toBeVisible();
      await expect(row.getByRole("button", { name: "Nothing new" })).toBeVisible();
      await expectAccessible(page);
      await tick.click();
      await expect(row.getByText("recorded", { exact: true })).toBeVisible();

      // What only tells is folded to its heading, and opens.
      const changes = page.locator("details").filter({ hasText: "Changed noticeably" });
      await expect(changes.getByRole("link").first()).toBeHidden();
      await changes.locator("summary").click();
      await expect(changes.getByRole("link").first()).toBeVisible();
    });
  });
}

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(4).slice(0, 300);

const LONG_FILE = JSON.stringify({
  format: "bearings",
  version: 1,
  records: [
    { kind: "cycle", id: "quarter", name: LONG, start: "2026-10-01", end: "2026-12-31" },
    { kind: "kpi", id: "k", name: LONG, owner: LONG, scope_name: LONG, meaning: LONG, source: LONG, note: LONG, cadence: "week", direction: "up", targets: [{ from: "2026-01-01", target: { low: 5 }, alarm: { low: 3 } }] },
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => ({ kind: "reading", id: `r${n}`, kpi: "k", date: `2026-11-0${n}`, value: n, note: `https://example.org/${LONG}`, author: LONG })),
    { kind: "objective", id: "o", title: LONG, why: LONG, owner: LONG, team: LONG, note: LONG, cycle: "quarter" },
    { kind: "key-result", id: "kr", objective: "o", title: LONG, owner: LONG, baseline: 0, target: 10, note: LONG },
    { kind: "key-result", id: "ms", objective: "o", title: LONG, measure: "milestones", steps: [{ id: "s", text: LONG }] },
    { kind: "check-in", id: "c1", key_result: "kr", date: "2026-11-10", value: 4, confidence: 3, note: LONG, next_step: LONG, author: LONG },
    { kind: "initiative", id: "i", parent: "o", title: LONG, text: LONG, owner: LONG },
    { kind: "link", id: "l", from: "k", to: "o", meaning: "drives" },
  ],
});

for (const width of [390, 320]) {
  test(`a word of 300 letters in every field makes no page scroll sideways at ${width} pixels`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 700 });
    await openApp(page, "#/share");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
    await chooser.setFiles({ name: `${LONG.slice(0, 120)}.json`, mimeType: "application/json", buffer: Buffer.from(LONG_FILE) });
    await expect(page.getByRole("dialog")).toContainText("would");
    await expectToFit(page, "the preview");
    await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectToFit(page, "what was merged");
    for (const hash of [
      "#/", "#/kpis", "#/kpi/k", "#/kpi/k/edit", "#/okrs", "#/okrs?cycle=all", "#/okrs?view=squares", "#/okrs?view=course", "#/objective/o", "#/objective/o/edit",
      "#/key-result/kr", "#/key-result/ms", "#/map", "#/map?as=list", "#/review", "#/review?objective=o", "#/coach", "#/coach?goal=k", "#/share", "#/settings",
      "#/kpi/new", "#/objective/new", "#/guide", "#/sort",
    ]) {
      await page.evaluate((to) => location.assign(to), hash);
      await expect(page.getByText("Opening this page.")).toHaveCount(0);
      await expect(title(page)).toBeVisible();
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      // Every field on the page takes it too.
      for (const field of await page.locator("main :is(input[type=text], textarea):visible").all()) {
        if (await field.isEditable()) await field.fill(LONG);
      }
      await expectToFit(page, hash);
      if (hash === "#/sort") {
        await page.getByRole("button", { name: "Sort", exact: true }).click();
        await expect(page.locator("#line-0")).toBeVisible();
        await expectToFit(page, "the sorted list");
      }
      if (hash === "#/guide") {
        await page.getByRole("button", { name: "Next", exact: true }).click();
        await expectToFit(page, "the guide's question");
      }
    }
  });
}

/** Nothing is wider than the window, and no dialog is wider than itself. */
async function expectToFit(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const boxes = [root, ...document.querySelectorAll("dialog[open]")];
    const out = boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => `${box.tagName}: ${box.scrollWidth} in ${box.clientWidth}`);
    if (out.length > 0) {
      const over = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest(".scroll, .map-scroll"));
      out.push(...over.slice(0, 4).map((one) => `${one.tagName}.${one.className}`));
    }
    return out;
  });
  expect.soft(wide, where).toEqual([]);
}

test("the fields of the second key result are told from those of the first", async ({ page }) => {
  await openApp(page, "#/objective/new");
  for (const place of [1, 2]) {
    const group = page.getByRole("group", { name: `Key result ${place}`, exact: true });
    await expect(group.getByLabel("What will be different")).toHaveCount(1);
    await expect(group.getByLabel("Target", { exact: true })).toHaveCount(1);
  }
  await page.locator(".key-result .menu > summary").first().click();
  await page.getByRole("button", { name: "Move down key result 1" }).click();
  await expect(page.getByRole("group", { name: /^Key result \d$/ })).toHaveCount(2);
});

test("on the map the goals without a link come after their heading", async ({ page }) => {
  await loadExample(page);
  // One more that is linked to nothing.
  await go(page, "#/kpi/new", "New KPI");
  await page.getByLabel("Name of the KPI").fill("Calls answered");
  await page.getByRole("radio", { name: "Higher is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText("Calls answered");
  await go(page, "#/map?as=map", "Map");
  await expect(page.locator("h2.tray")).toBeVisible();
  const order = await page.locator(".map :is(.goal, h2.tray)").evaluateAll((list) =>
    list.map((one) => [one.matches("h2"), one.getBoundingClientRect().top] as const),
  );
  const heading = order.findIndex(([is]) => is);
  const top = order[heading][1];
  expect(order.slice(0, heading).every(([, y]) => y < top)).toBe(true);
  expect(order.slice(heading + 1).length).toBeGreaterThan(0);
  expect(order.slice(heading + 1).every(([, y]) => y > top)).toBe(true);
});

test("no region is read again as a whole when one line of it changes", async ({ page }) => {
  await loadExample(page);
  for (const hash of ["#/", "#/kpi/new", "#/sort", "#/settings", "#/share"]) {
    await page.evaluate((to) => location.assign(to), hash);
    await expect(title(page)).toBeVisible();
    const whole = await page.locator("[role=status], [role=alert], [aria-live]").evaluateAll((list) =>
      list.filter((one) => one.getAttribute("aria-atomic") !== "false" && one.querySelectorAll("li, button, p").length > 1).map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(whole).toEqual([]);
  }
});

/** Fields of the page or its dialog that take text. */
const TEXTS = ":is(input:not([type=checkbox], [type=radio], [type=file]), textarea):visible";

/** Types something wrong into a field and presses a control after it. Answers with what went wrong; "missed" if another thing lay there by then. */
async function press(page: Page, field: Locator, isDay: boolean, which: "next" | "lowest"): Promise<string | undefined> {
  await field.fill("");
  await field.fill(isDay ? "0026-02-03" : "?? 1.2.3");
  await field.evaluate((one) => one.scrollIntoView({ block: "center" }));
  const target = await field.evaluateHandle((one, which) => {
    const controls = [...(one.closest("dialog") ?? document.querySelector("main")!).querySelectorAll("button, a[href], input:not([type=file], [type=date]), textarea, summary")];
    const after = controls.filter((other) => {
      if (!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) || other.matches(":disabled")) return false;
      const { left, top, width, height } = other.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return width > 0 && height > 0 && hit !== null && (other.contains(hit) || hit.closest("label")?.contains(other));
    });
    const wanted = which === "next" ? after[0] : after.at(-1);
    document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
    wanted?.removeAttribute("data-landed");
    wanted?.removeAttribute("data-down");
    wanted?.setAttribute("data-pressed", "");
    return wanted ?? null;
  }, which);
  const control = target.asElement();
  const place = await control?.boundingBox();
  if (!control || !place) return;
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const now = await control.boundingBox();
  await page.mouse.up();
  const [down, landed, name] = await control.evaluate((one) => [one.getAttribute("data-down"), one.hasAttribute("data-landed") || document.activeElement === one, one.outerHTML.slice(0, 90)] as const);
  await control.evaluate((one) => one.removeAttribute("data-pressed"));
  if (down === null) return "missed";
  const before: { x: number; y: number } = JSON.parse(down);
  const what = `${await field.evaluate((one) => one.outerHTML.slice(0, 90)).catch(() => "a field that is gone")} then ${name}`;
  if (now === null || Math.abs(now.y - before.y) > 0.5 || Math.abs(now.x - before.x) > 0.5) return `moved from ${before.y} to ${now?.y}: ${what}`;
  if (!landed) return `not pressed: ${what}`;
}

/** Types something wrong into each field and presses what comes next, and what is lowest in sight: neither moves between press and release, and the press
 * lands there. What it would do is kept from happening, so that the walk goes on. */
async function walk(page: Page, where: string): Promise<void> {
  await page.evaluate(() => {
    const landed = (event: Event) => {
      const pressed = document.querySelector("[data-pressed]");
      if (pressed === null) return;
      if (event.target instanceof Node && pressed.contains(event.target)) pressed.setAttribute("data-landed", "");
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("click", landed, { capture: true });
    // Where it lies when it is pressed: what came before, such as the coach after its pause, is not the press's doing.
    const down = (event: Event) => {
      const pressed = document.querySelector("[data-pressed]");
      if (pressed === null || !(event.target instanceof Element)) return;
      const isHit = pressed.contains(event.target) || event.target.closest("label")?.contains(pressed);
      if (isHit) pressed.setAttribute("data-down", JSON.stringify(pressed.getBoundingClientRect()));
    };
    addEventListener("pointerdown", down, { capture: true });
  });
  const root = (await page.locator("dialog[open]").count()) > 0 ? page.locator("dialog[open]") : page.locator("main");
  const fields = root.locator(TEXTS);
  const wrong: string[] = [];
  const count = await fields.count();
  expect(count, where).toBeGreaterThan(0);
  for (let place = 0; place < count; place += 1) {
    const field = fields.nth(place);
    if (!(await field.isVisible()) || !(await field.isEditable())) continue;
    const isDay = (await field.getAttribute("type")) === "date";
    for (const which of ["next", "lowest"] as const) {
      await expect(async () => {
        const fault = await press(page, field, isDay, which);
        expect(fault, "something else was pressed, because the page moved before").not.toBe("missed");
        if (fault !== undefined && fault !== "missed") wrong.push(fault);
      }).toPass({ timeout: 30_000 });
    }
  }
  expect.soft(wrong, where).toEqual([]);
}

/** Pages with fields, their headings, and what opens more fields there. */
const PAGES = [
  ["#/", "Saturday, 21 November", ""],
  ["#/kpi/example~response", "First response time", ""],
  ["#/kpi/example~response", "First response time", "Mark a change"],
  ["#/kpi/new", "New KPI", ""],
  ["#/kpi/example~response/edit", "Edit KPI", ""],
  ["#/okrs?view=squares", "Q4 2026", ""],
  ["#/objective/example~brand", "Be the name people mention first", ""],
  ["#/objective/example~brand", "Be the name people mention first", "Pause…"],
  ["#/objective/new", "New objective", ""],
  ["#/key-result/example~brand-2", "Followers from 8,000 to 12,000", ""],
  ["#/guide", "What do you want to happen?", ""],
  ["#/sort", "Sort my list", ""],
  ["#/review", "Review of Q4 2026", ""],
  ["#/settings", "Settings", ""],
] as const;
/** Those that are laid out otherwise in a narrow window. */
const NARROW: string[] = ["#/", "#/objective/example~brand", "#/review"];

test.describe("a press that leaves a field with something wrong in it lands where it was meant to", () => {
  for (const width of [1280, 390]) {
    for (const [hash, heading, more] of PAGES.filter(([hash]) => width > 760 || NARROW.includes(hash))) {
      test(`${hash} ${more} at ${width}`, async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height: 800 });
        await loadExample(page);
        if (hash !== "#/") await go(page, hash, heading);
        await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>("main details").forEach((one) => (one.open = true)));
        if (more !== "") await page.getByRole("button", { name: more }).first().click();
        await walk(page, `${hash} ${more} at ${width}`);
      });
    }
  }
});

test("a line that is pressed while another one's words are open stays under the hand", async ({ page }) => {
  await openApp(page, "#/sort");
  await page.getByLabel("Your list").fill("Gross margin above 40%\nReduce churn from 5% to 3%\nIncrease revenue\nLaunch the partner portal");
  await page.getByRole("button", { name: "Sort", exact: true }).click();
  await expect(page.locator("#line-0")).toBeFocused();
  await page.keyboard.press("e");
  await page.getByLabel("Text of this line").fill("Objective: Make the first week worth paying for (owner: Ines)");
  const other = page.locator("#line-2");
  const words = other.locator(".words");
  await words.scrollIntoViewIfNeeded();
  const at = await box(words);
  await page.mouse.move(at.x + 20, at.y + at.height / 2);
  await page.mouse.down();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect((await box(words)).y).toBe(at.y);
  await page.mouse.up();
  await expect(other).toHaveClass(/active/);
  await expect(page.locator("#line-0")).toContainText("Make the first week worth paying for");
});
