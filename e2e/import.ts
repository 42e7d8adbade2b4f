import { basename } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** A file made in memory: its name and its bytes. */
export interface GivenFile {
  readonly name: string
  readonly buffer: Buffer
}

/** The dialog in which everything from outside is looked at before it is used. */
export function importDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import' })
}

/** Opens the import dialog by its button. */
export async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import a manifest or a load' }).click()
  const dialog = importDialog(page)
  await expect(dialog.getByRole('button', { name: 'Look at it' })).toBeVisible()
  return dialog
}

/** Chooses a file, from the disk or from memory, in the import dialog. */
export async function importFile(page: Page, file: string | GivenFile): Promise<Locator> {
  const dialog = await openImport(page)
  const given = typeof file === 'string' ? file : { ...file, mimeType: 'text/plain' }
  await dialog.getByLabel('Choose a file').setInputFiles(given)
  const name = typeof file === 'string' ? basename(file) : file.name
  await expect(dialog.getByText(name).or(dialog.getByRole('alert')).first()).toBeVisible()
  return dialog
}
