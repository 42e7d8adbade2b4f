import './player.css'
// What fits them into narrow rooms comes after what it changes.
import './scrubber.css'
import './rung.css'
import './transport.css'
import { element, setAttributes, setText } from '#app/charts/element.ts'
import { isGoingOn, type SessionState } from '#app/store/session-state.ts'
import { formatClock } from '#text/clock.ts'
import { transportText } from '#text/en/transport.ts'
import { icon } from './icons.ts'
import type { IconName } from './icons.ts'
import { createScrubber } from './scrubber.ts'
import type { RungParts } from './rung-chip.ts'
import { mountRung } from './rung-mount.ts'
import type { SessionPort } from './session-port.ts'
import { createSpeedControl } from './speed-control.ts'
import {
  branchEvents,
  cellEvents,
  createMissedReader,
  deedEvents,
  missedEvents,
} from './timeline-events.ts'
import { timelineAhead, type TimelineAhead } from './timeline-ahead.ts'
import type { MissedStretch, TimelineEvent } from './timeline-events.ts'
import { playWish, transportStatus, type TransportTexts } from './transport-status.ts'

/** The row of play, clock, time bar and speed. It listens to the session itself. */
export interface Transport {
  readonly element: HTMLElement
  /** Draws the present state; called by itself after every change. */
  update(): void
  destroy(): void
}

/** Mounts the transport. Nothing here takes the focus or listens to keys outside of it. */
export function createTransport(host: HTMLElement, parts: RungParts): Transport {
  const { session, words } = parts
  const text = words.text(transportText)
  const { actions } = session
  const readEvents = createEventReader()
  const readAhead = createAheadReader()
  let preview: number | null = null
  const buttons = createButtons(session, text)
  const clock = element('span', { class: 'clock-time' })
  const status = element('span', { class: 'clock-status' })
  const rung = mountRung(parts)
  const speed = createSpeedControl((chosen) => actions.setSpeed(chosen), words)
  const scrubber = createScrubber(text, {
    seek: (time) => actions.seek(time),
    stepDecision: () => actions.stepDecision(),
    preview(time) {
      preview = time
      showTime(session.get().time)
    },
  })
  const readout = element('div', { class: 'clock' }, clock, status)
  const root = element('div', { class: 'transport', role: 'group', 'aria-label': text.transport })
  root.append(...buttons.elements, readout, scrubber.element, rung.element, speed.element)
  host.append(root)

  function showTime(time: number): void {
    scrubber.moveTo(time)
    setText(clock, formatClock(preview ?? time, session.get().duration))
    setAttributes(clock, { 'data-preview': preview !== null })
  }

  let drawn = ''
  function update(): void {
    const state = session.get()
    buttons.update(state)
    setText(status, transportStatus(state, text))
    setAttributes(root, { 'data-status': state.status })
    speed.update(state.speed)
    const { events, missed, version } = readEvents(state)
    const ahead = readAhead(state, missed)
    const { seekTarget } = state
    const duration = Math.max(1e-3, state.duration)
    const approximate = approximateOf(state)
    const structure = `${version} ${ahead.version} ${duration} ${seekTarget} ${JSON.stringify(approximate)}`
    if (structure !== drawn) {
      scrubber.update({ duration, events, missed, approximate, seekTarget, ahead: ahead.known })
    }
    drawn = structure
    showTime(state.time)
  }

  const stopState = session.subscribe(update)
  const stopFrames = actions.onFrame((frame) => showTime(frame.time))
  update()
  return {
    element: root,
    update,
    destroy() {
      rung.destroy()
      stopState()
      stopFrames()
      scrubber.destroy()
      root.remove()
    },
  }
}

/** Stretches counted by level; the one that lasts ends in a whole hundredth of the bar. */
function approximateOf({ approximation, duration, time }: SessionState): readonly MissedStretch[] {
  const step = duration / 100
  const now = Math.ceil(time / step) * step
  return (approximation?.spans ?? []).map(({ from, to }) => ({ from, to: to ?? now }))
}

function createButtons(session: SessionPort, text: TransportTexts) {
  const { actions } = session
  const play = element('button', { type: 'button', class: 'play' })
  play.addEventListener('click', () => togglePlay(session))
  const back = iconButton('back', text.stepBack, () => actions.stepBack())
  back.classList.add('step-back')
  const again = iconButton('again', text.restart, () => actions.reset())
  const step = iconButton('step', text.step, () => actions.stepDecision())
  let icons = ''
  return {
    elements: [again, play, back, step],
    update(state: SessionState) {
      const wish = playWish(state, text)
      if (icons !== wish.icon) play.replaceChildren(icon(wish.icon))
      icons = wish.icon
      setAttributes(play, { 'aria-label': wish.name, disabled: isBusy(state.status) })
      // At the start it does nothing, and keeps the focus.
      setAttributes(back, { disabled: state.status === 'broken' })
      setAttributes(step, { disabled: isBusy(state.status) || state.status === 'finished' })
    },
  }
}

/** Plays, also once more from the start after the end, or pauses. */
function togglePlay(session: SessionPort): void {
  const { actions } = session
  if (isGoingOn(session.get())) actions.pause()
  else actions.play()
}

function isBusy(status: string): boolean {
  return status === 'loading' || status === 'broken'
}

function createEventReader(): (state: ReturnType<SessionPort['get']>) => {
  readonly events: readonly TimelineEvent[]
  readonly missed: readonly MissedStretch[]
  readonly version: string
} {
  const missedReader = createMissedReader()
  let notes: unknown = null
  let watched = 0
  let [count, ofCells, version, events] = [
    -1,
    [] as readonly TimelineEvent[],
    '',
    [] as readonly TimelineEvent[],
  ]
  return (state) => {
    const missed = missedReader.read(state.run, state.watched, state.history)
    const isNew = state.notes !== notes || state.notes.length !== count || state.watched !== watched
    if (isNew) ofCells = cellEvents(state.notes, state.watched)
    watched = state.watched
    notes = state.notes
    count = state.notes.length
    const { recording, tree, time } = state
    const deeds = [...deedEvents(recording.log, watched, time), ...branchEvents(tree, time)]
    const next = `${state.run} ${watched} ${count} ${deeds.length} ${missed.length} ${missed.at(-1)?.to ?? 0}`
    if (isNew || next !== version) {
      // At one moment what was done stands before what it brings about.
      events = [...deeds, ...ofCells, ...missedEvents(missed)].toSorted((a, b) => a.time - b.time)
    }
    version = next
    return { events, missed, version }
  }
}

/** Reads the future again when another one is known, or when the run has come to something of it. */
function createAheadReader(): (
  state: ReturnType<SessionPort['get']>,
  past: readonly MissedStretch[],
) => { readonly known: TimelineAhead | null; readonly version: number } {
  let future: ReturnType<SessionPort['get']>['future'] = null
  let known: TimelineAhead | null = null
  let version = 0
  return (state, past) => {
    const next = known?.events[0]?.time ?? known?.missed[0]?.to ?? Infinity
    const shown = state.foresight ? state.future : null
    if (shown !== future || state.time >= next) {
      future = shown
      known = future === null ? null : timelineAhead(future, state.time, past, state.watched)
      version += 1
    }
    return { known, version }
  }
}

function iconButton(name: IconName, label: string, press: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    icon(name),
  )
  button.addEventListener('click', press)
  return button
}
