import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

if (!existsSync(new URL("../../dist/index.html", import.meta.url))) {
  throw new Error("The end-to-end tests walk through the release build in dist/: run make build first.");
}

// Root inside a container has no sandbox to give; the others keep the browser from calling home, which fails where there is no network.
const args = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];
if (process.getuid?.() === 0) args.push("--no-sandbox");

// Another place to be: E2E_TZ=Asia/Tokyo E2E_LOCALE=de-DE E2E_CLOCK=2028-02-29T12:00 npx playwright test. (The clock is set in fixtures.ts.)
// The tests' own clock lives in the same time zone, so that "10:00" is the same moment for a test and for its page.
const timezoneId = process.env.E2E_TZ ?? "Europe/Berlin";
const locale = process.env.E2E_LOCALE ?? "en-GB";
process.env.TZ = timezoneId;

export default defineConfig({
  testDir: ".",
  outputDir: process.env.E2E_RESULTS ?? "results",
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try is a broken test. Where a whole submission hangs on the run (.ci/run), it is named and does not hold back the rest.
  retries: Number(process.env.E2E_RETRIES ?? 0),
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale,
    timezoneId,
    // Recording is work: the second try is recorded, or all of them by E2E_TRACE=on.
    trace: process.env.E2E_TRACE === "on" ? "on" : "on-first-retry",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args },
  },
});
