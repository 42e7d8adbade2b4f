import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { atRest, openStudio } from './shots/studio.mjs'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { bundle } from './setup/node-bundle.mjs'
import { root } from './setup/project.mjs'
import { say } from './setup/say.mjs'
import { pictureName, pictureSize, withPicture } from './vite/preview-page.mjs'

// `npm run cards`: builds the page and takes the picture of every scenario's preview page (s/<id>/) with a browser, into dist/. It is
// no part of `npm run build`, which needs no browser and takes seconds.
await ensureDependencies()
await ensureBrowser()
const program = await bundle('src/core/organisms/scenarios.ts')
const { scenarios } = /** @type {typeof import('#core/organisms/scenarios.ts')} */ (
  await import(program)
)
const studio = await openStudio(undefined)
try {
  for (const [id, { label, settings }] of Object.entries(scenarios)) {
    const folder = join(root, 'dist', 's', id)
    const opensAt = momentOf(id, settings)
    const page = await studio.visit({
      size: pictureSize,
      theme: 'dark',
      link: `s=${id}&ui=min&t=${opensAt}`,
      opensAt,
    })
    await atRest(page)
    const picture = join(folder, pictureName)
    await page.screenshot({ path: picture, type: 'jpeg', quality: 85 })
    await page.close()
    const file = join(folder, 'index.html')
    writeFileSync(file, withPicture(readFileSync(file, 'utf8'), label))
    say(`dist/s/${id}/${pictureName}, ${Math.round(statSync(picture).size / 1024)} KB`)
  }
} finally {
  await studio.close()
}

/**
 * When something is to be seen: where cells divide, else a third of the way, within a quarter of an hour, because the way there
 * is simulated.
 * @param {string} id
 * @param {{ readonly load: import('#core/traffic/load.ts').LoadCurve }} settings
 */
function momentOf(id, settings) {
  /** @type {Readonly<Record<string, number>>} */
  const known = { surge: 213, flash: 213, shop: 304, 'elb-day': 67_500 }
  const end = settings.load.form === 'linear' ? settings.load.points.at(-1)?.[0] : undefined
  return known[id] ?? Math.min(900, Math.round((end ?? 900) / 3))
}
