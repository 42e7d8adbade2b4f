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

/** Chooses a file, from the disk or from memory, in the import dialog. */
export async function importFile(page: Page, file: string | GivenFile): Promise<Locator> {
  const dialog = await openImport(page)
  const given = typeof file === 'string' ? file : { ...file, mimeType: 'text/plain' }
  await dialog.getByLabel('Choose a file').setInputFiles(given)
  const name = typeof file === 'string' ? basename(file) : file.name
  await expect(dialog.getByText(name).first()).toBeVisible()
  return dialog
}

/** Pastes a text while nothing has the focus, as from the clipboard. */
export async function pasteText(page: Page, text: string): Promise<Locator> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    // Firefox leaves a clipboard out that is given to the constructor of its own event.
    const event = Object.assign(new Event('paste', { bubbles: true }), { clipboardData })
    document.body.dispatchEvent(event)
  }, text)
  const dialog = importDialog(page)
  await expect(dialog.getByText('Pasted text')).toBeVisible()
  return dialog
}

/** Types a text into the import dialog and asks for a look at it. */
export async function typeText(page: Page, text: string): Promise<Locator> {
  const dialog = await openImport(page)
  await dialog.getByRole('textbox', { name: 'Text to import' }).focus()
  await page.keyboard.type(text)
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog.getByText('Pasted text')).toBeVisible()
  return dialog
}

/** A file that is dropped: its name and its text, filled up with zeros to its size. */
interface DroppedFile {
  readonly name: string
  readonly text: string
  readonly size?: number
}

/** Drops files on the page. */
export async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const { name, text, size = text.length } of given) {
      const filling = new Uint8Array(Math.max(0, size - text.length))
      dataTransfer.items.add(new File([text, filling], name))
    }
    const event = { dataTransfer, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new DragEvent('dragover', event))
    document.body.dispatchEvent(new DragEvent('drop', event))
  }, files)
}

/** Drops files on the page and waits until the first of them is looked at. */
export async function dropFile(
  page: Page,
  file: DroppedFile,
  ...others: readonly DroppedFile[]
): Promise<Locator> {
  await drop(page, [file, ...others])
  const dialog = importDialog(page)
  await expect(dialog.getByText(file.name).first()).toBeVisible()
  return dialog
}

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import a manifest or a load' }).click()
  const dialog = importDialog(page)
  await expect(dialog.getByRole('button', { name: 'Look at it' })).toBeVisible()
  return dialog
}
