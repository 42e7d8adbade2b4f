/** A cell on paper: a wash that pools at the rim, stipple on the side away from the light, ink. */
export const carmineGlsl = `
// Darkness of the nearest stipple dot for a tone; the dots are locked to the cell.
float stippleAt(vec2 p, float tone) {
  if (tone <= 0.02) return 0.0;
  float toDot = textureLod(noise, p / stipplePitch / dotsPerTile + vec2(SEED, SEED * 7.0), 0.0).a;
  return 1.0 - smoothstep(tone * 0.62 - 0.1, tone * 0.62 + 0.06, toDot);
}

float turnedAway(vec2 p) {
  return clamp(dot(p, vec2(0.64, 0.77)) * 0.5 + 0.5, 0.0, 1.0);
}

vec3 inkedBody(float depth, float hollow, vec3 load) {
  vec4 tile = substance();
  ivec2 grainAt = ivec2(floor(spot / PIXEL * 1.7));
  float grain = chance(grainAt.x, grainAt.y, KEY);
  float wash = clamp(0.68 + 0.42 * (tile.r - 0.47) + 0.05 * (grain - 0.5), 0.0, 1.0);
  vec3 colour = mix(paper, load, wash);
  colour = mix(colour, paper, 0.86 * hollow);
  float rim = exp(-max(depth, 0.0) / (0.085 * OWN));
  colour = mix(colour, load * 0.86, 0.85 * rim * mix(1.0, 0.3, hollow));
  float tone = pow(turnedAway(spot / (DIVISION > parting ? RADIUS * 1.25 : RADIUS)), 1.8) * 0.6 *
    smoothstep(-0.02, 0.12, depth / RADIUS) + 0.3 * exp(-max(depth, 0.0) / (0.05 * RADIUS));
  // Small cells would turn to soot under full tone.
  float strength = 0.62 * smoothstep(7.0, 13.0, ON_SCREEN) * mix(1.0, 0.55, hollow);
  return mix(colour, ink, strength * stippleAt(spot, tone));
}

vec4 inkedNucleus(float d, vec2 p, float radius, vec3 genome) {
  float rn = radius * nucleusRadius;
  float body = inside(d, SOFT);
  float halo = 0.55 * exp(-abs(d - 0.04 * radius) / (0.03 * radius));
  float grain = textureLod(noise, p / radius * 0.13 + NUCLEUS_SEED, LOD).b;
  vec3 colour = mix(genome, genome * 0.62, smoothstep(0.35, 0.68, grain));
  colour = mix(colour, ink, 0.55 * stippleAt(p * 1.25, turnedAway(p / rn) * 0.9));
  float nucleolus = inside(length(p - nucleolusOf(rn)) - 0.19 * rn, SOFT);
  if (WITHER < 0.42) colour = mix(colour, mix(ink, genome, 0.2), 0.8 * nucleolus);
  float line = inside(abs(d) - max(0.01 * radius, 0.45 * PIXEL), SOFT);
  colour = mix(colour, ink, 0.9 * line);
  float inked_ = max(body, line * 0.9);
  float alpha = inked_ + (1.0 - inked_) * halo;
  return vec4(mix(paper, colour, inked_ / max(alpha, 1e-3)), alpha);
}

vec3 inkedRing(vec3 under, vec2 ring) {
  vec3 colour = mix(under, mix(paper, under, 0.4), ring.x * 0.85);
  return mix(colour, ink, ring.y * 0.92);
}

vec3 inkedStrands(vec3 under, float d, bool arrived, vec3 genome, float shown) {
  vec3 strand = mix(genome * 0.75, ink, 0.35);
  float line = inside(abs(d * RADIUS) - 0.5 * PIXEL, SOFT);
  vec3 colour = mix(under, arrived ? strand : paper, inside(d * RADIUS, SOFT) * shown);
  // Layers that are still to come are hollow.
  return mix(colour, strand, line * shown * (arrived ? 0.0 : 1.0));
}

vec3 inkedVesicles(vec3 under, vec2 vesicle, float depth) {
  float within = smoothstep(0.0, 0.1 * RADIUS, depth) * vesicle.y;
  vec3 colour = mix(under, vec3(1.0, 0.985, 0.94), inside(vesicle.x, SOFT) * within);
  return mix(colour, ink, 0.9 * inside(abs(vesicle.x) - 0.45 * PIXEL, SOFT) * within);
}

// A pen presses unevenly: the inner edge of the line comes and goes.
float penLine(float d, float width, float theta) {
  float press = 1.0 + 0.22 * sin(2.0 * theta + SEED * 31.0) + 0.16 * sin(5.0 * theta + SEED * 13.0);
  return inside(d, SOFT) * (1.0 - inside(d + width * press, SOFT));
}
`
