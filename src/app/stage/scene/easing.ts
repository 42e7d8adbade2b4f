import { approach, clamp, mix } from '../curves.ts'
import { at } from '../at.ts'
import { type Column, type Culture, departures, sweep } from './culture.ts'
import { divisionOf, furrowClosed, parting } from './division.ts'
import { clearingTime } from './withering.ts'

/** A column that follows its goal. */
interface Follower {
  readonly column: Column
  readonly goal: Column
  /** View time it takes, s. */
  readonly tau: number
  /** It changes the room that a figure takes. */
  readonly isBody: boolean
}

const followers: readonly Follower[] = [
  { column: 'size', goal: 'sizeGoal', tau: 1.5, isBody: true },
  { column: 'load', goal: 'loadGoal', tau: 0.22, isBody: false },
  { column: 'daughterLoad', goal: 'daughterLoadGoal', tau: 0.22, isBody: false },
  { column: 'vesicles', goal: 'vesiclesGoal', tau: 0.35, isBody: false },
  { column: 'overload', goal: 'overloadGoal', tau: 0.5, isBody: false },
  { column: 'ready', goal: 'readyGoal', tau: 0.12, isBody: false },
  { column: 'wither', goal: 'witherGoal', tau: 0.15, isBody: true },
]

/** View time from the closed furrow to two cells, s. */
const cytokinesis = 0.3
/** View time of the membrane's flash when a cell has become ready, s. */
const flashTime = 0.5

/**
 * Lets every figure follow its goals for `dt` seconds of view time and removes those that have
 * left. Answers whether anything is still on its way.
 */
export function ease(culture: Culture, dt: number): boolean {
  let moving = false
  for (let n = 0; n < followers.length; n++) {
    const follower = followers[n]
    if (!follower) continue
    const { column, goal, tau, isBody } = follower
    const { values } = culture
    if (!follow(culture.count, values[column], values[goal], approach(dt, tau))) continue
    moving = true
    if (isBody) culture.shape++
  }
  let left = 0
  for (let row = 0; row < culture.count; row++) {
    if (divide(culture, row, dt)) moving = true
    if (at(culture.values.going, row) === departures.none) continue
    moving = true
    culture.shape++
    if (depart(culture, row, dt)) left++
  }
  if (left > 0) sweep(culture, (row) => at(culture.values.departure, row) >= 1)
  return moving
}

/** Puts every figure at its goals at once: a first picture, a seek, or reduced motion. */
export function settle(culture: Culture): void {
  const { values } = culture
  for (const { column, goal } of followers) values[column].set(values[goal])
  values.division.set(values.divisionGoal)
  values.flash.fill(0)
  sweep(culture, (row) => at(values.going, row) !== departures.none)
}

// Answers true when a value changed, so that the last small step is seen by all who follow.
function follow(count: number, values: Float64Array, goals: Float64Array, share: number): boolean {
  let moving = false
  for (let row = 0; row < count; row++) {
    const away = at(goals, row) - at(values, row)
    if (away === 0) continue
    moving = true
    values[row] = Math.abs(away) < 2e-3 ? at(goals, row) : at(values, row) + away * share
  }
  return moving
}

// The parts of a division follow simulated time; only its two ends are the stage's own.
function divide(culture: Culture, row: number, dt: number): boolean {
  const { division, divisionGoal, flash } = culture.values
  const now = at(division, row)
  const goal = at(divisionGoal, row)
  if (at(flash, row) > 0) flash[row] = Math.max(0, at(flash, row) - dt / flashTime)
  if (now === goal) return at(flash, row) > 0
  if (now > parting || goal > parting) culture.shape++
  if (goal === 0) {
    const back = now - dt / 0.5
    division[row] = back <= 0 ? 0 : back
  } else if (goal >= 1 && now >= divisionOf(0, 0)) {
    const from = Math.max(now, furrowClosed)
    division[row] = clamp(from + ((1 - furrowClosed) * dt) / cytokinesis, 0, 1)
  } else {
    // Frames come in steps; a fast approach hides them without lagging behind the clock.
    const next = mix(now, goal, approach(dt, 0.05))
    division[row] = Math.abs(goal - next) < 1e-3 ? goal : next
  }
  return true
}

function depart(culture: Culture, row: number, dt: number): boolean {
  const { departure, wither, witherGoal } = culture.values
  const left = 1 - at(departure, row)
  const share = left <= 0 ? 1 : Math.min(1, dt / clearingTime / left)
  departure[row] = Math.min(1, at(departure, row) + dt / clearingTime)
  if (at(culture.values.going, row) === departures.cleared) {
    wither[row] = mix(at(wither, row), 1, share)
    witherGoal[row] = at(wither, row)
  }
  return at(departure, row) >= 1
}
