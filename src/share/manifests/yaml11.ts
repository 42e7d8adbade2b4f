/**
 * How the tools of Kubernetes read a plain word of YAML: sigs.k8s.io/yaml keeps to YAML 1.1 where
 * that has booleans and numbers (goyaml.v2, resolve.go), but knows no numbers to the base of 60.
 */
export interface PlainWord {
  readonly value: boolean | number | string | null
  /** Who knows YAML 1.2 alone would read it as something else. */
  readonly surprises: boolean
}

const usual = new Map<string, boolean | null>([
  ...alike('true True TRUE', true),
  ...alike('false False FALSE', false),
  ...alike('null Null NULL ~', null),
  ['', null],
])
const old = new Map<string, boolean | number>([
  ...alike('y Y yes Yes YES on On ON', true),
  ...alike('n N no No NO off Off OFF', false),
  ...alike('.nan .NaN .NAN', NaN),
  ...alike('.inf .Inf .INF +.inf +.Inf +.INF', Infinity),
  ...alike('-.inf -.Inf -.INF', -Infinity),
])
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/u
const whole =
  /^(?<sign>[-+]?)0(?:[xX](?<hex>[\dA-Fa-f]+)|[oO]?(?<octal>[0-7]+)|[bB](?<binary>[01]+))$/u

/** What a plain word, one without quotes and without a tag, stands for. */
export function plainWord(source: string): PlainWord {
  const word = usual.get(source)
  if (word !== undefined) return { value: word, surprises: false }
  const surprise = old.get(source)
  if (surprise !== undefined) return { value: surprise, surprises: true }
  if (!/^[-+.\d]/u.test(source)) return { value: source, surprises: false }
  const bare = source.replaceAll('_', '')
  const { sign, hex, octal, binary } = whole.exec(bare)?.groups ?? {}
  const digits = hex ?? octal ?? binary
  if (digits !== undefined) {
    const size = Number.parseInt(digits, hex !== undefined ? 16 : octal !== undefined ? 8 : 2)
    const value = sign === '-' ? -size : size
    return { value, surprises: value !== Number(source) }
  }
  if (!decimal.test(bare)) return { value: source, surprises: false }
  return { value: Number(bare), surprises: bare !== source }
}

function alike<Value>(names: string, value: Value): readonly (readonly [string, Value])[] {
  return names.split(' ').map((name) => [name, value])
}
