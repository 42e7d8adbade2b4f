import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  edgesOf,
  sourceFiles,
  violation,
  type Edge,
  type SourceFile,
} from './architecture-imports.ts'
import { layerOf, lintPatterns } from './architecture-globs.ts'
import { layers } from './architecture-layers.ts'
import { impurities } from './architecture-purity.ts'

const root = join(import.meta.dirname, '..')
const files = sourceFiles(root)
const edges = files.flatMap(edgesOf)
const core = files.filter(({ path }) => path.startsWith('src/core/') && !path.endsWith('.test.ts'))

const broken = (path: string, text: string): readonly string[] =>
  edgesOf({ path, text }).flatMap((edge) => violation(edge) ?? [])

describe('who may import whom', () => {
  it('[A1] the check sees files and imports', () => {
    expect(files.length).toBeGreaterThan(10)
    expect(edges.length).toBeGreaterThan(20)
    expect(edges.filter(({ written }) => written.startsWith('#')).length).toBeGreaterThan(10)
  })

  it('[A2] every file belongs to a layer', () => {
    expect(files.map(({ path }) => path).filter((path) => layerOf(path) === undefined)).toEqual([])
  })

  it('[A3] every import keeps to the table', () => {
    expect(edges.flatMap((edge: Edge) => violation(edge) ?? [])).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['src/core/kernel/planted.ts', `import { hpaDefaults } from '#core/policies/hpa.ts'`],
    ['src/core/kernel/planted.ts', `import '../policies/hpa.ts'`],
    ['src/core/traffic/planted.ts', `export { f } from '../../app/ui/x.ts'`],
    ['src/core/cells/planted.ts', `import React from 'react'`],
    ['src/core/cells/planted.ts', `const later = import('#app/stage/stage.ts')`],
    ['src/core/organisms/one/model.ts', `import type { M } from '#core/organisms/two/model.ts'`],
    ['src/core/organisms/one/model.ts', `import type { M } from '../two/parameters.ts'`],
    ['src/share/planted.ts', `import { models } from '#core/organisms/models.ts'`],
    ['src/share/planted.ts', `import { m } from '#core/organisms/one/model.ts'`],
    ['src/worker/client.ts', `import { host } from './host.ts'`],
    ['src/app/stage/planted.ts', `import { useState } from 'react'`],
    ['src/app/charts/planted.ts', `import { stage } from '../stage/stage.ts'`],
    ['src/app/player/planted.ts', `import { Panel } from '#app/ui/Panel.tsx'`],
    ['src/elsewhere/planted.ts', `import { f } from '#core/kernel/assert.ts'`],
  ])('[A4] a planted violation in %s is seen: %s', (path, text) => {
    expect(broken(path, text)).toHaveLength(1)
  })

  it('[A4] a planted import that is allowed is not reported', () => {
    expect(
      broken('src/core/cells/planted.ts', `import { f } from '#core/kernel/assert.ts'`),
    ).toEqual([])
    expect(broken('src/app/ui/planted.tsx', `import { f } from 'react'; import './x.css'`)).toEqual(
      [],
    )
    expect(broken('src/core/organisms/one/model.ts', `import './theory.ts'`)).toEqual([])
  })
})

describe('the simulation', () => {
  const planted = (text: string): readonly string[] =>
    impurities({ path: 'src/core/kernel/planted.ts', text })

  it('[A5] has no **, no class and no inexact function', () => {
    expect(core.length).toBeGreaterThan(5)
    expect(core.flatMap((file: SourceFile) => impurities(file))).toEqual([])
  })

  it('[A5] planted impurities are seen', () => {
    expect(planted('export const a = 2 ** 3; let b = 2; b **= 2')).toHaveLength(2)
    expect(planted('export class A {}; export const b = class {}')).toHaveLength(2)
    expect(planted('Math.log(2); Math["log"](2); const { exp } = Math')).toHaveLength(3)
    expect(
      planted('// 2 ** 3 in a comment, class too\nexport const s = "class **" + Math.sqrt(2)'),
    ).toEqual([])
  })
})

describe('the linter', () => {
  const written = readFileSync(join(root, '.oxlintrc.json'), 'utf8')

  it.each(layers.filter(({ name }) => !name.includes('tests')))('[A6] knows $name', (layer) => {
    const { overrides } = JSON.parse(written) as {
      overrides: readonly { files: readonly string[]; rules: Readonly<Record<string, unknown>> }[]
    }
    const row = overrides.find(({ files: globs }) => String(globs) === String(layer.files))
    expect(row?.rules['no-restricted-imports']).toEqual([
      'error',
      { patterns: [{ group: lintPatterns(layer), message: expect.stringContaining(layer.name) }] },
    ])
  })
})
