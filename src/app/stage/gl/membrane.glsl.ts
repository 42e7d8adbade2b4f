/**
 * The line that says what a cell promises, and the marks around it: solid when ready, dashed when
 * not, ruffled and in the danger colour when requests wait, grey when it leaves.
 */
export const membraneGlsl = `
// Line around a point at this radius, broken into dashes that close without a seam.
float dashesAt(float theta, float radius, float dash, float share) {
  float count = max(5.0, floor(turnFull * radius * share / dash));
  float period = turnFull * radius / count;
  float phase = fract(theta / turnFull * count + 0.5);
  return inside((abs(phase - 0.5) - share / 2.0) * period, SOFT * 1.3);
}

// A cell that does not serve promises nothing: its dashes are never in the colour of danger.
vec3 membraneColour(float load, float overload) {
  vec3 calm = onPaper ? membrane : mix(membrane, rampAt(load), 0.3);
  vec3 stressed = mix(calm, danger, overload * (onPaper ? 0.9 : 1.0));
  if (RUPTURE > 0.0) return danger;
  if (onPaper) return stressed;
  return mix(stressed, leaving * 1.7, smoothstep(0.05, 0.4, WITHER));
}

// On paper an edge that touches a neighbour is darker: two lines of danger side by side would read as a
// thing of their own. The bounds are those of scene/touching.ts, the planes at most planesMax.
float touchingAt(vec2 p, bool isFar) {
  int first = isFar ? PLANES + NEAR_PLANES : PLANES;
  int count = isFar ? FAR_PLANES : NEAR_PLANES;
  float nearest = -RADIUS;
  for (int n = 0; n < 8; n++) {
    if (n >= count) break;
    vec3 plane = planeAt(first + n);
    nearest = max(nearest, dot(p, plane.xy) - plane.z);
  }
  return smoothstep(-0.16, -0.08, nearest / RADIUS);
}

float membraneWidth(float overload) {
  float calm = onPaper ? max(0.025 * RADIUS, 1.35 * PIXEL) : max(0.024 * RADIUS, 1.15 * PIXEL);
  return max(calm, lineMin * PIXEL) + overload * max(0.3 * PIXEL, 0.006 * RADIUS);
}

// How much of the membrane is dashed at a point of this half.
float dashedAt(bool isFar) {
  if (DIVISION <= parting) return 1.0 - READY;
  if (!isFar) return 0.0;
  return smoothstep(parting, 0.66, DIVISION) * (1.0 - smoothstep(0.95, 1.0, DIVISION));
}

// Light along the line, 0 to 1.
float lineAt(float d, vec2 home, bool isFar, float overload) {
  float width = membraneWidth(overload);
  float theta = atan(home.y, home.x);
  float line = onPaper && dashedAt(isFar) < 0.5 ? penLine(d, width, theta) * 0.96
    : inside(abs(d) - width / 2.0, SOFT) * 0.94;
  float dashed = dashedAt(isFar);
  if (dashed > 0.0) {
    float dash = max(0.17 * RADIUS, 3.4 * PIXEL);
    line *= mix(1.0, dashesAt(theta, OWN, dash, 0.513), dashed);
  }
  if (onPaper && lineMin == 0.0) {
    // Engravers draw a second, thin line just inside a membrane.
    float faint = 0.3 * (1.0 - smoothstep(0.3, parting, DIVISION)) * (1.0 - smoothstep(0.0, 0.3, WITHER));
    float depth = max(0.075 * RADIUS, 3.0 * PIXEL);
    line = max(line, faint * inside(abs(d + depth) - 0.35 * PIXEL, SOFT) * (1.0 - dashed));
  }
  float flash = inside(abs(d) - max(0.03 * RADIUS, PIXEL), SOFT);
  return max(line, flash * FLASH);
}

// A chosen cell has a broken ring of its own shape, one that is walked to a whole one, and the one
// under the pointer a thin one.
vec4 markAt(float d) {
  if (MARK == 0) return vec4(0.0);
  float away = MARK == 3 ? max(5.0 * PIXEL, 0.14 * RADIUS) : 3.5 * PIXEL;
  float width = max(MARK == 1 ? 1.0 : 2.0, lineMin) * PIXEL;
  float line = inside(abs(d - away) - width / 2.0, SOFT);
  if (MARK == 3) {
    float theta = atan(spot.y, spot.x);
    line *= dashesAt(theta, RADIUS + away, turnFull * (RADIUS + away) * 0.056, 0.672);
  }
  // A dark edge under the ring keeps it apart from bright neighbours.
  float edge = MARK == 1 ? 0.0 : 0.42 * inside(abs(d - away) - 1.8 * PIXEL, SOFT);
  float alpha = line * (MARK == 1 ? 0.5 : 0.95);
  return vec4(mix(ground * edge, ink, alpha), alpha + (1.0 - alpha) * edge);
}
`
