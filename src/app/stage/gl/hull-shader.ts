import { curvesGlsl } from './curves.glsl.ts'

/** One wedge of a colony's matrix, from its anchor to a piece of its contour. */
export const hullVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 a_middle;
layout(location = 2) in vec4 a_rim;
out float away;
flat out float strong;
uniform vec2 view;
uniform vec3 camera;
void main() {
  vec2 middle = a_middle.xy;
  strong = a_middle.z;
  vec2 rim = corner.x < 0.0 ? a_rim.xy : a_rim.zw;
  vec2 along = normalize(a_rim.zw - a_rim.xy + vec2(1e-5, 0.0));
  float depth = abs(dot(middle - a_rim.xy, vec2(-along.y, along.x)));
  // Two pixels beyond the contour, so that its line is whole.
  float pad = 2.0 / camera.z;
  vec2 place = corner.y < 0.0 ? middle : rim + (rim - middle) * pad / max(depth, pad);
  away = (corner.y < 0.0 ? -depth : pad) * camera.z;
  vec2 screen = place * camera.z + camera.xy;
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/** A faint body with a hairline around it. */
export const hullFragmentShader = `#version 300 es
precision highp float;
in float away;
flat in float strong;
out vec4 pixel;
uniform vec3 matrix, membrane, ink;
uniform bool onPaper;
uniform float softPx, lineMin;
${curvesGlsl}
void main() {
  float body = inside(away, softPx) * (onPaper ? 0.2 : 0.26);
  float line = inside(abs(away) - max(1.0, lineMin) / 2.0, softPx) * (onPaper ? 0.2 : 0.17) * strong;
  pixel = mix(vec4(matrix, 1.0) * body, vec4(onPaper ? ink : membrane, 1.0), line);
}
`
