/**
 * The nucleus says the genome twice, by colour and by lobes, and goes to pieces in a cell that
 * withers: `canvas2d/nuclei.ts` point by point.
 */
export const nucleusGlsl = `
const float nucleusRadius = 0.385;

// Number of lobes and how deep they are.
vec2 lobesOf(int genome) {
  int g = genome & 7;
  if (g == 0) return vec2(2.0, 0.03);
  if (g == 1) return vec2(2.0, 0.24);
  if (g == 2) return vec2(3.0, 0.22);
  if (g == 3) return vec2(5.0, 0.17);
  if (g == 4) return vec2(4.0, 0.2);
  if (g == 5) return vec2(6.0, 0.1);
  if (g == 6) return vec2(7.0, 0.3);
  return vec2(8.0, 0.12);
}

// Distance to the edge of a nucleus around the origin, in a cell of this radius.
float toNucleus(vec2 p, float radius, int genome) {
  vec2 lobes = lobesOf(genome);
  float theta = atan(p.y, p.x);
  float edge = 1.0 + lobes.y * cos(lobes.x * theta + NUCLEUS_SEED * turnFull) +
    0.035 * sin(3.0 * theta + NUCLEUS_SEED * 40.0);
  return (length(p) - radius * nucleusRadius * edge) * 0.86;
}

// Distance to the round bodies that a withering nucleus packs itself into.
float toFragments(vec2 p) {
  float spread = smoothstep(0.36, 0.7, WITHER);
  float rn = RADIUS * nucleusRadius;
  float nearest = 1e5;
  for (int n = 0; n < 5; n++) {
    float turn = float(n) * 1.2566 + SEED * 6.0;
    vec2 middle = vec2(cos(turn), sin(turn)) * rn * (0.3 + 0.6 * spread);
    nearest = smoothMin(nearest, length(p - middle) - rn * (0.5 - 0.08 * spread), rn * 0.1 * (1.0 - spread));
  }
  return nearest;
}

vec2 nucleolusOf(float rn) {
  return vec2(cos(NUCLEUS_SEED * 50.0), sin(NUCLEUS_SEED * 50.0)) * rn * 0.34;
}
`
