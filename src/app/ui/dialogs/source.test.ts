import { describe, expect, it } from 'vitest'
import { keptText, lineNamed } from './source.ts'

describe('a text that was refused', () => {
  it('[I32] stays where it was pasted and is not too long', () => {
    expect(keptText('time,rps')).toBe('time,rps')
    expect(keptText('#'.repeat(250_000))).not.toBeNull()
    expect(keptText('#'.repeat(250_001))).toBeNull()
    expect(keptText(new File(['time,rps'], 'load.csv'))).toBeNull()
  })

  it('[I32] has the line that its refusal begins with', () => {
    expect(lineNamed('Line 47: “spec.maxReplicas” must be a whole number.')).toBe(47)
    expect(lineNamed('Line 5, column 1: this is no valid YAML.')).toBe(5)
    expect(lineNamed('Value 2 of “rates” is -2.')).toBeNull()
    expect(lineNamed('Lines that begin with #')).toBeNull()
  })
})
