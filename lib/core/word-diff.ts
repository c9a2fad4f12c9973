/** Word-level difference of two short texts, for two people's versions of a comment side by side. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

const MAX_WORDS = 1500

/** Words with the space after them, so that joining the parts gives the text back. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/** Sentences and lines with the space after them. */
const sentencesOf = (text: string): string[] => text.match(/[^.!?;\n]+[.!?;]*\s*|[.!?;\s]+/g) ?? []

/** `removed` stands in `before` only, `added` in `after` only. Longer texts than 1 500 words differ as a whole. */
export function wordDiff(before: string, after: string): DiffPart[] {
  return diffOf(wordsOf(before), wordsOf(after))
}

function diffOf(a: string[], b: string[]): DiffPart[] {
  if (a.length > MAX_WORDS || b.length > MAX_WORDS)
    return joined([
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ])
  // lengths[i][j]: longest common run of words of a from i and b from j.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = a[i]?.trim() === b[j]?.trim() ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left.trim() === right?.trim()) {
      parts.push({ kind: 'same', text: right })
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: left })
      i += 1
    } else {
      parts.push({ kind: 'added', text: right ?? '' })
      j += 1
    }
  }
  return joined(parts)
}

/**
 * Both comments in one: common sentences once, what each adds where it stood – whole sentences, since mixed words make
 * no sense.
 */
export function mergedText(mine: string, theirs: string): string {
  if (mine.trim() === '' || mine === theirs) return theirs
  if (theirs.trim() === '') return mine
  return diffOf(sentencesOf(theirs), sentencesOf(mine))
    .map(({ text }) => (/\s$/.test(text) ? text : `${text} `))
    .join('')
    .trim()
}

function joined(parts: DiffPart[]): DiffPart[] {
  const made: DiffPart[] = []
  for (const part of parts) {
    const last = made.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else if (part.text !== '') made.push({ ...part })
  }
  return made
}
