import { refuse, type Result } from '#core/schema/schema.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { percentDecoded } from './fragment.ts'
import { checkLength, linkCheck } from './link-check.ts'
import { pack, unpack } from './packing.ts'

/** Longest fragment that is read, in characters; a longer run goes into a file. */
export const linkLengthMax = 8192

/** The format that is written. Every format from 1 on keeps its dictionary and reader for ever. */
export const linkFormat = '1'

/** Text that most of what is packed contains, by the digit of the format. */
export type Dictionaries = Readonly<Record<string, Uint8Array>>

export const incomplete =
  'This link is incomplete (a chat may have cut it): copy it again in full, or ask for the .mitosis.json file.'

const neverFinal =
  'This link was made before links were final, and cannot be read any more: ask for a new one, or for the .mitosis.json file.'

/** JSON as a value of a link: the digit of the format, the packed text, four characters of check. */
export function seal(json: string, dictionaries: Dictionaries): string {
  const body = linkFormat + encodeBase64Url(pack(json, dictionaryOf(dictionaries, linkFormat)))
  return body + linkCheck(body)
}

/** The JSON in a value of a link, as it was sealed. */
export function unseal(written: string, dictionaries: Dictionaries): Result<string> {
  const whole = wholeSeal(written)
  if (!whole.ok) return whole
  const bytes = decodeBase64Url(whole.value.slice(1, -checkLength))
  if (bytes === null) return refuse(incomplete)
  return unpack(bytes, dictionaryOf(dictionaries, whole.value.charAt(0)))
}

/**
 * A sealed value without what a chat has done to it, where nothing of it is missing. Chats escape links, some of them twice: it is
 * read escaped once, then once more.
 */
export function wholeSeal(written: string): Result<string> {
  const once = tidied(percentDecoded(written))
  const value = [once, tidied(percentDecoded(once))].find(isWhole)
  if (value === undefined) {
    // The check of another format may be another one: its digit is all that can be believed.
    const digit = /^[2-9]/.exec(once)?.[0]
    return refuse(digit === undefined ? incomplete : newerFormat(digit))
  }
  if (value.length > linkLengthMax) return refuse(tooLong(value.length))
  const format = value.charAt(0)
  if (format === '0') return refuse(neverFinal)
  return format === linkFormat ? { ok: true, value } : refuse(newerFormat(format))
}

/** What is said of a link with more characters than are read. */
export function tooLong(length: number): string {
  return `This link has ${length} characters; ${linkLengthMax} are the limit. Ask for the .mitosis.json file instead.`
}

// Line breaks of a mail, and the full stop or bracket behind a link in running text.
function tidied(value: string): string {
  return value.replace(/\s+/g, '').replace(/[^A-Za-z0-9_-]+$/, '')
}

function isWhole(value: string): boolean {
  const body = value.slice(0, -checkLength)
  return body.length > 1 && linkCheck(body) === value.slice(-checkLength)
}

function dictionaryOf(dictionaries: Dictionaries, format: string): Uint8Array {
  return dictionaries[format] ?? new Uint8Array(0)
}

function newerFormat(format: string): string {
  return `This link was made with a newer version of Digital Mitosis (format ${format}; this page reads format ${linkFormat}): open it where it came from, or reload this page to get the newest version.`
}
