import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { tabTo } from './focus.ts'
import {
  culture,
  notices,
  openPlayground,
  pauseButton,
  playButton,
  simulatedTime,
  timeBar,
} from './playground.ts'
import { pasteText } from './import.ts'
import { cutRings } from './rings.ts'
import { sidewaysRoom } from './room.ts'
import { smallTargets } from './touch.ts'

test.use({ viewport: { width: 1440, height: 900 }, hasTouch: true, colorScheme: 'dark' })

const names = ['gateway', 'checkout', 'search', 'catalog', 'sessions']

const chooser = (page: Page) => page.getByRole('radiogroup', { name: 'Service', exact: true })
const service = (page: Page, name: string) =>
  chooser(page).getByRole('radio', { name, exact: true })
const target = (page: Page) => page.getByRole('textbox', { name: 'Target CPU utilization' })

test('[B20] [B21] [B22] [B23] [B24] [B25] [B26] a service of five is chosen with the keyboard, and all that is shown is its own', async ({
  page,
}) => {
  await openPlayground(page, 's=shop&t=30')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '30')
  await expect(chooser(page).getByRole('radio')).toHaveCount(names.length)
  await expect(service(page, 'gateway')).toBeChecked()
  await expect(service(page, 'search')).toHaveAccessibleDescription(
    /^\d+ ready(, \d+ dividing)?(, \d+ requests? waiting)?, objective (met|missed)$/,
  )
  await expect(culture(page)).toContainText('gateway: ')
  await expect(page.getByRole('img', { name: /^Replicas, gateway\. At 00:30: / })).toBeVisible()

  await tabTo(page, 'gateway')
  await page.keyboard.press('ArrowRight')
  await expect(service(page, 'checkout')).toBeFocused()
  await expect(service(page, 'checkout')).toBeChecked()
  await expect(culture(page)).toContainText('checkout: ')
  await expect(page.getByRole('img', { name: /^Replicas, checkout\. At 00:30: / })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Autoscaler checkout' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Load', exact: true })).toContainText('all clients')

  const before = await target(page).inputValue()
  await target(page).fill('40')
  await target(page).press('Enter')
  await expect(target(page)).toHaveValue('40')
  await service(page, 'search').check()
  await expect(page.getByRole('heading', { name: 'Autoscaler search' })).toBeVisible()
  await expect(target(page)).not.toHaveValue('40')
  await service(page, 'checkout').check()
  await expect(target(page)).toHaveValue('40')
  expect(before).not.toBe('40')

  const rail = page.getByRole('complementary', { name: 'Settings' })
  await rail.getByText('Calls', { exact: true }).click()
  const calls = rail.getByRole('table', { name: /^Calls a second/ })
  await expect(calls.getByRole('row')).toHaveCount(6)
  await expect(calls.getByRole('row', { name: /^clients → gateway \d+/ })).toBeVisible()
  await expect(calls.getByRole('row', { name: /^gateway → search ?optional \d+/ })).toBeVisible()
  await rail.getByText('Limits', { exact: true }).click()
  const limits = rail.getByRole('table', { name: /^Calls from and to checkout/ })
  await expect(limits.getByRole('row')).toHaveCount(8)
  await rail.getByText('Decisions', { exact: true }).click()
  await rail.getByRole('switch', { name: 'Of all services' }).check()
  await expect(
    rail.getByRole('button', { name: /^00:\d\d (gateway|search|catalog)/ }).first(),
  ).toBeVisible()
  await expectClean(page, 'several services', '.rail')

  await page.getByRole('button', { name: 'List of cells' }).click()
  await expect(page.getByRole('table', { name: /^sessions: \d+ ready/ })).toBeVisible()
  await page
    .getByRole('table', { name: /^sessions: / })
    .getByRole('button')
    .first()
    .click()
  await expect(service(page, 'sessions')).toBeChecked()
  await expect(rail.getByText(/^sessions, (ready|serving)/)).toBeVisible()
  await page.getByRole('tab', { name: 'Lineage' }).click()
  await expect(page.getByRole('main', { name: 'Lineage' })).toContainText('sessions: ')

  // A manifest is for the service of its name.
  const imported = await pasteText(page, manifestOf('search'))
  await expect(imported.getByLabel('For the service')).toHaveValue('2')
  await imported.getByRole('button', { name: 'Use this autoscaler' }).click()
  await expect(service(page, 'search')).toBeChecked()
  await service(page, 'sessions').check()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(service(page, 'sessions')).toBeInViewport({ ratio: 1 })
  expect(await sidewaysRoom(page)).toBe(0)
  expect(await cutRings(page)).toEqual([])
  // Points of a load may stand nearer to each other than a finger is wide.
  const small = await smallTargets(page)
  expect(small.filter((name) => !name.startsWith('Point'))).toEqual([])

  // A run of one service has nothing of it.
  await page.goto('./#s=surge')
  await expect(chooser(page)).toHaveCount(0)
  await expect(page.getByRole('radio')).toHaveCount(0)
})

test(
  '[B27] [B28] a service of five is told to share its slots, in the form and in the address, and the run goes on',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=shop&t=30')
    await service(page, 'checkout').check()
    const discipline = await openDiscipline(page, 'checkout')
    await expect(discipline).toHaveValue('fcfs')
    await expect(discipline).toHaveAccessibleDescription(/Changing it begins a new run\.$/)
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '30')
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(30)

    await discipline.selectOption({ label: 'Processor sharing' })
    await expect(notices(page)).toContainText('“Discipline” is fixed while a run goes on')
    await expect(discipline).toHaveValue('processor-sharing')
    await expect(service(page, 'checkout')).toBeChecked()
    const hash = () => new URL(page.url()).hash
    await expect.poll(hash).toMatch(/[=~]checkout\.discipline=processor-sharing(&|$)/)
    expect(hash()).not.toContain('search.')
    await expect(pauseButton(page)).toBeVisible()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(1)

    // It is that service's own, and comes back from the address.
    await service(page, 'search').check()
    await expect(discipline).toHaveValue('fcfs')
    await page.reload()
    await expect(playButton(page)).toBeEnabled()
    await service(page, 'checkout').check()
    await expect(await openDiscipline(page, 'checkout')).toHaveValue('processor-sharing')

    // Its autoscaler would wait for a queue that never is.
    const metric = page.getByRole('combobox', { name: 'Metric', exact: true })
    const note = page.getByText('Nobody waits where all share the slots')
    await expect(note).toHaveCount(0)
    await metric.selectOption({ label: 'Queue length' })
    await expect(note).toBeVisible()
    await service(page, 'search').check()
    await metric.selectOption({ label: 'Queue length' })
    await expect(note).toHaveCount(0)
    await service(page, 'checkout').check()
    await expect(note).toBeVisible()
    await metric.selectOption({ label: 'In flight per pod' })
    await expect(note).toHaveCount(0)

    // A lone service, whose settings stand open in the same place, has no such choice.
    await page.goto('./#s=surge')
    await expect(chooser(page)).toHaveCount(0)
    await expect(page.getByRole('combobox', { name: 'Routing' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Discipline' })).toHaveCount(0)
  },
)

/** Opens what is told of a service in the rail, and finds the choice of its discipline there. */
async function openDiscipline(page: Page, name: string): Promise<Locator> {
  const rail = page.getByRole('complementary', { name: 'Settings' })
  await rail.locator('summary').getByText(name, { exact: true }).click()
  const choice = rail.getByRole('combobox', { name: 'Discipline' })
  await expect(choice).toBeVisible()
  return choice
}

/** An autoscaler's manifest with a name, from 3 to 17 cells. */
function manifestOf(name: string): string {
  return [
    'apiVersion: autoscaling/v2',
    'kind: HorizontalPodAutoscaler',
    `metadata: { name: ${name} }`,
    'spec:',
    `  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }`,
    '  minReplicas: 3',
    '  maxReplicas: 17',
    '  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]',
  ].join('\n')
}
