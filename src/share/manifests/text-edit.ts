import { isMap, isScalar, stringify, type Scalar, type YAMLMap } from 'yaml'
import { plainWord } from './yaml11.ts'

/** A part of a text, and what takes its place. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The text with all cuts made; they do not overlap. */
export function withCuts(text: string, cuts: readonly Cut[]): string {
  let [made, at] = ['', 0]
  for (const { from, to, text: put } of cuts.toSorted((a, b) => a.from - b.from)) {
    made += text.slice(at, from) + put
    at = to
  }
  return made + text.slice(at)
}

/** Another value for a scalar that stands in one line, in the form of the old one; null for any other node. */
export function scalarCut(node: unknown, value: unknown): Cut | null {
  if (!isScalar(node) || !node.range || typeof value === 'object') return null
  const isOneLine = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'].includes(node.type ?? '')
  // What is not there has no form to keep.
  if (!isOneLine || node.source === '') return null
  const [from, to] = node.range
  return { from, to, text: scalarText(node, value) }
}

function scalarText(node: Scalar, value: unknown): string {
  const text = String(value)
  // A share in quotes becomes a number without them; a number in quotes stays one.
  const isText = typeof plainWord(String(node.value)).value === 'string'
  if (typeof value === 'number' && isText) return text
  if (node.type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`
  if (node.type === 'QUOTE_DOUBLE') return JSON.stringify(text)
  if (typeof value !== 'string') return text
  const word = plainWord(text).value
  // A text that reads as a number would change its type, unless a number stood there: then both will do.
  if (typeof word === 'number' && typeof node.value === 'number') return text
  // A JSON number cannot become a bare word.
  const isBare = typeof word === 'string' && typeof node.value === 'string'
  return isBare && /^[\w./-][\w./%-]*$/u.test(text) ? text : JSON.stringify(text)
}

/** A new field at the end of an object, in the form of its neighbours; null where that takes more than a line. */
export function fieldCut(
  text: string,
  map: unknown,
  name: string,
  value: unknown,
  isJson: boolean,
): Cut | null {
  if (!isMap(map) || map.items.length === 0 || !map.range) return null
  return map.flow === true
    ? flowField(text, map, name, value, isJson)
    : blockField(text, map, name, value)
}

function flowField(
  text: string,
  map: YAMLMap,
  name: string,
  value: unknown,
  isJson: boolean,
): Cut | null {
  const last = endOf(map.items.at(-1))
  const first = startOf(map.items.at(-1))
  if (last === null || first === null) return null
  const key = isJson || !/^[\w-]+$/u.test(name) ? JSON.stringify(name) : name
  // Where each field has a line of its own, so has this one.
  const line = text.lastIndexOf('\n', first) + 1
  const lead = text.slice(line, first)
  const isAlone = line > 0 && /^\s*$/u.test(lead) && line > (map.range?.[0] ?? 0)
  const gap = isAlone ? `${lineEnd(text)}${lead}` : ' '
  return { from: last, to: last, text: `,${gap}${key}: ${JSON.stringify(value)}` }
}

function blockField(text: string, map: YAMLMap, name: string, value: unknown): Cut | null {
  const first = startOf(map.items[0])
  const last = endOf(map.items.at(-1))
  if (first === null || last === null) return null
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1))
  const ends = text.charAt(last - 1) === '\n' ? last - 1 : text.indexOf('\n', last)
  const rest = text.slice(last, ends < 0 ? text.length : Math.max(last, ends))
  // What follows the last value in its line may be a comment, but nothing else.
  if (!/^\s*(?:#.*)?$/u.test(rest)) return null
  const at = ends < 0 ? text.length : ends - (text.charAt(ends - 1) === '\r' ? 1 : 0)
  const lines = stringify({ [name]: value }, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
  const put = lines.map((line) => `${lineEnd(text)}${indent}${line}`).join('')
  return { from: at, to: at, text: put }
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function startOf(pair: unknown): number | null {
  const key: unknown = isPairLike(pair) ? pair.key : null
  return isScalar(key) ? (key.range?.[0] ?? null) : null
}

interface PairLike {
  readonly key: unknown
  readonly value: unknown
}

function isPairLike(value: unknown): value is PairLike {
  return typeof value === 'object' && value !== null && 'key' in value && 'value' in value
}

/** Where the last value of a pair ends. */
function endOf(pair: unknown): number | null {
  if (!isPairLike(pair)) return null
  const { key, value } = pair
  const node: unknown = value ?? key
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[1])
    : null
}
