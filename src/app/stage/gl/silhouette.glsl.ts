/**
 * Where a cell's membrane is: the distance field behind `scene/outline.ts`, point by point instead of
 * along rays, so that both renderers show the same line. Needs the names of `cell-shader.ts`.
 */
export const silhouetteGlsl = `
vec3 planeAt(int index) {
  return texelFetch(contacts, ivec2(index & 255, index >> 8), 0).xyz;
}

// The cell's own form, which stays, and waves as strong as the cell is busy.
float wobble(float theta, float shift, float stir) {
  float s = SEED + shift;
  float own = sin(2.0 * theta + s * 6.1) * 0.014 + sin(3.0 * theta + s * 17.3) * 0.011 +
    sin(5.0 * theta + s * 9.7) * 0.005;
  float waves = sin(2.0 * theta + s * 3.7 + time * 0.9) * 0.009 +
    sin(3.0 * theta + s * 11.9 - time * 1.3) * 0.008 + sin(5.0 * theta + s * 23.1 + time * 1.9) * 0.004;
  return own + stir * waves;
}

float ruffle(float theta) {
  if (OVERLOAD < 0.01) return 0.0;
  return OVERLOAD * (0.021 * sin(17.0 * theta + SEED * 20.0 + time * 3.0) +
    0.012 * sin(23.0 * theta - time * 2.2));
}

// A line from the centre ends where the nearest contact cuts it.
float flatten(float reach, vec2 toward, int first, int count) {
  for (int n = 0; n < 8; n++) {
    if (n >= count) break;
    vec3 plane = planeAt(first + n);
    float along = dot(toward, plane.xy);
    if (along > 0.15) reach = smoothMin(reach, plane.z / along, RADIUS * 0.36);
  }
  return reach;
}

float toRound(vec2 p, float reach, float wave, int first, int count) {
  float away = length(p);
  return away - flatten(reach * (1.0 + wave), p / max(away, 1e-4), first, count);
}

// Nine blebs swell one after another and stand off as the cell packs itself up.
float withBlebs(float distance, vec2 p) {
  float packed = smoothstep(0.55, 1.0, WITHER);
  float whole = RADIUS / witheredRadius(WITHER);
  float joint = RADIUS * 0.1;
  for (int n = 0; n < 9; n++) {
    float turn = (float(n) + chance(KEY, n, 1) * 0.8) * turnFull / 9.0;
    float grown = smoothstep(0.05 + 0.05 * float(n % 3), 0.55, WITHER);
    float reach = RADIUS * mix(0.72, 1.02 + 0.1 * packed * chance(KEY, n, 2), grown);
    vec2 middle = vec2(cos(turn), sin(turn)) * reach;
    float size = whole * (0.17 + 0.15 * chance(KEY, n, 3)) * grown;
    distance = smoothMin(distance, length(p - middle) - size, joint);
  }
  return distance;
}

float toBody(vec2 p, float half_, float wave, int first, int count) {
  float distance = length(p) - half_ * (1.0 + wave);
  if (WITHER > 0.02) distance = withBlebs(distance, p);
  float softness = RADIUS * 0.42 * (1.0 - 0.75 * WITHER);
  for (int n = 0; n < 8; n++) {
    if (n >= count) break;
    vec3 plane = planeAt(first + n);
    distance = smoothMax(distance, dot(p, plane.xy) - plane.z, softness);
  }
  return distance;
}

// Distance to the membrane, stage units, negative inside.
float toMembrane(vec2 p) {
  float theta = atan(p.y, p.x);
  float reach = RADIUS * halfRadiusOf(DIVISION);
  float apart = RADIUS * separationOf(DIVISION);
  vec2 shift = vec2(cos(ANGLE), sin(ANGLE)) * apart;
  float stir = LOAD * (1.0 - WITHER);
  if (DIVISION > furrowClosed + 0.03) {
    vec2 near = p + shift;
    vec2 far = p - shift;
    float nearTheta = atan(near.y, near.x);
    float nearWave = wobble(nearTheta, 0.0, stir) + ruffle(nearTheta);
    float farWave = wobble(atan(far.y, far.x), 0.37, 0.0);
    return min(toRound(near, reach, nearWave, PLANES, NEAR_PLANES),
      toRound(far, reach, farWave, PLANES + NEAR_PLANES, FAR_PLANES));
  }
  float rough = ruffle(theta);
  if (DIVISION > parting) {
    float near = toBody(p + shift, reach, wobble(theta, 0.0, stir) * 0.4 + rough, PLANES, NEAR_PLANES);
    // Nobody waits at the half that does not serve yet.
    rough *= 1.0 - smoothstep(parting, 0.6, DIVISION);
    float far = toBody(p - shift, reach, wobble(theta, 0.37, 0.0) * 0.4 + rough,
      PLANES + NEAR_PLANES, FAR_PLANES);
    float blend = min(reach * 1.2, apart * 2.2) * mix(1.0, 0.05, smoothstep(0.66, 0.98, DIVISION));
    return smoothMin(near, far, blend);
  }
  if (WITHER > 0.02) {
    return toBody(p, RADIUS, wobble(theta, 0.0, stir) * 0.4 + rough, PLANES, NEAR_PLANES);
  }
  float calm = 1.0 - 0.6 * smoothstep(0.0, 0.04, DIVISION);
  return toRound(p, RADIUS, wobble(theta, 0.0, stir) * calm + rough, PLANES, NEAR_PLANES);
}
`
