/** Scripts of older engines that this page has fetched, by version. Each of them serves every system. */
const scripts = new Map<number, string>()

/** From now on runs of this engine version are simulated by the script at that address. */
export function keepEngine(version: number, address: string): void {
  scripts.set(version, address)
}

/** The address of an older engine's script; undefined for the page's own engine and for what was not fetched. */
export function engineScript(version: number): string | undefined {
  return scripts.get(version)
}
