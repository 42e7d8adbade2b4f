import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'

// `npm run dev`: the page as it is being written, reloaded on every change.
await ensureDependencies()
const { createServer } = await import('vite')
const server = await createServer({ root })
await server.listen()
server.printUrls()
