import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { builtIns as shipped } from './built-ins.ts'
import { compactRecording, expandRecording } from './compact.ts'
import { dictionaries } from './dictionary.ts'
import { joinFragment, percentDecoded, splitFragment, type LinkKey } from './fragment.ts'
import { checkLength, linkCheck } from './link-check.ts'
import { readDigest, readView, writeDigest, writeView, type LinkView } from './link-view.ts'
import { pack, unpack, unpackedLength, unpackedMax } from './packing.ts'
import { canonicalRecording } from './recording-check.ts'
import { readScenario, scenarioId, spellScenario, type BuiltIns } from './scenario-link.ts'

/** Longest fragment that is read, in characters; a longer run goes into a file. */
export const linkLengthMax = 8192

/** The format that is written. Every format from 1 on keeps its dictionary and reader for ever. */
export const linkFormat = '1'

/** What is shared: the run, the moment it is shown at, the digest there, how the page shall look. */
export interface LinkState {
  readonly recording: Recording
  /** Simulated time, s; 0 opens the run at its start. */
  readonly time?: number
  /** Digest of the state at `time`, 16 hex digits. */
  readonly digest?: string | null
  readonly view?: Partial<LinkView>
}

/** A link, or how long it would have been. `length` is that of the fragment without the #. */
export type EncodedLink =
  | { readonly tooLong: false; readonly fragment: string; readonly length: number }
  /** `length` is null where the run is not packed at all, because its text of so many bytes is too long for any link. */
  | { readonly tooLong: true; readonly length: number | null; readonly bytes: number }

/** What a link says, checked. */
export interface OpenedLink {
  /** Null where the link holds no run but, for instance, only a theme. Its engine is this page's. */
  readonly recording: Recording | null
  /** The built-in scenario that the link names, null for a run that it holds itself. */
  readonly scenario: string | null
  /** The engine version that the link was made with; null when it does not say. */
  readonly madeWith: number | null
  /** Simulated time to open at, s. */
  readonly time: number
  /** Digest to expect there, null where none is given or another engine made it. */
  readonly digest: string | null
  /** The digest that the link carries, whatever engine made it. */
  readonly sentDigest: string | null
  readonly view: LinkView
  /** Sentences for the visitor about what was repaired or may differ. */
  readonly notices: readonly string[]
}

/** A run as the part of a link behind the #. The run comes last, so that a cut never goes unseen. */
export function encodeLink(state: LinkState, builtIns: BuiltIns = shipped): Result<EncodedLink> {
  const checked = canonicalRecording(state.recording)
  if (!checked.ok) return checked
  const recording = checked.value
  const pairs: [LinkKey, string][] = [['eng', String(recording.engine)]]
  const time = state.time ?? 0
  if (time > 0 && Number.isFinite(time)) pairs.push(['t', String(time)])
  const digest = writeDigest(state.digest ?? null)
  if (digest !== null) pairs.push(['h', digest])
  pairs.push(...writeView(state.view ?? {}))
  const spelled = spellScenario(recording, builtIns)
  const json = spelled === null ? JSON.stringify(compactRecording(recording)) : ''
  const bytes = unpackedLength(json)
  if (bytes > unpackedMax) return { ok: true, value: { tooLong: true, length: null, bytes } }
  if (spelled === null) pairs.push(['x', encodeRun(json)])
  else pairs.push(['c', linkCheck(spelled)], ['s', spelled])
  const fragment = joinFragment(pairs)
  const { length } = fragment
  const tooLong = length > linkLengthMax
  return {
    ok: true,
    value: tooLong ? { tooLong, length, bytes } : { tooLong, fragment, length },
  }
}

/** What a fragment, or a whole address with one, says; never another run than the one shared. */
export function decodeLink(text: string, builtIns: BuiltIns = shipped): Result<OpenedLink> {
  if (text.length > linkLengthMax + addressMax) return refuse(tooLong(text.length))
  const split = splitFragment(text)
  if (!split.ok) return split
  const { values, hasUnknown } = split.value
  const [x, s, eng] = [values.get('x'), values.get('s'), values.get('eng')]
  if (x !== undefined && s !== undefined) {
    return refuse('This link holds two runs (“s” and “x”); copy it again in full.')
  }
  if (x === undefined && s === undefined && (eng !== undefined || values.has('c'))) {
    return refuse(incomplete)
  }
  const notices: string[] = []
  const madeWith = /^[1-9]\d{0,8}$/.test(eng ?? '') ? Number(eng) : null
  const run =
    x !== undefined ? decodeRun(x) : s === undefined ? null : decodeScenario(s, values, builtIns)
  if (run?.ok === false) return run
  // First of all what is told of the engine: an older one that runs the link takes it away again.
  if (run !== null) notices.push(...engineNotices(madeWith, s !== undefined && eng === undefined))
  else if (hasUnknown) notices.push('This link holds no run; the page shows its own.')
  const view = readView(values, notices)
  const digest = readDigest(values.get('h'), notices)
  return {
    ok: true,
    value: {
      recording: run?.value ?? null,
      scenario: s === undefined ? null : scenarioId(percentDecoded(s)),
      madeWith,
      ...view,
      sentDigest: digest,
      digest: madeWith === null || madeWith === engineVersion ? digest : null,
      notices,
    },
  }
}

/** Characters that the run in a link unfolds to; 0 where none can be unfolded. */
export function unfoldedLength(text: string): number {
  if (text.length > linkLengthMax + addressMax) return 0
  const split = splitFragment(text)
  const x = split.ok ? split.value.values.get('x') : undefined
  const json = x === undefined ? null : unfold(x)
  return json?.ok === true ? json.value.length : 0
}

// Room for the address in front of the #.
const addressMax = 2048

const incomplete =
  'This link is incomplete (a chat may have cut it): copy it again in full, or ask for the .mitosis.json file.'

const neverFinal =
  'This link was made before links were final, and cannot be read any more: ask for a new one, or for the .mitosis.json file.'

function tooLong(length: number): string {
  return `This link has ${length} characters; ${linkLengthMax} are the limit. Ask for the .mitosis.json file instead.`
}

function encodeRun(json: string): string {
  const packed = pack(json, dictionaryOf(linkFormat))
  const body = linkFormat + encodeBase64Url(packed)
  return body + linkCheck(body)
}

function decodeRun(written: string): Result<Recording> {
  const json = unfold(written)
  return json.ok ? readRun(json.value) : json
}

// Chats escape links, some of them twice: the value is read escaped once, then once more.
function unfold(written: string): Result<string> {
  const once = tidied(percentDecoded(written))
  const value = [once, tidied(percentDecoded(once))].find(isWhole)
  if (value === undefined) {
    // The check of another format may be another one: its digit is all that can be believed.
    const digit = /^[2-9]/.exec(once)?.[0] ?? linkFormat
    return refuse(Object.hasOwn(dictionaries, digit) ? incomplete : newerFormat(digit))
  }
  if (value.length > linkLengthMax) return refuse(tooLong(value.length))
  const format = value.charAt(0)
  if (format === '0') return refuse(neverFinal)
  if (!Object.hasOwn(dictionaries, format)) return refuse(newerFormat(format))
  const bytes = decodeBase64Url(value.slice(1, -checkLength))
  if (bytes === null) return refuse(incomplete)
  return unpack(bytes, dictionaryOf(format))
}

function readRun(json: string): Result<Recording> {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    return refuse('This link holds no run that can be read; ask for the .mitosis.json file.')
  }
  const checked = canonicalRecording(expandRecording(data, engineVersion))
  return checked.ok ? checked : refuse(`The run in this link is not possible: ${checked.problem}`)
}

function decodeScenario(
  written: string,
  values: ReadonlyMap<LinkKey, string>,
  builtIns: BuiltIns,
): Result<Recording> {
  const check = values.get('c')
  const once = percentDecoded(written)
  const readings = [once, percentDecoded(once)]
  // A link typed by hand has no check; one that the page has written must pass it.
  const text = check === undefined ? once : readings.find((reading) => linkCheck(reading) === check)
  return text === undefined ? refuse(incomplete) : readScenario(text, builtIns, engineVersion)
}

// Line breaks of a mail, and the full stop or bracket behind a link in running text.
function tidied(value: string): string {
  return value.replace(/\s+/g, '').replace(/[^A-Za-z0-9_-]+$/, '')
}

function isWhole(value: string): boolean {
  const body = value.slice(0, -checkLength)
  return body.length > 1 && linkCheck(body) === value.slice(-checkLength)
}

function dictionaryOf(format: string): Uint8Array {
  return dictionaries[format] ?? new Uint8Array(0)
}

function newerFormat(format: string): string {
  return `This link was made with a newer version of Digital Mitosis (format ${format}; this page reads format ${linkFormat}): open it where it came from, or reload this page to get the newest version.`
}

function engineNotices(madeWith: number | null, isTyped: boolean): readonly string[] {
  if (isTyped || madeWith === engineVersion) return []
  if (madeWith === null)
    return ['The link does not say which engine version made it: numbers may differ.']
  return madeWith > engineVersion
    ? [
        `This link was made with a newer engine (version ${madeWith}, here ${engineVersion}): numbers may differ.`,
      ]
    : [
        `The engine has changed since this link was made (version ${madeWith}, here ${engineVersion}): numbers may differ.`,
      ]
}
