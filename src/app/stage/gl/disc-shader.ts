import { curvesGlsl } from './curves.glsl.ts'

/** A cell seen from afar: a disc in the colour of its load, two for one that parts. */
export const discVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 a_place;
layout(location = 2) in vec4 a_state;
flat out vec4 place;
flat out vec4 state;
out vec2 spot;
uniform vec2 view;
uniform vec3 camera;
${curvesGlsl}
void main() {
  place = a_place;
  state = a_state;
  float reach = place.z + 1.0 / camera.z;
  vec2 axis = vec2(cos(place.w), sin(place.w));
  spot = corner * vec2(reach + place.z * separationOf(state.x), reach);
  vec2 turned = axis * spot.x + vec2(-axis.y, axis.x) * spot.y;
  vec2 screen = (place.xy + turned) * camera.z + camera.xy;
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/** Disc, nucleus and membrane; under 3 px on the screen the disc alone. */
export const discFragmentShader = `#version 300 es
precision highp float;
precision highp int;
flat in vec4 place;
flat in vec4 state;
in vec2 spot;
out vec4 pixel;
uniform float soft, onePixel;
uniform bool onPaper;
uniform vec3 ramp[15];
uniform vec3 genomes[8];
uniform vec3 membrane, danger, leaving, paper;
${curvesGlsl}
void main() {
  int traits = int(state.w);
  float opacity = fract(state.w) / 0.99;
  bool isDot = place.z < 3.0 * onePixel;
  float apart = place.z * separationOf(state.x);
  bool isFar = apart > 0.0 && spot.x > 0.0;
  float radius = place.z * halfRadiusOf(state.x) * (isDot ? 0.86 : 0.9);
  float d = length(spot - vec2(isFar ? apart : -apart, 0.0)) - radius;
  float level = clamp(state.y, 0.0, 1.0) * 14.0;
  int i = int(min(level, 13.0));
  vec3 colour = mix(ramp[i], ramp[i + 1], level - float(i));
  bool leaves = (traits & 2) != 0;
  if (leaves) colour = leaving;
  if (isFar || (traits & 1) != 0) colour = paper;
  if (!isDot && state.x < 0.2) {
    colour = mix(colour, genomes[int(state.z) & 7], inside(length(spot) - radius * 0.42, soft));
  }
  vec3 edge = (traits & 4) != 0 ? danger : leaves ? leaving : membrane;
  float line = isDot && !isFar ? 0.0 : inside(abs(d) - max(0.05 * radius, 0.4 * onePixel), soft);
  vec4 cell = vec4(colour, 1.0) * inside(d, soft);
  pixel = mix(cell, vec4(edge, 1.0), line * (onPaper ? 0.85 : 0.6)) * opacity;
}
`
