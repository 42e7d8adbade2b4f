import { expect, test, type Page } from '@playwright/test'
import { focusedName, tabTo } from './focus.ts'
import {
  culture,
  divided,
  loadPoints,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
  simulatedTime,
  timeBar,
} from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

test('nothing takes the focus on load', async ({ page }) => {
  await openPlayground(page)
  await expect(page.getByRole('heading', { name: 'Autoscaler' })).toBeVisible()
  expect(await focusedName(page)).toBe('')
})

test('[P6] [P8] [P17] [U27] [U75] a run is played, stepped, scrubbed and edited with the keyboard alone', async ({
  page,
}) => {
  await openPlayground(page)
  await tabTo(page, 'Play')
  await page.keyboard.press('Enter')
  await expect(pauseButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(playButton(page)).toBeFocused()

  const before = await simulatedTime(page)
  await tabTo(page, 'Step to the next decision')
  await page.keyboard.press('Enter')
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(before)
  await expect(playButton(page)).toBeEnabled()
  const stepped = await simulatedTime(page)
  await tabTo(page, 'Step back to the decision before', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => simulatedTime(page)).toBe(0)
  await expect(page.getByRole('button', { name: 'Step back to the decision before' })).toBeFocused()
  await tabTo(page, 'Step to the next decision')
  await page.keyboard.press('Enter')
  await expect.poll(() => simulatedTime(page)).toBe(stepped)
  await expect(playButton(page)).toBeEnabled()
  await tabTo(page, 'Time')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(stepped + 10))
  await page.keyboard.press('Space')
  await expect(pauseButton(page)).toBeVisible()
  await page.keyboard.press('Space')
  await expect(playButton(page)).toBeVisible()
  await tabTo(page, 'Speed')
  await page.keyboard.press('End')
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('600')

  await tabTo(page, 'Point 3 of 6')
  await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '420')
  await page.keyboard.press('ArrowUp')
  await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '430')
  await tabTo(page, 'Target CPU utilization')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('70%')
  await page.keyboard.press('Enter')
  const target = page.getByRole('slider', { name: 'Target CPU utilization, slider' })
  await expect(target).toHaveValue('70')
})

test('[U20] [U26] a cell is found, selected and its decision read with the keyboard alone', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=200')
  await expect(culture(page)).toContainText(divided)
  await tabTo(page, 'List of cells')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'List of cells' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await tabTo(page, 'Cell 1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Cell 3' })).toBeVisible()
  const inspector = page.getByRole('region', { name: 'Cell 3' })
  await expect(inspector.getByRole('heading', { name: 'Why did it divide?' })).toBeVisible()
  await expect(inspector).toContainText(/ScaleUpLimit|AbleToScale/)
  await tabTo(page, /^Decisions/)
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('listitem').first()).toBeVisible()
})

test(
  '[U73] who kills a cell with the keyboard is at what is said of it',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=200')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '200')
    const stage = culture(page).getByRole('img')
    await stage.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { name: /^Cell \d$/ })
    const name = (await heading.textContent()) ?? ''
    const inspector = page.getByRole('region', { name, exact: true })
    await tabTo(page, 'Kill cell')
    await expect(page.getByRole('button', { name: 'Kill cell' })).toHaveAccessibleDescription(
      /Undo brings it back/,
    )
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Kill cell' })).toHaveCount(0)
    await expect(inspector).toBeFocused()
    await expect(inspector).toContainText(/was killed at 03:20\. Undo brings it back/)
    await page.keyboard.press('Tab')
    await expect.poll(() => focusedName(page)).toMatch(/^Why so many cells/)
    // A press on its words gives it nothing, and letters are keys of the stage.
    await inspector.getByRole('heading').click()
    await expect(page.locator('body')).toBeFocused()
  },
)

test('[S26] [U27] the stage is walked with the keyboard, and its letters open what they say', async ({
  page,
}) => {
  await openPlayground(page)
  const stage = culture(page).getByRole('img')
  await stage.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Cell \d$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Selected cell' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'How this works' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(stage).toBeFocused()
  // On a projector the page is drawn larger: it has another width, and a stage of its own.
  for (const name of ['light', 'projector', 'contrast', 'dark', 'light']) {
    if ((await page.locator('html').getAttribute('data-theme')) === name) continue
    await page.keyboard.press('t')
    await expect(page.locator('html')).toHaveAttribute('data-theme', name)
    await expect(stage).toBeFocused()
  }
  await page.keyboard.press('l')
  await expect.poll(() => focusedName(page)).toBe('Point 1 of 6')
})

test('[U73] a link is copied with the keyboard alone, and the focus comes back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPlayground(page)
  await tabTo(page, 'Share')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  // Whole with its digest: what was copied before is another text than the one shown.
  await expect(dialog.getByRole('textbox', { name: 'The link' })).toHaveValue(/#.*h=.*s=surge/)
  await tabTo(page, 'Copy')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const share = page.getByRole('button', { name: 'Share', exact: true })
  await expect(share).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Close')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(share).toBeFocused()
  // The browser tells a turn late that it closed a dialog: a key that falls between opens it all the same.
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await share.evaluate((button: HTMLButtonElement) => {
    document.querySelector('dialog')?.close()
    button.click()
  })
  await expect(dialog.getByRole('textbox', { name: 'The link' })).toHaveValue(/#.*h=.*s=surge/)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(share).toBeFocused()
})

test(
  '[U31] [U33] [U34] [U36] the main way is gone by keyboard alone, and told on the way',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge')
    const main = page.getByRole('main')
    const summary = main.getByRole('region', { name: 'Summary' })
    await expect(summary).toContainText('2 cells ready, 0 dividing.')
    await expect(summary).toContainText('Next: press Play')
    // Nothing has the focus yet: the letters act.
    await page.keyboard.press('3')
    await page.keyboard.press('Space')
    await expect(pauseButton(page)).toBeVisible()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(20)
    await page.keyboard.press('Space')
    await expect(playButton(page)).toBeVisible()

    await page.keyboard.press('l')
    await expect.poll(() => focusedName(page)).toBe('Point 1 of 6')
    await tabTo(page, 'Point 3 of 6')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(main).toContainText(
      /Load now peaks at 520 per second; the ready cells can serve \d+/,
    )
    await page.keyboard.press('ControlOrMeta+z')
    await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '420')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '520')
    await tabTo(page, 'Target CPU utilization')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('50')
    await page.keyboard.press('Enter')
    await expect(main).toContainText(/at a CPU target of 50%/)

    const stage = main.getByRole('img').first()
    await stage.focus()
    await page.keyboard.press('ArrowRight')
    await expect(main).toContainText(/Cell \d+, without a mother: serving, load \d+%/)
    await page.keyboard.press('Enter')
    await tabTo(page, 'Kill cell')
    await page.keyboard.press('Enter')
    await expect(main).toContainText(/Cell \d+ was killed; \d+ cells? (is|are) ready\./)

    await stage.focus()
    await page.keyboard.press('v')
    const lineage = page.getByRole('main', { name: 'Lineage' })
    await expect(lineage).toContainText(/descends? from/)
    await expect(lineage.getByRole('img')).toBeFocused()
    await expect(summary).toContainText('the lineage')
    await page.keyboard.press('v')
    await expect(culture(page).getByRole('img')).toBeFocused()
    await page.keyboard.press('s')
    await expect(page.getByRole('dialog', { name: 'Share this culture' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog').getByRole('table')).toHaveCount(2)
  },
)

test(
  '[P21] what was told of the objective ends with its run',
  { tag: '@wide' },
  async ({ page }) => {
    const voices = page.locator('.headline-voice')
    await openPlayground(page, 's=surge~seed=7&t=130')
    await setSpeed(page, '60×')
    await playButton(page).click()
    await expect(voices.filter({ hasText: /^Objective missed/ })).toHaveCount(1)
    await pauseButton(page).click()
    await page.evaluate(() => (location.hash = '#s=steady&t=200'))
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '200')
    expect(await voices.count()).toBeGreaterThan(1)
    // The sentence may speak of the objective; news of it begin with it.
    await expect(voices.filter({ hasText: /^Objective/ })).toHaveCount(0)
  },
)

test('[U33] a change is told while the run goes on', async ({ page }) => {
  await openPlayground(page)
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(1)
  const target = page.getByRole('textbox', { name: 'Target CPU utilization' })
  await target.fill('50')
  await target.press('Enter')
  await expect(culture(page)).toContainText(/at a CPU target of 50%/)
  await expect(pauseButton(page)).toBeVisible()
})

test('[U35] letters are keys only for those who want them', { tag: '@wide' }, async ({ page }) => {
  await openPlayground(page)
  await page.getByRole('button', { name: 'Preferences' }).press('Enter')
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space')
  await page.keyboard.press('Escape')
  await culture(page).getByRole('img').focus()
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Cell \d$/ })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.reload()
  await expect(playButton(page)).toBeEnabled()
  await page.keyboard.press('?')
  await page.keyboard.press('Space')
  await expect(pauseButton(page)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test(
  '[P6] [P8] [U20] [U31] [U36] from the first page to an opened link no mouse is needed',
  { tag: '@wide' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openPlayground(page)
    const main = page.getByRole('main')
    await tabTo(page, 'Point 3 of 6')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '520')
    await tabTo(page, 'Speed', 'Shift+Tab')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
    // Slow enough that no machine comes to the end of the run between two looks.
    await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('30')
    await tabTo(page, 'Play', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(5)
    await page.keyboard.press('Enter')
    await expect(playButton(page)).toBeFocused()
    await tabTo(page, 'Time')
    for (let step = 0; step < 25; step++) await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(250)

    await tabToPicture(page, 'Culture', 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(main).toContainText(/Cell \d+, .*: .*load \d+%/)
    await page.keyboard.press('Enter')
    const cell = page.getByRole('region', { name: /^Cell \d+$/ })
    await expect(cell.getByRole('heading', { name: /^Why / })).toBeVisible()
    await expect(cell).toContainText(/ScaleUpLimit|AbleToScale|ScalingActive/)
    await tabTo(page, 'Kill cell')
    await page.keyboard.press('Enter')
    await expect(main).toContainText(/Cell \d+ was killed; /)

    await tabTo(page, 'Time', 'Shift+Tab')
    const killed = await simulatedTime(page)
    await page.keyboard.press('Shift+ArrowRight')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(killed + 10))
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(killed))
    await page.keyboard.press('ControlOrMeta+z')
    await expect(main).toContainText(/Taken back: cell \d+ killed at \d\d:\d\d\./)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(loadPoints(page).nth(2)).toHaveAttribute('aria-valuenow', '420')
    await expect(main).toContainText(/Taken back: load up to 520\/s at 00:00\./)
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(killed))

    await tabTo(page, 'Culture', 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Lineage' })).toBeFocused()
    await tabToPicture(page, 'Lineage', 'Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(main.getByRole('treeitem', { selected: true })).toHaveCount(1)

    await tabTo(page, 'Share', 'Shift+Tab')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Share this culture' })
    await expect(dialog.getByRole('textbox', { name: 'The link' })).toHaveValue(/[#&]h=/)
    await tabTo(page, 'Copy')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByRole('main', { name: 'Lineage' })).toContainText(/descends? from/)
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', String(killed))
    await expect(page.getByText('Verified: identical to the sender’s run.')).toBeVisible()
  },
)

/** Walks to the picture of a view. Its name is what it shows at the moment, so it is known by its role. */
async function tabToPicture(page: Page, view: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const picture = page.getByRole('main', { name: view }).getByRole('img').first()
  await expect(picture).toHaveAttribute('aria-label', /^(?!Replaying)./)
  await tabTo(page, { role: 'img' }, key)
  await expect(picture).toBeFocused()
}
