import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { dropFile } from './import.ts'
import { openPlayground, timeBar } from './playground.ts'

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
