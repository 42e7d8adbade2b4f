/** Puts the parts of a cell on top of one another, from the cytoplasm up to the ring around it. */
export const cellMainGlsl = `
// A killed cell opens on one side, the way of its seed.
float opened(float d, vec2 p) {
  float gap = turnFull * (0.04 + 0.2 * RUPTURE);
  float way = SEED * turnFull;
  return max(d, dot(p, vec2(cos(way), sin(way))) - cos(gap) * RADIUS);
}

// What it held is lost: its requests leave as dots.
float lostAt(vec2 p) {
  float lost = 0.0;
  float size = max(0.045 * RADIUS, PIXEL);
  for (int n = 0; n < 8; n++) {
    if (float(n) >= max(3.0, VESICLES)) break;
    float turn = SEED * turnFull + (float(n) - 3.5) * 0.17;
    float reach = RADIUS * (0.6 + (1.0 + 0.13 * float(n)) * RUPTURE);
    lost = max(lost, inside(length(p - vec2(cos(turn), sin(turn)) * reach) - size, SOFT));
  }
  return lost * (1.0 - RUPTURE * RUPTURE);
}

// How far the substance at a point is that of a cell that cannot serve yet.
float hollowAt(float u, bool isFar) {
  if (DIVISION <= parting) return 1.0 - READY;
  if (DIVISION > furrowClosed + 0.03) return isFar ? 1.0 - smoothstep(furrowClosed, 1.0, DIVISION) : 0.0;
  // The border between the halves sharpens as the furrow closes.
  float width = RADIUS * mix(0.36, 0.1, smoothstep(0.74, furrowClosed, DIVISION));
  return smoothstep(parting, 0.8, DIVISION) * smoothstep(-width, width, u);
}

vec3 withNucleus(vec3 under, vec2 home, bool isFar, float hollow) {
  bool parted = DIVISION > 0.5;
  float shown = parted ? 0.4 * smoothstep(0.68, 0.76, DIVISION) + 0.6 * smoothstep(0.82, 0.94, DIVISION) : 1.0 - smoothstep(0.12, 0.24, DIVISION);
  if (parted && isFar) shown *= 0.5 + 0.5 * smoothstep(furrowClosed, 1.0, DIVISION);
  if (!parted) shown *= mix(0.55, 1.0, READY);
  shown *= (1.0 - RUPTURE) * (1.0 - RUPTURE);
  float radius = OWN * (1.0 - 0.25 * WITHER);
  vec2 p = parted ? home : spot;
  if (shown <= 0.01 || length(p) > radius * 0.8) return under;
  int genome = parted && isFar ? DAUGHTER_GENOME : GENOME;
  vec3 colour = genomes[genome & 7];
  float d = toNucleus(p, radius, genome);
  if (WITHER > 0.42) {
    d = toFragments(p);
    colour = mix(colour, leaving * 1.25, smoothstep(0.5, 0.85, WITHER));
  }
  vec4 nucleus = onPaper ? inkedNucleus(d, p, radius, colour) : fluorescentNucleus(d, p, radius, colour);
  return mix(under, nucleus.rgb, nucleus.a * shown);
}

vec3 withRing(vec3 under, vec2 home, bool isFar) {
  bool parted = DIVISION > 0.5;
  float shown = parted ? smoothstep(furrowClosed, 1.0, DIVISION) : 1.0 - smoothstep(0.0, 0.05, DIVISION);
  shown *= READY * (1.0 - smoothstep(0.0, 0.12, WITHER)) * (1.0 - step(0.001, RUPTURE));
  if (shown <= 0.01) return under;
  float load = parted && isFar ? DAUGHTER_LOAD : LOAD;
  vec2 ring = ringAt(parted ? home : spot, OWN, load) * shown;
  return onPaper ? inkedRing(under, ring) : fluorescentRing(under, ring, rampAt(load));
}

vec3 withApparatus(vec3 under, float u, float v) {
  if (DIVISION <= 0.0 || DIVISION > 0.95) return under;
  vec2 at = vec2(u, v) / RADIUS;
  bool small_ = ON_SCREEN < 20.0;
  if (abs(at.y) > 0.7) return under;
  if (!small_ || DIVISION > 0.16) {
    float line = max(0.0115, max(0.62, lineMin / 2.0) * PIXEL / RADIUS);
    float light = spindleAt(at, small_ ? 5.0 : 9.0, line);
    if (onPaper) under = mix(under, ink, light * 0.6);
    else under += vec3(0.36, 0.72, 0.6) * light * 0.62;
  }
  float shown = smoothstep(0.02, 0.1, DIVISION) * (1.0 - smoothstep(0.82, 0.94, DIVISION));
  if (shown <= 0.01) return under;
  int count = small_ ? 3 : 6;
  vec2 strand = toStrands(at, count);
  strand.x -= max(0.0, 0.65 * PIXEL / RADIUS - 0.03);
  bool onPlate = DIVISION > 0.16 && DIVISION < parting;
  bool arrived = !onPlate || strand.y < floor(PULLED * float(count) + 0.5);
  vec3 genome = genomes[DAUGHTER_GENOME & 7];
  return onPaper ? inkedStrands(under, strand.x, arrived, genome, shown)
    : fluorescentStrands(under, strand.x, arrived, genome, shown);
}

// Under 7 px only the disc, its nucleus and its membrane are left.
vec4 smallCell(float d, float hollow, bool isFar) {
  vec3 load = mix(rampAt(isFar ? DAUGHTER_LOAD : LOAD), leaving, step(0.1, WITHER));
  vec3 colour = mix(load, paper, hollow);
  if (DIVISION < 0.2) colour = mix(colour, genomes[GENOME & 7], inside(length(spot) - RADIUS * 0.4, SOFT));
  float line = inside(abs(d + 0.05 * RADIUS) - max(0.05 * RADIUS, 0.45 * PIXEL), SOFT);
  vec3 edge = OVERLOAD > 0.5 ? danger : WITHER > 0.1 ? leaving : membrane;
  return vec4(mix(colour, edge, line * (onPaper ? 0.85 : 0.6)), 1.0) * inside(d, SOFT);
}

vec4 largeCell(float d, float u, float v, vec2 home, bool isFar) {
  float hollow = hollowAt(u, isFar);
  float load = isFar && DIVISION > furrowClosed ? mix(LOAD, DAUGHTER_LOAD, smoothstep(furrowClosed, 1.0, DIVISION)) : LOAD;
  float gone = smoothstep(0.02, 0.45, WITHER);
  vec3 colour = mix(rampAt(load), leaving, gone);
  float overload = OVERLOAD * (1.0 - max(dashedAt(isFar), isFar ? smoothstep(parting, 0.6, DIVISION) : 0.0));
  if (onPaper && overload > 0.0 && d > -0.1 * RADIUS) overload *= 1.0 - 0.6 * touchingAt(home, isFar);
  vec3 line = membraneColour(load, overload);
  float body = inside(d, SOFT);
  vec3 shade = vec3(0.0);
  if (body > 0.0) {
    float rich = smoothstep(13.0, 15.0, ON_SCREEN);
    shade = onPaper ? inkedBody(-d, hollow, colour)
      : fluorescentBody(-d, hollow, colour, mix(rampAt(load - 0.12), leaving * 0.8, gone));
    if (rich > 0.0) shade = mix(shade, withRing(shade, home, isFar), rich);
    shade = withNucleus(shade, home, isFar, hollow);
    shade = withApparatus(shade, u, v);
    if (rich > 0.0 && VESICLES > 0.05 && RUPTURE <= 0.0 && !isFar) {
      float reach = length(home) / OWN;
      if (reach > 0.55 && reach < 0.9) {
        vec2 vesicle = toVesicles(home, OWN) * vec2(1.0, rich);
        shade = onPaper ? inkedVesicles(shade, vesicle, -d) : fluorescentVesicles(shade, vesicle, -d);
      }
    }
    if (!onPaper) shade += shine(min(d, 0.0), line, luma(colour), hollow, overload);
  }
  vec4 cell = vec4(shade, 1.0) * body;
  float edge = lineAt(d, home, isFar, overload);
  vec3 edgeColour = mix(onPaper ? line : line * 1.05, ink, 0.5 * FLASH);
  cell = mix(cell, vec4(edgeColour, 1.0), edge);
  if (!onPaper) cell.rgb += shine(max(d, 1e-4), line, luma(colour), hollow, overload) * (1.0 - body) * (1.0 - edge);
  return cell;
}

void main() {
  vec2 axis = vec2(cos(ANGLE), sin(ANGLE));
  float u = dot(spot, axis);
  float v = dot(spot, vec2(-axis.y, axis.x));
  bool isFar = DIVISION > parting && u > 0.0;
  vec2 home = spot - axis * RADIUS * separationOf(DIVISION) * (isFar ? 1.0 : -1.0);
  float d = toMembrane(spot);
  if (RUPTURE > 0.0) d = opened(d, spot);
  float reach = onPaper ? 2.0 * PIXEL : SHINE;
  if (MARK > 0) reach = max(reach, max(8.0 * PIXEL, 0.2 * RADIUS));
  if (d > reach && RUPTURE <= 0.0) discard;
  vec4 cell = ON_SCREEN < 7.0 ? smallCell(d, hollowAt(u, isFar), isFar) : largeCell(d, u, v, home, isFar);
  cell *= OPACITY * (1.0 - RUPTURE);
  if (RUPTURE > 0.0) cell = mix(cell, vec4(danger, 1.0), lostAt(spot));
  vec4 mark = markAt(d);
  pixel = mark + cell * (1.0 - mark.a);
}
`
