import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { runStages } from './setup/stages.mjs'

// `npm run fuzz -- [N]`: so many inputs behind the # of an address, a million if nothing is said.
const asked = process.argv[2] ?? '1000000'
if (!/^[1-9]\d{0,8}$/.test(asked)) {
  process.stderr.write(`“${asked}” is no number of inputs: npm run fuzz -- 1000000\n`)
  process.exit(2)
}
await ensureDependencies()
process.env.MITOSIS_LINKS = asked
await runStages([
  {
    name: `${asked} inputs behind the # of an address`,
    run: [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'src/swarm/links'],
  },
])
