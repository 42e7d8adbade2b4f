import { strToU8 } from 'fflate'
import type { Lesson, LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { compactRecording, expandRecording } from '#share/compact.ts'
import { dictionaries } from '#share/dictionary.ts'
import { unpackedLength, unpackedMax } from '#share/packing.ts'
import { isList, isRecord } from '#share/plain.ts'
import { seal, unseal, type Dictionaries } from '#share/sealed.ts'
import { checkLesson } from './check-lesson.ts'
import { lessonWords } from './lesson-words.ts'

/**
 * A lesson as a value of a link: `[id, run, service, steps, title, limit]`, where a run is as links have it, and a step
 * `[focus, until, the rest of it, title, text, notes, question, options, outcomes, why]` without what is empty at its end.
 */

export const lessonDictionaries: Dictionaries = Object.fromEntries(
  Object.entries(dictionaries).map(([digit, run]) => [
    digit,
    joined(run, lessonWords[digit] ?? ''),
  ]),
)

/** A checked lesson, packed; refused where it has more text than a link may unfold to. */
export function sealLesson(lesson: Lesson): Result<string> {
  const { id, base, service = 0, steps, texts } = lesson
  const recording = { ...base, engine: engineVersion, log: [] }
  const compact = steps.map((step, index) => compactStep(step, texts.steps[index]))
  const json = JSON.stringify([
    id,
    compactRecording(recording),
    service,
    compact,
    texts.title,
    texts.limit,
  ])
  return unpackedLength(json) > unpackedMax
    ? refuse('This lesson has too much text for a link; save it as a file.')
    : { ok: true, value: seal(json, lessonDictionaries) }
}

/** The lesson in a sealed value, checked; or why there is none. */
export function unsealLesson(sealed: string): Result<Lesson> {
  const json = unseal(sealed, lessonDictionaries)
  if (!json.ok) return json
  let data: unknown
  try {
    data = JSON.parse(json.value)
  } catch {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    return refuse('This link holds no lesson that can be read; ask for its file.')
  }
  const checked = checkLesson(expanded(data))
  return checked.ok
    ? checked
    : refuse(`The lesson in this link is not possible: ${checked.problem}`)
}

function compactStep(step: LessonStep, texts: StepTexts | undefined): unknown {
  const { focus, until, ...rest } = step
  const {
    title = '',
    text = '',
    notes = '',
    question = '',
    options = [],
    outcomes = [],
    why,
  } = texts ?? {}
  const asked = why === undefined ? [] : [why.question, why.causes, why.because]
  const all = [focus, until, rest, title, text, notes, question, options, outcomes, asked]
  const isEmpty = (value: unknown): boolean =>
    value === '' || (Array.isArray(value) && value.length === 0)
  return all.slice(0, all.findLastIndex((value) => !isEmpty(value)) + 1)
}

// Whatever is wrong in it stays for the check.
function expanded(data: unknown): unknown {
  if (!isList(data)) return data
  const [id, run, service, steps, title, limit] = data
  const recording = expandRecording(run, engineVersion)
  const { engine: _, log: __, ...base } = isRecord(recording) ? recording : {}
  const each = isList(steps) ? steps.map(expandStep) : []
  return {
    id,
    base,
    service,
    steps: isList(steps) ? each.map(({ step }) => step) : steps,
    texts: { title, limit, steps: each.map(({ texts }) => texts) },
  }
}

function expandStep(data: unknown): { readonly step: unknown; readonly texts: unknown } {
  if (!isList(data)) return { step: data, texts: data }
  const [focus, until, rest, title, text, notes = '', question, options, outcomes, asked] = data
  const [why, causes, because] = isList(asked) ? asked : []
  const pairs: [string, unknown][] = [
    ['question', question],
    ['options', options],
    ['outcomes', outcomes],
    ['why', why === undefined ? undefined : { question: why, causes, because }],
  ]
  const said = pairs.filter(([, value]) => value !== undefined && value !== '')
  return {
    step: { ...(isRecord(rest) ? rest : {}), focus, until },
    texts: { title, text, notes, ...Object.fromEntries(said) },
  }
}

/** Words of lessons in front of those of runs, which stand in every lesson. */
function joined(run: Uint8Array, words: string): Uint8Array {
  const own = strToU8(words)
  const all = new Uint8Array(own.length + run.length)
  all.set(own)
  all.set(run, own.length)
  return all
}
