import { expect, test, type Page } from '@playwright/test'
import { culture, notices, openPlayground, runToEnd, sharedLink } from './playground.ts'

/** Opens the dialog of kept runs. */
async function openRuns(page: Page) {
  await page.getByRole('button', { name: 'Your runs', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Your runs' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function setMost(page: Page, most: string) {
  const box = page.getByRole('textbox', { name: 'Max replicas' })
  await box.fill(most)
  await box.press('Enter')
}

/** How many drafts this browser keeps. */
function kept(page: Page) {
  return page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('mitosis.run.')).length,
  )
}

test('[Y46] [Y47] [Y48] a draft outlives a reload and links; saved runs are renamed, deleted and brought back', async ({
  page,
}) => {
  await openPlayground(page)
  await setMost(page, '17')
  await expect.poll(() => kept(page)).toBe(1)

  // A page without a run in its address offers the draft, and does not open it by itself.
  await page.goto('about:blank')
  await openPlayground(page)
  const goOn = page.getByRole('button', { name: 'Go on with it' })
  await expect(goOn).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Max replicas' })).not.toHaveValue('17')
  await goOn.click()
  await expect(page.getByRole('textbox', { name: 'Max replicas' })).toHaveValue('17')
  await expect(goOn).toBeHidden()

  // Neither a bad link nor a good one touches it; an edit of the opened run is another draft.
  await page.goto('./#x=1broken')
  await expect(culture(page)).toContainText('This link is incomplete')
  await page.goto('./#s=flash')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('flash')
  expect(await kept(page)).toBe(1)
  await setMost(page, '23')
  await expect.poll(() => kept(page)).toBe(2)

  // A damaged record harms nothing.
  await page.evaluate(() => localStorage.setItem('mitosis.run.damaged00', '{"v":1'))
  let dialog = await openRuns(page)
  await expect(dialog).toContainText('damaged and cannot be read')
  const drafts = dialog.getByRole('region', { name: 'Your drafts' })
  await expect(drafts.getByRole('listitem')).toHaveCount(2)

  await dialog.getByRole('textbox', { name: 'Name of this run' }).fill('Flash of Monday')
  // Whoever presses twice saves once.
  await dialog.locator('form').getByRole('button', { name: 'Save', exact: true }).dblclick()
  const saved = dialog.getByRole('region', { name: 'Saved runs' })
  await expect(saved.getByRole('listitem')).toContainText('Flash of Monday')
  await saved.getByRole('button', { name: 'Rename Flash of Monday' }).click()
  await page.keyboard.type('Flash of Friday')
  await page.keyboard.press('Enter')
  await expect(saved.getByRole('listitem')).toContainText('Flash of Friday')
  await saved.getByRole('button', { name: 'Delete Flash of Friday' }).click()
  await expect(saved.getByRole('listitem')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Bring it back' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(saved.getByRole('listitem')).toContainText('Flash of Friday')

  // The first draft is the first run still, and goes on as itself.
  await drafts.getByRole('listitem').last().getByRole('button', { name: 'Open' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Max replicas' })).toHaveValue('17')
  await setMost(page, '18')
  // The address follows the edit, as the draft does.
  await expect(page).toHaveURL(/hpa\.max=18(~|$)/)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Max replicas' })).toHaveValue('18')
  dialog = await openRuns(page)
  await expect(
    dialog.getByRole('region', { name: 'Your drafts' }).getByRole('listitem'),
  ).toHaveCount(2)
})

test('[Y61] [Y62] a goal comes with its link, is decided at the end, and a wrong one is told', async ({
  page,
}) => {
  await openPlayground(page, 'goal=p99%3C2s,cost%3C9&s=ramp')
  await expect(notices(page)).toContainText('Goal: p99 below 2,000 ms, cost below $9.')
  await runToEnd(page)
  await expect(notices(page)).toContainText('The run meets its goal: p99 465 ms, cost $0.11.')

  const dialog = await openRuns(page)
  await dialog.getByRole('tab', { name: 'Goal' }).click()
  await dialog.getByRole('textbox', { name: 'Hours of all cells' }).fill('2')
  await dialog.getByRole('button', { name: 'Set this goal' }).click()
  const cells = dialog.getByRole('row', { name: /Hours of all cells/ })
  await expect(cells).toContainText('2.3 h')
  await expect(cells).toContainText('missed')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(notices(page)).toContainText(/The run misses its goal: .* 2\.3\s?h \(goal 2\s?h\)/)

  await page.goto('./#goal=p98%3C1ms&s=ramp')
  await expect(notices(page)).toContainText('The link asks for a goal “p98<1ms”')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('ramp')
})

test(
  '[Y63] a scenario and a lesson offer a goal, which is one like any other when it is taken',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=flash')
    const dialog = await openRuns(page)
    await dialog.getByRole('tab', { name: 'Goal' }).click()
    await dialog.getByRole('button', { name: 'Take this goal' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Requests that failed' })).toHaveValue('5')
    await expect(dialog.getByRole('button', { name: 'Take this goal' })).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(notices(page)).toContainText('Goal: failed below 5%, cost below $0.25.')
    expect((await sharedLink(page)).address).toContain('goal=lost%3C5%25,cost%3C0.25')

    await page.goto('about:blank')
    await page.goto('./#l=p99-spike.6')
    await page.getByRole('button', { name: 'Take this goal' }).click()
    await expect(notices(page)).toContainText('Goal: p99 below 500 ms, cost below $0.06.')
    await expect(page.getByRole('slider', { name: 'Time', exact: true })).toHaveAttribute(
      'aria-valuenow',
      '0',
    )
    await runToEnd(page)
    await expect(notices(page)).toContainText('The run misses its goal')
  },
)

test('[Y70] [Y71] [Y73] [Y74] a round by hand is played by keys and held against the autoscaler', async ({
  page,
}) => {
  await openPlayground(page)
  const dialog = await openRuns(page)
  await dialog.getByRole('tab', { name: 'By hand' }).click()
  await dialog.getByRole('button', { name: 'Begin', exact: true }).click()
  const round = page.getByRole('group', { name: 'You are the autoscaler' })
  await expect(round.getByRole('button', { name: 'One cell more' })).toBeFocused()
  await expect(round).toContainText('2 cells asked for')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('+')
  await page.keyboard.press('-')
  await round.getByRole('button', { name: 'One cell more' }).click()
  await expect(round).toContainText('4 cells asked for')
  // The log has every press, and the run obeys.
  await expect(round).toContainText(/4 ready|[12] starting/)

  // Whoever does not wait a minute plays faster, and that is told.
  await page.getByRole('slider', { name: 'Time', exact: true }).press('End')
  await expect(dialog).toContainText('failed or came late in your run', { timeout: 30_000 })
  await expect(dialog).toContainText('not played at its pace')
  const decisions = dialog.getByRole('row', { name: /Decisions/ })
  await expect(decisions.getByRole('cell').first()).toHaveText('4')
  await expect(dialog.getByRole('row', { name: /Cost/ })).toContainText(/\$0\.0\d+.*\$0\.0\d+/)

  // Both runs stand side by side, from their start on.
  await dialog.getByRole('button', { name: 'Both side by side' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'B: Kubernetes HPA' })).toBeVisible()
  const bar = page.getByRole('region', { name: 'Comparison' })
  await page.getByRole('slider', { name: 'Time', exact: true }).press('End')
  await expect(bar).toContainText('than A (By hand) by 08:00', { timeout: 30_000 })
  await openRuns(page)
  await dialog.getByRole('tab', { name: 'By hand' }).click()
  await dialog.getByRole('button', { name: "Watch the autoscaler's run" }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
})
