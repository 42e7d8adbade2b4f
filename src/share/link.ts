import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, sayable, type Result } from '#core/schema/schema.ts'
import { readBeside, readSeeds, sealBeside, seedsRange, type Beside } from './beside.ts'
import { builtIns as shipped } from './built-ins.ts'
import { compactRecording, expandRecording } from './compact.ts'
import { dictionaries } from './dictionary.ts'
import { joinFragment, percentDecoded, splitFragment, type LinkKey } from './fragment.ts'
import type { LessonPlace } from './lesson-place.ts'
import { linkCheck } from './link-check.ts'
import { readDigest, readView, writeDigest, writeView, type LinkView } from './link-view.ts'
import { unpackedLength, unpackedMax } from './packing.ts'
import { canonicalRecording } from './recording-check.ts'
import { readScenario, scenarioId, spellScenario, type BuiltIns } from './scenario-link.ts'
import { incomplete, linkLengthMax, seal, tooLong, unseal, wholeSeal } from './sealed.ts'

/** What is shared: the run, the moment it is shown at, the digest there, how the page shall look. */
export interface LinkState {
  readonly recording: Recording
  /** Simulated time, s; 0 opens the run at its start. */
  readonly time?: number
  /** Digest of the state at `time`, 16 hex digits. */
  readonly digest?: string | null
  readonly view?: Partial<LinkView>
  /** The second run of a comparison. */
  readonly beside?: Beside | null
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
  /** A lesson that the link holds in place of a run, whole but not read yet. */
  readonly sealedLesson: string | null
  /** The engine version that the link was made with; null when it does not say. */
  readonly madeWith: number | null
  /** Simulated time to open at, s. */
  readonly time: number
  /** Digest to expect there, null where none is given or another engine made it. */
  readonly digest: string | null
  /** The digest that the link carries, whatever engine made it. */
  readonly sentDigest: string | null
  readonly view: LinkView
  /** The second run, where the link holds a comparison. */
  readonly beside: Beside | null
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
  const beside = writeBeside(recording, state.beside ?? null)
  if (!beside.ok) return beside
  pairs.push(...beside.value)
  const spelled = spellScenario(recording, builtIns)
  const json = spelled === null ? JSON.stringify(compactRecording(recording)) : ''
  const bytes = unpackedLength(json)
  if (bytes > unpackedMax) return { ok: true, value: { tooLong: true, length: null, bytes } }
  if (spelled === null) pairs.push(['x', seal(json, dictionaries)])
  else pairs.push(['c', linkCheck(spelled)], ['s', spelled])
  return { ok: true, value: finished(pairs, bytes) }
}

function writeBeside(
  first: Recording,
  beside: Beside | null,
): Result<readonly [LinkKey, string][]> {
  if (beside === null) return { ok: true, value: [] }
  const second = canonicalRecording(beside.recording)
  const sealed = second.ok ? sealBeside(first, second.value) : second
  if (!sealed.ok) return sealed
  const pairs: [LinkKey, string][] = [['b', sealed.value]]
  if (beside.seeds !== null) pairs.push(['k', String(beside.seeds)])
  return { ok: true, value: pairs }
}

/** A sealed lesson (src/lessons/sealed-lesson.ts), which holds its own run, as the part of a link behind the #, at one of its steps. */
export function encodeLessonLink(sealed: string, place?: LessonPlace): EncodedLink {
  return finished([
    ['eng', String(engineVersion)],
    ...(place === undefined || place.step === 0 ? [] : writeView({ lesson: place })),
    ['w', sealed],
  ])
}

function finished(pairs: readonly (readonly [LinkKey, string])[], bytes = 0): EncodedLink {
  const fragment = joinFragment(pairs)
  const { length } = fragment
  const tooLong = length > linkLengthMax
  return tooLong ? { tooLong, length, bytes } : { tooLong, fragment, length }
}

/** What a fragment, or a whole address with one, says; never another run than the one shared. */
export function decodeLink(text: string, builtIns: BuiltIns = shipped): Result<OpenedLink> {
  if (text.length > linkLengthMax + addressMax) return refuse(tooLong(text.length))
  const split = splitFragment(text)
  if (!split.ok) return split
  const { values, hasUnknown } = split.value
  const [x, s, w, eng] = [values.get('x'), values.get('s'), values.get('w'), values.get('eng')]
  const held = [x, s, w].filter((one) => one !== undefined).length
  if (held > 1) return refuse('This link holds two runs; copy it again in full.')
  if (held === 0 && (eng !== undefined || values.has('c') || values.has('b')))
    return refuse(incomplete)
  const sealed = w === undefined ? null : wholeSeal(w)
  if (sealed?.ok === false) return sealed
  const notices: string[] = []
  const madeWith = /^[1-9]\d{0,8}$/.test(eng ?? '') ? Number(eng) : null
  const run =
    x !== undefined ? decodeRun(x) : s === undefined ? null : decodeScenario(s, values, builtIns)
  if (run?.ok === false) return run
  // First of all what is told of the engine: an older one that runs the link takes it away again.
  if (run !== null || sealed !== null)
    notices.push(...engineNotices(madeWith, s !== undefined && eng === undefined))
  else if (hasUnknown) notices.push('This link holds no run; the page shows its own.')
  const view = readView(values, notices)
  // A small player shows a run: that of the link, or its own.
  if (view.view.ui === 'min' && (sealed !== null || view.view.lesson !== null))
    notices.push('A small player shows no lesson: open this link without “ui=min”.')
  const digest = readDigest(values.get('h'), notices)
  return {
    ok: true,
    value: {
      recording: run?.value ?? null,
      scenario: s === undefined ? null : scenarioId(percentDecoded(s)),
      sealedLesson: sealed?.value ?? null,
      madeWith,
      ...view,
      beside: decodeBeside(values, run?.value ?? null, notices),
      sentDigest: digest,
      digest: madeWith === null || madeWith === engineVersion ? digest : null,
      notices,
    },
  }
}

/** Characters that the longer run in a link unfolds to; 0 where none can be unfolded. */
export function unfoldedLength(text: string): number {
  if (text.length > linkLengthMax + addressMax) return 0
  const split = splitFragment(text)
  const lengths = (['x', 'b'] as const).map((key) => {
    const written = split.ok ? split.value.values.get(key) : undefined
    const json = written === undefined ? null : unseal(written, dictionaries)
    return json?.ok === true ? json.value.length : 0
  })
  return Math.max(...lengths)
}

/** A comparison that is damaged leaves its first run, which stands alone then. */
function decodeBeside(
  values: ReadonlyMap<LinkKey, string>,
  first: Recording | null,
  notices: string[],
): Beside | null {
  const [written, count] = [values.get('b'), values.get('k')]
  if (written === undefined) return null
  const second = first === null ? refuse(lessonAlone) : readBeside(written, first)
  if (!second.ok) {
    notices.push(`The comparison in this link cannot be shown. ${second.problem}`)
    return null
  }
  const seeds = count === undefined ? null : readSeeds(count)
  if (count !== undefined && seeds === null) {
    const { min, max } = seedsRange
    notices.push(
      `“k” in the link must be a number from ${min} to ${max}, not “${sayable(percentDecoded(count).slice(0, 40))}”; the usual number is offered.`,
    )
  }
  return { recording: second.value, seeds }
}

const lessonAlone = 'A lesson stands alone.'

// Room for the address in front of the #.
const addressMax = 2048

function decodeRun(written: string): Result<Recording> {
  const json = unseal(written, dictionaries)
  return json.ok ? readRun(json.value) : json
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
