import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { dropFile } from './import.ts'
import { culture, openPlayground, playButton, simulatedTime, timeBar } from './playground.ts'
import { chartColoursAfter, chartStrokes, watchCharts } from './strokes.ts'

const toolbar = (page: Page) => page.getByRole('region', { name: 'Charts' })

/** Saves the charts in a format and gives the name and the text of the file. */
async function saved(page: Page, format: string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: format, exact: true }).click()
  const file = await waiting
  const path = await file.path()
  return { name: file.suggestedFilename(), text: await readFile(path, 'utf8') }
}

test('[D27] charts are saved by scenario, chart and time, and a CSV comes back beside a run', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await toolbar(page).getByRole('button', { name: 'Export the charts' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the charts' })
  const svg = await saved(page, 'SVG')
  expect(svg.name).toBe('surge-charts-01m00s.svg')
  const isWellFormed = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    return file.querySelector('parsererror') === null && file.querySelectorAll('path').length > 40
  }, svg.text)
  expect(isWellFormed).toBe(true)
  await dialog
    .getByRole('combobox', { name: 'Which' })
    .selectOption({ label: 'Arrivals and capacity, rps' })
  const csv = await saved(page, 'CSV')
  expect(csv.name).toBe('surge-arrivals-01m00s.csv')
  expect(csv.text).toContain('# seed:')
  expect(csv.text.split('\r\n').filter((line) => /^\d/u.test(line))).toHaveLength(60)
  await page.keyboard.press('Escape')

  await dropFile(page, csv)
  const offered = page.getByRole('dialog', { name: 'Import' })
  await expect(offered).toContainText('60 rows until 01:00')
  await expect(offered).toContainText('time, arrivals, capacity')
  await offered.getByRole('button', { name: 'Show beside the run' }).click()
  const beside = toolbar(page).getByRole('button', {
    name: `Stop showing ${csv.name} beside the run`,
  })
  await beside.click()
  await expect(beside).toBeHidden()

  await dropFile(page, csv)
  await offered.getByRole('button', { name: 'Use its arrivals as the load' }).click()
  await expect(offered).toBeHidden()
  await expect(page.getByText(csv.name)).toBeVisible()
})

test(
  '[D27] the numbers are saved where the part that packs links cannot be fetched',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page)
    await timeBar(page).press('End')
    await expect(culture(page)).toContainText('The run is over', { timeout: 30_000 })
    await toolbar(page).getByRole('button', { name: 'Export the charts' }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'CSV' })).toBeEnabled()
    let refused = 0
    await page.route(/assets\/link-[\w-]+\.js$/u, (route) => {
      refused += 1
      return route.abort()
    })
    const { text } = await saved(page, 'CSV')
    expect(refused).toBeGreaterThan(0)
    expect(text).toContain('# seed:')
    expect(text).not.toContain('# link:')
  },
)

test(
  'a file that is dropped while a dialog closes is offered all the same',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=60')
    await toolbar(page).getByRole('button', { name: 'Export the charts' }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'CSV' })).toBeVisible()
    // A dialog tells that it was closed a turn later than it was.
    await page.evaluate(() => {
      document.querySelector('dialog')?.close()
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['count\n1\n2'], 'load.csv'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
    })
    const offered = page.getByRole('dialog', { name: 'Import' })
    await expect(offered.getByText('load.csv').first()).toBeVisible()
    await expect(offered.getByRole('button', { name: 'Use this load' })).toBeVisible()
  },
)

test('[D19] the charts tell what comes if nothing changes, and a switch ends it', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  const replicas = page.getByRole('figure', { name: 'Replicas' }).getByRole('img')
  await expect(replicas).toHaveAttribute(
    'aria-label',
    /If nothing changes, at \d\d:\d\d: \d+ desired/u,
  )
  await toolbar(page).getByRole('button', { name: 'Future', pressed: true }).click()
  await expect(replicas).not.toHaveAttribute('aria-label', /If nothing changes/u)
  await toolbar(page).getByRole('button', { name: 'Future', pressed: false }).click()
  await expect(replicas).toHaveAttribute('aria-label', /If nothing changes/u)
})

test('[D12] one time cursor reads one row in all charts, by keys and by pointer', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  const cursor = page.getByRole('slider', { name: 'Time cursor of the charts' })
  await cursor.focus()
  const told = () => cursor.getAttribute('aria-valuetext')
  const names = ['Arrivals and capacity, rps', 'Replicas', 'Cost per hour'] as const
  await page.keyboard.press('Home')
  await expect(cursor).toHaveAttribute('aria-valuenow', '1')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cursor).toHaveAttribute('aria-valuenow', '12')
  const byKeys = await told()
  expect(byKeys).toMatch(/^00:12\. .*\d/u)
  await page.keyboard.press('Escape')
  await expect(cursor).not.toHaveAttribute('aria-valuenow', '12')

  for (const name of names) {
    const chart = page.getByRole('figure', { name }).locator('canvas')
    const drawn = await chart.screenshot()
    const other = page.getByRole('figure', { name: 'Latency' }).locator('canvas')
    await other.hover({ position: { x: 70, y: 60 } })
    await expect.poll(async () => (await chart.screenshot()).equals(drawn)).toBe(false)
    await page.mouse.move(5, 300)
  }
})

test(
  '[D29] no title of a chart is cut, whatever the size, the theme and the language',
  { tag: '@wide' },
  async ({ page }) => {
    const cut = () =>
      page.locator('.chart-title').evaluateAll((titles) => {
        const chips = [...document.querySelectorAll('.charts-chip')].map((chip) =>
          chip.getBoundingClientRect(),
        )
        return titles.flatMap((title) => {
          const text = title.firstElementChild?.getBoundingClientRect()
          if (text === undefined || text.width < 20) return [`${title.textContent} is not there`]
          const isCovered = chips.some(
            (chip) =>
              chip.width > 0 &&
              chip.left < text.right &&
              chip.right > text.left &&
              chip.top < text.bottom &&
              chip.bottom > text.top,
          )
          const isCut = text.right > title.getBoundingClientRect().right + 1
          return isCut || isCovered ? [`${title.textContent} is cut`] : []
        })
      })
    const forms = new Set<string | null>()
    for (const language of ['en', 'de', 'long']) {
      for (const theme of ['light', 'projector']) {
        await page.goto(`./?lang=${language}#s=surge&t=60&theme=${theme}`)
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        for (const [width, height] of [
          [1440, 900],
          [1100, 700],
          [960, 540],
          [900, 540],
        ] as const) {
          await page.setViewportSize({ width, height })
          await expect(page.locator('.chart-title')).toHaveCount(4)
          await expect(page.locator('.chart-canvas').nth(3)).toBeVisible()
          await expect.poll(cut, `${language} ${theme} ${width} × ${height}`).toEqual([])
          forms.add(await page.locator('.charts').getAttribute('data-switches'))
        }
      }
    }
    expect(forms).toEqual(new Set(['words', 'signs', 'row']))
  },
)

test(
  '[D30] the tiles of a phone say what the charts say at the same moment',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openPlayground(page, 's=surge&t=206')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '206')
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(209)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await expect(playButton(page)).toBeVisible()
    await page.getByRole('tab', { name: 'Load' }).click()
    const tiles = await page.locator('.figures dd').allTextContents()
    expect(tiles).toHaveLength(4)
    const [arrivals, capacity, , p99] = tiles
    await page.getByRole('tab', { name: 'Charts' }).click()
    const chart = (name: string) => page.getByRole('figure', { name }).getByRole('img')
    await expect(chart('Arrivals and capacity, rps')).toHaveAttribute(
      'aria-label',
      new RegExp(`: ${arrivals} requests per second arrive, capacity ${capacity}\\.`, 'u'),
    )
    await expect(chart('Latency')).toHaveAttribute('aria-label', new RegExp(`, p99 ${p99}, `, 'u'))
  },
)

test(
  '[D15] a chart that does not change is not drawn, and a hidden one never',
  { tag: '@wide' },
  async ({ page }) => {
    const frames = (count: number) =>
      page.evaluate(
        (count) =>
          new Promise<void>((resolve) => {
            const wait = (left: number): void => {
              if (left === 0) resolve()
              else requestAnimationFrame(() => wait(left - 1))
            }
            wait(count)
          }),
        count,
      )
    const strokesIn = async (count: number) => {
      const before = await chartStrokes(page)
      await frames(count)
      return (await chartStrokes(page)) - before
    }
    await watchCharts(page)
    await openPlayground(page, 's=surge&t=60')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    await expect.poll(() => chartStrokes(page)).toBeGreaterThan(20)
    // What is to come is still being looked into; then everything rests.
    await expect.poll(() => strokesIn(30)).toBe(0)
    const rested = await chartStrokes(page)
    await page.getByRole('figure', { name: 'Latency' }).locator('canvas').hover()
    await expect.poll(() => chartStrokes(page)).toBeGreaterThan(rested)

    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('tab', { name: 'Load' }).click()
    await expect(page.getByRole('figure', { name: 'Latency' })).toBeHidden()
    await frames(2)
    const hidden = await chartStrokes(page)
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(63)
    expect(await chartStrokes(page)).toBe(hidden)
  },
)

test(
  '[D16] charts take the colours of the theme, and system colours where they are forced',
  { tag: '@wide' },
  async ({ page }) => {
    await watchCharts(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await openPlayground(page, 's=surge&t=60')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    const latency = page.getByRole('figure', { name: 'Latency' }).locator('canvas')
    const dark = await chartColoursAfter(page, () => latency.hover())
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    const inForce = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return ['--p99', '--p50'].map((name) => style.getPropertyValue(name).trim().toLowerCase())
    })
    expect(new Set(inForce).size).toBe(2)
    expect(dark.length).toBeGreaterThan(2)
    for (const colour of inForce) expect(dark).not.toContain(colour)
    // A picture that was under way in the colours before may still come.
    await expect(async () => {
      await page.mouse.move(0, 0)
      expect(await chartColoursAfter(page, () => latency.hover())).toEqual(
        expect.arrayContaining(inForce),
      )
    }).toPass()
    await page.emulateMedia({ forcedColors: 'active' })
    const system = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')
      if (context === null) throw new Error('there is no canvas')
      return ['CanvasText', 'LinkText', 'Highlight', 'GrayText', 'Canvas'].map((name) => {
        context.strokeStyle = name
        return context.strokeStyle
      })
    })
    await expect(async () => {
      await page.mouse.move(0, 0)
      const forced = await chartColoursAfter(page, () => latency.hover())
      expect(forced.filter((colour) => !system.includes(colour))).toEqual([])
    }).toPass()
  },
)
