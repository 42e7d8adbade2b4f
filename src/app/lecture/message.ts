/**
 * What a lecture tells its presenter, and what the presenter wishes. Both windows are of this page, but a message is checked all the
 * same: any script of the same origin may speak on a channel whose name it knows.
 */

/** The version of the messages: windows of two versions of the page do not understand one another. */
const version = 1

/** One step as it is told: sentences with their numbers, in the language of the lecture. */
export interface ToldStep {
  readonly title: string
  readonly text: string
}

/** One answer of a question, and the hands for it. */
export interface ToldAnswer {
  readonly text: string
  readonly hands: number
  readonly isTrue: boolean
}

/** All that the presenter's window shows of a lecture. */
export interface Told {
  readonly lesson: string
  /** Counted from 0; as many as there are steps for the closing card. */
  readonly step: number
  readonly count: number
  readonly phase: 'planning' | 'asking' | 'ready' | 'running' | 'over' | 'closing'
  readonly current: ToldStep
  readonly next: ToldStep | null
  readonly notes: string
  readonly question: string
  /** What is true, as it is written. */
  readonly truth: string
  readonly answers: readonly ToldAnswer[]
  readonly outcome: string
  readonly isBlank: boolean
  /** The room has not answered, and the next press skips the question. */
  readonly isWarned: boolean
  /** s of simulated time. */
  readonly time: number
}

/** What a presenter can wish; the window of the room carries it out. */
export type Wish =
  | { readonly wish: 'next' | 'back' | 'blank' }
  | { readonly wish: 'count'; readonly answer: number; readonly by: 1 | -1 }

/** What the window of the room hears: a presenter has come or gone, or wishes something. */
export type FromPresenter = { readonly kind: 'hello' } | { readonly kind: 'bye' } | WishMessage
interface WishMessage {
  readonly kind: 'wish'
  readonly wish: Wish
}

/** What the presenter hears: how things stand, or that the lecture has ended. */
export type FromRoom = { readonly kind: 'told'; readonly told: Told } | { readonly kind: 'bye' }

/** A message as it travels. */
export function sealed(message: FromPresenter | FromRoom): object {
  return { ...message, mitosis: version }
}

/** A message of a presenter; null for anything else. */
export function readFromPresenter(data: unknown): FromPresenter | null {
  const message = opened(data)
  if (message === null) return null
  const { kind } = message
  if (kind === 'hello' || kind === 'bye') return { kind }
  const wish = kind === 'wish' ? readWish(message.wish) : null
  return wish === null ? null : { kind: 'wish', wish }
}

/** A message of the window of the room; null for anything else. */
export function readFromRoom(data: unknown): FromRoom | null {
  const message = opened(data)
  if (message === null) return null
  if (message.kind === 'bye') return { kind: 'bye' }
  const told = message.kind === 'told' ? readTold(message.told) : null
  return told === null ? null : { kind: 'told', told }
}

type Fields = Readonly<Record<string, unknown>>

function opened(data: unknown): Fields | null {
  return isFields(data) && data.mitosis === version ? data : null
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function readWish(data: unknown): Wish | null {
  if (!isFields(data)) return null
  const { wish, answer, by } = data
  if (wish === 'next' || wish === 'back' || wish === 'blank') return { wish }
  if (wish !== 'count' || (by !== 1 && by !== -1)) return null
  return isCount(answer, mostAnswers - 1) ? { wish, answer, by } : null
}

/** More of it is not a lecture. */
const longestText = 2000
const mostAnswers = 8
const mostSteps = 8
const mostHands = 999

const phases = ['planning', 'asking', 'ready', 'running', 'over', 'closing'] as const

function readTold(data: unknown): Told | null {
  if (!isFields(data)) return null
  const { step, count, time } = data
  const phase = phases.find((one) => one === data.phase)
  const current = readStep(data.current)
  const next = data.next === null ? null : readStep(data.next)
  const answers = readAnswers(data.answers)
  const texts = readTexts(data)
  if (phase === undefined || current === null || answers === null || texts === null) return null
  if (data.next !== null && next === null) return null
  if (!isCount(count, mostSteps) || !isCount(step, count)) return null
  if (typeof time !== 'number' || !Number.isFinite(time) || time < 0) return null
  const isBlank = data.isBlank === true
  const isWarned = data.isWarned === true
  return { ...texts, step, count, phase, current, next, answers, isBlank, isWarned, time }
}

function readTexts(
  data: Fields,
): Pick<Told, 'lesson' | 'notes' | 'question' | 'truth' | 'outcome'> | null {
  const { lesson, notes, question, truth, outcome } = data
  return isText(lesson) && isText(notes) && isText(question) && isText(truth) && isText(outcome)
    ? { lesson, notes, question, truth, outcome }
    : null
}

function readStep(data: unknown): ToldStep | null {
  if (!isFields(data)) return null
  const { title, text } = data
  return isText(title) && isText(text) ? { title, text } : null
}

function readAnswers(data: unknown): readonly ToldAnswer[] | null {
  if (!Array.isArray(data) || data.length > mostAnswers) return null
  const answers: ToldAnswer[] = []
  for (const one of data as readonly unknown[]) {
    if (!isFields(one)) return null
    const { text, hands, isTrue } = one
    if (!isText(text) || !isCount(hands, mostHands)) return null
    answers.push({ text, hands, isTrue: isTrue === true })
  }
  return answers
}

function isText(data: unknown): data is string {
  return typeof data === 'string' && data.length <= longestText
}

function isCount(data: unknown, most: number): data is number {
  return typeof data === 'number' && Number.isInteger(data) && data >= 0 && data <= most
}
