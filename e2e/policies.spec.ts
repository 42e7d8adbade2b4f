import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { expectClean } from './axe.ts'
import { culture, openPlayground, runToEnd, sharedLink } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

const root = join(import.meta.dirname, '..')

test('[U80] [U81] [U82] [U83] another autoscaler is chosen, set, asked why, and travels in a link', async ({
  page,
}) => {
  await openPlayground(page, 's=surge~seed=7')
  await page.getByLabel('Decides').selectOption('Knative')
  const panel = page.getByRole('region', { name: 'Autoscaler' })
  // Four slots at 60 %, as the autoscaler before it had it.
  await expect(panel.getByLabel('target', { exact: true })).toHaveValue('4')
  const target = panel.getByLabel('target-utilization-percentage', { exact: true })
  await expect(target).toHaveValue('60')
  await target.fill('50')
  await target.press('Enter')
  await runToEnd(page)
  await page.getByText('Why so many cells?').click()
  const why = page.locator('details', { hasText: 'Why so many cells?' })
  await expect(why.getByText(/^⌈[\d.]+ ÷ 2⌉ = \d+$/u).first()).toBeVisible()
  await expect(why.getByText('the stable window asks for so many').first()).toBeVisible()
  await page.getByText('Decisions', { exact: true }).click()
  // The newest one that changed something; what it came to stands at its end.
  const row = page.locator('.decision-row[data-changed="true"]').first()
  const told = (await row.locator('span').last().textContent()) ?? ''
  expect(told).toMatch(/^\d+ → \d+ replicas$/u)
  await row.click()
  const steps = page.locator('.decision-list .decision-step')
  await expect(steps.last()).toContainText(told.replace(' replicas', ''))
  await expectClean(page, 'another autoscaler and why', '.rail')
  const { address, digest } = await sharedLink(page)
  await page.goto('about:blank')
  await page.goto(address)
  // A link that is shared on the way there has the moment reached so far.
  await expect(culture(page)).toContainText('The run is over', { timeout: 30_000 })
  await expect(page.getByLabel('Decides')).toHaveValue('kpa')
  expect((await sharedLink(page)).digest).toBe(digest)
})

test(
  '[J111] [J112] a server is made larger by restarts, stands at its ceiling, and says so',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~seed=7')
    await page.getByLabel('Decides').selectOption('A larger server')
    const panel = page.getByRole('region', { name: 'Autoscaler' })
    await expect(panel.getByLabel('Most slots')).toHaveValue('32')
    await panel.getByLabel('Most slots').fill('8')
    await panel.getByLabel('Most slots').press('Enter')
    await runToEnd(page)
    await page.getByText('Decisions', { exact: true }).click()
    const rows = page.locator('.decision-row')
    const last = rows.filter({ hasText: 'at its ceiling' }).first()
    await last.click()
    const steps = page.locator('.decision-list .decision-step')
    await expect(steps.last()).toContainText('8 slots')
    const { address, digest } = await sharedLink(page)
    await page.goto('about:blank')
    await page.goto(address)
    // A link that is shared on the way there has the moment reached so far.
    await expect(culture(page)).toContainText('The run is over', { timeout: 30_000 })
    expect((await sharedLink(page)).digest).toBe(digest)
  },
)

test('[U84] how true the autoscalers are is what the verification counts', async ({ page }) => {
  const command = [join(root, 'scripts', 'verify.mjs'), 'src/verification/vectors', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root })
  const families = JSON.parse(stdout) as readonly { name: string; passed: number }[]
  const passed = (start: string): number =>
    families.reduce((sum, one) => (one.name.startsWith(start) ? sum + one.passed : sum), 0)
  expect(passed('')).toBeGreaterThan(500)
  await openPlayground(page)
  await page.locator('.stage-host canvas').focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'How this works' })
  await dialog.getByText('How true are the autoscalers?').click()
  const row = (name: string) => dialog.locator('.decision-step', { hasText: name })
  for (const [name, start] of [
    ['Kubernetes HPA', 'hpa-'],
    ['Knative KPA', 'kpa-'],
    ['AWS', 'aws-'],
  ] as const) {
    const count = passed(start)
    await expect(row(name)).toContainText(`passes ${count} of ${count}`)
  }
  await expect(row('Google MIG')).toContainText('no vectors')
  await expectClean(page, 'how true', 'dialog')
})
