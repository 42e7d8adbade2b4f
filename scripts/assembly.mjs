import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'

// `npm run assembly` compiles src/assembly, and writes what the engine and the sources know of each other.
await ensureDependencies()
const { runnerImport } = await import('vite')
const { compileAssembly, bytesSource } = await import('./assembly/compile.mjs')
/** @type {{ module: typeof import('./assembly/constants.ts') }} */
const { module: ours } = await runnerImport(join(root, 'scripts/assembly/constants.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
})
const constants = ours.constantsSource()
const module = await compileAssembly(constants)
const source = bytesSource(module)
writeFileSync(join(root, 'src/assembly/constants.ts'), constants)
writeFileSync(join(root, 'src/core/mesh/compiled/bytes.ts'), source)
process.stdout.write(`${module.length} bytes, ${gzipSync(source).length} as the page gets them.\n`)
