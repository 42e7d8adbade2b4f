import { describe, expect, it } from 'vitest'
import { type Stamp, listOf, press } from './stamps.ts'

/** A stamp of 2 by 2: a full pixel, a half clear one, and two that are clear. */
function corner(full: number, half: number): Stamp {
  return listOf(Int32Array.of(full, 0, 0, half), 2)
}

const red = 0xff0000ff | 0
const faint = 0x400000ff
const firm = 0xc000ff00 | 0

describe('stamps', () => {
  it('[S50] a stamp is the picture that it was made of', () => {
    const side = 9
    const picture = Int32Array.from({ length: side * side }, (_, k) => {
      const opacity = [0, 0x40, 0xff, 0xff, 0x80, 0xff, 0xff, 0xff][k % 8] ?? 0
      return opacity === 0 ? 0 : (opacity << 24) | k
    })
    expect(new Set(Array.from(picture, (pixel) => pixel >>> 24)).size).toBe(4)
    const sheet = { width: side, height: side, pixels: new Int32Array(side * side) }
    press(sheet, listOf(picture, side), 0, 0)
    expect([...sheet.pixels]).toEqual([...picture])
  })

  it('[S50] a full pixel covers, a half clear one only what is clearer', () => {
    const sheet = { width: 4, height: 3, pixels: new Int32Array(12) }
    press(sheet, corner(red, faint), 1, 0)
    expect([...sheet.pixels]).toEqual([0, red, 0, 0, 0, 0, faint, 0, 0, 0, 0, 0])
    press(sheet, corner(red, firm), 1, 0)
    expect(sheet.pixels[6]).toBe(firm)
    press(sheet, corner(red, faint), 1, 0)
    expect(sheet.pixels[6]).toBe(firm)
  })

  it('[S50] a stamp serves sheets of any width, and one that would be cut is left out', () => {
    const stamp = corner(red, firm)
    const narrow = { width: 2, height: 2, pixels: new Int32Array(4) }
    press({ width: 9, height: 9, pixels: new Int32Array(81) }, stamp, 3, 3)
    press(narrow, stamp, 0, 0)
    expect([...narrow.pixels]).toEqual([red, 0, 0, firm])
    for (const [left, top] of [
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, 1],
    ] as const) {
      const sheet = { width: 2, height: 2, pixels: new Int32Array(4) }
      press(sheet, stamp, left, top)
      expect(sheet.pixels.every((pixel) => pixel === 0)).toBe(true)
    }
  })
})
