import { describe, expect, it } from 'vitest'
import { isLocalAddress } from './local-address.ts'

describe('an address that a link leads to', () => {
  it.each([
    'http://localhost:4173/',
    'http://mitosis.localhost/',
    'http://127.0.0.1:4173/a/',
    'http://127.1.2.3/',
    'http://[::1]:4173/',
    'http://0.0.0.0:4173/',
    'file:///home/me/dist/index.html',
    'about:srcdoc',
    '',
  ])('[L23] %s is of this computer only', (address) => {
    expect(isLocalAddress(address)).toBe(true)
  })

  it.each([
    'https://example.org/mitosis/',
    'http://192.168.1.20:4173/',
    'https://localhost.example.org/',
    'https://127.example.org/',
  ])('[L23] %s is not', (address) => {
    expect(isLocalAddress(address)).toBe(false)
  })
})
