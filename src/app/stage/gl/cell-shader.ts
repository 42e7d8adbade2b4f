import { apparatusGlsl } from './apparatus.glsl.ts'
import { carmineGlsl } from './carmine.glsl.ts'
import { cellMainGlsl } from './cell-main.glsl.ts'
import { chanceGlsl } from './chance.glsl.ts'
import { curvesGlsl } from './curves.glsl.ts'
import { fluorescenceGlsl } from './fluorescence.glsl.ts'
import { membraneGlsl } from './membrane.glsl.ts'
import { tileDots, tileRadii, tileSide } from './noise-shader.ts'
import { nucleusGlsl } from './nucleus.glsl.ts'
import { organellesGlsl } from './organelles.glsl.ts'
import { silhouetteGlsl } from './silhouette.glsl.ts'

/** Columns of one cell's record in the order of `cell-records.ts`, as names for the GLSL. */
const columns = ['place', 'form', 'state', 'kind', 'fate', 'touch'] as const

const inputs = lines((name, n) => 'layout(location = ' + (n + 1) + ') in vec4 a_' + name + ';')
const outputs = lines((name) => 'flat out vec4 ' + name + ';')
const handedOn = lines((name) => name + ' = a_' + name + ';')
const received = lines((name) => 'flat in vec4 ' + name + ';')

function lines(line: (name: string, n: number) => string): string {
  return columns.map(line).join('\n')
}

/** A quad that holds one cell and its light, lying along the axis of its division. */
export const cellVertexShader = `#version 300 es
precision highp float;
layout(location = 0) in vec2 corner;
${inputs}
${outputs}
out vec2 spot;
uniform vec2 view;
uniform vec3 camera;
uniform float shineReach;
${curvesGlsl}
void main() {
${handedOn}
  float radius = place.z;
  float body = radius * (1.06 + 0.05 * form.z);
  if (form.w > 0.02) body = radius / witheredRadius(form.w) * 1.2;
  if (fate.y > 0.0) body = radius * 2.7;
  float light = shineReach * (0.2 * radius + 4.0 / camera.z) * (1.0 + 1.2 * form.z);
  float ring = fate.w > 0.0 ? max(8.0 / camera.z, 0.2 * radius) : 0.0;
  float reach = body + max(2.0 / camera.z, max(light, ring));
  vec2 axis = vec2(cos(form.y), sin(form.y));
  vec2 far = corner * vec2(reach + radius * separationOf(form.x), reach);
  spot = axis * far.x + vec2(-axis.y, axis.x) * far.y;
  vec2 screen = (place.xy + spot) * camera.z + camera.xy;
  gl_Position = vec4(screen.x / view.x * 2.0 - 1.0, 1.0 - screen.y / view.y * 2.0, 0.0, 1.0);
}
`

/** Everything that one pixel of one cell says. */
export const cellFragmentShader = `#version 300 es
precision highp float;
precision highp int;
in vec2 spot;
${received}
out vec4 pixel;
uniform highp sampler2D contacts;
uniform sampler2D noise;
uniform float time, onePixel, soft, ratio, stipplePitch, lineMin;
uniform bool onPaper;
uniform vec3 ramp[15];
uniform vec3 genomes[8];
uniform vec3 membrane, danger, leaving, ink, paper, ground;
#define RADIUS place.z
#define KEY int(place.w)
#define SEED ((place.w + 0.5) / 65536.0)
#define DIVISION form.x
#define ANGLE form.y
#define OVERLOAD form.z
#define WITHER form.w
#define LOAD state.x
#define DAUGHTER_LOAD state.y
#define READY state.z
#define PULLED state.w
#define GENOME int(kind.x)
#define DAUGHTER_GENOME int(kind.y)
#define NUCLEUS_SEED kind.z
#define VESICLES kind.w
#define OPACITY fate.x
#define RUPTURE fate.y
#define FLASH fate.z
#define MARK int(fate.w + 0.5)
#define PLANES int(touch.x)
#define NEAR_PLANES int(touch.y)
#define FAR_PLANES int(touch.z)
// One CSS pixel, and the soft width of an edge, in stage units.
#define PIXEL onePixel
#define SOFT soft
#define ON_SCREEN (RADIUS / onePixel)
#define SHINE ((0.2 * RADIUS + 4.0 * PIXEL) * (1.0 + 1.2 * OVERLOAD))
#define OWN (RADIUS * halfRadiusOf(DIVISION))
#define SUBSTANCE (spot / RADIUS / ${tileRadii} + vec2(chance(KEY, 1, 5), chance(KEY, 2, 5)))
#define LOD max(0.0, log2(${(tileSide / tileRadii).toFixed(1)} / (ON_SCREEN * ratio)) - 0.4)
const float dotsPerTile = ${tileDots}.0;
vec4 substance();
${curvesGlsl}${chanceGlsl}${silhouetteGlsl}${nucleusGlsl}${apparatusGlsl}${organellesGlsl}
vec4 substance() { return textureLod(noise, SUBSTANCE, LOD); }

vec3 rampAt(float load) {
  float step_ = clamp(load, 0.0, 1.0) * 14.0;
  int i = int(min(step_, 13.0));
  return mix(ramp[i], ramp[i + 1], step_ - float(i));
}
${fluorescenceGlsl}${carmineGlsl}${membraneGlsl}${cellMainGlsl}`
