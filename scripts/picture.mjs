import { join } from 'node:path'
import { ensureBrowser, rememberedBrowser } from './setup/browser.mjs'
import { chromiumArguments } from './setup/chromium-arguments.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { say } from './setup/say.mjs'

// The surge while its first daughters grow: most phases of a cell are to be seen at once.
const moment = 's=surge~seed=1&t=210&theme=dark&speed=1'
const size = { width: 1440, height: 900 }

// `node scripts/picture.mjs`: builds the page and takes the picture of the README from it.
await ensureDependencies()
await ensureBrowser()
const { build, preview } = await import('vite')
await build({ root, logLevel: 'warn' })
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4318 } })
const { chromium } = await import('@playwright/test')
const path = rememberedBrowser()
const browser = await chromium.launch({
  ...(path === undefined ? {} : { executablePath: path }),
  args: chromiumArguments(),
})
try {
  const page = await browser.newPage({ viewport: size, colorScheme: 'dark' })
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#${moment}`)
  const time = page.getByRole('slider', { name: 'Time', exact: true })
  /** @param {number} seconds */
  const reach = (seconds) =>
    time.and(page.locator(`[aria-valuenow="${seconds}"]`)).waitFor({ timeout: 60_000 })
  // Played before the link has been read, the run would be replaced and stand still.
  await reach(210)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  // Requests are on their way and the charts are drawn once the run has gone on for some seconds.
  await reach(213)
  const file = join(root, 'docs', 'picture.png')
  await page.screenshot({ path: file })
  say(`the picture is in ${file}`)
} finally {
  await browser.close()
  await server.close()
}
