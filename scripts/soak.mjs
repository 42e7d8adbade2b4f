import { chromium } from '@playwright/test'
import { parseArgs } from 'node:util'
import { build, preview } from 'vite'
import { ensureBrowser, rememberedBrowser } from './setup/browser.mjs'
import { chromiumArguments } from './setup/chromium-arguments.mjs'
import { root } from './setup/project.mjs'
import { explainedMs, gapMs, openGauges, takeGaps, watchFrames } from './soak/gauges.mjs'
import { playRound, start } from './soak/visitor.mjs'

// `npm run soak -- [--minutes 30] [--port 4317]`: flash crowds at 60× with a busy visitor. The heap may
// grow by half a megabyte from the tenth minute on, and no frame may hang for a reason of our own.
const grownMax = 0.5 * 2 ** 20

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    port: { type: 'string', default: '4317' },
  },
})
const minutes = Number(values.minutes)
const warmMinutes = Math.min(10, minutes / 3)

await ensureBrowser()
await build({ root, logLevel: 'warn' })
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: Number(values.port) },
})
const path = rememberedBrowser()
const browser = await chromium.launch({
  ...(path === undefined ? {} : { executablePath: path }),
  args: chromiumArguments(),
})

/** @type {{ minute: number, page: number, worker: number | null }[]} */
const samples = []
/** @type {import('./soak/gauges.mjs').Gap[]} */
const hangs = []
let explained = 0
let rounds = 0
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
  })
  page.setDefaultTimeout(120_000)
  await watchFrames(page)
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#${start}`)
  await page.getByRole('button', { name: 'Flash', exact: true }).waitFor()
  const gauges = await openGauges(page)
  const began = performance.now()
  const minuteNow = () => (performance.now() - began) / 60_000
  for (let next = 0; minuteNow() < minutes;) {
    await playRound(page, rounds++)
    for (const gap of await takeGaps(page)) {
      if (gap.scriptMs < explainedMs) explained += 1
      else hangs.push(gap)
    }
    if (minuteNow() < next) continue
    const sample = { minute: minuteNow(), ...(await gauges.heap()) }
    samples.push(sample)
    next = Math.floor(sample.minute) + 1
    print(
      `minute ${sample.minute.toFixed(1).padStart(4)}  page ${megabytes(sample.page)}  worker ${sample.worker === null ? '–' : megabytes(sample.worker)}  rounds ${rounds}  hangs ${hangs.length}  explained ${explained}`,
    )
    await takeGaps(page)
  }
} finally {
  await browser.close()
  await server.close()
}

const warm = samples.filter(({ minute }) => minute >= warmMinutes)
if (warm.length < 2) throw new Error('the soak was too short to be judged')
if (warm.some(({ worker }) => worker === null)) throw new Error('the worker was not measured')
const grownPage = grown(warm.map((sample) => sample.page))
const grownWorker = grown(warm.map(({ worker }) => worker ?? NaN))
for (const { atMs, ms, scriptMs, longest } of hangs) {
  print(
    `a frame hung for ${ms.toFixed(0)} ms at ${(atMs / 1000).toFixed(1)} s, ${scriptMs.toFixed(0)} ms of it script (${longest})`,
  )
}
const isGrown = Math.max(grownPage, grownWorker) > grownMax
print(
  `${rounds} rounds in ${minutes} minutes. From minute ${warmMinutes.toFixed(0)} on the page's heap grew by ${megabytes(grownPage)}, the worker's by ${megabytes(grownWorker)} (${isGrown ? 'over' : 'within'} ${megabytes(grownMax)}). Frames later than ${gapMs} ms: ${hangs.length} with script, ${explained} without.`,
)
process.exitCode = isGrown || hangs.length > 0 ? 1 : 0

/**
 * How much the last samples lie over the first: medians of three, because one may be taken early.
 * @param {readonly number[]} sizes
 */
function grown(sizes) {
  return median(sizes.slice(-3)) - median(sizes.slice(0, 3))
}

/** @param {readonly number[]} sizes */
function median(sizes) {
  return sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(2)} MB`
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`)
}
