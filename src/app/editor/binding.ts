import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PageClock } from '#app/store/page-clock.ts'
import { isSame } from '#app/store/settings.ts'
import { kindOf, type Manifests, type TextReading, type Values, type Written } from './manifests.ts'
import { merge, type Both } from './merge.ts'

/** A text is read after this long without another key, ms. */
const pauseMs = 400

/** The text as an editor holds it. */
export interface TextPort {
  readonly get: () => string
  /** Puts another text in its place, as a change from outside that keeps cursor and history. */
  readonly put: (text: string) => void
}

/** The run as its settings. */
export interface RunPort {
  /** Those in force, with those that the run has been asked for. */
  get(): Values
  /** Whether another value of a setting would let the run that goes on begin again. */
  isFixed(name: string): boolean
  /** Asks for other values as one change; null when that is done, else why it is refused. */
  ask(values: Values): string | null
}

/** What is known of the text that stands there. */
export interface BindingState {
  /** The latest reading of it; null before the first, and where there is no text. */
  readonly reading: TextReading | null
  /** Somebody has typed since. */
  readonly isUnread: boolean
  /** Why the run does not take what the text says. */
  readonly refusal: string | null
  /** The autoscaler in force has no manifest. */
  readonly hasNone: boolean
}

/** How a text and a run stood to one another when an editor was closed. */
export interface Bond {
  readonly choices: Written['choices']
  /** What both said when they were brought together last; null before the first time. */
  readonly last: Both | null
  /** The autoscaler that both spoke of then. */
  readonly kind: string | null
  /** Texts of other autoscalers, to come back to. */
  readonly others: ReadonlyMap<string, Written>
}

/** A bond of a text that is new. */
export const newBond: Bond = { choices: {}, last: null, kind: null, others: new Map() }

/** A text and a run that follow one another. */
export interface Binding {
  readonly state: StoreApi<BindingState>
  /** Somebody has typed. */
  typed(): void
  /** The run may have other settings than before. */
  moved(): void
  /** The visitor has answered what the text leaves open. */
  readonly answer: (choices: Written['choices']) => void
  /** Another text has been put there with the run's own settings, as by an import. */
  begin(choices: Written['choices']): void
  /** How both stand to one another, to go on from later. */
  bond(): Bond
  destroy(): void
}

interface BindingParts {
  readonly text: TextPort
  readonly run: RunPort
  readonly manifests: Manifests
  readonly clock: Pick<PageClock, 'after'>
  readonly bond: Bond
  /** Hears of every text that has become the run's own. */
  readonly onAgreed: (written: Written) => void
}

/** A binding in the making. */
interface Bound extends Omit<BindingParts, 'bond'> {
  readonly state: StoreApi<BindingState>
  bond: Bond
  cancel: () => void
}

/** Binds the text that stands in an editor to a run; where they differ at the start, the run is right. */
export function createBinding(parts: BindingParts): Binding {
  const bound: Bound = {
    ...parts,
    state: createStore<BindingState>()(() => ({
      reading: null,
      isUnread: true,
      refusal: null,
      hasNone: false,
    })),
    cancel: () => undefined,
  }
  if (parts.text.get() === '') turnTo(bound, parts.run.get())
  else read(bound)
  return {
    state: bound.state,
    typed() {
      bound.cancel()
      bound.state.setState({ isUnread: true })
      bound.cancel = bound.clock.after(pauseMs, () => read(bound))
    },
    moved() {
      // What was typed and not read yet is as new as what has moved.
      if (bound.state.getState().isUnread) read(bound)
      else settle(bound)
    },
    answer(choices) {
      bound.bond = { ...bound.bond, choices }
      read(bound)
    },
    begin(choices) {
      bound.bond = { ...bound.bond, choices, last: null, kind: null }
      bound.state.setState({ hasNone: false })
      read(bound)
    },
    bond: () => bound.bond,
    destroy: () => bound.cancel(),
  }
}

function writtenNow({ text, bond }: Bound): Written {
  return { text: text.get(), choices: bond.choices }
}

function read(bound: Bound): void {
  bound.cancel()
  const none = () => undefined
  bound.cancel = none
  const cancel = bound.manifests.read(writtenNow(bound), bound.run.get(), (reading) => {
    bound.state.setState({ reading, isUnread: false, refusal: null })
    settle(bound)
  })
  // A short text is read at once, and what follows from it may be under way by now.
  if (bound.cancel === none) bound.cancel = cancel
}

/** Brings text and run together, as far as the text says anything. */
function settle(bound: Bound): void {
  const run = bound.run.get()
  const { reading, hasNone } = bound.state.getState()
  const said = reading?.values ?? null
  const kind = bound.bond.kind ?? (said === null ? null : kindOf(said))
  const isTurned = kind !== null && kindOf(run) !== kind
  const isOther = said !== null && kindOf(said) !== kind
  if (isTurned && !isOther) return turnTo(bound, run)
  if (said === null) return
  // A text that comes where none was is right; at the start the run is.
  const last = hasNone ? { text: {}, run: {} } : (bound.bond.last ?? { text: said, run: said })
  const held = heldBack(bound, said, last)
  const names = Object.keys(said).filter((name) => !held.includes(name))
  const now = { text: pick(said, names), run: pick(run, names) }
  const merged = merge({ text: pick(last.text, names), run: pick(last.run, names) }, now)
  const agreed = carry(bound, now, merged)
  if (agreed === null) return
  bound.state.setState({ hasNone: false, refusal: null })
  write(bound, said, agreed, { text: pick(last.text, held), run: pick(last.run, held) })
}

/**
 * What follows from something else that was typed, such as the cells at the start from the minimum, waits until the run
 * begins by itself: a line that nobody has written does not end a run.
 */
function heldBack({ run, state }: Bound, said: Values, last: Both): readonly string[] {
  const before = valuesOf(last.text)
  const unsaid = state.getState().reading?.unsaid ?? []
  return unsaid.filter((name) => run.isFixed(name) && !isSame(before[name], said[name]))
}

/** Hands the run what the text has changed; null where it refuses that. */
function carry(bound: Bound, now: Both, merged: Both): Both | null {
  const differ = changed(now.run, merged.run)
  if (differ === null) return merged
  const refusal = bound.run.ask(differ)
  if (refusal === null) return merged
  // Both may have changed what does not go together: then what was typed counts.
  const alone = changed(now.run, now.text)
  const isTaken = !isSame(alone, differ) && alone !== null && bound.run.ask(alone) === null
  if (isTaken) return { text: now.text, run: now.text }
  bound.state.setState({ refusal })
  return null
}

/** Writes into the text what only the run has changed. Until that is done, it is still to be done. */
function write(bound: Bound, said: Values, agreed: Both, held: Both): void {
  const names = Object.keys(valuesOf(agreed.text))
  const done = (text: Values) => {
    const last = {
      text: { ...pick(text, names), ...valuesOf(held.text) },
      run: { ...valuesOf(agreed.run), ...valuesOf(held.run) },
    }
    bound.bond = { ...bound.bond, last, kind: kindOf(said) }
    bound.onAgreed(writtenNow(bound))
  }
  const values = { ...said, ...valuesOf(agreed.text) }
  if (isSame(values, said)) return done(said)
  bound.cancel()
  const written = writtenNow(bound)
  const run = { ...bound.run.get(), ...values }
  bound.cancel = bound.manifests.edit(written, run, ({ text, choices }, reading) => {
    bound.bond = { ...bound.bond, choices }
    if (text === written.text) return done(said)
    bound.text.put(text)
    bound.state.setState({ reading, isUnread: false })
    // A number may be written otherwise than the run has it: what the text says is what is read from it.
    done(reading.values ?? values)
  })
}

/** Another autoscaler decides: its own text comes, and the present one is kept. */
function turnTo(bound: Bound, run: Values): void {
  const { kind, others } = bound.bond
  const before = bound.state.getState()
  const said = before.reading?.values ?? null
  const from = kind ?? (said === null ? null : kindOf(said))
  const kept = new Map(others)
  if (from !== null && !before.hasNone) kept.set(from, writtenNow(bound))
  const next = kindOf(run)
  const written = kept.get(next) ?? bound.manifests.fresh(run)
  const hasNone = written === null
  bound.cancel()
  bound.bond = { choices: written?.choices ?? {}, last: null, kind: next, others: kept }
  bound.state.setState({ hasNone, reading: null, isUnread: false, refusal: null })
  bound.text.put(written?.text ?? '')
  if (written !== null) read(bound)
}

function pick(values: Both['text'], names: readonly string[]): Values {
  const all = valuesOf(values)
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = all[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** What differs in the second; null where nothing does. */
function changed(before: Both['text'], after: Both['text']): Values | null {
  const [olds, news] = [valuesOf(before), valuesOf(after)]
  const names = Object.keys(news).filter((name) => !isSame(olds[name], news[name]))
  return names.length === 0 ? null : pick(news, names)
}

// Both sides are records by name as they are put together here.
function valuesOf(value: Both['text']): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Values)
    : {}
}
