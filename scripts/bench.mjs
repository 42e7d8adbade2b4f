import { runInNode } from './setup/node-bundle.mjs'

// `npm run bench -- [--json]` measures the engine, `npm run bench -- stage [part …]` the drawing.
if (process.argv[2] === 'stage') {
  const { benchStage } = await import('./bench/stage.mjs')
  await benchStage(process.argv.slice(3))
} else await runInNode('src/cli/bench.ts')
