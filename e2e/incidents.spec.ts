import { expect, test } from '@playwright/test'
import { expectClean } from './axe.ts'
import { openPlayground, runToEnd, simulatedTime } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

/** The first whole number of a text. */
function numberIn(text: string | null): number {
  const [found] = /[\d,]*\d/u.exec(text ?? '') ?? []
  return Number((found ?? 'none').replaceAll(',', ''))
}

test('[E29] an incident is explained by keyboard: its steps sum to what was lost, and a claim is seen in its run', async ({
  page,
}) => {
  await openPlayground(page, 's=surge~seed=1&t=280')
  const panel = page.locator('details', { hasText: 'Why were requests lost or late?' })
  await panel.locator('summary').focus()
  await page.keyboard.press('Enter')
  const ask = panel.getByRole('button', { name: 'Explain this incident' })
  await ask.focus()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('heading', { name: 'Without each cause' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(panel.getByText(/^The load rose from 60 to 420 requests per second/u)).toBeVisible()
  // The steps of the waterfall and its rest are the total, as the page says them.
  const total = numberIn(
    (await panel.getByText(/The steps and the rest are the/u).innerText()).split(
      'the rest are',
    )[1] ?? null,
  )
  const steps = await panel.getByText(/^In turn/u).allInnerTexts()
  const rest = numberIn(await panel.locator('li', { hasText: 'Left over' }).last().innerText())
  expect(steps.length).toBeGreaterThan(4)
  expect(total).toBeGreaterThan(1000)
  expect(steps.reduce((sum, step) => sum + numberIn(step), rest)).toBe(total)
  await expectClean(page, 'an incident', '.rail')
  // The run without a cause is opened at the end of the incident, and has lost so much less.
  const claim = panel.getByText(/^Had the image been there already/u)
  const fewer = numberIn(await claim.innerText())
  await panel.getByRole('button', { name: 'Look at that run: Image pull' }).click()
  await expect.poll(() => simulatedTime(page)).toBe(305)
  await runToEnd(page)
  await expect
    .poll(async () => numberIn(await panel.locator('summary').innerText()))
    .toBe(total - fewer)
  // And back.
  await panel.getByRole('button', { name: 'Back to the run that is explained' }).click()
  await expect(panel.getByRole('button', { name: 'Explain it anew' })).toBeVisible()
  await expect(panel.getByText('Back to the run that is explained')).toBeHidden()
})

test(
  '[R34] while a lesson is open no explanation looks beyond what it has shown',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 'l=p99-spike.4')
    const card = page.getByRole('region', { name: /^Lesson: / })
    await expect(card.getByRole('button', { name: 'Skip the question' })).toBeVisible({
      timeout: 20_000,
    })
    const panel = page.locator('details', { hasText: 'Why were requests lost or late?' })
    await panel.locator('summary').click()
    await expect(panel.getByText('A lesson is open')).toBeVisible()
    const ask = panel.getByRole('button', { name: 'Explain this incident' })
    await expect(ask).toHaveCount(0)
    await card.getByRole('button', { name: 'Leave the lesson' }).click()
    await expect(ask).toBeVisible()
  },
)
