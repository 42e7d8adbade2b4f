/** Requests on their way, refused ones that fall, those that wait, and gates: one small quad each. */
export const particleVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 a_place;
layout(location = 2) in vec4 a_kind;
out vec2 spot;
flat out vec3 kind;
uniform vec2 view;
uniform vec3 camera;
uniform float size;
void main() {
  bool isGate = a_kind.x > 2.5;
  bool waits = a_kind.x > 1.5;
  vec2 middle = waits ? vec2(0.0) : vec2(-8.0, 0.0);
  vec2 half_ = isGate ? vec2(3.0, 11.0) : waits ? vec2(4.0) : vec2(13.0, 4.5);
  // Length follows speed.
  spot = middle + corner * half_;
  kind = a_kind.xyz;
  vec2 ahead = a_place.zw;
  vec2 turned = ahead * spot.x + vec2(-ahead.y, ahead.x) * spot.y;
  vec2 screen = a_place.xy * camera.z + camera.xy + turned * (isGate ? camera.z : size);
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/** A drop, round in front and drawn out to a point behind; in the dark it shines. */
export const particleFragmentShader = `#version 300 es
precision highp float;
in vec2 spot;
flat in vec3 kind;
out vec4 pixel;
uniform vec3 request, danger;
uniform bool onPaper;
uniform float softPx;
void main() {
  if (kind.x > 2.5) {
    // Two leaves with round ends; between them lies what is open.
    vec2 end = vec2(spot.x, abs(spot.y) - clamp(abs(spot.y), 9.0 * kind.z, 9.0));
    float leaf = 1.0 - smoothstep(1.0 - softPx, 1.0 + softPx, length(end));
    pixel = vec4(danger * leaf, leaf);
    return;
  }
  bool waits = kind.x > 1.5;
  vec3 colour = kind.x > 0.5 && !waits ? danger : request;
  vec3 bright = onPaper ? colour : mix(colour, vec3(1.0), 0.35);
  // What waits is a short grain with round ends.
  float head = length(waits ? spot - vec2(clamp(spot.x, 0.0, 0.9), 0.0) : spot);
  float radius = waits ? kind.z : 1.3;
  float drop = 1.0 - smoothstep(radius - softPx, radius + softPx, head);
  float halo = waits
    ? 0.14 * (1.0 - smoothstep(1.8 - softPx, 1.8 + softPx, head))
    : 0.55 * pow(max(0.0, 1.0 - head / 4.2), 2.0);
  float glow = onPaper ? 0.0 : halo;
  if (!waits && spot.x < 0.0) {
    float along = 1.0 + spot.x / (15.0 * kind.z);
    float width = 1.3 * along;
    float tail = 1.0 - smoothstep(width - softPx, width + softPx, abs(spot.y));
    drop = max(drop, tail * along * along * step(0.0, along));
  }
  float alpha = drop * kind.y;
  pixel = vec4(bright * alpha + colour * glow * kind.y * (1.0 - drop), alpha);
}
`
