import { chanceGlsl } from './chance.glsl.ts'

/** Side of the tile of noise, px. */
export const tileSide = 1024
/** How many radii of a cell the tile covers; it repeats in both directions. */
export const tileRadii = 10.8
/** Dots of the stipple along one side of the tile. */
export const tileDots = 96

/**
 * Draws the tile once: density and filaments of the cytoplasm, chromatin of the nuclei, and the
 * distance to the nearest dot of a jittered grid. All repeat with the tile.
 */
export const noiseShader = `#version 300 es
precision highp float;
precision highp int;
in vec2 uv;
out vec4 tile;
${chanceGlsl}
float corner(ivec2 place, int period, int seed) {
  ivec2 p = place - period * ivec2(floor(vec2(place) / float(period)));
  return chance(p.x, p.y, seed);
}

// Value noise that repeats after period steps; quintic, so that no lattice lines show.
float lattice(vec2 at, int period, int seed) {
  vec2 x = at * float(period);
  ivec2 i = ivec2(floor(x));
  vec2 f = fract(x);
  vec2 s = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  float top = mix(corner(i, period, seed), corner(i + ivec2(1, 0), period, seed), s.x);
  float low = mix(corner(i + ivec2(0, 1), period, seed), corner(i + ivec2(1), period, seed), s.x);
  return mix(top, low, s.y);
}

float fractal(vec2 at, int period, int octaves, int seed) {
  float sum = 0.0;
  float weight = 0.5;
  for (int n = 0; n < octaves; n++) {
    sum += weight * lattice(at, period << n, seed + n);
    weight *= 0.5;
  }
  return sum / (1.0 - exp2(-float(octaves)));
}

// Thin bright lines where the noise passes its middle.
float ridge(vec2 at, int period, float sharpness, int seed) {
  return pow(1.0 - abs(2.0 * lattice(at, period, seed) - 1.0), sharpness);
}

float toNearestDot(vec2 at) {
  vec2 x = at * ${tileDots}.0;
  ivec2 i = ivec2(floor(x));
  float nearest = 2.0;
  for (int b = -1; b <= 1; b++) {
    for (int a = -1; a <= 1; a++) {
      ivec2 box = i + ivec2(a, b);
      vec2 stray = vec2(corner(box, ${tileDots}, 17), corner(box, ${tileDots}, 18)) - 0.5;
      nearest = min(nearest, length(x - vec2(box) - 0.5 - stray * 0.85));
    }
  }
  return nearest;
}

void main() {
  float away = fractal(uv, 20, 3, 11) * 0.02;
  float density = fractal(uv + away, 36, 4, 23) * 0.94;
  float bend = density * 0.0225;
  float bodies = smoothstep(0.72, 0.85, fractal(uv + vec2(0.0, bend), 72, 2, 71)) * 0.3;
  float thin = ridge(uv + bend, 44, 6.0, 41) * 0.7;
  float finer = ridge(uv - bend, 76, 7.0, 57) * 0.42;
  float chromatin = fractal(uv, 48, 3, 91);
  tile = vec4(density, min(1.0, thin + finer + bodies), chromatin, toNearestDot(uv));
}
`
