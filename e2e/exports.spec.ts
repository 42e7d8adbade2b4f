import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { drop } from './import.ts'
import {
  notices,
  openPlayground,
  pauseButton,
  playButton,
  sharedLink,
  simulatedTime,
  timeBar,
} from './playground.ts'
import { decodedFrames, gifFacts, pngFacts, unlike } from './pictures.ts'
import { tasksDuring } from './tasks.ts'

const moment = 's=surge~seed=1&t=230&speed=8'

test.describe.configure({ timeout: 120_000 })

test('[U50] a picture has the size that was asked for, at any density, and shows something', async ({
  page,
}) => {
  const dialog = await openImageTab(page)
  await dialog.getByRole('combobox', { name: 'Size' }).selectOption('embed')
  const single = await saved(page, dialog, 'Save the PNG')
  const facts = await pngFacts(page, single)
  expect(facts).toMatchObject({ width: 960, height: 540 })
  expect(facts.colours).toBeGreaterThan(200)
  await dialog.getByRole('combobox', { name: 'Pixels' }).selectOption('2')
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  const still = dialog.locator('.preview-still')
  const shade = () => still.evaluate(lightOf)
  await expect(
    dialog.getByText(/^Still of .*: Fluorescence, 1920 × 1080 pixels, 0\d:\d\d\.$/),
  ).toBeVisible()
  // What was shown before is a light one.
  await expect.poll(shade).toBeLessThan(60)
  const dark = await shade()
  expect(dark).toBeGreaterThan(0)
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('light')
  await expect(dialog.getByText(/^Still of .*: Carmine plate, 1920 × 1080/)).toBeVisible()
  await expect.poll(shade).toBeGreaterThan(4 * dark)
  const double = await pngFacts(page, await saved(page, dialog, 'Save the PNG'))
  expect(double).toMatchObject({ width: 1920, height: 1080 })
  expect(double.colours).toBeGreaterThan(200)
})

test(
  '[U50] the still is the picture that is saved, whatever its size',
  { tag: '@wide' },
  async ({ page }) => {
    // The run is played there: cells that have grown stand otherwise than those of a first picture.
    await openPlayground(page, 's=surge~seed=1&t=225&speed=8')
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(250)
    await pauseButton(page).click()
    const dialog = await openImageTab(page, null)
    const still = dialog.locator('.preview-still')
    for (const size of ['slide', 'embed', 'square']) {
      await dialog.getByRole('combobox', { name: 'Size' }).selectOption(size)
      const png = await saved(page, dialog, 'Save the PNG')
      await expect.poll(async () => (await unlike(still, png)).most).toBeLessThanOrEqual(1)
      expect((await unlike(still, png)).colours).toBeGreaterThan(200)
    }
  },
)

test(
  '[U50] the still speaks the language of the page, also when that changes',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~seed=1&t=230')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '230')
    await page.getByRole('button', { name: 'Preferences' }).click()
    const language = page.locator('select').filter({ hasText: 'Deutsch' })
    await expect(language).toBeVisible()
    // Its menu stays open behind the dialog, out of reach of a pointer.
    await page.getByRole('button', { name: 'Share', exact: true }).dispatchEvent('click')
    const dialog = page.locator('dialog[open]')
    await dialog.locator('#share-tab-image').click()
    const still = dialog.locator('.preview-still')
    await expect.poll(() => still.evaluate(lightOf)).toBeGreaterThan(0)
    const drawn = () =>
      still.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''))
    const english = await drawn()
    await language.selectOption('de', { force: true })
    await expect(dialog.getByRole('button', { name: 'PNG speichern' })).toBeEnabled()
    await expect.poll(drawn).not.toBe(english)
    await language.selectOption('en', { force: true })
    await expect.poll(drawn).toBe(english)
  },
)

test(
  '[U51] two pictures of one moment are the same, and the run on the page knows of none',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, moment)
    const before = await sharedLink(page)
    const dialog = await openImageTab(page, null)
    const [first, second] = [
      await saved(page, dialog, 'Save the PNG'),
      await saved(page, dialog, 'Save the PNG'),
    ]
    expect(hashOf(first)).toBe(hashOf(second))
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect((await sharedLink(page)).digest).toBe(before.digest)
  },
)

test('[U51] [U52] a GIF holds exactly the pictures of its span, and twice the same', async ({
  page,
}) => {
  // A canvas that is read again and again says so, or the browser warns of it.
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('willReadFrequently')) warnings.push(message.text())
  })
  const dialog = await openImageTab(page)
  await dialog.getByRole('combobox', { name: 'Size' }).selectOption('square')
  await chooseClip(dialog, { file: 'gif', from: '228', to: '236', speed: '8', rate: '10' })
  await expect(dialog.getByText('1 second of film, 10 pictures. About 1 MB.')).toBeVisible()
  const first = await saved(page, dialog, 'Save the clip')
  expect(gifFacts(first)).toEqual({ width: 640, height: 640, frames: 10, delay: 10, repeats: true })
  expect(hashOf(await saved(page, dialog, 'Save the clip'))).toBe(hashOf(first))
  expect(warnings).toEqual([])
})

test(
  '[U24] [U53] a large GIF is written in steps between which the page answers',
  { tag: '@wide' },
  async ({ page }) => {
    const pictures = 10
    const dialog = await openImageTab(page)
    await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
    await chooseClip(dialog, { file: 'gif', from: '228', to: '236', speed: '8', rate: '10' })
    await dialog.getByRole('switch', { name: /^Small/ }).click()
    await expect(
      dialog.getByText(`1 second of film, ${pictures} pictures. About 3 MB.`),
    ).toBeVisible()
    const { tasks, computed, long } = await tasksDuring(page, async () => {
      await saved(page, dialog, 'Save the clip')
    })
    expect(tasks).toBeGreaterThan(40)
    // Against the work of a picture, so that a slow machine is none the slower; the first pictures are not compiled yet.
    const most = computed / pictures / 2
    expect(long.filter((ms) => ms > most).length, `${computed} ms, ${long.join()}`).toBeLessThan(4)
    expect(long.filter((ms) => ms >= 250)).toEqual([])
  },
)

test(
  '[U52] a webm and an mp4 are decoded again to exactly the pictures of their span',
  { tag: '@wide' },
  async ({ page }) => {
    const dialog = await openImageTab(page)
    await dialog.getByRole('combobox', { name: 'Size' }).selectOption('embed')
    for (const file of ['webm', 'mp4']) {
      await chooseClip(dialog, { file, from: '228', to: '236', speed: '8', rate: '30' })
      await expect(dialog.getByText('1 second of film, 30 pictures.')).toBeVisible()
      const frames = await decodedFrames(page, await saved(page, dialog, 'Save the clip'))
      expect(frames.times, file).toHaveLength(30)
      expect(frames).toMatchObject({ width: 960, height: 540 })
      frames.times.forEach((time, k) => expect(time).toBeCloseTo(k / 30, 2))
      expect(frames.isBlank).toBe(false)
    }
  },
)

test(
  '[U24] [U53] an export is stopped at any moment, and no thread is left behind',
  { tag: '@wide' },
  async ({ page }) => {
    const dialog = await openImageTab(page)
    await expect.poll(() => page.workers().length).toBe(1)
    await dialog.getByRole('combobox', { name: 'Size' }).selectOption('embed')
    await chooseClip(dialog, { file: 'gif', from: '200', to: '216', speed: '1', rate: '20' })
    await dialog.getByRole('button', { name: 'Save the clip' }).click()
    await expect(dialog.getByRole('progressbar')).toBeVisible()
    await expect.poll(() => page.workers().length).toBe(2)
    // What is dropped or pasted meanwhile would end it by another dialog.
    await drop(page, [{ name: 'load.csv', text: 'time,rps\n0,10\n60,20\n' }])
    await expect(dialog.getByText('so that the export goes on')).toBeVisible()
    // Another tab of the dialog does not.
    await dialog.getByRole('tab', { name: 'Data' }).click()
    await expect(dialog.getByRole('progressbar')).toBeHidden()
    await expect(dialog.getByText('so that the export goes on')).toBeVisible()
    await dialog.getByRole('tab', { name: 'Image' }).click()
    await expect(dialog.getByRole('progressbar')).toBeVisible()
    expect(page.workers()).toHaveLength(2)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByText('Stopped. Nothing was saved.')).toBeVisible()
    await expect.poll(() => page.workers().length).toBe(1)
    await dialog.getByRole('button', { name: 'Save the clip' }).click()
    await expect.poll(() => page.workers().length).toBe(2)
    // A damaged link ends no export: it is told in the dialog, and is in reach after it.
    await page.evaluate(() => (location.hash = '#eng=1&t=100&x=1abc'))
    await expect(dialog.getByRole('status').last()).toHaveText(/^This link is incomplete/)
    expect(page.workers()).toHaveLength(2)
    // Closing the dialog in the midst of an export stops it too.
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => page.workers().length).toBe(1)
    await expect(page.getByRole('button', { name: 'Start with the surge' })).toBeFocused()
  },
)

test(
  '[U53] Escape stops an export before it closes the dialog, and closing says what it stopped',
  { tag: '@wide' },
  async ({ page }) => {
    const dialog = await openImageTab(page)
    await dialog.getByRole('combobox', { name: 'Size' }).selectOption('embed')
    await chooseClip(dialog, { file: 'gif', from: '200', to: '216', speed: '1', rate: '20' })
    const begin = async () => {
      await dialog.getByRole('button', { name: 'Save the clip' }).click()
      await expect.poll(() => page.workers().length).toBe(2)
    }
    await begin()
    await page.keyboard.press('Escape')
    await expect(dialog.getByText('Stopped. Nothing was saved.')).toBeVisible()
    await expect.poll(() => page.workers().length).toBe(1)
    // A press beside the dialog is the same, also while another tab is looked at.
    await begin()
    await dialog.getByRole('tab', { name: 'Data' }).click()
    await page.mouse.click(4, 4)
    await expect(dialog.getByText('Stopped. Nothing was saved.').last()).toBeVisible()
    await expect.poll(() => page.workers().length).toBe(1)
    await dialog.getByRole('tab', { name: 'Image' }).click()
    await begin()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
    await expect(notices(page)).toContainText(
      'The export was stopped, because its dialog was closed',
    )
    // With nothing under way Escape closes as ever.
    await openImageTab(page, null)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  },
)

test(
  '[U52] a clip offers speeds and rates from the lowest on, and says how long it is, however short',
  { tag: '@wide' },
  async ({ page }) => {
    const dialog = await openImageTab(page)
    const offered = (name: string) => dialog.getByRole('combobox', { name }).getByRole('option')
    await expect(offered('Speed')).toHaveText(['0.5×', '1×', '2×', '8×', '30×', '60×'])
    await chooseClip(dialog, { file: 'gif', from: '230', to: '230.01', speed: '0.5', rate: '12.5' })
    await expect(offered('Pictures per second')).toHaveText(['10', '12.5', '20', '25'])
    await expect(dialog.getByText('0.08 seconds of film, 1 picture. About 1 MB.')).toBeVisible()
    await chooseClip(dialog, { file: 'webm', from: '230', to: '234', speed: '8', rate: '60' })
    await expect(dialog.getByText('0.5 seconds of film, 30 pictures.')).toBeVisible()
    await expectTooLong(page, dialog)
  },
)

/** [U54] [U73] A span that is too long is told with a way out before anything is drawn. */
async function expectTooLong(page: Page, dialog: Locator): Promise<void> {
  await chooseClip(dialog, { file: 'webm', from: '0', to: '800', speed: '8', rate: '30' })
  await expect(
    dialog.getByText(/at most 60\. Choose a shorter span or a higher speed/),
  ).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save the clip' })).toBeDisabled()
  await chooseClip(dialog, { file: 'webm', from: '100', to: '60', speed: '8', rate: '30' })
  await expect(dialog.getByText(/ends after it began/)).toBeVisible()
  // The page behind is out of reach: what is no time is told in the dialog, and goes with it.
  const from = dialog.getByRole('textbox', { name: 'From', exact: true })
  await from.fill('noon')
  await from.press('Enter')
  await expect(dialog.getByRole('status').last()).toHaveText(/^“noon” is no time such as 03:30/)
  await expect(from).toHaveValue('01:40')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/“noon” is no time/)).toHaveCount(0)
}

test(
  '[U52] the span of a clip is one of the run that is shown',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, moment)
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '230')
    const dialog = await openImageTab(page, null)
    const from = dialog.getByRole('textbox', { name: 'From', exact: true })
    const to = dialog.getByRole('textbox', { name: 'To', exact: true })
    await expect(from).toHaveValue('03:50')
    await expect(to).toHaveValue('05:10')
    await expect(dialog.getByText(/^10 seconds of film/)).toBeVisible()
    await from.fill('60')
    await from.press('Enter')
    await expect(from).toHaveValue('01:00')
    await expect(to).toHaveValue('05:10')
    await page.evaluate(() => (location.hash = '#s=steady~seed=4&t=30&speed=2'))
    await expect(from).toHaveValue('00:30')
    await expect(to).toHaveValue('00:50')
    await expect(dialog.getByText(/^10 seconds of film/)).toBeVisible()
    await expect(dialog.getByText('The moment shown, 00:30.')).toBeVisible()
  },
)

test(
  '[U54] a browser without an encoder offers a GIF and pictures',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => void Reflect.deleteProperty(window, 'VideoEncoder'))
    const dialog = await openImageTab(page)
    const files = dialog.getByRole('combobox', { name: 'File' }).getByRole('option')
    await expect(files).toHaveText(['GIF'])
    await expect(dialog.getByRole('button', { name: 'Save the PNG' })).toBeEnabled()
  },
)

/** Opens the tab of pictures; the page is opened first unless it is already. */
async function openImageTab(page: Page, fragment: string | null = moment): Promise<Locator> {
  if (fragment !== null) await openPlayground(page, fragment)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  await dialog.getByRole('tab', { name: 'Image' }).click()
  await expect(dialog.getByRole('button', { name: 'Save the PNG' })).toBeEnabled()
  return dialog
}

async function chooseClip(
  dialog: Locator,
  clip: Readonly<Record<'file' | 'from' | 'to' | 'speed' | 'rate', string>>,
): Promise<void> {
  await dialog.getByRole('combobox', { name: 'File' }).selectOption(clip.file)
  for (const [name, value] of [
    ['From', clip.from],
    ['To', clip.to],
  ] as const) {
    const box = dialog.getByRole('textbox', { name, exact: true })
    await box.fill(value)
    await box.press('Enter')
  }
  await dialog.getByRole('combobox', { name: 'Speed' }).selectOption(clip.speed)
  await dialog.getByRole('combobox', { name: 'Pictures per second' }).selectOption(clip.rate)
}

/** Presses a button that saves, and answers what was saved. */
async function saved(page: Page, dialog: Locator, button: string): Promise<Buffer> {
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await dialog.getByRole('button', { name: button }).click()
  const file = await coming
  await expect(dialog.getByText(/ is saved: /)).toBeVisible()
  return readFile(await file.path())
}

/** Mean lightness of a canvas, 0 to 255; 0 where it is empty. */
function lightOf(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  let sum = 0
  data?.forEach((value, k) => (sum += k % 4 === 3 ? 0 : value))
  return data === undefined ? 0 : sum / (0.75 * data.length)
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
