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

/** What the block holds, for whoever checks a template. */
export function methodologyBlockContents(template: unknown): { term: string; value: string | string[] }[] {
  const read = methodologyBlock(template)
  if (!read?.ok) return [{ term: 'Критериев рейтинга', value: 'рейтинга нет' }]
  const { criteria, levels, interpretations } = read.methodology
  return [
    { term: 'Критериев рейтинга', value: String(criteria.length) },
    { term: 'Уровни', value: levels.map(({ title }) => title).join(', ') },
    ...(interpretations.length > 0 ? [{ term: 'Толкования', value: interpretations.map(({ text }) => text) }] : []),
  ]
}
