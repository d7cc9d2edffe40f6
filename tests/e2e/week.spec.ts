// A week of real use by three people with a browser profile each, in three places and conventions. What the screens acknowledged is
// written down as it happens; at the end all of it is there for all three, nothing has changed by itself, and no two screens disagree.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { expect, expectMounted, expectOneStatusEach, keepWatch, test, type Watch } from "./fixtures";

const KPI = "Hours until a first answer";
const OBJECTIVE = "Answer people before they ask twice";
const RENAMED = "Answer everybody before they ask twice";
const WAIT = "Days until a question is closed";
const COMPLAINTS = "Complaints about waiting";
const ADDED = "Help pages for the top questions";

interface SavedFile {
  name: string;
  text: string;
}

interface Fields {
  kind: string;
  id: string;
  [field: string]: unknown;
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const row = (page: Page, name: string) => page.locator("[data-row]").filter({ hasText: name });
const value = (page: Page, name: string) => page.getByLabel(`New value, ${name}`, { exact: true });
const keyResult = (page: Page, number: number) => page.locator(".key-result").nth(number - 1);
const records = ({ text }: SavedFile): Fields[] => JSON.parse(text).records;

/** Somebody with a profile on a disk of their own. */
class Person {
  private context!: BrowserContext;
  private watch!: Watch;
  private day = "";
  page!: Page;

  constructor(
    readonly name: string,
    private readonly url: string,
    private readonly profile: string,
    private readonly place: { locale: string; timezoneId: string; width: number },
  ) {}

  /** Starts the browser, with what the profile holds. */
  async start(day: string): Promise<void> {
    this.day = day;
    const { locale, timezoneId, width } = this.place;
    const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"];
    if (process.getuid?.() === 0) args.push("--no-sandbox");
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args,
      locale,
      timezoneId,
      baseURL: this.url,
      viewport: { width, height: 800 },
    });
    this.context.setDefaultTimeout(30_000);
    this.watch = await keepWatch(this.context, { ownPlace: true });
    this.page = await this.tab("#/");
    for (const page of this.context.pages()) if (page !== this.page) await page.close();
  }

  /** Another tab. */
  async tab(route: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.clock.setFixedTime(new Date(`${this.day}T10:00:00`));
    await page.goto(`${this.url}${route}`);
    await expectMounted(page);
    return page;
  }

  /** Ends the browser as a person does. */
  async end(): Promise<void> {
    await this.context.close();
    expect(this.watch.problems).toEqual([]);
  }

  /** The next day begins with the browser opened anew. */
  async wake(day: string): Promise<void> {
    await this.end();
    await this.start(day);
  }

  async go(route: string): Promise<void> {
    await this.page.evaluate((to) => location.assign(to), route);
  }

  async saved(): Promise<void> {
    await expect(this.page.locator(".save").first()).toContainText("Saved on this device");
  }

  async backup(): Promise<SavedFile> {
    await this.go("#/share");
    await expect(title(this.page)).toHaveText("Share");
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name: "Save a backup" }).click(),
    ]);
    return { name: `${this.name}.json`, text: await readFile(await download.path(), "utf8") };
  }

  /** Opens a file, takes what it brings, and says whether it brought anything. */
  async open(file: SavedFile): Promise<boolean> {
    await this.go("#/share");
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.page.getByRole("button", { name: "Open a file" }).click()]);
    await chooser.setFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
    const dialog = this.page.getByRole("dialog");
    const last = dialog.locator(".actions.last").getByRole("button").last();
    await expect(last).toHaveText(/^(Merge|Close)$/);
    // What is older in the file is offered, not taken: then there is nothing to merge.
    const brings = (await last.textContent()) === "Merge" && (await last.isEnabled());
    await (brings ? last : dialog.locator(".actions.last").getByRole("button").first()).click();
    await expect(dialog).toBeHidden();
    await this.saved();
    return brings;
  }

  async record(name: string, text: string): Promise<void> {
    await this.go("#/");
    await value(this.page, name).fill(text);
    await value(this.page, name).press("Enter");
    await expect(row(this.page, name).getByText("recorded", { exact: true })).toBeVisible();
    await this.saved();
  }

  async openGoal(name: string): Promise<void> {
    await this.go(name === KPI ? "#/kpis" : "#/okrs");
    await this.page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
    await expect(title(this.page)).toHaveText(name);
  }
}

/** Two files say the same, record by record; which device wrote it when is aside. */
function expectSame(one: SavedFile, other: SavedFile): void {
  const said = ({ v, clock, digest, ...record }: Fields) => JSON.stringify(Object.entries(record).sort());
  const sorted = (file: SavedFile) => records(file).map(said).sort();
  expect(sorted(other)).toEqual(sorted(one));
}

async function draftKpi(who: Person): Promise<void> {
  const { page } = who;
  await who.go("#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(KPI);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByLabel("Target", { exact: true }).fill("24");
  await page.getByLabel("How often it is measured").selectOption("daily");
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(title(page)).toHaveText(KPI);
  await who.saved();
}

async function draftObjective(who: Person): Promise<void> {
  const { page } = who;
  await who.go("#/objective/new");
  await page.getByLabel("Objective", { exact: true }).fill(OBJECTIVE);
  await page.getByRole("radio", { name: "Aspirational" }).check();
  await keyResult(page, 1).getByLabel("What will be different").fill(WAIT);
  await keyResult(page, 1).getByRole("radio", { name: "Decrease" }).check();
  await keyResult(page, 1).getByLabel("Start value").fill("50");
  await keyResult(page, 1).getByLabel("Target", { exact: true }).fill("10");
  await keyResult(page, 2).getByLabel("What will be different").fill(COMPLAINTS);
  await keyResult(page, 2).getByRole("radio", { name: "Hold a limit" }).check();
  await keyResult(page, 2).getByLabel("At most", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Start objective" }).first().click();
  await expect(title(page)).toHaveText(OBJECTIVE);
  await who.saved();
}

/** Everybody's file goes to the first, whose file then goes to everybody; after that no file brings anything to anybody. */
async function exchange([first, ...others]: Person[]): Promise<void> {
  if (!first) return;
  for (const other of others) await first.open(await other.backup());
  const joined = await first.backup();
  for (const other of others) await other.open(joined);
  for (const other of others) {
    const file = await other.backup();
    expectSame(joined, file);
    expect(await first.open(file), `${other.name}'s file brings nothing new`).toBe(false);
  }
}

test("a week of three people loses nothing, invents nothing and contradicts nothing", async ({ site }) => {
  test.setTimeout(600_000);
  const profiles = await Promise.all(["ana", "ben", "cy"].map((name) => mkdtemp(join(tmpdir(), `bearings-week-${name}-`))));
  const [ana, ben, cy] = [
    new Person("ana", site.url, profiles[0] ?? "", { locale: "en-GB", timezoneId: "Europe/Berlin", width: 1280 }),
    new Person("ben", site.url, profiles[1] ?? "", { locale: "de-DE", timezoneId: "Asia/Tokyo", width: 1280 }),
    new Person("cy", site.url, profiles[2] ?? "", { locale: "en-US", timezoneId: "America/Los_Angeles", width: 390 }),
  ];
  const all = [ana, ben, cy];
  /** What a screen said is recorded: day, goal, value. */
  const recorded: [string, string, number][] = [];

  await test.step("Monday: Ana drafts, the others open her file", async () => {
    for (const one of all) await one.start("2026-12-28");
    await draftKpi(ana);
    await draftObjective(ana);
    const file = await ana.backup();
    for (const other of [ben, cy]) {
      expect(await other.open(file)).toBe(true);
      for (const name of [KPI, OBJECTIVE, WAIT, COMPLAINTS]) await other.openGoal(name);
    }
  });

  await test.step("Tuesday: numbers, with Enter and without it; a tab is closed over one, a browser over another", async () => {
    for (const one of all) await one.wake("2026-12-29");
    await ana.record(KPI, "31.5");
    recorded.push(["2026-12-29", KPI, 31.5]);

    // Ben's browser is German: his comma is a comma. He goes on without Enter.
    await ben.go("#/");
    await value(ben.page, WAIT).fill("44,5");
    await ben.go("#/okrs");
    await expect(ben.page.getByRole("status").getByText(new RegExp(`^Recorded 44,5.* for ${WAIT}`))).toBeVisible();
    recorded.push(["2026-12-29", WAIT, 44.5]);
    await ben.saved();

    // Cy closes the browser over a number; it is recorded, or waits in its row.
    await cy.go("#/");
    await value(cy.page, COMPLAINTS).fill("1");
    await expect.poll(() => cy.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings.draft.row.")).length)).toBe(1);
    await cy.wake("2026-12-29");
    await expect(title(cy.page)).toHaveText("Tuesday, December 29");
    if (await value(cy.page, COMPLAINTS).isVisible()) {
      await expect(value(cy.page, COMPLAINTS)).toHaveValue("1");
      await cy.page.getByRole("button", { name: `Record, ${COMPLAINTS}`, exact: true }).click();
    }
    recorded.push(["2026-12-29", COMPLAINTS, 1]);
    await cy.openGoal(COMPLAINTS);
    await expect(cy.page.getByRole("row", { name: "Dec 29, 2026" })).toHaveCount(1);
    await cy.saved();
    await exchange(all);
  });

  await test.step("Wednesday: Ana edits one goal in two tabs, Ben the same at his desk", async () => {
    for (const one of all) await one.wake("2026-12-30");
    await ana.openGoal(OBJECTIVE);
    const form = `${new URL(ana.page.url()).hash}/edit`;
    await ana.go(form);
    await expect(ana.page.getByLabel("Objective", { exact: true })).toHaveValue(OBJECTIVE);
    const second = await ana.tab(form);
    await keyResult(second, 3).getByLabel("What will be different").fill(ADDED);
    await keyResult(second, 3).getByRole("radio", { name: "Done or not" }).check();
    await second.getByRole("button", { name: "Save objective" }).first().click();
    await explainIfAsked(second);
    await expect(title(second)).toHaveText(OBJECTIVE);
    await second.close();
    await ana.page.getByLabel("Objective", { exact: true }).fill(RENAMED);
    await ana.page.getByRole("button", { name: "Save objective" }).first().click();
    await explainIfAsked(ana.page);
    await expect(title(ana.page)).toHaveText(RENAMED);
    await ana.openGoal(ADDED);

    await ben.openGoal(OBJECTIVE);
    await ben.go(`${new URL(ben.page.url()).hash}/edit`);
    await ben.page.getByRole("button", { name: /^Team/ }).click();
    await ben.page.getByLabel("Team", { exact: true }).fill("Support");
    await ben.page.getByRole("button", { name: "Save objective" }).first().click();
    await explainIfAsked(ben.page);
    await expect(title(ben.page)).toHaveText(OBJECTIVE);
    await ben.saved();
    await exchange(all);
    for (const one of all) for (const name of [RENAMED, WAIT, COMPLAINTS, ADDED]) await one.openGoal(name);
    for (const file of await Promise.all(all.map((one) => one.backup()))) {
      expect(records(file).find((record) => record.kind === "objective")).toMatchObject({ title: RENAMED, team: "Support" });
    }
  });

  await test.step("Thursday: Cy deletes the KPI, sends the file, and restores it; Ben changes his conventions", async () => {
    for (const one of all) await one.wake("2026-12-31");
    await ben.record(KPI, "28,25");
    recorded.push(["2026-12-31", KPI, 28.25]);
    await cy.openGoal(KPI);
    await cy.page.getByRole("button", { name: "Delete this KPI" }).click();
    await cy.page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await cy.saved();
    await ana.open(await cy.backup());
    await ana.go("#/kpis");
    await expect(ana.page.getByRole("main").getByRole("link", { name: KPI, exact: true })).toHaveCount(0);
    await cy.wake("2026-12-31");
    await cy.go("#/share");
    await cy.page.getByRole("button", { name: new RegExp(`^Restore.*${KPI}`) }).first().click();
    await cy.openGoal(KPI);
    await cy.saved();

    const before = await ben.backup();
    await ben.go("#/settings");
    await ben.page.getByRole("radio", { name: "1,234.5" }).check();
    expectSame(before, await ben.backup());
    await exchange(all);
    for (const one of all) await one.openGoal(KPI);
  });

  await test.step("Friday, the cycle is over: Ana records the last number and closes the objective", async () => {
    for (const one of all) await one.wake("2027-01-01");
    await ana.go("#/review");
    const last = ana.page.locator(".final").filter({ hasText: WAIT });
    await expect(last).toContainText(/14\s% of the way/);
    await last.getByRole("button", { name: `Correct, ${WAIT}` }).click();
    await last.getByLabel(new RegExp(`^(New value|Value).*${WAIT}`)).fill("43");
    await last.getByLabel(new RegExp(`^(New value|Value).*${WAIT}`)).press("Enter");
    recorded[1] = ["2026-12-29", WAIT, 43];
    await expect(last).toContainText(/18\s% of the way/);
    await expect(ana.page.getByText(/\(18\s% \+ 100\s%\) \/ 2 = 59\s%, rounded down to 0\.5/)).toBeVisible();
    await ana.page.getByLabel("Main cause").selectOption({ index: 1 });
    await ana.page.getByLabel("What we learned").fill("Count questions first");
    await ana.page.getByRole("radio", { name: /^Drop it/ }).check();
    await ana.page.getByRole("button", { name: /^Close it with/ }).click();
    await expect(ana.page.getByText("Its one objective is closed, so the cycle is closed.")).toBeVisible();
    await ana.saved();
    await exchange(all);
  });

  await test.step("nothing is missing, nothing changes by itself, nobody sees anything else", async () => {
    const files = await Promise.all(all.map((one) => one.backup()));
    const [first] = files;
    if (!first) throw new Error("no file");
    for (const file of files) {
      expectSame(first, file);
      const goals = new Map(records(file).map((record) => [record.id, record.title ?? record.name]));
      const numbers = records(file)
        .filter((record) => record.kind === "reading" || record.kind === "check-in")
        .map((record) => [record.date, goals.get(String(record.kpi ?? record.key_result)), record.value]);
      expect(numbers).toHaveLength(recorded.length);
      for (const one of recorded) expect(numbers).toContainEqual(one);
    }
    // A month in which nobody does anything.
    for (const [place, one] of all.entries()) {
      await one.wake("2027-02-01");
      await one.go("#/kpis");
      for (const name of [KPI, RENAMED, WAIT, COMPLAINTS, ADDED]) await one.openGoal(name);
      const later = await one.backup();
      const before = files[place];
      if (before) expectSame(before, later);
    }
  });

  for (const one of all) {
    const goals = await expectOneStatusEach(one.page);
    for (const name of [KPI, RENAMED, WAIT, COMPLAINTS]) expect(goals).toContain(name);
    await one.end();
  }
  for (const profile of profiles) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Where a change of the aim wants a reason, one is given. */
async function explainIfAsked(page: Page): Promise<void> {
  const why = page.getByLabel("Why is the target changing?");
  const saved = page.getByRole("link", { name: "Edit", exact: true });
  await expect(why.or(saved).first()).toBeVisible();
  if (!(await why.isVisible())) return;
  await why.fill("It was forgotten");
  await page.getByRole("button", { name: "Save objective" }).first().click();
}
