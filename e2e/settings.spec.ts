import { expect, test } from '@playwright/test'
import { notices, openPlayground } from './playground.ts'

test('[U70] the seed that is shown can be taken away and put back', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPlayground(page, 's=surge~seed=2712847316')
  const seed = page.getByRole('textbox', { name: 'Seed' })
  await expect(seed).toHaveValue('2712847316')
  await page.getByRole('button', { name: 'New seed' }).click()
  await expect(seed).not.toHaveValue('2712847316')
  await seed.fill(' seed=2712847316\n')
  await seed.press('Enter')
  await expect(seed).toHaveValue('2712847316')
  await expect.poll(() => new URL(page.url()).hash).toContain('seed=2712847316')
  await seed.fill('0000-0001')
  await seed.press('Enter')
  await expect(notices(page)).toContainText('A seed is a whole number from 0 to 4294967295.')
  await expect(seed).toHaveValue('2712847316')
})

test('[U71] sliders say where they end, and those of replicas share a scale', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPlayground(page, 's=surge~seed=1')
  const ends = []
  for (const name of ['Min replicas, slider', 'Max replicas, slider']) {
    const slider = page.getByRole('slider', { name })
    const [least, most] = [await slider.getAttribute('min'), await slider.getAttribute('max')]
    const scale = page.locator('.scale').filter({ has: slider })
    await expect(scale.locator(':scope > span')).toHaveText([least ?? '?', most ?? '?'])
    ends.push([least, most])
  }
  expect(ends).toEqual([
    ['1', '50'],
    ['1', '50'],
  ])
})
