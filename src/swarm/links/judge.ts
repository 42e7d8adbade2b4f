import { builtIns } from '#share/built-ins.ts'
import { decodeLink, encodeLink, unfoldedLength, type OpenedLink } from '#share/link.ts'
import { unpackedMax } from '#share/packing.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import type { Result } from '#core/schema/schema.ts'
import { inputKinds, drawInput, type Input, type InputKind } from './inputs.ts'

/** What a link may cost: ms of the thread that reads it. */
export const readingMax = 100

/** How many inputs of a kind opened a run and how many were refused. */
export type Tally = Record<InputKind, { opened: number; refused: number }>

/** A tally of nothing. */
export function emptyTally(): Tally {
  const pairs = inputKinds.map((kind) => [kind, { opened: 0, refused: 0 }])
  // The names are those of the kinds.
  return Object.fromEntries(pairs) as Tally
}

/**
 * Reads the input that a seed stands for and says what must not be; null where all is well. `clock` is
 * wall time in ms; a machine that is busy elsewhere gets two more tries.
 */
export function judge(seed: number, tally: Tally, clock: () => number): string | null {
  const input = drawInput(seed)
  const before = prototypes()
  let problem: string | null = 'was not read'
  try {
    problem = read(input, tally, clock)
  } catch (error) {
    problem = `throws ${error instanceof Error ? error.message : String(error)}`
  }
  if (prototypes() !== before) problem = 'has changed a prototype'
  return problem === null ? null : `seed ${seed}, ${input.kind}: ${problem}`
}

function read(input: Input, tally: Tally, clock: () => number): string | null {
  const began = clock()
  const opened = decodeLink(input.text, builtIns)
  const taken = clock() - began
  const least = taken > readingMax ? Math.min(taken, quickest(input.text, clock)) : taken
  if (least > readingMax) return `takes ${least.toFixed(0)} ms`
  if (unfoldedLength(input.text) > unpackedMax) return 'unfolds to more than it may'
  const hasRun = opened.ok && opened.value.recording !== null
  tally[input.kind][hasRun ? 'opened' : 'refused'] += 1
  if (!opened.ok) return badSentence(opened.problem)
  return opened.value.notices.reduce(
    (found: string | null, notice) => found ?? badSentence(notice),
    wrongRun(input, opened),
  )
}

/** The quickest of up to two more readings, ms. */
function quickest(text: string, clock: () => number): number {
  let best = Infinity
  for (let tries = 0; tries < 2 && best > readingMax; tries++) {
    const began = clock()
    decodeLink(text, builtIns)
    best = Math.min(best, clock() - began)
  }
  return best
}

/** Why what was opened is not what it was made of, or not a run that this page would write itself. */
function wrongRun(
  { kind, origin }: Input,
  { value: { recording } }: Extract<Result<OpenedLink>, { readonly ok: true }>,
): string | null {
  if (recording === null) return kind === 'valid' ? 'holds no run any more' : null
  const text = JSON.stringify(recording)
  const isChanged = kind !== 'repaired' && origin !== null && text !== JSON.stringify(origin)
  if (isChanged) return 'opens another run in silence'
  const canonical = canonicalRecording(recording)
  if (!canonical.ok) return `opens a run that is refused: ${canonical.problem}`
  if (JSON.stringify(canonical.value) !== text) return 'opens a run that is not canonical'
  const again = encodeLink({ recording })
  if (!again.ok) return `opens a run that has no link: ${again.problem}`
  if (again.value.tooLong) return null
  const back = decodeLink(again.value.fragment, builtIns)
  return back.ok && JSON.stringify(back.value.recording) === text
    ? null
    : 'opens a run that its own link does not bring back'
}

// What would break the line, turn the direction of writing or be half of a character.
const unsayable = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u

function badSentence(sentence: string): string | null {
  if (sentence.length < 10 || sentence.length > 400) return `says “${sentence.slice(0, 420)}”`
  return unsayable.test(sentence) ? `says what cannot be shown: ${JSON.stringify(sentence)}` : null
}

/** Names of all that every object, list and function inherits. */
function prototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((one) => Reflect.ownKeys(one).map(String).join())
    .join(';')
}
