import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takenWords } from '@/lib/core/taken-words'

// What a name in an address may not be is what folders of app stand beside it.

const inside = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (name.startsWith('(') ? inside(join(folder, name)) : [join(folder, name)]))
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const isName = (path: string): boolean => nameOf(path).startsWith('[')

/** Folders beside each folder of that name, anywhere below; those in groups stand with the others. */
function beside(folder: string, names: readonly string[]): string[] {
  const own = inside(folder)
  return [
    ...(own.some((path) => names.includes(nameOf(path))) ? own.filter((path) => !isName(path)).map(nameOf) : []),
    ...own.flatMap((path) => beside(path, names)),
  ]
}
const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort()

describe('words that addresses hold', () => {
  it('beside a programme are the folders of app', () => {
    const own = inside('app')
    expect(own.filter(isName).map(nameOf)).toContain('[tenant]')
    expect(sorted(own.filter((path) => !isName(path)).map(nameOf))).toEqual(sorted(takenWords.programme))
  })
  it('beside an agency or another name made of words are the folders of its pages', () => {
    const pages = inside('app').filter((path) => path.includes('(public)'))
    const words = pages.flatMap((path) => beside(path, ['[agencySlug]', '[slug]']))
    expect(words).toContain('status')
    expect(sorted(words)).toEqual(sorted(takenWords.agency))
  })
})
