/** One row of the table of ARCHITECTURE.md: some files, and what they may import. */
export interface Layer {
  readonly name: string
  /** The layer of a file is the first row that has a matching glob. */
  readonly files: readonly string[]
  /** Files under src/ and packages that may be imported beside the layer's own files. */
  readonly may: readonly string[]
  /** Exceptions to `may` and to the layer's own files. */
  readonly never?: readonly string[]
  /** True where the folders under core/organisms are strangers to each other. */
  readonly keepsToItsFolder?: boolean
}

// What a link, a chart or a form may know of a system: its data, never the running model.
const faces = [
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
const tables = [
  'core/organisms/models.ts',
  'core/organisms/systems.ts',
  'core/organisms/scenarios.ts',
]
const faceExceptions = ['core/organisms/models.ts']
const shownToVisitors = [
  'core/organisms/*/view.ts',
  'core/organisms/*/lesson.ts',
  'core/organisms/*/parameter-help.ts',
]
const scenarios = ['core/organisms/*/scenarios.ts', 'core/organisms/*/scenarios/**']
const decisions = ['core/policies/**', 'core/cells/phases.ts']
const loads = ['core/traffic/load.ts', 'core/traffic/added-load.ts', 'core/traffic/quantiles.ts']
const protocol = ['worker/frame.ts', 'worker/messages.ts', 'worker/check.ts']
// What runs of every system are made of.
const parts = [
  'core/kernel/**',
  'core/schema/**',
  'core/policies/**',
  'core/cells/**',
  'core/traffic/**',
]
const charting = ['d3-array']
// What makes a run stays in threads of its own.
const runsOfSweeps = ['sweep/run.ts', 'sweep/pool/runner.ts', 'sweep/pool/sweep-worker.ts']
const testing = ['vitest', 'fast-check', 'node:*']

/** Who may import whom. Tests come first, because their rows would else never match. */
export const layers: readonly Layer[] = [
  {
    name: 'architecture',
    files: ['src/architecture*.ts'],
    may: ['vite', 'vitest', 'node:*'],
  },
  {
    name: 'tests of the core',
    files: ['src/core/**/*.test.ts'],
    may: ['core/**', 'verification/**', ...testing],
  },
  {
    name: 'tests outside the core',
    files: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/share/*.test-support.ts'],
    may: [
      'core/**',
      'share/**',
      'sweep/**',
      'worker/**',
      'app/**',
      'text/**',
      'cli/**',
      'verification/**',
      'engines/**',
      'swarm/**',
      'yaml',
      'fflate',
      'd3-*',
      'zustand',
      'zustand/*',
      'react',
      'react-dom/*',
      // The parser of the build reads sources where a test is about them.
      'vite',
      ...testing,
    ],
  },
  { name: 'core/kernel', files: ['src/core/kernel/**'], may: [] },
  { name: 'core/schema', files: ['src/core/schema/**'], may: [] },
  {
    name: 'core/policies',
    files: ['src/core/policies/**'],
    may: ['core/kernel/**', 'core/schema/**'],
  },
  {
    name: 'core/cells',
    files: ['src/core/cells/**'],
    may: ['core/kernel/**', 'core/schema/**', 'core/policies/**'],
  },
  {
    name: 'core/traffic',
    files: ['src/core/traffic/**'],
    may: ['core/kernel/**', 'core/schema/**', 'core/policies/**'],
  },
  {
    name: 'core/mesh',
    files: ['src/core/mesh/**'],
    may: ['core/kernel/**', 'core/traffic/**'],
  },
  {
    name: 'core/levels',
    files: ['src/core/levels/**'],
    // The rungs of a run are named where it is recorded.
    may: ['core/kernel/**', 'core/traffic/**', 'core/organisms/recording.ts'],
  },
  {
    name: 'assembly',
    files: ['src/assembly/**'],
    may: [],
  },
  {
    name: 'core/control',
    files: ['src/core/control/**'],
    may: [...parts, 'core/organisms/*.ts'],
    never: tables,
  },
  {
    name: 'core/organisms: the registry',
    files: ['src/core/organisms/models.ts'],
    may: ['core/organisms/**', 'core/schema/**', 'core/kernel/**'],
  },
  {
    name: 'core/organisms: tables of what is known of all',
    files: ['src/core/organisms/systems.ts', 'src/core/organisms/scenarios.ts'],
    may: ['core/schema/**', ...faces, ...scenarios],
    never: faceExceptions,
  },
  {
    name: 'core/organisms: the face',
    files: ['src/core/organisms/*.ts'],
    may: parts,
    never: tables,
  },
  {
    name: 'core/organisms: views and lessons',
    files: ['src/core/organisms/*/view.ts', 'src/core/organisms/*/lesson.ts'],
    may: [
      'core/organisms/*.ts',
      'core/organisms/*/parameters.ts',
      'core/organisms/*/together.ts',
      ...scenarios,
      'core/schema/**',
    ],
    never: tables,
    keepsToItsFolder: true,
  },
  {
    name: 'core/organisms: one system',
    files: ['src/core/organisms/*/**'],
    may: [...parts, 'core/levels/**', 'core/mesh/**', 'core/control/**', 'core/organisms/*.ts'],
    never: tables,
    keepsToItsFolder: true,
  },
  {
    name: 'share',
    files: ['src/share/**'],
    may: [
      'core/schema/**',
      ...faces,
      ...scenarios,
      ...decisions,
      ...loads,
      'fflate',
      'd3-dsv',
      'yaml',
      'acorn',
    ],
    never: faceExceptions,
  },
  {
    name: 'sweep: a run',
    files: runsOfSweeps.map((file) => `src/${file}`),
    may: ['core/**', 'share/**', 'sweep/**'],
  },
  {
    name: 'sweep',
    files: ['src/sweep/**'],
    may: [
      'core/schema/**',
      'core/kernel/digest.ts',
      'core/kernel/histogram.ts',
      'core/traffic/load.ts',
      ...faces,
      'share/**',
    ],
    never: [...faceExceptions, ...runsOfSweeps],
  },
  {
    name: 'worker: host',
    files: ['src/worker/host*.ts', 'src/worker/*-worker.ts'],
    may: ['core/**', 'worker/*.ts'],
    never: ['worker/client*.ts'],
  },
  {
    name: 'worker: client',
    files: ['src/worker/client*.ts'],
    may: [...protocol, 'worker/check-*.ts', 'core/organisms/recording.ts'],
  },
  {
    name: 'worker: protocol',
    files: ['src/worker/**'],
    may: ['core/schema/**', ...faces, ...decisions, ...loads],
    never: [...faceExceptions, 'worker/host*.ts', 'worker/client*.ts', 'worker/*-worker.ts'],
  },
  {
    name: 'text',
    files: ['src/text/**'],
    may: ['core/schema/**', ...faces, ...shownToVisitors, ...scenarios, ...decisions],
    never: faceExceptions,
  },
  {
    name: 'app/store',
    files: ['src/app/store/**'],
    may: [
      'worker/client.ts',
      ...protocol,
      'core/schema/**',
      ...faces,
      ...scenarios,
      ...decisions,
      ...loads,
      'share/**',
      'zustand/vanilla',
      'zustand/middleware',
    ],
    never: faceExceptions,
  },
  {
    name: 'app/stage',
    files: ['src/app/stage/**'],
    may: ['worker/frame.ts', 'text/**', ...charting],
  },
  {
    name: 'app/charts',
    files: ['src/app/charts/**'],
    may: ['worker/frame.ts', 'text/**', ...charting],
  },
  {
    name: 'app/lineage',
    files: ['src/app/lineage/**'],
    may: ['worker/frame.ts', 'text/**', 'app/stage/**', 'app/charts/**'],
  },
  {
    name: 'app/sweeps',
    files: ['src/app/sweeps/**'],
    may: [
      'core/schema/**',
      ...faces,
      ...loads,
      'share/**',
      'sweep/**',
      'app/store/**',
      'app/charts/**',
      'text/**',
      ...charting,
    ],
    never: [...faceExceptions, ...runsOfSweeps],
  },
  {
    name: 'app/editor',
    files: ['src/app/editor/**'],
    may: [
      'core/schema/**',
      ...faces,
      ...decisions,
      'share/**',
      'app/store/**',
      'zustand/vanilla',
      '@codemirror/*',
      '@lezer/highlight',
    ],
    never: faceExceptions,
  },
  {
    name: 'app/exports',
    files: ['src/app/exports/**'],
    may: [
      'worker/client.ts',
      ...protocol,
      ...faces,
      ...decisions,
      'app/stage/**',
      'app/store/**',
      'share/**',
      'text/**',
      'mediabunny',
      'gifenc',
    ],
    never: faceExceptions,
  },
  {
    name: 'app/player',
    files: ['src/app/player/**'],
    may: [
      'core/levels/ladder.ts',
      'worker/client.ts',
      ...protocol,
      'core/schema/**',
      ...faces,
      ...shownToVisitors,
      ...scenarios,
      ...decisions,
      ...loads,
      'share/**',
      'app/store/**',
      'app/stage/**',
      'app/charts/**',
      'text/**',
      ...charting,
    ],
    never: faceExceptions,
  },
  {
    name: 'app/ui and the registry of views',
    files: ['src/app/ui/**', 'src/app/*.ts', 'src/app/*.tsx'],
    may: [
      'app/**',
      'text/**',
      'worker/client.ts',
      ...protocol,
      'core/schema/**',
      ...faces,
      ...shownToVisitors,
      ...scenarios,
      ...decisions,
      ...loads,
      'share/**',
      'sweep/**',
      // What is counted when the page is built.
      'virtual:fidelity',
      'lean-qr/**',
      'react',
      'react-dom',
      'react-dom/*',
      'zustand',
      'zustand/*',
    ],
    never: [...faceExceptions, ...runsOfSweeps],
  },
  {
    name: 'swarm',
    files: ['src/swarm/**'],
    may: ['core/**', 'share/**'],
  },
  {
    name: 'cli',
    files: ['src/cli/**'],
    may: ['core/**', 'share/**', 'sweep/**', 'swarm/**', 'worker/host*.ts', ...protocol, 'node:*'],
  },
  {
    name: 'verification',
    files: ['src/verification/**'],
    may: ['core/**', 'share/**', 'worker/host*.ts', ...protocol, 'node:*'],
  },
  {
    name: 'engines',
    files: ['src/engines/**'],
    may: ['core/**', 'worker/replay.ts'],
  },
  {
    name: 'composition root',
    files: ['src/main.tsx'],
    may: [
      'core/**',
      'share/**',
      'worker/**',
      'text/**',
      'app/**',
      'react',
      'react-dom/*',
      '@fontsource-variable/**',
    ],
  },
]
