import { join } from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { runStages } from './setup/stages.mjs'

/** @param {...string} parts */
const tool = (...parts) => join(root, 'node_modules', ...parts)

// `npm run test:wide`: what `npm test` leaves out so that it stays within ten minutes. CI runs both.
await ensureDependencies()
await ensureBrowser()
process.env.MITOSIS_SEEDS = '300'
await runStages([
  {
    name: '300 seeds of the swarm, every edit of fifty links, lessons with other seeds',
    run: [
      tool('vitest', 'vitest.mjs'),
      'run',
      'src/swarm/swarm.test.ts',
      'src/share/golden-links.test.ts',
      'src/lessons/lesson-seeds.test.ts',
    ],
  },
  { name: 'build', run: [join(root, 'scripts', 'build.mjs')] },
  {
    name: 'wide end-to-end tests',
    run: [tool('@playwright', 'test', 'cli.js'), 'test', '--grep=@wide'],
  },
])
