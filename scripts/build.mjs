import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'

// `npm run build`: the page into dist/, with licenses.txt.
await ensureDependencies()
const { build } = await import('vite')
await build({ root, logLevel: 'warn' })
