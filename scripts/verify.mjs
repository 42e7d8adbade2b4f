import { runInNode } from './setup/node-bundle.mjs'

// `npm run verify -- DIR… [--traces DIR]`: holds the simulation against vectors and tables.
await runInNode('src/verification/main.ts')
