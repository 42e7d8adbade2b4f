/** How Stryker makes mutants of the policies, and what runs against them. */
const config = {
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['src/core/policies/*.ts', '!src/core/policies/*.test*.ts'],
  // What no policy needs is not copied.
  ignorePatterns: ['docs', 'e2e', 'public', 'src/app', 'src/text', 'src/swarm', 'src/engines'],
  // Stryker would rewrite it with a library that TypeScript 7 no longer has; nothing here needs that.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  timeoutFactor: 3,
  tempDirName: '.cache/mutants/sandbox',
  incremental: true,
  incrementalFile: '.cache/mutants/known.json',
  reporters: ['json', 'clear-text', 'progress-append-only'],
  jsonReporter: { fileName: '.cache/mutants/report.json' },
  clearTextReporter: {
    allowColor: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: true,
  },
  allowEmpty: false,
  checkers: [],
}

// Stryker reads the default export.
export default config
