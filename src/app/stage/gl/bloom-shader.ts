import { chanceGlsl } from './chance.glsl.ts'

/** What is bright enough to bloom, at half the resolution. */
export const brightShader = `#version 300 es
precision highp float;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture;
void main() {
  vec3 colour = texture(picture, uv).rgb;
  float light = dot(colour, vec3(0.2126, 0.7152, 0.0722));
  pixel = vec4(colour * smoothstep(0.3, 0.95, light), 1.0);
}
`

/** Softens a picture along one direction: a Gaussian read between the texels, five times for nine. */
export const blurShader = `#version 300 es
precision highp float;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture;
uniform vec2 stride;
void main() {
  vec3 sum = texture(picture, uv).rgb * 0.227027;
  sum += (texture(picture, uv + stride * 1.384615).rgb + texture(picture, uv - stride * 1.384615).rgb) * 0.316216;
  sum += (texture(picture, uv + stride * 3.230769).rgb + texture(picture, uv - stride * 3.230769).rgb) * 0.070270;
  pixel = vec4(sum, 1.0);
}
`

/** The picture with its bloom and the grain of a sensor. */
export const developShader = `#version 300 es
precision highp float;
precision highp int;
in vec2 uv;
out vec4 pixel;
uniform sampler2D picture, near, wide;
uniform float exposure;
${chanceGlsl}
void main() {
  vec3 colour = texture(picture, uv).rgb;
  vec3 bloom = texture(near, uv).rgb * 0.24 + texture(wide, uv).rgb * 0.36;
  // A screen: light adds up, and never beyond white.
  colour = 1.0 - (1.0 - min(colour, 1.0)) * (1.0 - min(bloom * exposure, 1.0));
  float grain = chance(int(gl_FragCoord.x), int(gl_FragCoord.y), 31) - 0.5;
  pixel = vec4(colour + grain * 0.022, 1.0);
}
`
