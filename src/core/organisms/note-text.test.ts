import { describe, expect, it } from 'vitest'
import { checkNote, noteMax } from './note-text.ts'

describe('the text of a note', () => {
  it('[L40] is composed and trimmed, and may be of any script', () => {
    expect(checkNote('  Gro\u0308ße 12 % – الذروة 峰值 😀 ')).toEqual({
      ok: true,
      value: 'Größe 12 % – الذروة 峰值 😀',
    })
    expect(checkNote('😀'.repeat(noteMax)).ok).toBe(true)
    expect(checkNote('a'.repeat(noteMax + 1))).toMatchObject({
      problem: `A note has at most 280 characters; this one has 281.`,
    })
  })

  it('[L40] is refused by the place and number of what cannot be seen', () => {
    const unseen = [0, 0x9, 0xa, 0x7f, 0x85, 0xad, 0x200b, 0x200d, 0x200e, 0x2028, 0x202a, 0x202e]
    for (const code of [...unseen, 0x2066, 0x2069, 0xfeff, 0xe0041]) {
      const hex = code.toString(16).toUpperCase().padStart(4, '0')
      expect(checkNote(`ab${String.fromCodePoint(code)}c`)).toMatchObject({
        ok: false,
        problem: `A note holds only what can be seen; at its place 3 stands U+${hex}. Take it out.`,
      })
    }
    for (const half of ['\ud83d', '\ude00', 'a\ud83dz']) expect(checkNote(half).ok).toBe(false)
  })

  it('[L40] is a text with something in it', () => {
    for (const wrong of ['', '   ', 5, null, undefined, ['a'], {}]) {
      expect(checkNote(wrong).ok).toBe(false)
    }
  })
})
