/** Numbers and curves that several shaders share; they mean what `curves.ts` and `division.ts` say. */
export const curvesGlsl = `
const float turnFull = 6.2831853;
const float parting = 0.46;
const float furrowClosed = 0.9;

float luma(vec3 colour) { return dot(colour, vec3(0.2126, 0.7152, 0.0722)); }

float smoothMin(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.0) / max(k, 1e-3);
  return min(a, b) - h * h * h * k / 6.0;
}

float smoothMax(float a, float b, float k) { return -smoothMin(-a, -b, k); }

// Distance of each half's centre from the middle, and its radius, in radii of the mother.
float separationOf(float division) { return 0.86 * smoothstep(parting, 0.98, division); }
float halfRadiusOf(float division) { return 1.0 - 0.2 * smoothstep(parting, 0.95, division); }
float witheredRadius(float wither) { return 1.0 - 0.42 * smoothstep(0.1, 1.0, wither); }

// Part of a pixel that lies inside an edge at this distance; one pixel is 2 soft units wide.
float inside(float distance, float soft) { return 1.0 - smoothstep(-soft, soft, distance); }

float toSegment(vec2 p, vec2 a, vec2 b) {
  vec2 along = b - a;
  return length(p - a - along * clamp(dot(p - a, along) / max(dot(along, along), 1e-6), 0.0, 1.0));
}
`
