const glyphs = {
  interphase: [
    'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
    'M15.4 12a3.4 3.4 0 1 1-6.8 0 3.4 3.4 0 0 1 6.8 0Z',
    '',
  ],
  prophase: [
    'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM9 10.4c1-1.6 2-.2 3 .3s2-1 3 0M9 13.8c1.2-1 2 .6 3 .2s1.6-1.2 3-.2',
    '',
    '',
  ],
  metaphase: [
    'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM5.6 12c2-4 10.8-4 12.8 0M5.6 12c2 4 10.8 4 12.8 0',
    '',
    'M12 7.2v9.6',
  ],
  anaphase: [
    'M22.4 12c0 4.4-4.7 8-10.4 8S1.6 16.4 1.6 12 6.3 4 12 4s10.4 3.6 10.4 8ZM8.4 8.6c-1.6 2-1.6 4.8 0 6.8M15.6 8.6c1.6 2 1.6 4.8 0 6.8',
    '',
    '',
  ],
  telophase: [
    'M8 5.6c2.4 0 2.6 2.6 4 2.6s1.6-2.6 4-2.6a6.4 6.4 0 0 1 0 12.8c-2.4 0-2.6-2.6-4-2.6s-1.6 2.6-4 2.6A6.4 6.4 0 0 1 8 5.6Z',
    'M9.6 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM18.4 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
    '',
  ],
} as const

export type GlyphName = keyof typeof glyphs

/** A phase of division as a small drawing whose shape alone tells it from the others. */
export function PhaseGlyph({ name }: { readonly name: GlyphName }) {
  const [line, solid, beads] = glyphs[name]
  return (
    <svg className="glyph" viewBox="0 0 24 24" aria-hidden="true">
      <path className="glyph-line" d={line} />
      {solid !== '' && <path className="glyph-solid" d={solid} />}
      {beads !== '' && <path className="glyph-beads" d={beads} />}
    </svg>
  )
}
