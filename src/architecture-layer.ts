/** One row of the table of ARCHITECTURE.md: some files, and what they may import. */
export interface Layer {
  readonly name: string
  /** The layer of a file is the first row that has a matching glob. */
  readonly files: readonly string[]
  /** Files under src/ and packages that may be imported beside the layer's own files. */
  readonly may: readonly string[]
  /** Exceptions to `may` and to the layer's own files. */
  readonly never?: readonly string[]
  /** True where the folders under core/organisms are strangers to each other. */
  readonly keepsToItsFolder?: boolean
}
