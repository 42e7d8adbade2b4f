import { pathText, whereIs, type Draft, type Place } from './draft.ts'

/** Values for a checker by their names, and where in the file each of them stands, by the checker's paths. */
export interface Raw {
  readonly values: Record<string, unknown>
  readonly origins: Map<string, Place>
}

/** Nothing read yet. */
export function emptyRaw(values: Record<string, unknown> = {}): Raw {
  return { values, origins: new Map() }
}

/** A checker's sentence with the places of the file; the checker speaks of its own paths, which begin with `root`. */
export function told(draft: Draft, raw: Raw, root: string, problem: string): string {
  let where: string | null = null
  const pattern = new RegExp(`“${root}(?:\\.([^”]+))?”`, 'gu')
  const sentence = problem.replaceAll(pattern, (whole, path: string | undefined) => {
    const origin = nearest(raw, path ?? '')
    if (origin === null) return path === undefined ? whole : `“${path}”`
    where ??= whereIs(draft, origin)
    return `“${pathText(origin)}”`
  })
  return where === null ? sentence : `${String(where)}: ${sentence}`
}

function nearest(raw: Raw, path: string): Place | null {
  for (let length = path.length; length > 0; length--) {
    const origin = raw.origins.get(path.slice(0, length))
    if (origin !== undefined) return origin
  }
  return raw.origins.get('') ?? null
}
