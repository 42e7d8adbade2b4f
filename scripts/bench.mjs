import { runInNode } from './setup/node-bundle.mjs'

// `npm run bench -- [--json]` measures the engine, `npm run bench -- stage` the drawing.
if (process.argv[2] === 'stage') {
  const { benchStage } = await import('./bench/stage.mjs')
  await benchStage()
} else await runInNode('src/cli/bench.ts')
