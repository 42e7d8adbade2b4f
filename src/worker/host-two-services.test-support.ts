import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import {
  cellColumns,
  edgeColumns,
  sampleColumns,
  serviceColumns,
} from '#core/organisms/observation.ts'
import type { Organism, Run } from '#core/organisms/organism.ts'

/**
 * A system of two services for the tests of the wire: the second is the first, seen through a glass that makes
 * its time negative, so that nobody can take the one for the other.
 */
export const twoServices: Organism = {
  ...autoscaledService,
  name: 'two-services',
  begin(settings, seed) {
    const begun = autoscaledService.begin(settings, seed)
    return begun.ok ? { ok: true, value: doubled(begun.value) } : begun
  },
}

function doubled(run: Run): Run {
  return {
    ...run,
    services: ['web', 'api'],
    edges: [
      { from: -1, to: 0, optional: false },
      { from: 0, to: 1, optional: true },
    ],
    frameSize: () => ({ ...run.frameSize(), services: 2, edges: 2 }),
    fillFrame(values, cells, services, edges) {
      run.fillFrame(values, cells, services, 0)
      const start = cellColumns.length * cells + serviceColumns.length * services
      // The calls of the clients at 1, 2, 3 and 4 a second, the others at 11 and so on.
      edgeColumns.forEach((_, i) => values.set([i + 1, i + 11], start + i * edges))
    },
    // A fork is wrapped as well, and what is given back for its memory has been one.
    fork: () => doubled(run.fork()),
    figures: (service = 0) => {
      const figures = run.figures()
      return service === 0 ? figures : { ...figures, arrivalRate: -figures.arrivalRate }
    },
    history(service = 0) {
      const { rows, count } = run.history()
      return { rows: service === 0 ? rows : rows.map((value) => -value), count }
    },
  }
}

/** The row of a history whose first value is the time. */
export const rowLength = sampleColumns.length
