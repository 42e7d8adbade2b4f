import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** No honest file of vectors or rows comes near this. */
const bytesMax = 50_000_000

/** The names of the `*.json` files of a folder in order, or a sentence that says what is wrong. */
export function readFolder(folder: string): readonly string[] | string {
  try {
    if (!statSync(folder).isDirectory()) return `${folder} is not a folder.`
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
  } catch (error) {
    return `The folder ${folder} cannot be read (${reasonOf(error)}).`
  }
}

/** The JSON of one file, or a sentence that says why there is none. */
export function readFileIn(
  folder: string,
  file: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string } {
  const path = join(folder, file)
  try {
    const { size } = statSync(path)
    if (size > bytesMax) return { ok: false, problem: `it is too large (${size} bytes)` }
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
    return { ok: true, value }
  } catch (error) {
    const what = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read'
    return { ok: false, problem: `${what} (${reasonOf(error)})` }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
