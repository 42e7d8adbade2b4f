import { awsBroken, yamlBroken } from './broken-aws-yaml.test-support.ts'
import { kedaBroken, knativeBroken } from './broken-knative-keda.test-support.ts'
import { deploymentBroken, hpaBroken } from './broken-kubernetes.test-support.ts'

/**
 * A way to break one of our own manifests: its file, what is replaced by what, and what the sentence
 * about it says. A § stands where the sentence must point.
 */
export type Broken = readonly [file: string, found: string, put: string, says: string]

/** Over two hundred of them. */
export const broken: readonly Broken[] = [
  ...hpaBroken,
  ...deploymentBroken,
  ...knativeBroken,
  ...kedaBroken,
  ...awsBroken,
  ...yamlBroken,
]

/** The broken text, and where the sentence about it must point. */
export function brokenText(
  [file, found, put]: Broken,
  corpus: ReadonlyMap<string, string>,
): { readonly text: string; readonly line: number; readonly column: number } {
  const base = corpus.get(file) ?? ''
  if (!base.includes(found)) throw new Error(`${file} holds no ${found}`)
  const marked = base.replace(found, () => put)
  const before = marked.slice(0, marked.indexOf('§'))
  return {
    text: marked.replace('§', ''),
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  }
}
