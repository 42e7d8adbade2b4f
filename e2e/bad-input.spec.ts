import { truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { focusedName } from './focus.ts'
import { dropFile, importDialog, importFile, pasteText, typeText } from './import.ts'
import {
  culture,
  notices,
  openPlayground,
  pauseButton,
  playButton,
  sharedLink,
  simulatedTime,
  timeBar,
} from './playground.ts'

const example = join(import.meta.dirname, '..', 'public', 'examples', 'web-hpa.yaml')

/** What a visitor may bring in, each with the sentence that names what is wrong and the way out. */
const texts: readonly (readonly [name: string, text: string, sentence: RegExp])[] = [
  [
    'broken.yaml',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  minReplicas: [1\n',
    /^Line 5, column 1: this is no valid YAML .* Mend it there and try again\.$/,
  ],
  [
    'job.yaml',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: report\n',
    /^Line 1, column 1: this file holds CronJob, but no autoscaler that is read here; those are .*\.$/,
  ],
  ['negative.csv', 'time,rps\n0,10\n60,-5\n120,20\n', /^Line 3: “-5” is negative/],
  ['nan.csv', 'time,rps\n0,10\n60,NaN\n120,20\n', /^Line 3: “NaN” is not a number\. Leave a cell/],
  ['words.csv', 'name,colour\na,red\nb,blue\n', /^There is no column of numbers here, .* A load/],
  [
    'billion.csv',
    'time,rps\n0,10\n60,1000000000\n120,20\n',
    /^Line 3: 1000000000 requests\/s; the engine takes at most 2000000\. Scale the load down/,
  ],
  ['negative.json', '{"dt_s": 60, "rates": [1, -2]}', /^Value 2 of “rates” is -2; there are no/],
  [
    'run.mitosis.json',
    '{"format":"digital-mitosis-run/0","seed":',
    /^This file is no complete JSON .* copy it again/,
  ],
]

/** Links as they arrive: cut by a chat, from a newer page, with wishes that no run can have. */
const links: readonly (readonly [fragment: string, sentence: RegExp])[] = [
  ['eng=1&t=100&x=1abc', /^This link is incomplete .* copy it again in full/],
  ['eng=1&t=100&c=abcd&s=sur', /^This link is incomplete .* copy it again in full/],
  ['eng=1&x=9abcdefgh', /^This link was made with a newer version .* reload this page/],
  ['s=steady~load.peak=1000000000', /requests\/s; the engine takes at most 2000000\. Scale/],
  ['s=surge~load.peak=-5', /“load\.peak” cannot be set to “-5”/],
  ['s=surge~load.peak=NaN', /“load\.peak” cannot be set to “NaN”/],
  ['s=surge~hpa.cpu=0', /averageUtilization” must be a whole number from 1 to 1000000, not 0/],
]

test(
  '[I20] [I51] [I52] [U22] bad files are told in a sentence and change nothing',
  { tag: '@wide' },
  async ({ page }) => {
    const before = await openRunning(page)
    const yaml = await readFile(example, 'utf8')
    const zero = yaml.replace(/averageUtilization: \d+/, 'averageUtilization: 0')
    const refused =
      /^Line \d+, column \d+: “spec\.metrics\[0\]\S*averageUtilization” must be .*, not 0\.$/
    for (const [name, text, sentence] of [['zero.yaml', zero, refused] as const, ...texts]) {
      const dialog = await importFile(page, { name, buffer: Buffer.from(text) })
      await expect(dialog.getByRole('alert')).toHaveText(sentence)
      await expectNothingUsable(dialog)
      await leave(dialog)
    }
    await expectUnchanged(page, before)
  },
)

test(
  '[I20] [I32] [U22] [U73] bad texts that are pasted are told the same way, and stay to be mended',
  { tag: '@wide' },
  async ({ page }) => {
    const before = await openRunning(page)
    for (const [, text, sentence] of texts) {
      const dialog = await pasteText(page, text)
      await expect(dialog.getByRole('alert')).toHaveText(sentence)
      await expectNothingUsable(dialog)
      const box = dialog.getByRole('textbox', { name: 'Text to import' })
      // A load that was read, but is too much for the engine, shows its preview instead.
      if ((await dialog.getByRole('button', { name: 'Use this load' }).count()) > 0) {
        await dialog.getByRole('button', { name: 'Something else' }).click()
        await expect(box).toHaveValue(text)
        await leave(dialog)
        continue
      }
      await expect(box).toBeFocused()
      await expect(box).toHaveValue(text)
      await expect(box).toHaveAccessibleDescription(sentence)
      if (text.includes('-5')) expect(await selected(box)).toBe('60,-5')
      await box.press('End')
      await page.keyboard.type('#')
      await expect(box).toHaveAttribute('aria-invalid', 'false')
      const mended = await box.inputValue()
      expect(mended).toHaveLength(text.length + 1)
      await dialog.getByRole('button', { name: 'Something else' }).click()
      await expect(box).toBeFocused()
      await expect(box).toHaveValue(mended)
      await leave(dialog)
    }
    const mending = await pasteText(page, 't,count\n0,1\n60,-5')
    const box = mending.getByRole('textbox', { name: 'Text to import' })
    await expect(box).toBeFocused()
    await page.keyboard.type('60,5')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(mending.getByRole('button', { name: 'Use this load' })).toBeEnabled()
    // What had the focus has gone: it is at the beginning of the dialog, three steps before the load.
    await expect(mending).toBeFocused()
    for (const name of ['Close', 'Something else']) {
      await page.keyboard.press('Tab')
      await expect(mending.getByRole('button', { name })).toBeFocused()
    }
    await page.keyboard.press('Tab')
    await expect(mending.getByRole('combobox', { name: 'Times' })).toBeFocused()
    await leave(mending)
    const dialog = await typeText(page, 'eng=1&t=100&x=1abc')
    await dialog.getByRole('button', { name: 'Open this run' }).click()
    await expect(dialog.getByRole('alert')).toHaveText(/^This link is incomplete/)
    await leave(dialog)
    await expectUnchanged(page, before)
  },
)

test(
  '[U57] no number and no name from outside makes the import wider than the page',
  { tag: '@wide' },
  async ({ page }) => {
    const long = 'm'.repeat(79)
    const digits = '9'.repeat(60)
    const given = [
      'time,rps\n0,10\n1e19,20',
      'time,rps\n0,10\n1e308,20',
      'time,rps\n0,10\n1e-300,20',
      'time,rps\n0,10\n0.000001,20',
      '{"dt_s": 1e-308, "counts": [1, 2]}',
      '{"dt_s": 1000000000, "counts": [1, 2]}',
      `{"dt_s": 60, "rates": [1e308, ${digits}]}`,
      `time,${long},${long}\n0,${digits},1\n60,2,${digits}`,
      `apiVersion: v1\nkind: ${long}${long}${long}`,
      `#s=${long}${long}~hpa.max=${digits}${digits}`,
    ]
    for (const size of [
      { width: 1440, height: 900 },
      { width: 320, height: 240 },
    ]) {
      await page.setViewportSize(size)
      await openPlayground(page, 's=surge~seed=1')
      for (const text of given) {
        const dialog = await pasteText(page, text)
        // The answer stands there.
        const answer = dialog.locator('.summary, .problem')
        const offer = dialog.getByRole('button', { name: 'Open this run' })
        await expect(answer.or(offer).first()).toBeVisible()
        const [inner, outer] = await dialog.evaluate((e) => [e.scrollWidth, e.clientWidth])
        expect(outer).toBeGreaterThan(200)
        expect(inner, text).toBeLessThanOrEqual(outer ?? 0)
        await leave(dialog)
      }
    }
  },
)

test(
  '[I19] a file of fifty megabytes is refused before it is read, chosen or dropped',
  { tag: '@wide' },
  async ({ page }, info) => {
    const before = await openRunning(page)
    const size = 50_000_000
    const large = info.outputPath('large.csv')
    writeFileSync(large, 'time,rps\n')
    truncateSync(large, size)
    const sentence = 'This file has 50.00 MB; 10 MB are the limit here: cut a part out of it'
    const chosen = await importFile(page, large)
    await expect(chosen.getByRole('alert')).toContainText(sentence)
    await leave(chosen)
    await dropFile(page, { name: 'large.yaml', text: 'kind: List\n', size })
    await expect(importDialog(page).getByRole('alert')).toContainText('0.25 MB are the limit here')
    await leave(importDialog(page))
    const [, text, told] = texts[0] ?? ['', '', /^$/]
    const second = { name: 'second.csv', text: 'time,rps\n0,10\n' }
    await dropFile(page, { name: 'broken.yaml', text }, second)
    await expect(importDialog(page).getByRole('alert')).toHaveText(told)
    await expect(importDialog(page).getByRole('status').first()).toHaveText(
      'Only this file is looked at, because one is taken in at a time. Bring in the other one afterwards.',
    )
    await leave(importDialog(page))
    await expectUnchanged(page, before)
  },
)

test('[U24] [L8] [L12] a bad link in the address is told, and the run goes on as it was', async ({
  page,
}) => {
  const before = await openRunning(page)
  const open = page.url()
  for (const [fragment, sentence] of links) {
    await page.goto(`./#${fragment}`)
    await expect(culture(page).getByRole('alert').getByRole('paragraph')).toHaveText(sentence)
    await page.getByRole('button', { name: 'Go on with the present run' }).click()
    await expect(culture(page).getByRole('alert')).toHaveCount(0)
  }
  expect(page.url()).not.toBe(open)
  await expectUnchanged(page, before)
})

test(
  '[U24] who goes on with the present run has its address again',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~slots=7&t=10')
    const dialog = await importFile(page, example)
    await dialog.getByRole('button', { name: 'Use this autoscaler' }).click()
    await expect(dialog).toBeHidden()
    const hash = () => page.evaluate(() => location.hash)
    await expect.poll(hash).not.toContain('slots=7')
    const present = await hash()
    // A dialog would cover the alert and keep the focus.
    const help = page.getByRole('button', { name: 'Help', exact: true })
    await help.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.evaluate(() => (location.hash = '#s=nix'))
    await expect(page.getByRole('dialog')).toBeHidden()
    const wayOn = page.getByRole('button', { name: 'Go on with the present run' })
    await expect(wayOn).toBeFocused()
    await wayOn.click()
    await expect.poll(hash).toBe(present)
    await expect(help).toBeFocused()
    // What is imported over the alert is a way on as well.
    await page.evaluate(() => (location.hash = '#s=nix'))
    await expect(wayOn).toBeFocused()
    const buffer = Buffer.from('time,rps\n0,10\n60,20')
    const load = await importFile(page, { name: 'load.csv', buffer })
    await load.getByRole('button', { name: 'Use this load' }).click()
    await expect(wayOn).toHaveCount(0)
    await expect.poll(hash).not.toContain('s=nix')
  },
)

test('[U24] a pasted run replaces one from a link, which Undo brings back, and stands in the address', async ({
  page,
}) => {
  await openPlayground(page, 's=surge~slots=7&t=1000')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '900')
  const told = notices(page).getByText('lies behind the end of the run')
  await expect(told).toBeVisible()
  await page.evaluate(() => (location.hash = '#s=nix'))
  // What was told of a run is not told beside the alert that hides it.
  await expect(culture(page).getByRole('alert')).toBeVisible()
  await expect(told).toHaveCount(0)
  // Nobody has played the run of the link, but it is not the page's own.
  await page.getByRole('button', { name: 'Go on with the present run' }).click()
  await expect(told).toBeVisible()
  const dialog = await pasteText(page, 's=flash~slots=3')
  await dialog.getByRole('button', { name: 'Open this run' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/s=flash.*slots=3/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/slots=7/)
})

test(
  '[U24] a visit that begins with a bad link offers the page’s own run',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto('./#eng=1&t=100&x=1abc')
    await expect(culture(page).getByRole('alert')).toContainText('This link cannot be read')
    await expectOutOfReach(page)
    // Nothing of another run was seen before the alert: the pale cells of the beginning stand behind it still.
    await expect(page.locator('.stage-area > .pale')).toHaveCount(1)
    await page.getByRole('button', { name: 'Start with the surge' }).click()
    await expect(page.locator('.stage-area > .pale')).toHaveCount(0)
    await expect(culture(page).locator('canvas').first()).toBeFocused()
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(0)
  },
)

test(
  '[U7] a value that its field refuses is told and changes nothing',
  { tag: '@wide' },
  async ({ page }) => {
    const before = await openRunning(page)
    const field = page.getByRole('textbox', { name: 'Target CPU utilization' })
    const value = await field.inputValue()
    const takes = '“Target CPU utilization” takes a whole number from 1 to 1,000,000%'
    for (const [wrong, sentence] of [
      ['0', `${takes}, not 0;`],
      ['-5', `${takes}, not -5;`],
      ['1e9', `${takes}, not 1,000,000,000;`],
      ['62.5', `${takes}, not 62.5;`],
      ['NaN', '“NaN” is not a number, so nothing was changed.'],
    ] as const) {
      await field.press('ControlOrMeta+a')
      await page.keyboard.type(wrong)
      await field.press('Enter')
      await expect(notices(page)).toContainText(sentence)
      await expect(field).toHaveValue(value)
    }
    await expectUnchanged(page, before)
    // Groups are read as they are shown.
    const most = page.getByRole('textbox', { name: 'Max replicas' })
    await most.fill('1,000')
    await most.press('Enter')
    await expect(notices(page)).toContainText('fewer than the new maximum of 1000.')
  },
)

/** Neither keys nor a pointer come to the run behind a damaged link, and the focus stands on the way on. */
async function expectOutOfReach(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Start with the surge' })).toBeFocused()
  const names: string[] = []
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press('Tab')
    const name = await focusedName(page)
    if (name !== '') names.push(name)
  }
  expect(names).toContain('Paste it again, or open a file')
  expect(names).toContain('Help')
  for (const name of names) expect(name).not.toMatch(/^(Play|Time|Speed|Load|Zoom in|Target)/)
  const panels = page.locator('.transport-host, .charts-host, .rail')
  await expect(panels).toHaveCount(3)
  expect(await panels.evaluateAll((all: HTMLElement[]) => all.map((one) => one.innerText))).toEqual(
    ['', '', ''],
  )
  const time = page.getByRole('slider', { name: 'Time', exact: true, includeHidden: true })
  const bar = await time.boundingBox()
  if (bar === null) throw new Error('there is no time bar')
  await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Space')
  await expect(culture(page).getByRole('alert')).toBeVisible()
  await expect(time).toHaveAttribute('aria-valuenow', '0')
}

interface Running {
  readonly time: number
  readonly digest: string
}

/** A run in the middle of its surge, stopped by the visitor, with the digest that it has there. */
async function openRunning(page: Page): Promise<Running> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPlayground(page, 's=surge&speed=30&t=100')
  await expect.poll(() => simulatedTime(page)).toBe(100)
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(100)
  await pauseButton(page).click()
  await expect(playButton(page)).toBeVisible()
  const { digest } = await sharedLink(page)
  return { time: await simulatedTime(page), digest }
}

/** The run stands where it stood, bit for bit, under its name – and goes on when it is asked to. */
async function expectUnchanged(page: Page, before: Running): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('surge')
  expect(await simulatedTime(page)).toBe(before.time)
  expect((await sharedLink(page)).digest).toBe(before.digest)
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(before.time)
}

/** Nothing of what was refused can be taken over. */
async function expectNothingUsable(dialog: Locator): Promise<void> {
  for (const button of await dialog.getByRole('button', { name: /^(Use|Open) this/ }).all()) {
    await expect(button).toBeDisabled()
  }
}

/** What is selected in a box. */
function selected(box: Locator): Promise<string> {
  return box.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
}

async function leave(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
}
