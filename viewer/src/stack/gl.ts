import type { Painter, Picture } from './painter.ts';
import { isSoftware } from './painter.ts';
import type { Place } from './place.ts';
import type { Look } from './window.ts';

const VERTEX = `#version 300 es
void main() { gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0.0, 1.0); }`;

/**
 * Stored samples are fetched whole and interpolated as numbers, then windowed: no half-float, no
 * filter of the driver. Enlarged: Catmull–Rom held within the four nearest samples, so that edges
 * are crisp and no value is invented. Reduced: the mean of up to 4 × 4 places.
 */
const FRAGMENT = `
precision highp float;
precision highp int;
precision highp isampler2D;
precision highp usampler2D;
uniform SAMPLER image;
uniform vec2 size;
uniform vec4 place;
uniform float height;
uniform vec2 rescale;
uniform vec3 window;
uniform vec2 padding;
uniform float inverted;
uniform int smoothly;
out vec4 colour;

VALUE fetch(ivec2 at) {
  return VALUE(texelFetch(image, clamp(at, ivec2(0), ivec2(size) - 1), 0).SWIZZLE);
}

vec4 weights(float f) {
  return 0.5 * vec4(((2.0 - f) * f - 1.0) * f, (3.0 * f - 5.0) * f * f + 2.0, ((4.0 - 3.0 * f) * f + 1.0) * f, (f - 1.0) * f * f);
}

VALUE value(vec2 p) {
  vec2 q = p - 0.5;
  ivec2 i = ivec2(floor(q));
  vec2 f = q - floor(q);
  VALUE a = fetch(i), b = fetch(i + ivec2(1, 0)), c = fetch(i + ivec2(0, 1)), d = fetch(i + ivec2(1, 1));
  if (smoothly == 0) return mix(mix(a, b, f.x), mix(c, d, f.x), f.y);
  vec4 wx = weights(f.x), wy = weights(f.y);
  VALUE sum = wy.x * (wx.x * fetch(i + ivec2(-1, -1)) + wx.y * fetch(i + ivec2(0, -1)) + wx.z * fetch(i + ivec2(1, -1)) + wx.w * fetch(i + ivec2(2, -1)))
    + wy.y * (wx.x * fetch(i + ivec2(-1, 0)) + wx.y * a + wx.z * b + wx.w * fetch(i + ivec2(2, 0)))
    + wy.z * (wx.x * fetch(i + ivec2(-1, 1)) + wx.y * c + wx.z * d + wx.w * fetch(i + ivec2(2, 1)))
    + wy.w * (wx.x * fetch(i + ivec2(-1, 2)) + wx.y * fetch(i + ivec2(0, 2)) + wx.z * fetch(i + ivec2(1, 2)) + wx.w * fetch(i + ivec2(2, 2)));
  return clamp(sum, min(min(a, b), min(c, d)), max(max(a, b), max(c, d)));
}

void main() {
  vec2 p = (vec2(gl_FragCoord.x, height - gl_FragCoord.y) - place.xy) / place.zw;
  if (any(lessThan(p, vec2(0.0))) || any(greaterThanEqual(p, size))) { colour = vec4(0.0, 0.0, 0.0, 1.0); return; }
  vec2 reach = 1.0 / place.zw;
  ivec2 steps = clamp(ivec2(ceil(reach)), ivec2(1), ivec2(4));
  VALUE v = VALUE(0.0);
  for (int y = 0; y < steps.y; y++) for (int x = 0; x < steps.x; x++) {
    v += value(p + reach * ((vec2(x, y) + 0.5) / vec2(steps) - 0.5));
  }
  v /= float(steps.x * steps.y);
  FINISH
}`;

const GREY_FINISH = `
  float stored = fetch(ivec2(floor(p)));
  float m = v * rescale.x + rescale.y;
  float grey;
  if (window.z > 1.5) grey = 1.0 / (1.0 + exp(-4.0 * (m - window.x) / window.y));
  else if (window.z > 0.5) grey = (m - window.x) / window.y + 0.5;
  else if (window.y <= 1.0) grey = m <= window.x - 0.5 ? 0.0 : 1.0;
  else grey = (m - (window.x - 0.5)) / (window.y - 1.0) + 0.5;
  grey = clamp(grey, 0.0, 1.0);
  if (inverted > 0.5) grey = 1.0 - grey;
  if (padding.x <= padding.y && stored >= padding.x && stored <= padding.y) grey = 0.0;
  colour = vec4(vec3(grey), 1.0);`;

const COLOUR_FINISH = 'colour = vec4(inverted > 0.5 ? 1.0 - v / 255.0 : v / 255.0, 1.0);';

type Kind = 'unsigned' | 'signed' | 'colour';

interface Program {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/** WebGL2 painter. `open` answers undefined where Canvas-2D serves better. */
export class GlPainter implements Painter {
  readonly kind = 'gl';
  readonly #gl: WebGL2RenderingContext;
  readonly #canvas: HTMLCanvasElement;
  readonly #programs = new Map<Kind, Program>();
  #texture: WebGLTexture | null = null;
  #held: { samples: Picture['samples']; kind: Kind } | undefined;

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.#canvas = canvas;
    this.#gl = gl;
  }

  /** @param evenSoftware for tests: accept GL that runs on the CPU */
  static open(canvas: HTMLCanvasElement, evenSoftware: boolean): GlPainter | undefined {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, preserveDrawingBuffer: true });
    if (gl === null) return undefined;
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer: unknown = gl.getParameter(names === null ? gl.RENDERER : names.UNMASKED_RENDERER_WEBGL);
    if (!evenSoftware && isSoftware(String(renderer))) return undefined;
    return new GlPainter(canvas, gl);
  }

  clear(): void {
    this.#gl.clearColor(0, 0, 0, 1);
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
  }

  paint(picture: Picture, look: Look, place: Place): void {
    const gl = this.#gl;
    const kind = picture.colour ? 'colour' : picture.signed ? 'signed' : 'unsigned';
    const { program, uniform } = this.#programOf(kind);
    this.#upload(picture, kind);
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    gl.useProgram(program);
    gl.uniform2f(uniform('size'), picture.columns, picture.rows);
    gl.uniform4f(uniform('place'), place.x, place.y, place.stepX, place.stepY);
    gl.uniform1f(uniform('height'), this.#canvas.height);
    gl.uniform2f(uniform('rescale'), look.rescale[0], look.rescale[1]);
    gl.uniform3f(uniform('window'), look.center, look.width, look.function === 'SIGMOID' ? 2 : look.function === 'LINEAR_EXACT' ? 1 : 0);
    gl.uniform2f(uniform('padding'), look.padding?.[0] ?? 1, look.padding?.[1] ?? 0);
    gl.uniform1f(uniform('inverted'), look.inverted ? 1 : 0);
    gl.uniform1i(uniform('smoothly'), place.stepX > 1 || place.stepY > 1 ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #upload(picture: Picture, kind: Kind): void {
    if (this.#held?.samples === picture.samples && this.#held.kind === kind) return;
    const gl = this.#gl;
    if (this.#texture === null) {
      this.#texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, this.#texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    }
    const { samples, columns, rows } = picture;
    if (kind === 'colour') {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8UI, columns, rows, 0, gl.RGB_INTEGER, gl.UNSIGNED_BYTE, samples as Uint8Array);
    } else if (samples instanceof Int16Array) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16I, columns, rows, 0, gl.RED_INTEGER, gl.SHORT, samples);
    } else if (samples instanceof Uint16Array) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, columns, rows, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, samples);
    } else {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, columns, rows, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, samples);
    }
    this.#held = { samples, kind };
  }

  #programOf(kind: Kind): Program {
    const known = this.#programs.get(kind);
    if (known !== undefined) return known;
    const gl = this.#gl;
    const fragment = '#version 300 es\n' + FRAGMENT
      .replaceAll('SAMPLER', kind === 'signed' ? 'isampler2D' : 'usampler2D')
      .replaceAll('VALUE', kind === 'colour' ? 'vec3' : 'float')
      .replaceAll('SWIZZLE', kind === 'colour' ? 'rgb' : 'r')
      .replaceAll('FINISH', kind === 'colour' ? COLOUR_FINISH : GREY_FINISH);
    const program = gl.createProgram();
    for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, fragment]] as const) {
      const shader = gl.createShader(type);
      if (shader === null) throw new Error('WebGL: no shader');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) {
      throw new Error(`WebGL: the program does not link: ${gl.getProgramInfoLog(program) ?? ''}`);
    }
    const places = new Map<string, WebGLUniformLocation | null>();
    const made: Program = {
      program,
      uniform: (name) => {
        if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
        return places.get(name) ?? null;
      },
    };
    this.#programs.set(kind, made);
    return made;
  }
}
