/** The largest seed: 32 bits. */
const seedMax = 0xffff_ffff

/** A seed as links, files and the command line have it, which is also how the page shows it. */
export function writtenSeed(seed: number): string {
  return String(seed)
}

/** The seed of a text that was typed or pasted, with or without its name before it; null for anything else. */
export function readSeed(text: string): number | null {
  const digits =
    /^(?:(?:seed|startwert)\s*[:=]?)?\s*(\d{1,10}|\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)$/iu.exec(
      text.trim(),
    )?.[1]
  const seed = Number(digits?.replaceAll(/[.,]/gu, ''))
  return digits !== undefined && seed <= seedMax ? seed : null
}
