import { doubleAt, serviceAt, wordAt } from './columns'
import { desk, discipline, job, service } from './constants'

/**
 * Jobs of cells in which who comes later postpones who is there, as in processor-sharing.ts and last-come.ts of core/mesh. `head` is where the
 * record of a cell begins.
 */

/** @inline */
export function headOf(row: i32): usize {
  return load<usize>(desk.jobRecords) + row * load<i32>(desk.jobBytes)
}

/** Where the job at a place of a cell's record lies. @inline */
function jobAt(head: usize, place: i32): usize {
  return head + job.jobs + (place << 4)
}

/** What is needed of the service of a cell. @inline */
function rulesOf(row: i32): usize {
  return serviceAt(load<i32>(wordAt(desk.owners, row)))
}

/** @inline */
function stretch(inside: i32, slots: i32): f64 {
  return inside > slots ? f64(inside) / f64(slots) : 1
}

/** An attempt comes into cell `row`. */
export function joinCell(row: i32, rules: usize, attempt: i32, now: f64, work: f64): void {
  if (load<i32>(rules, service.discipline) === discipline.sharing) {
    joinSharing(row, load<i32>(rules, service.slots), attempt, now, work)
  } else joinStack(row, load<i32>(rules, service.slots), attempt, now, work)
}

/** The next job leaves cell `row`. Returns its attempt. */
export function takeLeaving(row: i32): i32 {
  const rules = rulesOf(row)
  const slots = load<i32>(rules, service.slots)
  return load<i32>(rules, service.discipline) === discipline.sharing
    ? leaveSharing(row, slots)
    : leaveStack(row, slots)
}

/** The attempt that leaves cell `row` next. */
export function leavingTask(row: i32): i32 {
  const rules = rulesOf(row)
  const place =
    load<i32>(rules, service.discipline) === discipline.sharing
      ? load<i32>(wordAt(desk.jobCounts, row)) - 1
      : nextPlace(row, load<i32>(rules, service.slots))
  return i32(load<f64>(jobAt(headOf(row), place), 8))
}

function joinSharing(row: i32, slots: i32, attempt: i32, now: f64, work: f64): void {
  const head = headOf(row)
  const counts = wordAt(desk.jobCounts, row)
  const inside = load<i32>(counts)
  const passed = (now - load<f64>(head, job.time)) / stretch(inside, slots)
  const virtual = inside === 0 ? 0 : load<f64>(head, job.virtual) + passed
  const value = virtual + work
  let place = inside
  for (; place > 0 && load<f64>(jobAt(head, place - 1)) <= value; place--) {
    const before = jobAt(head, place - 1)
    store<f64>(before, load<f64>(before), 16)
    store<f64>(before, load<f64>(before, 8), 24)
  }
  store<f64>(jobAt(head, place), value)
  store<f64>(jobAt(head, place), f64(attempt), 8)
  store<i32>(counts, inside + 1)
  store<f64>(head, now, job.time)
  store<f64>(head, virtual, job.virtual)
  foreseeSharing(row, head, slots)
}

function foreseeSharing(row: i32, head: usize, slots: i32): void {
  const inside = load<i32>(wordAt(desk.jobCounts, row))
  const leave = doubleAt(desk.jobLeaves, row)
  if (inside === 0) {
    store<f64>(leave, Infinity)
    return
  }
  const time = load<f64>(head, job.time)
  const rest = load<f64>(jobAt(head, inside - 1)) - load<f64>(head, job.virtual)
  store<f64>(leave, rest > 0 ? time + rest * stretch(inside, slots) : time)
}

function leaveSharing(row: i32, slots: i32): i32 {
  const head = headOf(row)
  const counts = wordAt(desk.jobCounts, row)
  const left = load<i32>(counts) - 1
  store<i32>(counts, left)
  const last = jobAt(head, left)
  store<f64>(head, load<f64>(doubleAt(desk.jobLeaves, row)), job.time)
  const value = load<f64>(last)
  if (value > load<f64>(head, job.virtual)) store<f64>(head, value, job.virtual)
  foreseeSharing(row, head, slots)
  return i32(load<f64>(last, 8))
}

function joinStack(row: i32, slots: i32, attempt: i32, now: f64, work: f64): void {
  const head = headOf(row)
  const counts = wordAt(desk.jobCounts, row)
  const inside = load<i32>(counts)
  if (inside >= slots) {
    const displaced = jobAt(head, inside - slots)
    store<f64>(displaced, load<f64>(displaced) - now)
  }
  store<f64>(jobAt(head, inside), now + work)
  store<f64>(jobAt(head, inside), f64(attempt), 8)
  store<i32>(counts, inside + 1)
  foreseeStack(row, head, slots)
}

function nextPlace(row: i32, slots: i32): i32 {
  const head = headOf(row)
  const inside = load<i32>(wordAt(desk.jobCounts, row))
  const lowest = inside - slots
  let next = inside - 1
  for (let place = next - 1; place >= 0 && place >= lowest; place--) {
    if (load<f64>(jobAt(head, place)) < load<f64>(jobAt(head, next))) next = place
  }
  return next
}

function foreseeStack(row: i32, head: usize, slots: i32): void {
  const isEmpty = load<i32>(wordAt(desk.jobCounts, row)) === 0
  const next = nextPlace(row, slots)
  store<f64>(doubleAt(desk.jobLeaves, row), isEmpty ? Infinity : load<f64>(jobAt(head, next)))
}

function leaveStack(row: i32, slots: i32): i32 {
  const head = headOf(row)
  const counts = wordAt(desk.jobCounts, row)
  const left = load<i32>(counts) - 1
  const place = nextPlace(row, slots)
  const attempt = i32(load<f64>(jobAt(head, place), 8))
  memory.copy(jobAt(head, place), jobAt(head, place + 1), (left - place) << 4)
  store<i32>(counts, left)
  if (left >= slots) {
    const resumed = jobAt(head, left - slots)
    store<f64>(resumed, load<f64>(resumed) + load<f64>(doubleAt(desk.jobLeaves, row)))
  }
  foreseeStack(row, head, slots)
  return attempt
}
