/** The `rating` block of a programme template. Pure. */
import { parseMethodology, type ParsedMethodology } from './parse'

/** The block as a methodology; null when the act has no rating. */
export function methodologyBlock(template: unknown): ParsedMethodology | null {
  const block = typeof template === 'object' && template !== null && 'rating' in template ? template.rating : undefined
  return block === undefined || block === null ? null : parseMethodology(block)
}

/** What is wrong with the block, with dotted paths; nothing when there is no block. */
export function methodologyBlockProblems(template: unknown): { path: string; message: string }[] {
  const read = methodologyBlock(template)
  return read === null || read.ok
    ? []
    : read.problems.map(({ path, message }) => ({ path: path ? `rating.${path}` : 'rating', message }))
}
