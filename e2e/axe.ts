import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * axe finds nothing on the page as it stands; `what` names the state in the report. `within` is the part that
 * differs from what has been looked at before: another theme is looked at there alone.
 */
export async function expectClean(page: Page, what = '', within = 'body'): Promise<void> {
  // What fades in would be measured half transparent.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
  )
  // Without frames of other origins there is nothing to collect in a page of axe's own.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const isDark = (await page.locator('html').getAttribute('data-theme')) === 'dark'
  // The themes differ in their colours alone: all but the dark one are asked for those.
  const { violations, passes } = await (
    isDark ? axe : axe.include(within).withRules(['color-contrast', 'link-in-text-block'])
  ).analyze()
  expect(passes.length, what).toBeGreaterThan(isDark ? 10 : 0)
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} – ${failureSummary}`),
  }))
  expect.soft(found, what).toEqual([])
}
