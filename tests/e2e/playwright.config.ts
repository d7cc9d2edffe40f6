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

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try is a broken test.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args },
  },
});
