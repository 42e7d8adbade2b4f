import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canInstallWithApt, installedChromiums } from './browser-paths.mjs'
import { chromiumArguments } from './chromium-arguments.mjs'
import { cacheFolder, root } from './project.mjs'
import { giveUp, say } from './say.mjs'

const startMs = 30_000
const probeMs = 6_000
const downloadMs = 5 * 60_000
const note = () => join(cacheFolder(), 'browser.json')

/**
 * Finds or installs a Chromium for the end-to-end tests and remembers it for the next time. Every
 * candidate is proved by starting it, because a path that exists may be a stub.
 */
export async function ensureBrowser() {
  const asked = process.env.MITOSIS_BROWSER
  if (asked !== undefined && asked !== '') {
    const tried = await tryBrowser(asked)
    if (!tried.works) giveUp(`MITOSIS_BROWSER=${asked} does not start: ${tried.reason}`)
    remember(asked, tried.version)
    return
  }
  if (await worksFromLastTime()) return
  if (await tryOwn()) return
  if (await tryDownload()) return
  if (await tryInstalled()) return
  if (await tryApt()) return
  giveUp(
    'no browser for the end-to-end tests was found or could be installed. ' +
      'Install Chrome or Chromium, or set MITOSIS_BROWSER to the path of one.',
  )
}

/** The path of the browser that was found, or undefined for the one that Playwright brings. */
export function rememberedBrowser() {
  try {
    const { executablePath } = JSON.parse(readFileSync(note(), 'utf8'))
    return typeof executablePath === 'string' ? executablePath : undefined
  } catch {
    // Nothing was found yet: Playwright's own is the first that would be tried.
    return undefined
  }
}

async function worksFromLastTime() {
  const path = rememberedBrowser()
  return path !== undefined && (await tryBrowser(path)).works
}

async function tryOwn() {
  const tried = await tryBrowser(undefined)
  if (tried.works) remember(undefined, tried.version)
  return tried.works
}

async function tryDownload() {
  const { env } = process
  if (env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return false
  // Node's fetch knows no proxy, so that with one only the download itself can tell.
  const isRouted = env.HTTPS_PROXY ?? env.https_proxy ?? env.PLAYWRIGHT_DOWNLOAD_HOST
  if (isRouted === undefined && !(await isReachable('https://cdn.playwright.dev/'))) {
    say("Playwright's own Chromium cannot be downloaded here; trying what the machine has")
    return false
  }
  say("downloading Playwright's own Chromium")
  if (!playwright(['install', 'chromium-headless-shell'])) {
    say('the download failed; trying what the machine has')
    return false
  }
  if (await tryOwn()) return true
  if (!canInstallWithApt()) return false
  say('its system libraries are missing; installing them with apt')
  playwright(['install-deps', 'chromium-headless-shell'])
  return tryOwn()
}

async function tryInstalled() {
  for (const path of installedChromiums()) {
    const tried = await tryBrowser(path)
    if (tried.works) {
      remember(path, tried.version)
      return true
    }
    say(`${path} does not start: ${tried.reason}`)
  }
  return false
}

async function tryApt() {
  if (!canInstallWithApt()) return false
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], { ...options, stdio: ['ignore', 2, 2] })
  // Older systems have no package of the engine alone.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    say(`installing ${name} with apt`)
    const install = ['install', '-y', '-qq', '--no-install-recommends', name]
    spawnSync('apt-get', install, { ...options, stdio: ['ignore', 'ignore', 2] })
    if (await tryInstalled()) return true
  }
  return false
}

/**
 * @param {string | undefined} executablePath
 * @returns {Promise<{ works: boolean, version: string, reason: string }>}
 */
async function tryBrowser(executablePath) {
  const { chromium } = await import('@playwright/test')
  const path = executablePath === undefined ? {} : { executablePath }
  try {
    const browser = await chromium.launch({ ...path, args: chromiumArguments(), timeout: startMs })
    try {
      const page = await browser.newPage()
      const works = (await page.evaluate('6 * 7')) === 42
      return { works, version: browser.version(), reason: 'it cannot multiply' }
    } finally {
      await browser.close()
    }
  } catch (error) {
    // Whatever the launcher says is the reason; it may be pages long.
    const reason = String(error).split('\n').slice(0, 4).join(' ').slice(0, 300)
    return { works: false, version: '', reason }
  }
}

/**
 * @param {string | undefined} executablePath
 * @param {string} version
 */
function remember(executablePath, version) {
  writeFileSync(note(), JSON.stringify({ executablePath, version }))
  say(`end-to-end tests use ${executablePath ?? "Playwright's own Chromium"} (${version})`)
}

/** @param {string} address */
async function isReachable(address) {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })
    return true
  } catch {
    // No route, no name or no answer: all mean the same to us.
    return false
  }
}

/** @param {readonly string[]} args */
function playwright(args) {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
  const run = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 2],
    timeout: downloadMs,
    env,
  })
  return run.status === 0
}
