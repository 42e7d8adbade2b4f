import { expect, test } from '@playwright/test'
import { breakRun, holdAdvances, holdScript, holdSimulation, leaveForLong } from './enter-states.ts'
import {
  culture,
  notices,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
  sharedLink,
  simulatedTime,
  timeBar,
} from './playground.ts'

test('[U46] until the script is there the page shows its frame', async ({ page }) => {
  const release = await holdScript(page)
  await page.goto('./', { waitUntil: 'commit' })
  const skeleton = page.locator('.skeleton')
  await expect(skeleton).toBeVisible()
  await expect(skeleton.locator('.pale')).toBeVisible()
  await expect(skeleton).toContainText('Digital Mitosis')
  release()
  await expect(playButton(page)).toBeEnabled()
  await expect(skeleton).toHaveCount(0)
})

for (const [width, height] of [
  [1440, 900],
  [960, 540],
  [390, 844],
] as const) {
  test(`[U46] pale cells stand until the run of a link is there, and nothing moves: ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const releaseScript = await holdScript(page)
    const release = await holdAdvances(page)
    const pale = page.locator('.pale svg')
    await page.goto('./#s=surge&t=60', { waitUntil: 'commit' })
    await expect(pale).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCSS('overflow', 'hidden')
    const stageBefore = await page.locator('.skeleton-stage').boundingBox()
    const cellsBefore = await pale.boundingBox()
    releaseScript()
    await expect(playButton(page)).toBeEnabled()
    const host = page.locator('.stage-host')
    await expect(host).toHaveCSS('opacity', '0')
    expect(await pale.boundingBox()).toEqual(cellsBefore)
    expect(await culture(page).boundingBox()).toEqual(stageBefore)
    await release()
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    await expect(pale).toHaveCount(0)
    await expect(host).toHaveCSS('opacity', '1')
    expect(await culture(page).boundingBox()).toEqual(stageBefore)
    // They belong to the beginning of a visit: later a replay dims the picture that is there.
    await timeBar(page).press('Home')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
    await expect(pale).toHaveCount(0)
  })
}

test('[U46] without graphics acceleration a note says so once', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'WebGL2RenderingContext', { value: undefined })
  })
  await openPlayground(page)
  const note = culture(page).getByText('Simple drawing.')
  await expect(note).toBeVisible()
  await culture(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)
  await page.reload()
  await expect(playButton(page)).toBeEnabled()
  await expect(note).toHaveCount(0)
})

test('[U47] with the left hand the rail and the transport stand on the other side', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.addInitScript(() => localStorage.setItem('mitosis.hand', 'left'))
  await openPlayground(page)
  const rail = page.getByRole('complementary', { name: 'Settings' })
  await expect(rail).toBeVisible()
  expect((await rail.boundingBox())?.x).toBe(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(rail).toHaveCount(0)
  const play = await playButton(page).boundingBox()
  expect(play?.x).toBeGreaterThan(300)
  await playButton(page).click()
  await pauseButton(page).click()
})

test('[U47] a phone begins its run anew from its menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('group', { name: 'More' }).getByRole('button', { name: 'Restart' }).click()
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
})

test('[U60] a heavy run from a link asks before it begins', async ({ page }) => {
  await openPlayground(page, 't=300&s=surge~load.peak=60000')
  const card = page.getByRole('region', { name: 'This is a heavy scenario' })
  await expect(card).toContainText('Up to 59.4M requests')
  await expect(card.getByRole('button', { name: 'Go to 05:00 anyway' })).toBeVisible()
  await expect(culture(page).locator('canvas')).toHaveCount(1)
  await expect(culture(page).locator('canvas')).toBeHidden()
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
  await card.getByRole('button', { name: 'Lower the peak to 50.5K/s' }).click()
  await expect(card).toHaveCount(0)
  await expect(culture(page).locator('canvas')).toBeVisible()
  await openPlayground(page, 't=2&s=surge~load.peak=70000')
  await card.getByRole('button', { name: 'Go to 00:02 anyway' }).click()
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '2')
  await expect(card).toHaveCount(0)
})

test('[U62] a culture without any load says so, and leads to it', async ({ page }) => {
  await openPlayground(page, 's=surge~load.peak=0~initialReplicas=1~hpa.min=1')
  const card = page.getByRole('region', { name: 'Nothing is growing yet' })
  await expect(card).toBeVisible()
  await expect(culture(page)).not.toContainText('Press Play')
  await card.getByRole('button', { name: 'Draw load' }).click()
  const point = page.getByRole('region', { name: 'Load', exact: true }).getByRole('slider').first()
  await expect(point).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(card).toHaveCount(0)
  await expect(culture(page)).toContainText('Press Play')
})

test('[U63] a run that has stopped leads back to its last good second, and a link leads there', async ({
  page,
}) => {
  await holdSimulation(page)
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(Object.assign(window, { text })) },
    })
  })
  await openPlayground(page, 's=surge&t=90')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '90')
  await breakRun(page, 88.5)
  const alert = page.getByRole('alert')
  await alert.getByRole('button', { name: 'Copy the link to it' }).click()
  await expect(page.getByText('The link to the fault is in the clipboard.')).toBeVisible()
  const link = await page.evaluate(() => (window as unknown as { text: string }).text)
  expect(link).toMatch(/#.*s=surge/u)
  expect(link).toContain('t=88')
  await alert.getByRole('button', { name: 'Back to 01:28' }).click()
  await expect(alert).toHaveCount(0)
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '88')
})

test(
  '[U76] a simulation that is killed while it plays is taken up where it was, the same bits',
  { tag: '@wide' },
  async ({ page }) => {
    await holdSimulation(page)
    await openPlayground(page, 's=surge')
    await setSpeed(page, '60×')
    await playButton(page).click()
    // A keyframe is given every three seconds.
    await expect.poll(() => simulatedTime(page), { timeout: 20_000 }).toBeGreaterThan(250)
    const killedAt = await page.evaluate(() => {
      window.simulation.worker?.terminate()
      return performance.now()
    })
    await expect(notices(page)).toContainText('nothing is lost')
    const toldAfter = (await page.evaluate(() => performance.now())) - killedAt
    // Two seconds by rule; the rest is for a machine that has other things to do.
    expect(toldAfter).toBeLessThan(6000)
    const before = await simulatedTime(page)
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(before + 20)
    await pauseButton(page).click()
    await expect(playButton(page)).toBeEnabled()
    const { address, digest } = await sharedLink(page)
    // Another visit runs it from time 0 and compares.
    await page.goto('about:blank')
    await page.goto(address)
    await expect(page.getByText('Verified: identical')).toBeVisible()
    expect((await sharedLink(page)).digest).toBe(digest)
  },
)

test(
  '[U64] a run that nobody has seen for a while waits with one large button',
  { tag: '@wide' },
  async ({ page }) => {
    await page.clock.install()
    await openPlayground(page, 's=surge&t=200')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '200')
    await leaveForLong(page)
    const said = culture(page).getByText(/^Paused at 03:2\d while out of view$/)
    await expect(said).toBeVisible()
    await page.getByRole('button', { name: 'Play on' }).click()
    await expect(pauseButton(page)).toBeVisible()
    await expect(said).toHaveCount(0)
  },
)

test(
  '[U65] without a connection a note says that the run goes on, and it does',
  { tag: '@wide' },
  async ({ page, context }) => {
    await openPlayground(page, 's=surge')
    await context.setOffline(true)
    const note = culture(page).getByText('You are offline.')
    await expect(note).toBeVisible()
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(0)
    await context.setOffline(false)
    await expect(note).toHaveCount(0)
  },
)

test(
  '[U66] a long replay shows how far it is, and can be stopped',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~load.peak=20000')
    await timeBar(page).press('End')
    const bar = culture(page).getByRole('progressbar', { name: 'Replaying to 15:00' })
    await expect(bar).toBeVisible()
    await expect(page.locator('.headline-host')).toBeHidden()
    await expect
      .poll(() => bar.evaluate((one: HTMLProgressElement) => one.value))
      .toBeGreaterThan(0)
    await culture(page).getByRole('button', { name: 'Stop here' }).press('Enter')
    await expect(bar).toHaveCount(0)
    await expect(culture(page).getByRole('img')).toBeFocused()
    await expect(page.locator('.headline-host')).toBeVisible()
    await expect(playButton(page)).toBeEnabled()
    expect(await simulatedTime(page)).toBeLessThan(900)
  },
)

test(
  '[U68] Play pressed while a link goes to its moment plays on from exactly there',
  { tag: '@wide' },
  async ({ page, context }) => {
    await openPlayground(page, 's=surge&t=60')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    const { address } = await sharedLink(page)
    const other = await context.newPage()
    const release = await holdAdvances(other)
    await other.goto(address)
    const transport = other.getByRole('group', { name: 'Transport' })
    await expect(transport).toContainText('to 01:00')
    await playButton(other).click()
    await pauseButton(other).click()
    await playButton(other).click()
    await expect(pauseButton(other)).toBeVisible()
    expect(await simulatedTime(other)).toBe(0)
    await release()
    await expect.poll(() => simulatedTime(other)).toBeGreaterThan(61)
    await expect(pauseButton(other)).toBeVisible()
    // The digest is that of the moment in the link: nothing was played before it.
    await expect(notices(other)).toContainText('Verified: identical to the sender’s run.')
  },
)

test(
  '[U68] Play pressed before the link is read plays the run of the link, from its moment',
  { tag: '@wide' },
  async ({ page }) => {
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    let asked = 0
    await page.route('**/assets/link-*.js', async (route) => {
      asked += 1
      await held
      await route.continue()
    })
    await openPlayground(page, 's=surge&t=60')
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(0)
    expect(asked).toBeGreaterThan(0)
    release()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(61)
    await expect(pauseButton(page)).toBeVisible()
  },
)
