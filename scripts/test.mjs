import { join } from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { runStages } from './setup/stages.mjs'

/** @param {...string} parts */
const tool = (...parts) => join(root, 'node_modules', ...parts)
/** @param {string} name */
const own = (name) => join(root, 'scripts', name)

// `npm test`: everything that must hold before a change may stand, cheapest first.
await ensureDependencies()
await ensureBrowser()
await runStages([
  [
    {
      name: 'format',
      run: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
    },
    {
      name: 'lint',
      run: [
        tool('oxlint', 'bin', 'oxlint'),
        '--type-aware',
        '--deny-warnings',
        '--report-unused-disable-directives',
      ],
    },
    {
      name: 'types',
      run: [tool('typescript', 'bin', 'tsc'), '-b', 'tsconfig.core.json', 'tsconfig.json'],
    },
    { name: 'unused code', run: [tool('knip', 'bin', 'knip.js'), '--no-progress'] },
  ],
  { name: 'unit and property tests', run: [tool('vitest', 'vitest.mjs'), 'run'] },
  { name: 'one digest in every engine', run: [own('engines.mjs')] },
  { name: 'build', run: [own('build.mjs')] },
  { name: 'size budget', run: [own('budget.mjs')] },
  { name: 'lock file', run: [own('lockcheck.mjs')] },
  {
    // What is left out is `npm run test:wide`.
    name: 'end-to-end tests',
    run: [tool('@playwright', 'test', 'cli.js'), 'test', '--grep-invert=@wide'],
  },
])
