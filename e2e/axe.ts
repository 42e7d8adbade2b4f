import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const themes = ['dark', 'light', 'projector', 'contrast'] as const

/** The themes differ in their colours alone, so that all but the dark one are asked for those. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * axe finds nothing on the page as it stands, which is in the dark theme, nor in its colours in the other
 * themes; `what` names the state in the report. `within` is the part that differs from what has been looked
 * at before: the other themes are looked at there alone.
 */
export async function expectClean(page: Page, what: string, within = 'body'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Evaluated once a document: a page keeps it until it is left.
  await page.evaluate(`if (!window.axe) { ${axe.source} }`)
  await expectNothing(page, what, 'html', {})
  // A theme is this attribute and, on a projector, a size: a state is entered once for all four.
  for (const theme of themes.slice(1)) {
    await dress(page, theme)
    await expectNothing(page, `${what}, ${theme}`, within, { runOnly: colourRules })
  }
  await dress(page, 'dark')
}

async function dress(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)
}

async function expectNothing(
  page: Page,
  what: string,
  within: string,
  options: axe.RunOptions,
): Promise<void> {
  const { seen, found } = await page.evaluate(
    async ([where, wish]) => {
      // What fades in would be measured half transparent.
      for (const one of document.getAnimations()) {
        if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
      }
      const { axe: rules } = window as unknown as { readonly axe: typeof axe }
      const { passes, violations } = await rules.run(where, {
        ...wish,
        resultTypes: ['violations'],
      })
      return {
        seen: passes.length,
        found: violations.map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.map(
            ({ html, failureSummary }) => `${html.slice(0, 160)} – ${failureSummary}`,
          ),
        })),
      }
    },
    [within, options] as const,
  )
  expect(seen, what).toBeGreaterThan(options.runOnly === undefined ? 10 : 0)
  expect.soft(found, what).toEqual([])
}
