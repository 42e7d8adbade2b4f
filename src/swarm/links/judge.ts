import type { Recording } from '#core/organisms/recording.ts'
import type { Lesson } from '#core/organisms/lesson.ts'
import type { Result } from '#core/schema/schema.ts'
import { lessonDictionaries, sealLesson, unsealLesson } from '#lessons/sealed-lesson.ts'
import { builtIns } from '#share/built-ins.ts'
import { formatGoal, parseGoal } from '#share/goal.ts'
import { decodeLink, encodeLink, unfoldedLength, type OpenedLink } from '#share/link.ts'
import { unpackedMax } from '#share/packing.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { unseal } from '#share/sealed.ts'
import type { DrawnLink } from './drawn-link.ts'
import { inputKinds, drawInput, type Input, type InputKind } from './inputs.ts'
import { changedPrototype } from './prototypes.ts'

/** What a link may cost: ms of the thread that reads it. */
export const readingMax = 100

/** What came of the inputs of a kind: how many opened a run or a lesson and how many were refused; ms of the slowest, bytes of the largest. */
export interface Outcome {
  opened: number
  refused: number
  /** Of those opened, that were lessons. */
  lessons: number
  /** Of those opened, that hold the second run of a comparison. */
  besides: number
  slowest: number
  largest: number
}
export type Tally = Record<InputKind, Outcome>

/** A tally of nothing. */
export function emptyTally(): Tally {
  const none = (): Outcome => ({
    opened: 0,
    refused: 0,
    lessons: 0,
    besides: 0,
    slowest: 0,
    largest: 0,
  })
  // The names are those of the kinds.
  return Object.fromEntries(inputKinds.map((kind) => [kind, none()])) as Tally
}

/** Times in ms that each go on at least as fast as the thread works, such as that of the wall and that of the process. */
export type Clock = () => readonly [number, number]

/**
 * Reads the input that a seed stands for and says what must not be; null where all is well. What another program takes of a
 * machine's time is not the link's: the lesser of both times counts, and there are two more tries.
 */
export function judge(seed: number, tally: Tally, clock: Clock): string | null {
  const input = drawInput(seed)
  let problem: string | null = 'was not read'
  try {
    problem = judged(input, tally[input.kind], clock)
  } catch (error) {
    problem = `throws ${error instanceof Error ? error.message : String(error)}`
  }
  problem = changedPrototype() ?? problem
  return problem === null ? null : `seed ${seed}, ${input.kind}: ${problem}`
}

/** A link as the page reads it; both null where it holds neither. */
interface ReadLink extends OpenedLink {
  readonly lesson: Lesson | null
}

function readLink(text: string): Result<ReadLink> {
  const link = decodeLink(text, builtIns)
  if (!link.ok) return link
  const { sealedLesson } = link.value
  if (sealedLesson === null) return { ok: true, value: { ...link.value, lesson: null } }
  const lesson = unsealLesson(sealedLesson)
  return lesson.ok ? { ok: true, value: { ...link.value, lesson: lesson.value } } : lesson
}

function judged(input: Input, outcome: Outcome, clock: Clock): string | null {
  const began = clock()
  const read = readLink(input.text)
  const taken = since(began, clock)
  const least = taken > readingMax ? Math.min(taken, quickest(input.text, clock)) : taken
  if (least > readingMax) return `takes ${least.toFixed(0)} ms`
  outcome.slowest = Math.max(outcome.slowest, least)
  const bytes = unfolded(input.text, read)
  if (bytes > unpackedMax) return `unfolds to ${bytes}, more than it may`
  outcome.largest = Math.max(outcome.largest, bytes)
  const { recording, lesson } = read.ok ? read.value : { recording: null, lesson: null }
  outcome[(recording ?? lesson) ? 'opened' : 'refused'] += 1
  if (lesson !== null) outcome.lessons += 1
  if (read.ok && read.value.beside !== null) outcome.besides += 1
  if (!read.ok) return badSentence(read.problem)
  return read.value.notices.reduce(
    (found: string | null, notice) => found ?? badSentence(notice),
    wrongView(input, read.value) ??
      wrongBeside(input, read.value) ??
      wrongContent(input, read.value),
  )
}

/** The quickest of up to two more readings, ms. */
function quickest(text: string, clock: Clock): number {
  let best = Infinity
  for (let tries = 0; tries < 2 && best > readingMax; tries++) {
    const began = clock()
    readLink(text)
    best = Math.min(best, since(began, clock))
  }
  return best
}

function since([one, other]: readonly [number, number], clock: Clock): number {
  const [wall, process] = clock()
  return Math.min(wall - one, process - other)
}

/** What stands in a link unfolds to so many characters; what is refused unfolds to none. */
function unfolded(text: string, read: Result<ReadLink>): number {
  const sealed = read.ok ? read.value.sealedLesson : null
  if (sealed === null) return unfoldedLength(text)
  const json = unseal(sealed, lessonDictionaries)
  return json.ok ? json.value.length : 0
}

/** Why what stands beside the run is not what was written, or nothing that the page could show. */
function wrongView({ kind, origin }: Input, { time, sentDigest, view }: ReadLink): string | null {
  if (!(time >= 0 && time < Infinity)) return `opens at ${time}`
  if (sentDigest !== null && !/^[0-9a-f]{16}$/u.test(sentDigest)) return 'has a digest that is none'
  const goal = view.goal === null ? null : parseGoal(view.goal)
  if (goal !== null) {
    const again = formatGoal(goal)
    if (formatGoal(parseGoal(again) ?? []) !== again) return `has a goal that changes: ${again}`
  }
  if (kind !== 'valid' || origin === null) return null
  if (time !== origin.time) return 'opens at another time'
  if (sentDigest !== origin.digest) return 'has another digest'
  return (goal === null ? null : formatGoal(goal)) === origin.goal ? null : 'has another goal'
}

/** Why the second run is not what it was made of, or not a run that this page would write beside the first. */
function wrongBeside({ kind, origin }: Input, { recording, beside }: ReadLink): string | null {
  if (beside === null || recording === null) {
    return kind === 'valid' && origin !== null && origin.beside !== null
      ? 'has no second run'
      : null
  }
  const text = JSON.stringify(beside.recording)
  if (origin !== null && text === origin.beside) return null
  if (kind === 'valid' || kind === 'flips' || kind === 'cut') return 'has another second run'
  const again = encodeLink({ recording, beside })
  if (!again.ok) return `has a second run that has no link: ${again.problem}`
  const back = again.value.tooLong ? null : decodeLink(again.value.fragment, builtIns)
  return back === null || (back.ok && JSON.stringify(back.value.beside) === JSON.stringify(beside))
    ? null
    : 'has a second run that its own link does not bring back'
}

/** Why what was opened is not what it was made of, or nothing that this page would write itself. */
function wrongContent({ kind, origin }: Input, { recording, lesson }: ReadLink): string | null {
  if (recording === null && lesson === null) {
    return kind === 'valid' ? 'holds nothing any more' : null
  }
  const text = JSON.stringify(recording ?? lesson)
  // The link of what it was made of has brought it back: it is what this page writes.
  if (origin !== null && text === origin.text) return null
  if (kind !== 'repaired' && origin !== null) return difference(text, origin)
  return recording === null ? wrongLesson(lesson, text) : wrongRun(recording, text)
}

function difference(text: string, origin: DrawnLink): string {
  let at = 0
  while (at < text.length && text[at] === origin.text[at]) at += 1
  return `opens another one in silence: ${text.slice(at, at + 80)}`
}

function wrongRun(recording: Recording, text: string): string | null {
  const again = encodeLink({ recording })
  if (!again.ok) return `opens a run that has no link: ${again.problem}`
  if (again.value.tooLong) {
    const canonical = canonicalRecording(recording)
    const isSame = canonical.ok && JSON.stringify(canonical.value) === text
    return isSame ? null : 'opens a run that is not canonical'
  }
  const back = decodeLink(again.value.fragment, builtIns)
  return back.ok && JSON.stringify(back.value.recording) === text
    ? null
    : 'opens a run that its own link does not bring back'
}

function wrongLesson(lesson: Lesson | null, text: string): string | null {
  const again = lesson === null ? null : sealLesson(lesson)
  if (again?.ok !== true) return `opens a lesson that has no link: ${again?.problem}`
  const back = unsealLesson(again.value)
  return back.ok && JSON.stringify(back.value) === text
    ? null
    : 'opens a lesson that its own link does not bring back'
}

// What would break the line, turn the direction of writing or be half of a character.
const unsayable = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u

function badSentence(sentence: string): string | null {
  if (sentence.length < 10 || sentence.length > 400) return `says “${sentence.slice(0, 420)}”`
  return unsayable.test(sentence) ? `says what cannot be shown: ${JSON.stringify(sentence)}` : null
}
