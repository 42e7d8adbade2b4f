import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { installedFirefox } from './scripts/setup/browser-paths.mjs'
import { rememberedBrowser } from './scripts/setup/browser.mjs'
import { chromiumArguments } from './scripts/setup/chromium-arguments.mjs'

// Its own port, so that a running `npm start` stays undisturbed.
const port = Number(process.env.MITOSIS_TEST_PORT ?? 4319)
const address = `http://127.0.0.1:${port}`
const vite = join(import.meta.dirname, 'node_modules', 'vite', 'bin', 'vite.js')
const chromium = rememberedBrowser()
const firefox = installedFirefox()

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // One more than there are cores: a test waits for real time, for the page or for the driver in a fifth of its own.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    // A trace of every test costs much of the time; `--trace on` records one when it is needed.
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...(chromium === undefined ? {} : { executablePath: chromium }),
          args: chromiumArguments(),
        },
      },
    },
    ...(firefox === undefined
      ? []
      : [
          {
            name: 'firefox',
            // What an engine may do differently: the run itself, a visitor's whole way, frames, styles under the page's policy.
            testMatch: /(engines|visitor|min|editor|lessons-engines)\.spec\.ts$/,
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              viewport: { width: 1280, height: 720 },
              launchOptions: { executablePath: firefox },
            },
          },
        ]),
  ],
  webServer: {
    command: `"${process.execPath}" "${vite}" preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
