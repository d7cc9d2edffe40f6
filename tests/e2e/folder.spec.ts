// The team folder: one file that two browsers keep alike. The file is held by the test; what the browser gives for it is a real handle, so that it
// survives a reload as a real one does, with its calls answered from here.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectMounted, openApp, test } from "./fixtures";

const NAME = "bearings-team.json";

/** The file, as everybody sees it. */
class TeamFile {
  text = "";
  modified = 1_790_000_000_000;
  writes = 0;
  /** Runs once, just before somebody's write begins, or just after it ended. */
  beforeWrite: (() => void) | undefined;
  afterWrite: (() => void) | undefined;

  put(text: string): void {
    this.text = text;
    this.modified += 1000;
  }
}

/** One computer: what its browser says of the file. */
class Device {
  permission = "granted";
  fault = "";
  constructor(private readonly file: TeamFile) {}

  answer(what: string, text = ""): { fault: string; text: string; modified: number } {
    const { file } = this;
    if (what === "query" || what === "request") {
      if (what === "request") this.permission = "granted";
      return { fault: "", text: this.permission, modified: 0 };
    }
    if (!this.fault && what === "open") {
      file.beforeWrite?.();
      file.beforeWrite = undefined;
    }
    if (!this.fault && what === "write") {
      file.writes += 1;
      file.put(text);
      file.afterWrite?.();
      file.afterWrite = undefined;
    }
    return { fault: this.fault, text: file.text, modified: file.modified };
  }
}

/** Gives a browser the file. */
async function connect(context: BrowserContext, file: TeamFile): Promise<Device> {
  const device = new Device(file);
  await context.exposeFunction("teamFile", (what: string, text?: string) => device.answer(what, text));
  await context.addInitScript((name) => {
    // The empty page before the first is no secure one.
    if (!("FileSystemFileHandle" in window)) return;
    const page = window as unknown as Record<string, unknown> & { teamFile(what: string, text?: string): Promise<{ fault: string; text: string; modified: number }> };
    const reach = async (what: string, text?: string) => {
      const answer = await page.teamFile(what, text);
      if (answer.fault) throw new DOMException("It is raining.", answer.fault);
      return answer;
    };
    Object.assign(FileSystemFileHandle.prototype, {
      async getFile() {
        const { text, modified } = await reach("read");
        return new File([text], name, { lastModified: modified });
      },
      async createWritable() {
        await reach("open");
        let written = "";
        return { write: async (text: string) => void (written += text), close: async () => void (await reach("write", written)), abort: async () => {} };
      },
      queryPermission: async () => (await reach("query")).text,
      requestPermission: async () => (await reach("request")).text,
    });
    const pick = async () => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    page.showSaveFilePicker = pick;
    page.showOpenFilePicker = async () => [await pick()];
  }, NAME);
  return device;
}

const section = (page: Page) => page.getByRole("region", { name: "Team folder" });
const sign = (page: Page) => page.locator(".save");
const toast = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });
const looks = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

async function share(page: Page): Promise<void> {
  await page.evaluate(() => location.assign("#/share"));
  await expect(page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
}

async function draft(page: Page, name: string): Promise<void> {
  await openApp(page, "#/kpi/new");
  await page.getByLabel("Name of the KPI").fill(name);
  await page.getByRole("radio", { name: "Lower is better" }).check();
  await page.getByRole("button", { name: "Save KPI" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function press(page: Page, button: string): Promise<void> {
  await section(page).getByRole("button", { name: button }).click();
}

/** A KPI as somebody else's browser writes it. */
const kpi = (id: string, name: string, more: object = {}) => ({ kind: "kpi", id, name, unit: "percent", v: `${id.padEnd(10, "x")}.1@1790000000`, ...more });
const written = (records: object[], version = 1) => JSON.stringify({ format: "bearings", version, records });
const joined = /Team folder: joined \d+:\d\d/;

test("two browsers keep one file alike: edits go out, come in, and can be undone", async ({ page, context, colleague }) => {
  const file = new TeamFile();
  await connect(context, file);
  await connect(colleague.context(), file);
  await draft(page, "Churn");
  await share(page);
  await expectAccessible(page);
  await press(page, "Create the file");
  await expect(sign(page)).toContainText(joined);
  await expect(section(page).getByRole("heading")).toBeFocused();
  await expectAccessible(page);
  expect(file.text).toContain("Churn");

  await draft(colleague, "Sick leave");
  await share(colleague);
  await press(colleague, "Choose the file");
  await expect(toast(colleague, "From the team folder: 1 new goal.")).toBeVisible();
  await expect(sign(colleague)).toContainText(joined);
  expect(file.text).toContain("Sick leave");

  await looks(page);
  await expect(toast(page, "From the team folder: 1 new goal.")).toBeVisible();
  // An edit goes out by itself, from whatever page.
  await draft(page, "Revenue");
  await expect.poll(() => file.text).toContain("Revenue");
  await colleague.evaluate(() => location.assign("#/kpis"));
  await looks(colleague);
  await expect(colleague.getByRole("main")).toContainText("Revenue");
  await expect(toast(colleague, "From the team folder: 1 new goal.")).toBeVisible();
  await colleague.getByRole("button", { name: "Undo" }).click();
  // Undone is deleted, for everybody.
  await expect.poll(() => JSON.parse(file.text).records.filter((one: { deleted?: unknown }) => one.deleted).length).toBe(1);
  await looks(page);
  await expect(toast(page, "From the team folder: 1 goal deleted.")).toBeVisible();
  const writes = file.writes;
  for (const one of [page, colleague, page, colleague]) {
    await looks(one);
    await share(one);
    await press(one, "Join now");
    await expect(sign(one)).toContainText(joined);
  }
  expect(file.writes, "they come to rest").toBe(writes);
});

test("two values of one field are a conflict, shown where conflicts are", async ({ page, context }) => {
  const file = new TeamFile();
  file.put(written([kpi("k", "Churn", { owner: "Jo", v: "aaaaaaaaaa.1@1790000000" })]));
  await connect(context, file);
  await openApp(page);
  await share(page);
  await press(page, "Choose the file");
  await expect(sign(page)).toContainText(joined);
  const apart = (owner: string, by: string) => file.put(written([kpi("k", "Churn", { owner, v: { "*": "aaaaaaaaaa.1@1790000000", owner: `${by}.1@1790100000` } })]));
  for (const [owner, by] of [["Ada", "bbbbbbbbbb"], ["Ben", "cccccccccc"]] as const) {
    apart(owner, by);
    await press(page, "Join now");
    await expect(toast(page, "From the team folder: 1 other change.")).toBeVisible();
  }
  await expect(page.getByRole("region", { name: "1 conflict to decide" })).toBeVisible();
  await expect.poll(() => file.text).toContain("Ada");
  expect(file.text).toContain("Ben");
});

test("who writes in between is joined, before and after the own write", async ({ page, context }) => {
  const file = new TeamFile();
  await connect(context, file);
  await draft(page, "Churn");
  await share(page);
  file.beforeWrite = () => file.put(written([kpi("before", "Came before")]));
  file.afterWrite = () => file.put(written([kpi("after", "Came after")]));
  await press(page, "Create the file");
  await expect(sign(page)).toContainText(joined);
  for (const name of ["Churn", "Came before", "Came after"]) expect(file.text).toContain(name);
  await page.evaluate(() => location.assign("#/kpis"));
  for (const name of ["Churn", "Came before", "Came after"]) await expect(page.getByRole("main")).toContainText(name);
});

const FAULTS: [string, string, string][] = [
  ["NotFoundError", "file not found", "is not where it was: it was moved, renamed or deleted. Put it back"],
  ["NoModificationAllowedError", "file in use", "is in use by another program"],
  ["QuotaExceededError", "disk full", "The disk has no room for"],
  ["UnknownError", "file cannot be reached", "The browser could not use “bearings-team.json” (It is raining)"],
];
for (const [fault, short, sentence] of FAULTS) {
  test(`a file that fails with ${fault} is said, the app goes on, and it is made up for later`, async ({ page, context }) => {
    const file = new TeamFile();
    const device = await connect(context, file);
    await draft(page, "Churn");
    await share(page);
    await press(page, "Create the file");
    await expect(sign(page)).toContainText(joined);
    device.fault = fault;
    await press(page, "Join now");
    await expect(section(page)).toContainText(sentence);
    await expect(sign(page)).toContainText(`Team folder: ${short}`);
    await expectAccessible(page);
    await draft(page, "Revenue");
    await expect(sign(page)).toContainText("Saved on this device");
    device.fault = "";
    await looks(page);
    await expect.poll(() => file.text).toContain("Revenue");
    await expect(sign(page)).toContainText(joined);
  });
}

const CONTENTS: [string, string, string][] = [
  ["cut", '{\n  "format": "bearings",\n', "This file is incomplete: it ends after line 2."],
  ["newer", written([], 99), "A newer version of Bearings wrote this file (format 99;"],
  ["somebody else's", '{"todo": []}', "This JSON file is not from Bearings"],
  ["a recovery file", '{"format": "bearings-rescue", "shelves": {}}', "is a recovery file and is left as it is."],
  ["a backup", written([kpi("k", "Layoffs", { visibility: "kept" })]), "has 1 private goal in it, as a backup does."],
];
for (const [what, content, sentence] of CONTENTS) {
  test(`a file that is ${what} is never written over; a good copy takes it from there`, async ({ page, context }) => {
    const file = new TeamFile();
    await connect(context, file);
    await draft(page, "Churn");
    await share(page);
    await press(page, "Create the file");
    await expect(sign(page)).toContainText(joined);
    const good = file.text;
    file.put(content);
    await looks(page);
    await expect(section(page)).toContainText(sentence);
    await expectAccessible(page);
    await draft(page, "Revenue");
    await share(page);
    await press(page, "Join now");
    await expect(section(page)).toContainText(sentence);
    expect(file.text).toBe(content);
    file.put(good);
    await looks(page);
    await expect.poll(() => file.text).toContain("Revenue");
    await expect(sign(page)).toContainText(joined);
  });
}

test("the file is remembered; the browser wants to be asked again by a click", async ({ page, context }) => {
  const file = new TeamFile();
  const device = await connect(context, file);
  await draft(page, "Churn");
  await share(page);
  await press(page, "Create the file");
  await expect(sign(page)).toContainText(joined);
  device.permission = "prompt";
  await page.reload();
  await expectMounted(page);
  await expect(sign(page)).toContainText("Team folder: permission needed");
  await expect(section(page)).toContainText("needs your permission again");
  await expectAccessible(page);
  await press(page, "Allow again");
  await expect(sign(page)).toContainText(joined);
  await expect(section(page).getByRole("heading")).toBeFocused();
  // With permission it is joined at the start, on whatever page.
  file.put(written([...JSON.parse(file.text).records, kpi("k2", "Sick leave")]));
  await openApp(page, "#/kpis");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("Sick leave");
  // Left alone, it stays as it is and is forgotten.
  await share(page);
  await press(page, "Stop using it");
  await expect(sign(page)).not.toContainText("Team folder");
  await page.reload();
  await expectMounted(page);
  await expect(section(page).getByRole("button", { name: "Create the file" })).toBeVisible();
  await expect(sign(page)).not.toContainText("Team folder");
  expect(file.text).toContain("Churn");
});

test("who empties the workspace is asked before it is everybody's", async ({ page, context }) => {
  const file = new TeamFile();
  file.put(written(["Churn", "Revenue", "Sick leave"].map((name, at) => kpi(`k${at}`, name))));
  await connect(context, file);
  await openApp(page);
  await share(page);
  await press(page, "Choose the file");
  await expect(sign(page)).toContainText(joined);
  const before = file.text;
  await page.evaluate(() => location.assign("#/settings"));
  await page.getByRole("button", { name: "Delete all data" }).click();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(sign(page)).toContainText("Team folder: not written, deletions to confirm");
  expect(file.text).toBe(before);
  await share(page);
  await expect(section(page)).toContainText("You deleted 3 of the 3 goals");
  await expectAccessible(page);
  await press(page, "Delete them there too");
  await expect(sign(page)).toContainText(joined);
  expect(JSON.parse(file.text).records.every((one: { deleted?: unknown }) => one.deleted)).toBe(true);
});

test("a browser without the means says how it is done by hand", async ({ page, context }) => {
  await context.addInitScript(() => {
    delete (window as unknown as Record<string, unknown>).showOpenFilePicker;
  });
  await openApp(page, "#/share");
  await expect(section(page)).toContainText("open the team’s file under “Import a file”, then save yours over it");
  await expect(section(page).getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
});
