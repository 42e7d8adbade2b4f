/** @typedef {import('@playwright/test').Page} Page */

/** Where a soak begins: a flash crowd, sixty simulated seconds in one of the visitor's. */
export const start = 's=flash&speed=60'

/**
 * One round of a busy visitor: plays a flash crowd, edits, kills, seeks, opens every dialog, and
 * comes back to time 0. What a page may keep is the same after each round. Returns how many cells were killed.
 * @param {Page} page
 * @param {number} round counts from 0
 */
export async function playRound(page, round) {
  const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true })
  const time = page.getByRole('slider', { name: 'Time', exact: true })
  await button('Flash').click()
  await button('Play').click()
  await reach(page, 230)
  const killed = await kill(page)
  await edit(page, 'Target CPU utilization', round % 2 === 0 ? '55' : '60')
  await reach(page, 420)
  await time.press('Home')
  await button('Play').click()
  await reach(page, 300)
  await time.press('Shift+ArrowLeft')
  await standStill(page)
  await openDialogs(page)
  await time.press('End')
  await standStill(page)
  await button('New seed').click()
  await walkThemes(page)
  await button('Restart with the same seed').click()
  await reachExactly(page, 0)
  return killed
}

/** @param {Page} page */
async function kill(page) {
  await page.locator('main canvas[role="img"]').focus()
  for (const key of ['ArrowRight', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
  // At 600× a cell may leave between a look at the button and a press on it, so both happen in one task.
  return page.getByRole('button', { name: 'Kill cell' }).evaluateAll((buttons) => {
    const ready = buttons.filter((button) => button.matches('button:enabled'))
    for (const button of ready) button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    return ready.length
  })
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
async function edit(page, name, value) {
  const box = page.getByRole('textbox', { name, exact: true })
  await box.fill(value)
  await box.press('Enter')
}

// Once through all four, so that every round begins and ends in the same.
/** @param {Page} page */
async function walkThemes(page) {
  for (let theme = 0; theme < 4; theme++) {
    await page.locator('main canvas[role="img"]').press('t')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
}

/** @param {Page} page */
async function openDialogs(page) {
  for (const name of ['Share', 'Import a manifest or a load', 'Help']) {
    await page.getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    for (const tab of await dialog.getByRole('tab').all()) await tab.click()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
}

/**
 * @param {Page} page
 * @param {number} seconds
 */
async function reach(page, seconds) {
  await page.waitForFunction(
    (least) => {
      const bar = document.querySelector('[role="slider"][aria-label="Time"]')
      return Number(bar?.getAttribute('aria-valuenow') ?? -1) >= least
    },
    seconds,
    { timeout: 120_000 },
  )
}

/**
 * @param {Page} page
 * @param {number} seconds
 */
async function reachExactly(page, seconds) {
  const time = page.getByRole('slider', { name: 'Time', exact: true })
  await time.and(page.locator(`[aria-valuenow="${seconds}"]`)).waitFor({ timeout: 120_000 })
  await standStill(page)
}

/** @param {Page} page */
async function standStill(page) {
  await page.waitForFunction(
    () =>
      /paused|finished/.test(
        document.querySelector('.transport')?.getAttribute('data-status') ?? '',
      ),
    undefined,
    { timeout: 120_000 },
  )
}
