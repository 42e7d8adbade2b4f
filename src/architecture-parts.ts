/** Groups of files that rows of the table of layers name together. */

// What a link, a chart or a form may know of a system: its data, never the running model.
export const faces = [
  'core/control/parameters.ts',
  'core/control/room.ts',
  'core/control/comparable.ts',
  'core/organisms/*.ts',
  'core/organisms/*/parameters.ts',
  'core/organisms/*/together.ts',
  'core/organisms/*/theory.ts',
  // The graph of several services, and what one of them goes by.
  'core/organisms/*/graph-settings.ts',
  'core/organisms/*/call-fields.ts',
  'core/organisms/*/one-service.ts',
  'core/organisms/*/service-fields.ts',
]
// Tables of all systems, which know more than the face of one.
export const tables = [
  'core/organisms/models.ts',
  'core/organisms/systems.ts',
  'core/organisms/scenarios.ts',
]
export const faceExceptions = ['core/organisms/models.ts']
export const shownToVisitors = [
  'core/organisms/*/view.ts',
  'core/organisms/*/lesson.ts',
  'core/organisms/*/parameter-help.ts',
]
export const scenarios = ['core/organisms/*/scenarios.ts', 'core/organisms/*/scenarios/**']
export const decisions = ['core/policies/**', 'core/cells/phases.ts']
export const loads = [
  'core/traffic/load.ts',
  'core/traffic/added-load.ts',
  'core/traffic/quantiles.ts',
]
export const protocol = ['worker/frame.ts', 'worker/messages.ts', 'worker/check.ts']
// What runs of every system are made of.
export const parts = [
  'core/kernel/**',
  'core/schema/**',
  'core/policies/**',
  'core/cells/**',
  'core/traffic/**',
]
export const charting = ['d3-array']
// What makes a run stays in threads of its own.
export const runsOfIncidents = ['incidents/play.ts', 'incidents/explain.ts', 'incidents/answer.ts']
export const runsOfSweeps = ['sweep/run.ts', 'sweep/pool/runner.ts', 'sweep/pool/sweep-worker.ts']
export const testing = ['vitest', 'fast-check', 'node:*']

/** What a lesson that is not built in is checked, packed and filed with, as a run is. */
export const sharedWithLessons = [
  'share/plain.ts',
  'share/recording-check.ts',
  'share/format-file.ts',
  'share/compact.ts',
  'share/dictionary.ts',
  'share/packing.ts',
  'share/sealed.ts',
]
