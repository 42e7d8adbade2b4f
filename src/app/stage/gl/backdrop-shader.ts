import { curvesGlsl } from './curves.glsl.ts'
import { tileDots } from './noise-shader.ts'

/** A quad over the whole target. */
export const wholeVertexShader = `#version 300 es
layout(location = 0) in vec2 corner;
out vec2 uv;
void main() {
  uv = corner * 0.5 + 0.5;
  gl_Position = vec4(corner, 0.0, 1.0);
}
`

/** The ground with the dish on it, as the camera sees it; drawn anew only when the camera moves. */
export const backdropShader = `#version 300 es
precision highp float;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture, noise;
uniform vec2 view;
uniform vec3 dish;
uniform vec3 ground, ink;
uniform bool onPaper, isFlat;
uniform float softPx, lineMin;
${curvesGlsl}
float rimAt(float away, float width) {
  return inside(abs(away) - max(width, lineMin) / 2.0, softPx);
}

vec3 glass(vec3 colour, vec2 toMiddle, float away) {
  // Outside the dish there is less light.
  colour = mix(colour, ground, 0.42 * (1.0 - inside(away, softPx)));
  float near = clamp(1.0 + away / 90.0, 0.0, 1.0);
  float light = near < 0.7 ? near / 7.0 : mix(0.1, 0.3, (near - 0.7) / 0.3);
  vec3 rim = mix(vec3(0.102, 0.235, 0.282), vec3(0.157, 0.361, 0.424), near);
  colour = mix(colour, rim, light * inside(away, softPx));
  // The light comes from the upper left.
  float turned = clamp(dot(toMiddle, vec2(0.55, 0.83)) / dish.z * 0.5 + 0.5, 0.0, 1.0);
  float lit = turned < 0.5 ? mix(0.95, 0.62, turned * 2.0) : mix(0.62, 0.3, turned * 2.0 - 1.0);
  vec3 line = mix(vec3(0.376, 0.667, 0.745), vec3(0.235, 0.408, 0.463), turned);
  colour = mix(colour, line, lit * rimAt(away, 1.6));
  return mix(colour, line, 0.42 * lit * rimAt(away + 9.0, 1.0));
}

vec3 inkedDish(vec3 colour, vec2 toMiddle, float away) {
  colour = mix(colour, ink, 0.85 * rimAt(away, 1.2));
  colour = mix(colour, ink, 0.4 * rimAt(away + 6.0, 0.8));
  float depth = -6.0 - away;
  if (isFlat || depth < 0.0 || depth > 70.0) return colour;
  // Stipple in the shade of the rim, densest where the light does not reach.
  float theta = atan(toMiddle.y, toMiddle.x);
  float shade = smoothstep(-0.2, 1.0, dot(toMiddle, vec2(0.6, 0.8)) / dish.z);
  float tone = exp(-depth / 26.0) * shade;
  vec2 dots = vec2(theta * dish.z, depth) / 3.1 / ${tileDots}.0;
  float toDot = textureLod(noise, dots, 0.0).a * 3.1;
  float size = 1.05 * sqrt(tone) - 0.12;
  return mix(colour, ink, 0.42 * step(0.03, tone) * inside(toDot - size, softPx));
}

void main() {
  vec2 top = vec2(uv.x, 1.0 - uv.y);
  vec3 colour = texture(picture, top).rgb;
  vec2 toMiddle = top * view - dish.xy;
  float away = length(toMiddle) - dish.z;
  pixel = vec4(onPaper ? inkedDish(colour, toMiddle, away) : glass(colour, toMiddle, away), 1.0);
}
`

/** Lays the backdrop down, and over it the matrix that holds a colony together. */
export const groundShader = `#version 300 es
precision highp float;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture, matrixes;
uniform vec3 matrix;
uniform bool onPaper;
void main() {
  vec3 colour = texture(picture, uv).rgb;
  float held = texture(matrixes, uv).r;
  pixel = vec4(onPaper ? colour * mix(vec3(1.0), matrix, held) : colour + matrix * held, 1.0);
}
`

/** A copy of a target, with what is transparent in it. */
export const copyShader = `#version 300 es
precision highp float;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture;
void main() { pixel = texture(picture, uv); }
`
