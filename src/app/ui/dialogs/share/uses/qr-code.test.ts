import { describe, expect, it } from 'vitest'
import { qrCodeOf, qrSvg, quietZone } from './qr-code.ts'
import { readQr } from './read-qr.test-support.ts'

const link = 'http://localhost:4431/#eng=8&t=213&h=L4bp-Kzce_M&c=EjNA&s=surge~seed=1'

describe('the QR code of a link', () => {
  it.each([
    'a',
    'https://example.org/',
    link,
    'https://example.org/mitosis/#eng=8&x=1“ä€'.padEnd(90, '9'),
  ])('[L24] is read as exactly that link: %s', (address) => {
    const code = qrCodeOf(address)
    expect(code).not.toBeNull()
    if (code === null) return
    expect(readQr(code.size, code.isDark)).toBe(address)
  })

  it('[L24] another link has another code, which the reader tells', () => {
    const code = qrCodeOf(`${link}0`)
    expect(code === null ? '' : readQr(code.size, code.isDark)).not.toBe(link)
  })

  it('[L24] is offered up to the length that is read from close by', () => {
    expect(qrCodeOf('x'.repeat(500))?.size).toBe(77)
    expect(qrCodeOf('x'.repeat(501))).toBeNull()
    expect(qrCodeOf('x'.repeat(150))?.size).toBe(45)
  })

  it('[L24] its file has light all around it', () => {
    const side = 25 + 2 * quietZone
    expect(qrSvg({ size: 25, path: 'M0 0Z' })).toContain(
      `viewBox="-4 -4 ${side} ${side}" width="330" height="330"`,
    )
  })
})
