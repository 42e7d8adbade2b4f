import { serviceParameters } from '#core/control/parameters.ts'
import { choice, type Schema, type Settings } from '#core/schema/schema.ts'

/**
 * Everything that can be chosen about one of several services. The data plane of a lone service (core/traffic) is always first come,
 * first served, so the discipline stands here and not beside the others. Columns of a cell are laid out by it: it cannot change later.
 */
export const serviceFields = {
  ...serviceParameters,
  discipline: choice({
    label: 'Discipline',
    live: false,
    options: {
      fcfs: 'First come, first served',
      'processor-sharing': 'Processor sharing',
      'lcfs-preemptive': 'Last come first, preemptive',
    },
    start: 'fcfs',
  }),
} as const satisfies Schema

export type OneServiceSettings = Settings<typeof serviceFields>
