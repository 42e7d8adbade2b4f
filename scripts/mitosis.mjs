import { runInNode } from './setup/node-bundle.mjs'

// `npm run mitosis -- run SCENARIO|LINK|FILE …`: the simulation on the command line.
await runInNode('src/cli/main.ts')
