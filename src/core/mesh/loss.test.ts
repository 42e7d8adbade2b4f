import { describe, expect, it } from 'vitest'
import { nextWord, seedStream, streamWords, uniform } from '#core/kernel/random.ts'
import { insideNow } from '#core/traffic/census.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { countedOn, edgeCounters } from './edge-counters.ts'
import { brokenLaws, countsOf, isAllSent, leftIn, runOut } from './empty.test-support.ts'
import { attemptsIn, loseCells } from './loss.ts'
import { readyMesh, type ReadyMesh } from './mesh-of-case.test-support.ts'
import { caseOf, hedgedAtOnce, onGrid, type RandomCase } from './random-case.test-support.ts'
import { readMesh, readTextbook, type Reading } from './reading.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { differences } from './same-bytes.test-support.ts'
import { drain, lose } from './textbook/loss.test-support.ts'
import { emptyCell, type Cell } from './textbook/state.test-support.ts'
import { openTextbook, readToLoss } from './textbook/textbook.test-support.ts'

/** Where a cell of the case stands in both ways, and whether requests go to it. */
interface Place {
  readonly service: number
  readonly row: number
  cell: Cell
  isReady: boolean
  isDown: boolean
}

/** Runs a case both ways; at ten times some cells go down, some leave routing, and some that were down begin anew. */
function compareLosses(name: string, drawn: RandomCase, seed: number): Reading {
  const ready = readyMesh(drawn.graph, drawn.cells, seed, 1 << 13, {
    departures: 1 << 13,
    isCompiled: seed % 2 === 1,
  })
  const book = openTextbook(drawn.graph, drawn.cells, drawn.arrivals, seed)
  const { mesh } = ready
  const dice = new Int32Array(streamWords)
  seedStream(dice, 0, seed, 'losses')
  const chance = (share: number): boolean => uniform(nextWord(dice, 0)) < share
  const places = ready.rows.flatMap((own, service) =>
    own.map((row, i): Place => {
      return { service, row, cell: book.cells[service][i], isReady: true, isDown: false }
    }),
  )
  let reading = readMesh(ready)
  for (let part = 1; part <= 10; part++) {
    const until = (part / 10) * drawn.until
    readToLoss(book, until)
    runMesh(mesh, until, Infinity)
    mesh.clock[0] = until
    countReturned(mesh)
    reading = readMesh(ready)
    const why = `${name}, at ${part} tenths of its time`
    expect(reading, why).toEqual(
      readTextbook(
        book,
        places.map(({ cell }) => cell),
      ),
    )
    const down = places.filter((place) => !place.isDown && chance(0.25))
    for (const place of places) {
      const isToLeave = down.includes(place) || chance(0.1)
      if (!place.isReady || !isToLeave) continue
      place.isReady = false
      leaveRouting(mesh.plane, place.service, place.row)
      drain(book, place.cell)
    }
    for (const place of down) place.isDown = true
    const count = loseCells(
      mesh,
      down.map(({ row }) => row),
    )
    lose(
      book,
      down.map(({ cell }) => cell),
    )
    expect(count, why).toBe(lostNow(readTextbook(book)) - lostNow(reading))
    for (const place of places) {
      if (!place.isDown || down.includes(place) || !chance(0.7)) continue
      Object.assign(place, { isDown: false, isReady: true, cell: emptyCell(place.service) })
      clearRow(mesh.plane, place.service, place.row)
      joinRouting(mesh.plane, place.service, place.row)
      book.cells[place.service].push(place.cell)
    }
  }
  return reading
}

function lostNow({ counters }: Reading): number {
  return counters.reduce((sum, { lost }) => sum + lost, 0)
}

describe('cells that go down with what is in them', () => {
  const seen = new Map<string, number>()

  it.each(Array.from({ length: 4 }, (_, block) => 20 * block))(
    '[G60] [G61] [G62] [G63] agree with the textbook on twenty graphs from seed %i on',
    (first) => {
      for (let seed = first; seed < first + 20; seed++) {
        const { counters } = compareLosses(`seed ${seed}`, caseOf(seed, 150), seed)
        for (const [name, count] of counters.flatMap((own) => Object.entries(own))) {
          seen.set(name, (seen.get(name) ?? 0) + count)
        }
      }
    },
  )

  it.each([
    ['patient', 1],
    ['hasty', 1 / 8],
  ])(
    '[G10] [G60] agree where everything happens at the same instants, with %s callers',
    (_, patience) => {
      let lost = 0
      for (let seed = 0; seed < 30; seed++) {
        const reading = compareLosses(`seed ${seed}`, onGrid(caseOf(seed, 100), patience), seed)
        lost += lostNow(reading)
      }
      expect(lost).toBeGreaterThan(200)
    },
  )

  it('[G67] [G60] agree where second attempts go out at once', () => {
    let lost = 0
    for (let seed = 0; seed < 30; seed++) {
      const drawn = seed % 2 === 0 ? caseOf(seed, 100) : onGrid(caseOf(seed, 60), 1 / 8)
      lost += lostNow(compareLosses(`seed ${seed}`, hedgedAtOnce(drawn), seed))
    }
    expect(lost).toBeGreaterThan(200)
  })

  it('[G60] met everything that is counted, but a pool that is too small', () => {
    expect(edgeCounters.filter((name) => (seen.get(name) ?? 0) < 20)).toEqual(['poolRefused'])
  })
})

/** Runs a case to its end and empty; at ten times a third of its cells goes down, and comes back at the next. */
function loseOften(drawn: RandomCase, seed: number, tasks: number, isCompiled = false): ReadyMesh {
  const ready = readyMesh(drawn.graph, drawn.cells, seed, tasks, { isCompiled })
  const { mesh, rows } = ready
  const places = rows.flatMap((own, service) => own.map((row) => ({ service, row })))
  for (let part = 1; part <= 10; part++) {
    runMesh(mesh, (part / 10) * drawn.until, Infinity)
    mesh.clock[0] = (part / 10) * drawn.until
    const down = places.filter((_, i) => (i + part) % 3 === 0)
    for (const { service, row } of down) leaveRouting(mesh.plane, service, row)
    const rowsDown = down.map(({ row }) => row)
    const before = attemptsIn(mesh, new Set(rowsDown)).length
    expect(loseCells(mesh, rowsDown)).toBe(before)
    expect(attemptsIn(mesh, new Set(rowsDown))).toEqual([])
    for (const { service, row } of down) {
      expect(insideNow(mesh.plane, row)).toBe(0)
      clearRow(mesh.plane, service, row)
      joinRouting(mesh.plane, service, row)
    }
  }
  runOut(mesh)
  return ready
}

describe('from empty to empty, with losses on the way', () => {
  const openCases = Array.from({ length: 40 }, (_, seed) => seed).filter(
    (seed) => caseOf(seed).graph.populations[0].kind === 'open',
  )

  it.each([
    ['that is large enough', 1 << 12],
    ['that is too small', 128],
  ])(
    '[G12] [G61] [G40] every call ends or is dropped, and both ways leave the same bytes, with a pool %s',
    (_, tasks) => {
      const sum = { lost: 0, dropped: 0, withdrawn: 0, poolRefused: 0 }
      for (const seed of openCases) {
        const { mesh, views } = loseOften(caseOf(seed, 300), seed, tasks)
        const compiled = loseOften(caseOf(seed, 300), seed, tasks, true)
        expect(differences(compiled.views, views), `seed ${seed}, both ways`).toEqual([])
        expect(leftIn(mesh, tasks), `seed ${seed}`).toEqual({})
        countsOf(mesh).forEach((counts, edge) => {
          const why = `seed ${seed}, edge ${edge}`
          expect(brokenLaws(mesh, edge, counts), why).toEqual([])
          if (tasks > 1000) expect(isAllSent(counts), why).toBe(true)
          for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name]
        })
        expect(countedOn(mesh, 0, 'calls')).toBe(300)
      }
      expect(sum.lost).toBeGreaterThan(500)
      expect(sum.dropped).toBeGreaterThan(100)
      expect(sum.poolRefused > 100).toBe(tasks < 1000)
    },
  )
})
