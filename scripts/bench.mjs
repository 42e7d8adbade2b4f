import { runInNode } from './setup/node-bundle.mjs'

// `npm run bench -- [--json]`: measures the engine.
await runInNode('src/cli/bench.ts')
