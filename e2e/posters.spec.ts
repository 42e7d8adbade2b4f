import { expect, test } from '@playwright/test'
import axe from 'axe-core'

test(
  '[R70] the sheet of a lesson is read without script, leads into the lesson, and axe finds nothing in it',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto('./#l=first-division')
    await page.getByRole('link', { name: 'Print this lesson' }).click()
    await expect(page).toHaveURL(/lessons\/first-division\/index\.html$/)
    for (const language of ['en', 'de']) {
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('ol > li').nth(4)).toBeVisible()
      await expect(page.locator('script')).toHaveCount(0)
      await page.evaluate(axe.source)
      const found = await page.evaluate(async () => {
        const { axe: rules } = window as unknown as { readonly axe: typeof axe }
        const { passes, violations } = await rules.run()
        return {
          seen: passes.length,
          broken: violations.map(({ id, nodes }) => [id, nodes.length]),
        }
      })
      expect(found.seen).toBeGreaterThan(10)
      expect(found.broken).toEqual([])
      if (language === 'en') await page.getByRole('link', { name: 'Deutsch' }).click()
    }
    await page.getByRole('link', { name: 'Im Browser spielen' }).click()
    await expect(page.getByRole('region', { name: /First division|Erste Teilung/ })).toBeVisible()
  },
)
