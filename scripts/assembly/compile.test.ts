import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { base64 } from '#core/mesh/compiled/bytes.ts'
import { root } from '../setup/project.mjs'
import { bytesSource, compileAssembly } from './compile.mjs'
import { constantsSource } from './constants.ts'

const written = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('the compiled way of the mesh', () => {
  it('[G42] is what its sources make', async () => {
    const module = await compileAssembly(constantsSource())
    // Where these differ: npm run assembly.
    expect(written('src/assembly/constants.ts')).toBe(constantsSource())
    expect(written('src/core/mesh/compiled/bytes.ts')).toBe(bytesSource(module))
    expect(base64.length).toBeGreaterThan(4000)
  })
})
