/** A cell in the dark: what is loaded glows, what is thin lets the dark through. */
export const fluorescenceGlsl = `
// A film that never burns out, then a little more colour.
vec3 exposed(vec3 colour) {
  vec3 c = colour * 1.06;
  c /= 1.0 + 0.18 * c * c;
  return mix(vec3(luma(c)), c, 1.22);
}

vec3 fluorescentBody(float depth, float hollow, vec3 load, vec3 below) {
  vec4 tile = substance();
  float lit = luma(load);
  float thick = 1.0 - pow(1.0 - clamp(depth / (OWN * 0.62), 0.0, 1.0), 2.2);
  float share = 0.12 + 0.5 * smoothstep(0.25, 0.7, tile.r);
  float light = mix(0.5, 1.02, smoothstep(0.24, 0.74, tile.r)) * (0.98 + 0.24 * lit * lit);
  float fibre = tile.g * smoothstep(0.02, 0.14, depth / RADIUS) * (0.55 + 0.45 * thick);
  vec3 colour = mix(below * (0.6 + 0.3 * lit * lit), load, share) * light;
  colour += mix(load, vec3(1.0, 0.98, 0.8), 0.16) * fibre * (0.24 + 0.08 * lit);
  // Mitochondria: short bright bodies of the same substance, seen elsewhere on the tile.
  float bodies = textureLod(noise, SUBSTANCE * 1.37 + 0.31, LOD).g;
  colour += mix(load, vec3(1.0, 0.96, 0.7), 0.2) * bodies * bodies * (0.1 + 0.12 * lit) * thick;
  colour = exposed(colour);
  float darkness = 1.0 - (0.3 + 0.5 * thick) / 0.8;
  colour = mix(colour, vec3(0.008, 0.02, 0.039), darkness * (1.0 - 0.34 * lit));
  return mix(colour, paper, hollow * (0.9 - 0.06 * tile.g));
}

vec4 fluorescentNucleus(float d, vec2 p, float radius, vec3 genome) {
  float rn = radius * nucleusRadius;
  float body = inside(d, SOFT);
  // Around the nucleus the cytoplasm is thin and dark.
  float shadow = 0.72 * exp(-max(d, 0.0) / (0.055 * radius));
  float grain = textureLod(noise, p / radius * 0.13 + NUCLEUS_SEED, LOD).b;
  float light = (0.42 + 0.56 * smoothstep(0.28, 0.74, grain)) * (0.74 + 0.5 * clamp(-d / rn, 0.0, 1.0));
  if (WITHER > 0.42) light = 0.5 + 0.5 * smoothstep(0.0, 0.2, -d / rn);
  vec3 colour = genome * (light + 0.55 * exp(-abs(d) / max(0.035 * radius, 0.6 * PIXEL)));
  float nucleolus = 1.0 - smoothstep(0.14 * rn, 0.3 * rn, length(p - nucleolusOf(rn)));
  if (WITHER < 0.42) colour = mix(colour, mix(genome, vec3(1.0), 0.1) * 1.22, nucleolus * 0.75);
  float alpha = body + (1.0 - body) * shadow;
  return vec4(mix(vec3(0.008, 0.023, 0.039), colour, body / max(alpha, 1e-3)), alpha);
}

vec3 fluorescentRing(vec3 under, vec2 ring, vec3 load) {
  vec3 colour = mix(under, vec3(0.008, 0.023, 0.047), ring.x * 0.5);
  return mix(colour, mix(load, vec3(1.0), 0.72), ring.y);
}

vec3 fluorescentStrands(vec3 under, float d, bool arrived, vec3 genome, float shown) {
  under += genome * 0.3 * shown * exp(-max(d, 0.0) / 0.05);
  vec3 strand = arrived ? mix(genome, vec3(1.0), 0.72) : genome * 0.62;
  return mix(under, strand, inside(d * RADIUS, SOFT) * shown);
}

vec3 fluorescentVesicles(vec3 under, vec2 vesicle, float depth) {
  float within = smoothstep(0.0, 0.1 * RADIUS, depth) * vesicle.y;
  under += vec3(1.0, 0.8, 0.45) * 0.3 * exp(-max(vesicle.x, 0.0) / (0.05 * RADIUS)) * within;
  return mix(under, vec3(1.0, 0.93, 0.75), inside(vesicle.x, SOFT) * within);
}

// The light that a membrane sheds on both of its sides.
vec3 shine(float d, vec3 line, float lit, float hollow, float overload) {
  // Small cells that shed light on one another would turn to fog.
  float open = smoothstep(4.0, 20.0, ON_SCREEN);
  if (d <= 0.0) return line * exp(d / (0.1 * RADIUS)) * mix(0.24, 0.1, hollow) * open;
  float reach = 0.075 * RADIUS + 1.2 * PIXEL;
  float near = (0.12 + 0.24 * lit * (1.0 - hollow)) * exp(-d / reach);
  float danger_ = overload * 0.42 * exp(-d / (0.1 * RADIUS));
  float fade = 1.0 - smoothstep(0.5 * SHINE, SHINE, d);
  return line * (near * open + danger_) * fade;
}
`
