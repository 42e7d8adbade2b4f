/** How far the matrix reaches around a body, in its radii. */
const matrixReach = 1.62

/** One soft spot a body; where spots meet only the strongest counts, so the contour closes. */
export const matrixVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 a_body;
out vec2 spot;
flat out float share;
uniform vec2 view;
uniform vec3 camera;
void main() {
  spot = corner;
  share = a_body.w;
  vec2 screen = (a_body.xy + corner * a_body.z * ${matrixReach}) * camera.z + camera.xy;
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/** Strength of the matrix at a point. */
export const matrixFragmentShader = `#version 300 es
precision highp float;
in vec2 spot;
flat in float share;
out vec4 pixel;
uniform float strength;
void main() {
  float away = clamp((length(spot) - 0.56) / 0.44, 0.0, 1.0);
  pixel = vec4(share * strength * (1.0 - away) * (1.0 - away));
}
`
