import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sources } from './sources'

// Folders of lib, tables of the schema and addresses of pages are made of the words of lib/GLOSSARY.md.

const glossary = readFileSync('lib/GLOSSARY.md', 'utf8')

/** Rows of the table under a heading, each a list of its cells. */
const rowsOf = (heading: string, text = glossary): string[][] =>
  (text.split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Russian|word|name) \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const single = (word: string): string =>
  word.endsWith('ies') && word.length > 4
    ? `${word.slice(0, -3)}y`
    : /(?:ss|us|is)$/.test(word) || word.length < 4
      ? word
      : word.replace(/(?<=[xs])es$|s$/, '')

/** RoadmapItem, carry-over, list.xlsx → their words, each in the singular. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .map(single)

const identifiers = (cell: string): string[] => [...cell.matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name ?? '')
const domain = rowsOf('Words of the domain')
const known = new Set(
  [...domain.map((row) => row[1] ?? ''), ...rowsOf('Words of the house').map((row) => row[0] ?? '')]
    .flatMap(identifiers)
    .flatMap(wordsOf),
)
const avoided = new Set(domain.flatMap((row) => (row[2] ?? '').split(', ').filter(Boolean).flatMap(wordsOf)))
const excused = new Map(
  rowsOf('Words that are right in another sense').map(([name, word]) => [identifiers(name ?? '')[0], word]),
)

const names = (): { name: string; at: string }[] => [
  ...new Map(
    sources(['lib'], /\.tsx?$/)
      .flatMap(({ path }) => path.split('/').slice(1, -1))
      .map((name) => [name, { name, at: 'lib' }]),
  ).values(),
  ...sources(['prisma/schema'], /\.prisma$/).flatMap(({ text, path }) =>
    [...text.matchAll(/^model (\w+)/gm)].map(([, name]) => ({ name: name ?? '', at: path })),
  ),
  ...sources(['app'], /\/(?:page\.tsx|route\.ts)$/).flatMap(({ path }) =>
    path
      .split('/')
      .slice(1, -1)
      .filter((segment) => !/^[[(]/.test(segment))
      .map((name) => ({ name, at: path })),
  ),
]

/** What is wrong with a name: words that nobody explains, and synonyms that are not to be used. */
export const faults = (name: string): string[] =>
  wordsOf(name).flatMap((word) =>
    avoided.has(word) && excused.get(name) !== word
      ? [`${name}: «${word}» is to be avoided`]
      : known.has(word)
        ? []
        : [`${name}: «${word}» is not in lib/GLOSSARY.md`],
  )

describe('names', () => {
  it('are made of the words of the glossary', () => {
    const found = names()
    expect(found.length).toBeGreaterThan(300)
    expect([...new Set(found.flatMap(({ name }) => faults(name)))]).toEqual([])
  })

  it('are refused when a word is unknown or a synonym to be avoided', () => {
    expect(wordsOf('RoadmapEntries-list.xlsx')).toEqual(['roadmap', 'entry', 'list', 'xlsx'])
    expect(faults('RoadmapItem')).toEqual([])
    expect(faults('SentMark')).toEqual([])
    expect(faults('Ticket')).toHaveLength(1)
    expect(faults('Gadget')).toHaveLength(1)
  })
})
