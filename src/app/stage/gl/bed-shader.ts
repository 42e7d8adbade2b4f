/** Pieces of the strip along a route. */
const pieces = 32

/** Corners of the strip: share of the way, and side. */
export function bedStrip(): Float32Array<ArrayBuffer> {
  const strip = new Float32Array((pieces + 1) * 4)
  for (let n = 0; n <= pieces; n++) strip.set([n / pieces, -1, n / pieces, 1], n * 4)
  return strip
}

/** Corners of one strip. */
export const bedCorners = (pieces + 1) * 2

/** A band along the curve on which a service's requests travel. */
export const bedVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 a_begin;
layout(location = 2) in vec4 a_end;
layout(location = 3) in vec4 a_band;
out vec2 across;
flat out vec4 band;
uniform vec2 view;
uniform vec3 camera;
void main() {
  float t = corner.x;
  float u = 1.0 - t;
  vec2 a = a_begin.xy;
  vec2 b = a_begin.zw;
  vec2 c = a_end.xy;
  vec2 d = a_end.zw;
  vec2 middle = u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
  vec2 ahead = normalize(u * u * (b - a) + 2.0 * u * t * (c - b) + t * t * (d - c) + vec2(1e-4, 0.0));
  vec2 place = middle + vec2(-ahead.y, ahead.x) * corner.y * a_band.x * 1.3;
  across = vec2(corner.y, t);
  // Half of its width on the screen, strength, kind of line, and its length on the screen.
  band = vec4(a_band.x * 1.3 * camera.z, a_band.yz, a_band.w * camera.z);
  vec2 screen = place * camera.z + camera.xy;
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/**
 * Faint at the sides, a little stronger in the middle, where a hairline marks a call from service to service:
 * kind 1, and dashed kind 2, where it is optional.
 */
export const bedFragmentShader = `#version 300 es
precision highp float;
in vec2 across;
flat in vec4 band;
out vec4 pixel;
uniform vec3 request;
uniform bool onPaper;
uniform float softPx, lineMin;
void main() {
  float shade = onPaper ? 0.05 : 0.1;
  float alpha = band.y * shade * (1.0 - smoothstep(0.1, 1.0, abs(across.x))) * (1.0 - smoothstep(0.96, 1.0, across.y));
  if (band.z > 0.5) {
    float away = abs(across.x) * band.x;
    float half_ = max(0.5, lineMin * 0.5);
    float line = 1.0 - smoothstep(half_ - softPx, half_ + softPx, away);
    if (band.z > 1.5 && fract(across.y * band.w / 10.0) > 0.5) line = 0.0;
    alpha = max(alpha, line * (onPaper ? 0.34 : 0.3));
  }
  pixel = vec4(request * alpha, alpha);
}
`
