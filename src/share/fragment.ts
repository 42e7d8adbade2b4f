import { refuse, type Result } from '#core/schema/schema.ts'

/** The keys of a link. Others are ignored, so that an older page can read a newer link. */
export const linkKeys = [
  'eng',
  't',
  'h',
  'ui',
  'view',
  'theme',
  'speed',
  'service',
  'l',
  'goal',
  'b',
  'k',
  'c',
  's',
  'x',
  'w',
] as const
export type LinkKey = (typeof linkKeys)[number]

/** What was found behind the #: the known keys with their values as written. */
export interface Fragment {
  readonly values: ReadonlyMap<LinkKey, string>
  /** True when something stands there that is no known key with a value. */
  readonly hasUnknown: boolean
}

/**
 * Splits what stands behind the # of an address by hand: URLSearchParams would turn + into a space
 * and give the last of two equal keys in silence.
 */
export function splitFragment(text: string): Result<Fragment> {
  const found = new Map<LinkKey, string>()
  let hasUnknown = false
  // A link copied from the source of a page carries &amp; instead of &.
  for (const part of fragmentOf(text).replaceAll('&amp;', '&').split('&')) {
    const equals = part.indexOf('=')
    const key = linkKeys.find((name) => name === (equals < 0 ? part : part.slice(0, equals)))
    if (key === undefined) hasUnknown ||= part !== ''
    else if (found.has(key)) return refuse(`This link says “${key}” twice; copy it again in full.`)
    else found.set(key, equals < 0 ? '' : part.slice(equals + 1))
  }
  return { ok: true, value: { values: found, hasUnknown } }
}

/** Keys and values as a fragment, without the #. */
export function joinFragment(pairs: readonly (readonly [key: LinkKey, value: string])[]): string {
  return pairs.map(([key, value]) => `${key}=${value}`).join('&')
}

/** A text with its percent escapes read once, or as it is where they are broken. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone or cut percent sign is a URIError; the check of the link then tells.
    return text
  }
}

// A whole address may be pasted as well as the part behind its #. A slash before the first = is one of an address; where there
// is no #, it is one behind the name of a host, for what other programs put behind a # has slashes too.
function fragmentOf(text: string): string {
  const trimmed = text.trim()
  const [address = '', ...rest] = trimmed.split('#')
  const isAddress = (rest.length > 0 ? /^$|^[^=]*\// : /^[^=/]*[.:][^=]*\//).test(address)
  const behind = isAddress ? rest.join('#') : trimmed
  // Some programs escape the whole fragment, its = and & included.
  return /[=&]/.test(behind) ? behind : percentDecoded(behind)
}
