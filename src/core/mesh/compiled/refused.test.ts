import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLoneMesh, type LoneMesh } from '../lone-mesh.ts'
import { caseOf } from '../random-case.test-support.ts'
import { runMesh } from '../run.ts'
import { differences } from '../same-bytes.test-support.ts'

const { graph, cells, until } = caseOf(3)

function ran(isCompiled: boolean): LoneMesh {
  const lone = createLoneMesh({ graph, cells, seed: 3, tasks: 1 << 10, isCompiled })
  runMesh(lone.mesh, until, Infinity)
  return lone
}

function refuse(): never {
  throw new Error('refused')
}

describe('a mesh that is to go the compiled way', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    ['has no WebAssembly', undefined],
    ['has no memory left for it', { ...WebAssembly, Memory: refuse }],
    // As under a content security policy without 'wasm-unsafe-eval'.
    ['does not let it compile', { Memory: WebAssembly.Memory, Module: refuse }],
  ])('[G41] runs all the same where the engine %s', (_, value) => {
    const plain = ran(false)
    vi.stubGlobal('WebAssembly', value)
    const refused = ran(true)
    expect(refused.mesh.compiled).toBeNull()
    expect(differences(refused.views, plain.views)).toEqual([])
    vi.unstubAllGlobals()
    expect(ran(true).mesh.compiled).not.toBeNull()
  })

  it('[G41] does not where it keeps a log of requests, which the compiled way knows nothing of', () => {
    const { mesh } = createLoneMesh({
      graph,
      cells,
      seed: 3,
      tasks: 64,
      logged: 8,
      isCompiled: true,
    })
    expect(mesh.compiled).toBeNull()
  })
})
