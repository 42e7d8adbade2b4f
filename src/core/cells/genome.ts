import { digestOf } from '#core/kernel/digest.ts'
import type { Plain } from '#core/schema/schema.ts'

/**
 * What cells are made from: an image with its configuration, immutable. It is named by the digest of
 * its content, as registries name images, so equal genes are one genome in every run.
 */
export interface Genome {
  /** 16 hex digits. */
  readonly digest: string
  /** Index of the genome that this one was copied from; −1 for a first one. */
  readonly parent: number
  readonly genes: { readonly [name: string]: Plain }
}

/** The genome of these genes, whose names stand in one fixed order. */
export function genomeOf(genes: Genome['genes'], parent = -1): Genome {
  return { digest: digestOf([JSON.stringify(genes)]), parent, genes }
}
