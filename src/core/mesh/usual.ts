import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { mix, saltedWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { expectNothingBefore } from './acts.ts'
import { resolve, stageEnded } from './calls.ts'
import { hand } from './hand.ts'
import type { Mesh } from './mesh.ts'
import { codeOf, countReturned } from './returns.ts'
import { at, flag, noTask, taskNumbers, taskWords, triesUnit, word } from './tasks.ts'
import { plan } from './wheel.ts'

/**
 * The usual way of a call, written out: one call a visit, on an edge without breaker and hedges, whose caller is patient or waits for
 * a fixed time. It does what calls.ts does, in two functions that call next to nothing, because each call costs
 * as much as its work; whichever of the two ways serves an attempt, the same bytes are left behind.
 */

/**
 * Sends the first attempt of a call, on an edge of the usual kind, at the time in hand; `parent` is the visit, or `noTask`. Returns
 * its task; `noTask`, with nothing done, where the next record is not free.
 */
export function sendUsual(mesh: Mesh, parent: number, edge: number, tag: number): number {
  const { words, numbers, wiring, pool, hand: held } = mesh
  const now = mesh.clock[0]
  const task = pool[0]
  if (numbers[task * taskNumbers] >= now || now <= mesh.fullUntil[0]) return noTask
  pool[0] = task + 1 === pool[1] ? 0 : task + 1
  const base = task * taskWords
  words[(base + word.parent) | 0] = parent
  words[(base + word.edge) | 0] = edge
  words[(base + word.bits) | 0] = triesUnit
  words[(base + word.tag) | 0] = tag
  words[(base + word.calls) | 0] = 0
  words[(base + word.row) | 0] = -1
  words[(base + word.twin) | 0] = noTask
  const sent = held[hand.sent]
  const jitter = wiring.jitter[edge]
  let arrival = sent + wiring.latency[edge]
  if (jitter > 0) {
    const salt = mesh.salts.there
    const wait = exponential(saltedWord(salt, (tag + 1) | 0), salt)
    arrival = sent + (wiring.latency[edge] + jitter * wait)
  }
  let soonest = sent + wiring.timeout[edge]
  if (parent !== noTask) {
    const limit = numbers[(parent * taskNumbers + at.soonest) | 0]
    if (limit < soonest) soonest = limit
  }
  numbers[(task * taskNumbers + at.sent) | 0] = sent
  numbers[(task * taskNumbers + at.soonest) | 0] = soonest
  if (arrival >= soonest) {
    held[hand.back] = arrival
    expectNothingBefore(mesh, task)
  }
  held[hand.arrival] = arrival
  plan(mesh, task)
  return task
}

/** A visit makes its only call, on an edge of the usual kind. False, with nothing done, where no record is free at once. */
export function callOnly(mesh: Mesh, visit: number, edge: number): boolean {
  const { words, numbers } = mesh
  const above = visit * taskWords
  mesh.hand[hand.sent] = numbers[(visit * taskNumbers + at.latest) | 0]
  const tag = mix((words[(above + word.tag) | 0] ^ Math.imul(256 * (edge + 1), 0x9e3779b1)) | 0)
  if (sendUsual(mesh, visit, edge, tag) === noTask) return false
  words[(above + word.calls) | 0] = mesh.wiring.ends[edge]
  return true
}

/** The answer of an attempt leaves at the time in hand; on edges of the usual kind what follows is followed here. */
export function answerUp(mesh: Mesh, answered: number): void {
  const { words, numbers, wiring, returned, hand: held } = mesh
  const { returnTimes, returnCodes, returnTasks } = mesh
  const { plain, latency, jitter } = wiring
  const salt = mesh.salts.back
  let task = answered
  let back = held[hand.back]
  for (;;) {
    const base = task * taskWords
    const edge = words[(base + word.edge) | 0]
    const bits = words[(base + word.bits) | 0]
    let took = latency[edge]
    if (jitter[edge] > 0) {
      const tag = (words[(base + word.tag) | 0] + (bits >> 8)) | 0
      took += jitter[edge] * exponential(saltedWord(salt, tag), salt)
    }
    const left = back
    back += took
    const number = task * taskNumbers
    const visit = words[(base + word.parent) | 0]
    const isUsual =
      plain[edge] === 1 && (bits & flag.orphan) === 0 && back <= numbers[(number + at.soonest) | 0]
    if (!isUsual) {
      held[hand.left] = left
      held[hand.back] = back
      resolve(mesh, task)
      return
    }
    words[(base + word.bits) | 0] = bits | flag.answered
    numbers[(number + at.latest) | 0] = back
    numbers[(number + at.left) | 0] = left
    numbers[number] = back
    if (returned[0] >= returned[1] - 1) countReturned(mesh)
    const entry = returned[0]++
    const since = numbers[(number + at.sent) | 0]
    const cell = histogramCell(back - since)
    returnTimes[entry] = back
    returnCodes[entry] = edge * 4 * histogramCells + cell
    returnTasks[entry] = task
    if (visit === noTask) {
      const end = returned[0]++
      returnTimes[end] = back
      returnCodes[end] =
        bits < 2 * triesUnit
          ? (edge * 4 + 1) * histogramCells + cell
          : codeOf(edge, 1, histogramCell(back - mesh.borns[task]))
      returnTasks[end] = task
      return
    }
    const latest = (visit * taskNumbers + at.latest) | 0
    if (back > numbers[latest]) numbers[latest] = back
    const calls = (visit * taskWords + word.calls) | 0
    words[calls] -= 1
    if ((words[calls] & 255) !== 0) return
    const above = (visit * taskWords) | 0
    const last = wiring.starts[(wiring.to[words[(above + word.edge) | 0]] + 1) | 0]
    const isLast = words[calls] >> 8 === last && (words[(above + word.bits) | 0] & flag.error) === 0
    if (!isLast) {
      held[hand.back] = back
      if (!stageEnded(mesh, visit)) return
    }
    back = numbers[latest]
    task = visit
  }
}
