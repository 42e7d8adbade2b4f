import { describe, expect, it } from 'vitest'
import { publicAddress } from './public-address.ts'

describe('the address that a page is published at', () => {
  it('[L23] is empty where nobody said, and ends with a slash', () => {
    expect(publicAddress('')).toBe('')
    expect(publicAddress('  ')).toBe('')
    expect(publicAddress('https://example.org')).toBe('https://example.org/')
    expect(publicAddress(' http://lab.example.org:8080/mitosis ')).toBe(
      'http://lab.example.org:8080/mitosis/',
    )
    expect(publicAddress('https://example.org/a/')).toBe('https://example.org/a/')
  })

  it.each([
    ['example.org', 'is no address'],
    ['ftp://example.org/', 'must begin with https:// or http://'],
    ['javascript:alert(1)', 'must begin with https:// or http://'],
    ['https://me:secret@example.org/', 'neither a name nor a password'],
    ['https://example.org/?a=1', 'without “?” and “#”'],
    ['https://example.org/#s', 'without “?” and “#”'],
  ])('[L23] ends the build for %s', (given, why) => {
    expect(() => publicAddress(given)).toThrow(why)
  })
})
