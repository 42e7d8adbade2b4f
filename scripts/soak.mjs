import { chromium } from '@playwright/test'
import { parseArgs } from 'node:util'
import { build, preview } from 'vite'
import { ensureBrowser, rememberedBrowser } from './setup/browser.mjs'
import { chromiumArguments } from './setup/chromium-arguments.mjs'
import { root } from './setup/project.mjs'
import { framesDuring, gapMs, keepFramesComing } from './soak/frames.mjs'
import { openGauges } from './soak/gauges.mjs'
import { playRound, start } from './soak/visitor.mjs'

// `npm run soak -- [--minutes 30] [--port 4317]`: flash crowds at 60× with a busy visitor. From the tenth minute on
// a heap may grow by half a megabyte, what the scripts keep in it by less, and no frame may hang for a reason of
// our own.
const heapMax = 0.5 * 2 ** 20
const dataMax = 0.2 * 2 ** 20

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

/** @type {({ minute: number } & import('./soak/gauges.mjs').Kept)[]} */
const samples = []
/** @type {import('./soak/frames.mjs').Gap[]} */
const hangs = []
let explained = 0
let frames = 0
let rounds = 0
let killed = 0
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
  })
  page.setDefaultTimeout(120_000)
  await keepFramesComing(page)
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#${start}`)
  await page.getByRole('button', { name: 'Flash', exact: true }).waitFor()
  const gauges = await openGauges(page)
  const began = performance.now()
  const minuteNow = () => (performance.now() - began) / 60_000
  for (let next = 0; minuteNow() < minutes;) {
    const seen = await framesDuring(page, async () => {
      killed += await playRound(page, rounds++)
    })
    hangs.push(...seen.hangs)
    explained += seen.explained
    frames += seen.frames
    if (minuteNow() < next) continue
    const sample = { minute: minuteNow(), ...(await gauges.kept()) }
    samples.push(sample)
    next = Math.floor(sample.minute) + 1
    print(
      `minute ${sample.minute.toFixed(1).padStart(4)}  page ${told(sample.page)}, nodes ${sample.nodes}, listeners ${sample.listeners}  worker ${told(sample.worker)}  rounds ${rounds}  hangs ${hangs.length}  explained ${explained}`,
    )
  }
} finally {
  await browser.close()
  await server.close()
}

const warm = samples.filter(({ minute }) => minute >= warmMinutes)
if (warm.length < 6) throw new Error('the soak was too short to be judged')
if (frames === 0) throw new Error('no frame was seen')
for (const { ms, ownMs, scriptMs, longest } of hangs) {
  print(
    `a frame hung for ${ms.toFixed(0)} ms, ${ownMs.toFixed(0)} ms without waiting for a core, ${scriptMs.toFixed(0)} ms of it script (${longest})`,
  )
}
print(
  `${rounds} rounds in ${minutes} minutes, ${killed} cells killed. From minute ${warmMinutes.toFixed(0)} on:`,
)
let isGrown = false
for (const thread of /** @type {const} */ (['page', 'worker'])) {
  const of = (/** @type {keyof import('./soak/gauges.mjs').Heap} */ part) =>
    grown(warm.map((sample) => [sample.minute, sample[thread][part]]))
  isGrown ||= of('heap') > heapMax || of('data') > dataMax
  print(
    `${thread}: the heap grew by ${megabytes(of('heap'))} (bound ${megabytes(heapMax)}), data by ${megabytes(of('data'))} (bound ${megabytes(dataMax)}), compiled code by ${megabytes(of('code'))}, the browser's own objects by ${megabytes(of('browser'))}`,
  )
}
print(
  `Of ${frames} frames ${hangs.length} hung for more than ${gapMs} ms, and ${explained} were late by the rasteriser or the machine.`,
)
process.exitCode = isGrown || hangs.length > 0 ? 1 : 0

/**
 * How much the straight line through the samples rises from the first to the last: what is kept differs
 * by some 0.2 MB from one round to the next.
 * @param {readonly (readonly [minute: number, size: number])[]} points
 */
function grown(points) {
  const middle = mean(points.map(([minute]) => minute))
  const level = mean(points.map(([, size]) => size))
  const across = mean(points.map(([minute, size]) => (minute - middle) * (size - level)))
  const along = mean(points.map(([minute]) => (minute - middle) ** 2))
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
  return (across / along) * (last - first)
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** @param {import('./soak/gauges.mjs').Heap} heap */
function told({ heap, data, code, browser }) {
  return `${megabytes(heap)} (data ${megabytes(data)}, code ${megabytes(code)}, browser ${megabytes(browser)})`
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(2)} MB`
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`)
}
