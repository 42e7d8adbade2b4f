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
  const sentence = problem.replaceAll(pattern, (whole, told: string | undefined) => {
    const origin = nearest(raw, told ?? '')
    if (origin === null) return told === undefined ? whole : `“${told}”`
    where ??= whereIs(draft, origin.place)
    const path = `${pathText(origin.place)}${origin.rest}`
    return `“${path.replace(/^\./u, '')}”`
  })
  return where === null ? sentence : `${String(where)}: ${sentence}`
}

/** Where the nearest part of a path stands that is written, and what is left of the path. */
function nearest(raw: Raw, path: string): { readonly place: Place; readonly rest: string } | null {
  for (let length = path.length; length > 0; length--) {
    const rest = path.slice(length)
    const place = raw.origins.get(path.slice(0, length))
    if (place !== undefined && /^(?:$|[.[])/u.test(rest)) return { place, rest }
  }
  const root = raw.origins.get('')
  return root === undefined ? null : { place: root, rest: path === '' ? '' : `.${path}` }
}
