import { isApproximateNow } from '#app/store/approximate.ts'
import { voiceText } from '#text/en/voice.ts'
import { roughly } from '#text/roughly.ts'
import type { CellNote } from '#worker/frame.ts'
import { cellOf, isAliveBy, sampleWithout } from '../inspector/cells.ts'
import type { Page } from '../page.ts'

/** What is said of a cell when the keys come to it: its name, where it comes from, what it is doing. */
export function tellCell({ session, language }: Page, id: number): string {
  const text = language.words.now().text(voiceText)
  const frame = session.lastFrame()
  const cell = frame === null ? null : cellOf(frame, id)
  if (cell === null) {
    const each = frame === null ? 1 : sampleWithout(frame, id)
    const isAlive = isAliveBy(session.store.getState().notes, id)
    const isGone = each === 1 || isAlive === false
    return isGone ? text.gone(id) : text.notDrawn(id, each, isAlive === true)
  }
  const { services, notes } = session.store.getState()
  const service = services.length > 1 ? (services[cell.service] ?? null) : null
  const { mother, phase, isReady, load, inService, waiting } = cell
  const generation = generationOf(notes, id)
  const doing = cell.waits ? text.waits : text.doing[phase]
  const state = phase === 'serving' && !isReady ? text.notReady : doing
  const work = text.work(phase === 'serving' ? load : -1, inService, waiting)
  const told = text.cell(id, service, text.origin(mother, generation), state, work)
  return roughly(told, work !== '' && isApproximateNow(session.store.getState()))
}

/** Divisions between a cell and the first of its line; −1 where the journal has forgotten a birth. */
function generationOf(notes: readonly CellNote[], id: number): number {
  const generations = new Map<number, number>()
  for (const { kind, id: born, mother } of notes) {
    if (kind !== 'born') continue
    const before = mother === 0 ? -1 : generations.get(mother)
    if (before !== undefined) generations.set(born, before + 1)
    if (born === id) break
  }
  return generations.get(id) ?? -1
}
