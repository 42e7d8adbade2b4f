/**
 * The integer hash of `chance.ts` once more, in GLSL: both renderers draw the same chance, so a cell
 * has the same blebs, chromosomes and vesicles in both.
 */
export const chanceGlsl = `
float chance(int a, int b, int c) {
  uint h = uint(a) * 0x27d4eb2du ^ uint(b) * 0x165667b1u ^ uint(c) * 0x9e3779b1u;
  h = (h ^ (h >> 15)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return float((h ^ (h >> 16)) >> 8) / 16777216.0;
}
`
