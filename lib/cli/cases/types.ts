/** One case tried: what came out and what is right, where they differ. */
export type CaseResult = {
  id: string
  equal: boolean
  got?: unknown
  expected?: unknown
  note?: string
  /** The runner does not know what the case asks. */
  understood?: false
}

/** Tries every case of a file through the product's own functions. `data` is the file's JSON, `file` its path. */
export type Runner = (data: unknown, file: string) => Iterable<CaseResult> | AsyncIterable<CaseResult>

export type Format = { name: string; fits: (data: unknown, file: string) => boolean; run: Runner }
