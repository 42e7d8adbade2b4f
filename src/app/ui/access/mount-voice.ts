import { createAnnouncer } from '#app/player/announcer.ts'
import { deedOf } from '#app/store/deed.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { deedsText } from '#text/en/deeds.ts'
import { fieldsText } from '#text/en/fields.ts'
import { momentText } from '#text/en/moment.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { voiceText } from '#text/en/voice.ts'
import { serviceValue, type CellNote } from '#worker/frame.ts'
import type { Page } from '../page.ts'
import { deedWords } from '../deeds/deed-words.ts'
import { changeResponse } from './responses.ts'
import { tellCell } from './tell-cell.ts'

/** What was walked to is told this often at most, ms: a key that is held down is not. */
const walkPauseMs = 400

/** A change is told when nothing more has come for this long, ms. */
const settledMs = 500

/** Says politely what the keys have come to and what a change has caused, once each. */
export function mountVoice(host: HTMLElement, page: Page): { destroy(): void } {
  const { session, selection } = page
  const walk = createAnnouncer(walkPauseMs)
  const news = createAnnouncer(walkPauseMs)
  host.append(walk.element, news.element)
  let known = session.store.getState()
  let newest = known
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0
  const settle = () => {
    timer = undefined
    const before = known
    known = session.store.getState()
    const response = responseTo(before, known, page)
    // The same sentence about another change is news as well.
    if (response !== null) news.say(response, `${told++}`)
  }
  const end = [
    page.language.words.subscribe(() => {
      walk.forget()
      news.forget()
    }),
    selection.subscribe(({ walked }, before) => {
      if (walked !== null && walked !== before.walked) walk.say(tellCell(page, walked))
    }),
    session.store.subscribe((state) => {
      const before = newest
      newest = state
      if (state.retraced !== before.retraced) tellRetraced(state, page)
      tellNotes(before, state, page)
      // What a replay passes through is no change, nor is what a visit begins with, nor what another service has.
      const isOther = state.watched !== before.watched
      if (state.status === 'seeking' || state.untouched || isOther) {
        clearTimeout(timer)
        timer = undefined
        known = state
      } else if (isChange(before, state)) {
        clearTimeout(timer)
        timer = setTimeout(settle, settledMs)
      } else if (timer === undefined) {
        known = state
      }
    }),
  ]
  return {
    destroy() {
      clearTimeout(timer)
      for (const stop of end) stop()
      walk.destroy()
      news.destroy()
    },
  }
}

/** What was taken back or made again stands at the foot of the stage, where it is read out. */
function tellRetraced({ retraced, duration, notice }: SessionState, { session, language }: Page) {
  // That a heavy run was paused is said instead.
  if (retraced === null || notice !== null) return
  const words = language.words.now()
  const text = words.text(deedsText)
  const what = deedWords(deedOf(retraced), duration, words)
  session.say(retraced.way === 'undo' ? text.takenBack(what) : text.madeAgain(what))
}

/** A note is told when the run comes to its time, by itself or because it was gone to. */
function tellNotes(before: SessionState, state: SessionState, { session, language }: Page) {
  const { time, recording, status } = state
  if (status === 'seeking' || time === before.time || recording.log.length === 0) return
  const isReached = status !== 'playing' || time < before.time
  const passed = recording.log.findLast(
    ({ time: at, change }) =>
      change.type === 'note' && (isReached ? at === time : at > before.time && at <= time),
  )
  if (passed?.change.type !== 'note') return
  session.say(language.words.now().text(momentText).noteSays(passed.time, passed.change.text))
}

function isChange(before: SessionState, state: SessionState): boolean {
  return (
    state.settings !== before.settings ||
    state.recording.seed !== before.recording.seed ||
    killedSince(before, state).length > 0 ||
    hasRolledOut(before, state)
  )
}

function responseTo(before: SessionState, after: SessionState, page: Page): string | null {
  const words = page.language.words.now()
  const [voice, fields] = [words.text(voiceText), words.text(fieldsText)]
  const killed = killedSince(before, after)
  const [first] = killed
  if (first !== undefined) {
    const ready = readyOf(new Set(killed.map(({ service }) => service)), after, page)
    if (killed.length > 1) return voice.manyKilled(killed.length, ready)
    const name = after.services.length > 1 ? (after.services[first.service] ?? null) : null
    return voice.killed(first.id, name, ready)
  }
  if (hasRolledOut(before, after))
    return voice.rolledOut(after.services.length > 1 ? nameOfLast(after) : null)
  const { kinds } = words.text(policyPanelText)
  const texts = { voice, fields, kinds, numbers: words.numbers }
  const changed = changeResponse(
    before.settings,
    after.settings,
    capacityAtDoor(after, page),
    texts,
  )
  if (changed !== null) return changed
  const { seed } = after.recording
  return seed === before.recording.seed ? null : voice.seedIs(seed)
}

/** What the service that clients call first can serve: the load is theirs, whatever service is shown. Requests per second. */
function capacityAtDoor({ services, figures }: SessionState, { session }: Page): number {
  const frame = session.lastFrame()
  return services.length > 1 && frame !== null
    ? serviceValue(frame, 'capacity', 0)
    : (figures?.capacity ?? 0)
}

/** The ready cells of some services: of the one that is shown as its figures say, of others as the picture does. */
function readyOf(services: ReadonlySet<number>, { watched, figures }: SessionState, page: Page) {
  const frame = page.session.lastFrame()
  let sum = 0
  for (const service of services) {
    if (service === watched) sum += figures?.cells.ready ?? 0
    else if (frame !== null) sum += serviceValue(frame, 'ready', service)
  }
  return sum
}

/** Whether a rollout was asked for since. */
function hasRolledOut(before: SessionState, { recording, run }: SessionState): boolean {
  const more = recording.log.slice(before.recording.log.length)
  return before.run === run && more.some(({ change }) => change.type === 'rollout')
}

/** The service of the last rollout. */
function nameOfLast({ recording, services }: SessionState): string | null {
  const change = recording.log.findLast((entry) => entry.change.type === 'rollout')?.change
  return change?.type === 'rollout' ? (services[change.service] ?? null) : null
}

function killedSince(before: SessionState, after: SessionState): readonly CellNote[] {
  if (after.notes === before.notes || after.run !== before.run) return []
  const since = before.notes.at(-1)
  const first = since === undefined ? 0 : after.notes.lastIndexOf(since) + 1
  return after.notes.slice(first).filter(({ kind }) => kind === 'killed')
}
