import { describe, expect, it } from 'vitest'
import { kindFor, refusal, rendererWish } from './choice.ts'

describe('choice of the renderer', () => {
  it('[S35] an address asks for one renderer or for none', () => {
    expect(rendererWish('?renderer=gl')).toBe('gl')
    expect(rendererWish('?embed&renderer=2d')).toBe('2d')
    expect(rendererWish('?renderer=GL')).toBeNull()
    expect(rendererWish('?renderer=%00')).toBeNull()
    expect(rendererWish('')).toBeNull()
  })

  it('[S35] the card is not tried where it is not wanted, not known or not allowed', () => {
    expect(refusal(null, 'dark', true)).toBeNull()
    expect(refusal('gl', 'light', true)).toBeNull()
    expect(refusal('2d', 'dark', true)).toBe('asked')
    expect(refusal(null, 'dark', false)).toBe('missing')
    expect(refusal('gl', 'dark', false)).toBe('missing')
    // Forced colours are outlines; they win over what an address asks for.
    expect(refusal('gl', 'plain', true)).toBe('colours')
  })

  it('[S35] a driver that is a processor in disguise is left alone, unless it was asked for', () => {
    const disguised = [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
      'llvmpipe (LLVM 19.1.7, 256 bits)',
      'softpipe',
      'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
      'Apple Software Renderer',
    ]
    for (const name of disguised) {
      expect(kindFor(name, null)).toBe('canvas')
      expect(kindFor(name, 'gl')).toBe('webgl')
    }
    // A hidden name says nothing: then only measuring tells.
    const real = ['WebKit WebGL', '', 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)', 'Apple M3']
    for (const name of real) expect(kindFor(name, null)).toBe('webgl')
  })
})
