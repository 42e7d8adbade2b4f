/** The ring that shows the load again and the requests in service, around a point of a cell. */
export const organellesGlsl = `
const float ringRadius = 0.54;
const float ringHalfWidth = 0.032;

// x: the groove of the ring, y: its part that is filled, clockwise from the top.
vec2 ringAt(vec2 p, float radius, float load) {
  float away = abs(length(p) - radius * ringRadius) - max(ringHalfWidth * radius, max(0.6, lineMin / 2.0) * PIXEL);
  if (away > SOFT) return vec2(0.0);
  float groove = inside(away, SOFT);
  float share = fract(atan(p.x, -p.y) / turnFull + 1.0);
  float end = (share - clamp(load, 0.0, 1.0)) * turnFull * radius * ringRadius;
  return vec2(groove, load > 0.004 ? groove * inside(end, SOFT) : 0.0);
}

// Distance to the nearest vesicle, and how strongly that one is drawn.
vec2 toVesicles(vec2 p, float radius) {
  vec2 best = vec2(1e5, 0.0);
  float size = max(0.04 * radius, PIXEL);
  float lean = 1.0 - 0.45 * smoothstep(parting, 0.7, DIVISION);
  for (int n = 0; n < 8; n++) {
    float shown = clamp(VESICLES - float(n), 0.0, 1.0);
    if (shown <= 0.0) break;
    float turn = float(n) * 2.39996 + SEED * turnFull + time * 0.12;
    // While the halves part the mother keeps her requests on her own side.
    if (DIVISION > parting) {
      float home = ANGLE + turnFull / 2.0;
      float aside = turn - home;
      turn = home + (aside - round(aside / turnFull) * turnFull) * lean;
    }
    float reach = radius * (0.68 + 0.08 * chance(KEY, n, 9));
    float distance = length(p - vec2(cos(turn), sin(turn)) * reach) - size;
    if (distance < best.x) best = vec2(distance, shown);
  }
  return best;
}
`
