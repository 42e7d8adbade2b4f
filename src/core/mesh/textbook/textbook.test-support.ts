import type { Graph } from '../graph.ts'
import { giveUp, hear, hedge } from './callers.test-support.ts'
import { openRequest, send, think } from './calls.test-support.ts'
import { arrive, leave, quit } from './cells.test-support.ts'
import { later, takeNext, type Happening } from './happenings.test-support.ts'
import { end } from './sharing.test-support.ts'
import { blank, type Textbook } from './state.test-support.ts'

/**
 * Many services that call one another, written the slow and obvious way from the rules (docs/spec/mesh.md): every arrival,
 * departure, answer, deadline and pause is an event in one list, cells are queues of objects, and nothing is known before it
 * happens. It draws the same numbers for the same purposes as the engine. What both have in common: the shape of the graph, the names
 * of the counters, the kernel's draws and histograms, and of core/traffic the laws of work and the most that a budget saves up.
 */

/** A textbook at time 0. `arrivals` are the times of requests, s, by population; none for a closed one. */
export function openTextbook(
  graph: Graph,
  cells: readonly number[],
  arrivals: readonly (readonly number[])[],
  seed: number,
): Textbook {
  const book = blank(graph, cells, seed)
  graph.populations.forEach((population, which) => {
    const { edge } = population
    if (population.kind === 'closed') {
      for (let client = 0; client < population.clients; client++) think(book, edge, client)
      return
    }
    arrivals[which].forEach((time, request) =>
      later(book.happenings, time, 0, { kind: 'fresh', edge, request }),
    )
  })
  return book
}

/** Lets everything happen up to but not at `until`, s. */
export function readTo(book: Textbook, until: number): void {
  for (;;) {
    const next = takeNext(book.happenings, until)
    if (next === null) return
    book.now = next.time
    happen(book, next.what)
  }
}

/**
 * Lets everything happen up to but not at `until`, and of what happens then what ends in cells: a loss comes after that and before
 * all else.
 */
export function readToLoss(book: Textbook, until: number): void {
  readTo(book, until)
  book.now = until
  const isEnd = (kind: Happening['kind']): boolean =>
    kind === 'leaves' || kind === 'ends' || kind === 'quits'
  for (;;) {
    const [next] = book.happenings.entries
    if (next === undefined || next.time > until || !isEnd(next.what.kind)) return
    takeNext(book.happenings, Infinity)
    happen(book, next.what)
  }
}

function happen(book: Textbook, what: Happening): void {
  switch (what.kind) {
    case 'leaves':
      return leave(book, what.visit)
    case 'ends':
      return end(book, what.cell, what.job, what.planned)
    case 'quits':
      return quit(book, what.visit)
    case 'fresh':
    case 'clientSends':
      return openRequest(book, what.edge, what.request)
    case 'arrives':
      return arrive(book, what.visit)
    case 'hears':
      return hear(book, what.visit, true)
    case 'hearsError':
      return hear(book, what.visit, false)
    case 'hedges':
      return hedge(book, what.visit)
    case 'givesUp':
      return giveUp(book, what.visit)
    case 'sends':
      return send(book, what.call, what.tries, what.isSecond)
  }
}
