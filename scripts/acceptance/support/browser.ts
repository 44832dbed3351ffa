/** Headless Chromium for acceptance tests. Every page error and console error is collected, so that a test can insist on none. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser's path, or null when none is installed. */
export function browserPath(): string | null {
  return CANDIDATES.find((path) => path && existsSync(path)) ?? null;
}

/** A page and what went wrong in it. */
export interface Watched {
  readonly page: Page;
  readonly problems: string[];
}

/** Starts the browser. */
export async function launch(): Promise<Browser> {
  const executablePath = browserPath();
  if (!executablePath)
    throw new Error('Chromium is not installed: "apt-get install chromium", or name it in the variable CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a page of the given width. */
export async function watchedPage(browser: Browser, width = 1280, height = 900): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: 'America/New_York',
    locale: 'en-US',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return { page, problems };
}
