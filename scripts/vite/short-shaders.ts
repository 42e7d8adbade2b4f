import type { Plugin } from 'vite'

/**
 * Takes comments and spare spaces out of the shaders of the built page: they are text, so the
 * bundler leaves them alone. Shaders stand in files named `*.glsl.ts` and `*-shader.ts`, in templates
 * without further templates inside.
 */
export function shortShaders(): Plugin {
  return {
    name: 'short-shaders',
    apply: 'build',
    transform: {
      filter: { id: /\/stage\/gl\/[^/]*(\.glsl|-shader)\.ts$/ },
      // Before TypeScript is taken away, while a template is still a template.
      order: 'pre',
      handler: (code) => ({ code: code.replaceAll(/`[^`]*`/g, shortened), map: null }),
    },
  }
}

// A directive keeps a line of its own; `${…}` belongs to TypeScript and is left as it is.
function shortened(shader: string): string {
  return shader
    .replaceAll(/(^|\n)\s*\/\/[^\n]*/g, '$1')
    .split(/(\$\{[^}]*\}|(?:^|(?<=`))#.*\n)/m)
    .map((part, n) => (n % 2 === 0 ? dense(part) : part.startsWith('#define') ? `\n${part}` : part))
    .join('')
}

function dense(glsl: string): string {
  return glsl
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([-+*/=<>?:,;(){}|&!]) ?/g, '$1')
    .replaceAll(/\b(\d+)\.0\b/g, '$1.')
    .replaceAll(/\b0\.(\d)/g, '.$1')
}
