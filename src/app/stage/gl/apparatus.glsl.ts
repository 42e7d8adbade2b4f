/**
 * Spindle and chromosomes of a dividing cell, in radii: u along the axis of the division, v across.
 * The same strands as `canvas2d/chromosomes.ts`, the same fibres as `canvas2d/apparatus.ts`.
 */
export const apparatusGlsl = `
// How far the strands have condensed, lined up, parted and loosened again.
struct Strands { float condensed; float aligned; float pulled; float loosened; float toPole; };

Strands strandsOf(float m) {
  return Strands(smoothstep(0.0, 0.16, m), smoothstep(0.14, 0.3, m), smoothstep(parting, 0.68, m),
    smoothstep(0.74, 0.9, m), 0.3 * smoothstep(parting, 0.62, m) + 0.38 * smoothstep(0.58, 0.92, m));
}

// Distance to the nearest strand; answers in y which of the chromosomes it belongs to.
vec2 toStrands(vec2 at, int count) {
  Strands s = strandsOf(DIVISION);
  bool few = count < 6;
  float width = mix(0.016, mix(0.026, 0.038, s.aligned), s.condensed) * mix(1.0, 0.86, s.pulled) *
    (few ? 1.7 : 1.0);
  float length_ = mix(mix(0.11, 0.1, s.aligned), 0.075, s.pulled) * mix(0.75, 1.0, s.condensed) *
    (few ? 1.6 : 1.0);
  vec2 best = vec2(1e5, 0.0);
  for (int i = 0; i < 6; i++) {
    if (i >= count) break;
    float middle = float(count - 1) / 2.0;
    float across = (float(i) - middle) / middle;
    float stray = chance(KEY, i, 1);
    float loose = nucleusRadius * mix(0.18, 0.7, fract(float(i) * 0.618 + 0.3));
    float turn = float(i) * 2.39996 + SEED * 6.0;
    vec2 plate = vec2((stray - 0.5) * 0.07, across * 0.46);
    vec2 home = mix(loose * vec2(cos(turn), sin(turn)), plate, s.aligned);
    float upright = turnFull / 4.0 + (chance(KEY, i, 2) - 0.5) * 0.35;
    float angle = mix(stray * turnFull, upright, s.aligned);
    for (int k = 0; k < 2; k++) {
      // Chromatids cross like an X, then are drawn apart centre first, like a V.
      float side = k == 0 ? -1.0 : 1.0;
      float tilt = 0.36 * s.condensed * (1.0 - s.pulled) * side;
      vec2 arm = vec2(cos(angle + tilt), sin(angle + tilt)) * length_;
      float poleV = across * 0.46 * mix(1.0, 0.5, s.pulled) * mix(1.0, 0.6, s.loosened);
      vec2 pole = vec2(side * (s.toPole + 0.02), poleV);
      vec2 centre = mix(home + vec2(side * 0.012, 0.0), pole, s.pulled);
      vec2 trail = vec2(-side * length_ * s.pulled * (1.0 - s.loosened) * 1.25, 0.0);
      float distance = min(toSegment(at, centre, centre + arm + trail),
        toSegment(at, centre, centre - arm + trail)) - width;
      if (distance < best.x) best = vec2(distance, float(i));
    }
  }
  return best;
}

// Light of the spindle's fibres and of the asters at its poles, 0 to 1.
float spindleAt(vec2 at, float lines, float line) {
  float m = DIVISION;
  float on = smoothstep(0.1, 0.22, m) * (1.0 - smoothstep(0.68, 0.8, m));
  if (on <= 0.01) return 0.0;
  float pole = mix(0.34, 0.7, smoothstep(0.1, 0.28, m)) + separationOf(m) * 0.38;
  float height = 0.46 * (1.0 - 0.4 * smoothstep(0.6, 0.8, m));
  float light = 0.0;
  float s = at.x / pole;
  if (abs(s) < 1.0) {
    // A fibre is a cubic with x = t (1 + 0.215 (1 − t²)) and y = f height (1 − t²); two steps invert x.
    float t = s / (1.0 + 0.215 * (1.0 - s * s));
    t = s / (1.0 + 0.215 * (1.0 - t * t));
    float bulge = height * (1.0 - t * t) + 1e-4;
    float half_ = (lines - 1.0) / 2.0;
    float f = clamp(round(at.y / bulge * half_), -half_, half_) / half_;
    float slope = 2.0 * height * f * t / pole;
    float away = abs(at.y - f * bulge) / sqrt(1.0 + slope * slope);
    light = 1.0 - smoothstep(line * 0.35, line * 1.15, away);
  }
  vec2 toPole = vec2(abs(at.x) - pole, at.y);
  float reach = length(toPole);
  if (reach < 0.13) {
    float turn = atan(toPole.y, toPole.x) / turnFull * 11.0;
    float ray = abs(turn - round(turn)) * turnFull / 11.0 * reach;
    float aster = (1.0 - smoothstep(line * 0.35, line * 1.1, ray)) * (1.0 - smoothstep(0.08, 0.12, reach));
    light = max(light, aster * 0.6);
    light = max(light, 1.0 - smoothstep(0.7, 1.3, reach / max(0.026, line)));
  }
  return light * on;
}
`
