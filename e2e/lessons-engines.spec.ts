import { expect, test } from '@playwright/test'
import { playLesson, recorded } from './lesson.ts'

test.use({ viewport: { width: 1440, height: 900 } })
test.skip(({ browserName }) => browserName === 'chromium', 'lessons.spec.ts plays them there')

for (const id of Object.keys(recorded)) {
  const rule = '[R37] has the same digests in another engine'
  test(`${id} ${rule}`, { tag: '@wide' }, async ({ page }) => {
    test.setTimeout(120_000)
    expect(await playLesson(page, `l=${id}`)).toEqual(recorded[id])
  })
}
