import { join } from 'node:path'
import { say } from '../setup/say.mjs'
import { placeOf, sourceMapsOf } from './heap-profile.mjs'

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./heap-profile.mjs').ProfileNode} ProfileNode
 * @typedef {import('./heap-profile.mjs').SourceMaps} SourceMaps
 * @typedef {{ bytes: number, where: Map<string, number> }} Allocated
 */

/** One in so many bytes is looked at, over so many pictures: see `resolution`. */
const interval = 64
const pictures = 600
const warmUp = 3600
/** Bytes a picture that ten samples make: less is not told from chance. */
const resolution = Math.ceil((10 * interval) / pictures)

const helpers = ['src/app/stage/at.ts', 'src/app/stage/chance.ts', 'src/app/stage/curves.ts']

/**
 * No list, string or object is made for a picture. What is left are fractions that go into or come out
 * of a function which V8 did not inline, 12 bytes each: some dozens are no garbage that is felt.
 */
const bytesMax = 1024

const cases = [10, 1000, 10_000].map((cells) => ({
  cells,
  services: 1,
  waiting: Math.min(400, cells * 4),
  rate: cells * 4,
}))

/**
 * Bytes that the stage allocates for a picture in its steady state, garbage included, by the
 * sampling profiler of the browser's heap. Only what functions of the stage allocate counts.
 * @param {Page} page @param {'gl' | '2d'} renderer @param {string} outDir where the page was built
 * @returns {Promise<Result[]>}
 */
export async function measureAllocations(page, renderer, outDir) {
  const maps = sourceMapsOf(join(outDir, 'assets'))
  const session = await page.context().newCDPSession(page)
  /** @type {Result[]} */
  const results = []
  for (const wish of cases) {
    const kind = await page.evaluate(
      async ({ wish, renderer, warmUp }) => {
        const { bench } = /** @type {any} */ (window)
        bench.hold(wish, renderer)
        await bench.pictures(warmUp)
        return bench.kind()
      },
      { wish, renderer, warmUp },
    )
    if (kind !== (renderer === 'gl' ? 'webgl' : 'canvas')) throw new Error(`${kind} draws`)
    await session.send('HeapProfiler.startSampling', {
      samplingInterval: interval,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    })
    /** @type {number} */
    const drawn = await page.evaluate(
      (count) => /** @type {any} */ (window).bench.pictures(count),
      pictures,
    )
    const { profile } = await session.send('HeapProfiler.stopSampling')
    if (drawn < pictures) throw new Error(`only ${drawn} of ${pictures} pictures were drawn`)
    const { bytes, where } = allocatedBy(profile.head, maps)
    const perPicture = bytes / pictures
    for (const [place, size] of [...where].toSorted((a, b) => b[1] - a[1]).slice(0, 12)) {
      if (size / pictures >= resolution) say(`  ${(size / pictures).toFixed(0)} B  ${place}`)
    }
    const name = renderer === 'gl' ? 'WebGL' : 'canvas 2D'
    say(`${renderer}, ${wish.cells} cells: ${perPicture.toFixed(0)} B a picture`)
    results.push({
      name: `allocated a picture, ${wish.cells.toLocaleString('en')} cells, ${name}`,
      value: `${perPicture.toFixed(0)} B`,
      bound: `≤ ${bytesMax} B`,
      isKept: perPicture <= bytesMax,
    })
  }
  await page.evaluate(() => /** @type {any} */ (window).bench.stop())
  return results
}

/** @param {ProfileNode} head @param {SourceMaps} maps @returns {Allocated} */
function allocatedBy(head, maps) {
  /** @type {Map<string, number>} */
  const where = new Map()
  let bytes = 0
  /** @param {ProfileNode} node @param {string} caller */
  const visit = (node, caller) => {
    const own = placeOf(node, maps) ?? caller
    // What a small helper allocates is a fraction that its caller could not take in.
    const place = helpers.some((file) => own.startsWith(file)) ? caller : own
    if (place.startsWith('src/')) {
      bytes += node.selfSize
      if (node.selfSize > 0) where.set(place, (where.get(place) ?? 0) + node.selfSize)
    }
    for (const child of node.children) visit(child, place)
  }
  visit(head, '')
  return { bytes, where }
}
