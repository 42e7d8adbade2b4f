import { describe, expect, it } from 'vitest'
import { english } from '#text/words.ts'
import { traitsText } from '#text/en/traits.ts'
import { readColumns } from './scene/reading.ts'
import { placeColumns, traits, type Trait } from './traits.ts'

describe('the key to the cells', () => {
  const rows = Object.entries<Trait>(traits)
  const explained = new Set(rows.flatMap(([, { columns }]) => columns))

  it('[U39] every column that the stage reads of a cell is explained, and no other', () => {
    const drawn = readColumns.filter((column) => !placeColumns.includes(column))
    expect(drawn.length).toBeGreaterThan(5)
    expect([...explained].toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...drawn].toSorted((a, b) => a.localeCompare(b)),
    )
  })

  it('[U39] every trait has a glyph and words', () => {
    const text = english.text(traitsText)
    expect(Object.keys(text.traits)).toEqual(Object.keys(traits))
    for (const [name, { glyph }] of rows) expect(glyph.length, name).toBeGreaterThan(0)
  })
})
