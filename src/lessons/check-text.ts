import type { LessonTexts, Measure, Prompt, StepTexts, WhyTexts } from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '#share/plain.ts'
import { namesOfGaps } from './curve.ts'
import { namesIn } from './fill.ts'

/** The most characters that a text may have. */
export const textMax = {
  title: 60,
  text: 280,
  notes: 600,
  question: 200,
  option: 60,
  outcome: 320,
  limit: 400,
} as const

/** What a step asks and measures, as far as its words are about it. */
interface Asked {
  readonly prompt: Prompt | null
  readonly measures: Readonly<Record<string, Measure>>
}

/** The words of a lesson from anything: plain text without signs that nobody sees, and as many as there are steps. */
export function checkTexts(value: unknown, steps: readonly Asked[]): Result<LessonTexts> {
  if (!isRecord(value))
    return refuse(`The texts of a lesson must be an object, not ${shown(value)}.`)
  const title = checkText(value.title, 'The title of the lesson', textMax.title)
  if (!title.ok) return title
  const limit = checkText(value.limit, 'Where the metaphor breaks', textMax.limit)
  if (!limit.ok) return limit
  const { steps: given } = value
  if (!isList(given) || given.length !== steps.length) {
    return refuse(`The lesson needs texts for each of its ${steps.length} steps.`)
  }
  const texts: StepTexts[] = []
  for (const [index, asked] of steps.entries()) {
    const step = checkStepTexts(given[index], asked, index + 1)
    if (!step.ok) return step
    texts.push(step.value)
  }
  return { ok: true, value: { title: title.value, steps: texts, limit: limit.value } }
}

function checkStepTexts(value: unknown, asked: Asked, number: number): Result<StepTexts> {
  if (!isRecord(value))
    return refuse(`The texts of step ${number} must be an object, not ${shown(value)}.`)
  const { prompt, measures } = asked
  const title = checkText(value.title, `The title of step ${number}`, textMax.title)
  if (!title.ok) return title
  const text = checkText(value.text, `The sentence of step ${number}`, textMax.text)
  if (!text.ok) return text
  const notes = checkText(value.notes, `The notes of step ${number}`, textMax.notes, true)
  if (!notes.ok) return notes
  const outcomes = checkList(
    value.outcomes ?? [],
    `the outcomes of step ${number}`,
    textMax.outcome,
  )
  if (!outcomes.ok) return outcomes
  const most = prompt === null ? 1 : { number: 3, choice: 2, curve: 4 }[prompt.kind]
  const count = outcomes.value.length
  if (prompt === null ? count > most : count !== most) {
    return refuse(`Step ${number} needs ${most} outcomes, not ${count}.`)
  }
  const lost = [text.value, ...outcomes.value]
    .flatMap(namesIn)
    .find((name) => !Object.hasOwn(measures, name))
  if (lost !== undefined)
    return refuse(`Step ${number} speaks of {${lost}}, which it does not measure.`)
  const early = tooEarly(measures, text.value, outcomes.value)
  if (early !== null)
    return refuse(`Step ${number} speaks of {${early}} where no answer or not every one gives it.`)
  const told = {
    title: title.value,
    text: text.value,
    notes: notes.value,
    outcomes: outcomes.value,
  }
  if (prompt === null) return { ok: true, value: told }
  const question = checkText(value.question, `The question of step ${number}`, textMax.question)
  if (!question.ok) return question
  if (prompt.kind === 'curve') {
    const why = checkWhy(value.why, { prompt, measures }, number)
    if (!why.ok) return why
    const asks = why.value === null ? {} : { why: why.value }
    return { ok: true, value: { ...told, question: question.value, ...asks } }
  }
  if (prompt.kind === 'number') return { ok: true, value: { ...told, question: question.value } }
  const options = checkList(value.options, `the options of step ${number}`, textMax.option)
  if (!options.ok) return options
  return options.value.length === prompt.options.length
    ? { ok: true, value: { ...told, question: question.value, options: options.value } }
    : refuse(
        `Step ${number} has ${prompt.options.length} options, and words for ${options.value.length}.`,
      )
}

/** The words of what is asked after a gap; null where nothing is. They speak of the run alone. */
function checkWhy(
  value: unknown,
  { prompt, measures }: Asked,
  number: number,
): Result<WhyTexts | null> {
  const causes = prompt?.kind === 'curve' ? prompt.why : undefined
  if (causes === undefined) return { ok: true, value: null }
  if (!isRecord(value)) return refuse(`Step ${number} asks why, and needs words for it.`)
  const question = checkText(value.question, `The “why” of step ${number}`, textMax.question)
  if (!question.ok) return question
  const told = checkList(value.causes, `the causes of step ${number}`, textMax.option)
  if (!told.ok) return told
  if (told.value.length !== causes.length)
    return refuse(`Step ${number} has ${causes.length} causes, and words for ${told.value.length}.`)
  const because = checkText(value.because, `The reason in step ${number}`, textMax.outcome)
  if (!because.ok) return because
  const gaps = namesOfGaps(measures).all
  const lost = [question.value, because.value]
    .flatMap(namesIn)
    .find((name) => !Object.hasOwn(measures, name) || gaps.has(name))
  return lost === undefined
    ? { ok: true, value: { question: question.value, causes: told.value, because: because.value } }
    : refuse(`The “why” of step ${number} speaks of {${lost}}, which the run does not measure.`)
}

/** A measure that is named where there is no answer yet, or where some answers do not have it; only the sentence of a delay has all. */
function tooEarly(
  measures: Readonly<Record<string, Measure>>,
  text: string,
  [skipped = '', near = '', , off = '']: readonly string[],
): string | null {
  const { all, unsure } = namesOfGaps(measures)
  const before = [text, skipped].flatMap(namesIn).find((name) => all.has(name))
  return before ?? [near, off].flatMap(namesIn).find((name) => unsure.has(name)) ?? null
}

function checkList(value: unknown, what: string, most: number): Result<readonly string[]> {
  if (!isList(value) || value.length > 8)
    return refuse(`A short list is needed for ${what}, not ${shown(value)}.`)
  const texts: string[] = []
  for (const one of value) {
    const text = checkText(one, `One of ${what}`, most)
    if (!text.ok) return text
    texts.push(text.value)
  }
  return { ok: true, value: texts }
}

/** A line of text: what turns it around, hides in it or breaks it is taken out; marks of other languages stay as they are. */
function checkText(value: unknown, what: string, most: number, mayBeEmpty = false): Result<string> {
  if (typeof value !== 'string') return refuse(`${what} must be a text, not ${shown(value)}.`)
  // Longer ones are not looked at: a link cannot hold them, and a file need not.
  if (value.length > 8 * most)
    return refuse(`${what} has ${value.length} characters; ${most} are the limit.`)
  const text = value
    .normalize('NFC')
    .replaceAll(/[\p{Zl}\p{Zp}\t\n\r]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim()
  if (text === '' && !mayBeEmpty) return refuse(`${what} is empty.`)
  return text.length > most
    ? refuse(`${what} has ${text.length} characters; ${most} are the limit.`)
    : { ok: true, value: text }
}
