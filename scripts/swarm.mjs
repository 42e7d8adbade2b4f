import { runInNode } from './setup/node-bundle.mjs'

// `npm run swarm -- [--seeds N] [--from N]`: random runs that must keep every invariant.
await runInNode('src/cli/swarm.ts')
