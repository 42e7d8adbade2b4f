/** Imports a part of the code: how, the files it is made of, and the address that they are relative to. */
export type ImportPart = <Part>(
  importPart: () => Promise<Part>,
  files?: readonly string[],
  from?: string,
) => Promise<Part>

/**
 * How this browser imports the parts of the page. No file imports this one by name: scripts/vite/fetch-first.ts
 * puts it in the place of Vite's own `preload` when the page is built. Chromium asks again for a module that could not be imported. Others remember
 * for the life of a page that it failed (whatwg/html 6768, mended in 2026), and nothing on the page tells which
 * they are, so there all files of a part are fetched before it is imported: a `fetch` that failed leaves no trace,
 * and what was missed while offline comes with the next try.
 */
export function importerFor(
  preload: ImportPart,
  userAgent: string = navigator.userAgent,
): ImportPart {
  return /\bChrome\//u.test(userAgent) ? preload : fetchFirst
}

/** Files of code that this page has, or is just fetching, by their address. */
const fetched = new Map<string, Promise<unknown>>()

const fetchFirst: ImportPart = async (importPart, files = [], from = '') => {
  await Promise.all(files.map((file) => fetchOnce(new URL(file, from).href)))
  return importPart()
}

function fetchOnce(address: string): Promise<unknown> {
  const known = fetched.get(address)
  if (known !== undefined) return known
  const coming = isOnPage(address) ? Promise.resolve() : fetchWhole(address)
  fetched.set(address, coming)
  // The next try asks again.
  coming.catch(() => fetched.delete(address))
  return coming
}

/** A file that ends in the middle is as bad as none, so it is read to its end. */
async function fetchWhole(address: string): Promise<void> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
  await response.arrayBuffer()
}

/** The script of the page and what it imports came with the page itself. */
function isOnPage(address: string): boolean {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[type="module"]')
  return (
    [...links].some(({ href }) => href === address) ||
    [...scripts].some(({ src }) => src === address)
  )
}
