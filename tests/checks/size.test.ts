import { describe, expect, it } from 'vitest'
import { sources } from './sources'
import { longFunctions, wideLines } from './syntax'

// What a reader opens is short: a file, a function. A function that is long for a good reason says so right above
// itself:
// «Long: …». Comments and markup count, since they are read, too.

const MOST_LINES_OF_FILE = 400
const MOST_LINES_OF_FUNCTION = 100
const MOST_SIGNS_OF_LINE = 120

/**
 * TO BE EMPTIED: files whose long functions are not split yet. Nothing is added here; a file that is split goes out.
 */
const notYetSplit: string[] = []

/** TO BE EMPTIED in the same way: files over 400 lines. */
const notYetShort: string[] = []

const product = sources(['app', 'components', 'lib', 'prisma'], /\.(ts|tsx|mjs)$/)
const withLong = product.map((source) => ({ path: source.path, long: longFunctions(source, MOST_LINES_OF_FUNCTION) }))
const tooLong = product.filter(({ text }) => text.trimEnd().split('\n').length > MOST_LINES_OF_FILE)

describe('size', () => {
  it('keeps every file to 400 lines', () => {
    expect(product.length).toBeGreaterThan(700)
    expect(tooLong.map(({ path }) => path).filter((path) => !notYetShort.includes(path))).toEqual([])
  })

  it('keeps every function to 100 lines, or it says why not', () => {
    const found = withLong
      .filter(({ path }) => !notYetSplit.includes(path))
      .flatMap(({ path, long }) => long.map(({ line, lines }) => `${path}:${line} – ${lines} lines`))
    expect(found).toEqual([])
  })

  it('lists as not yet split only what is not', () => {
    const long = new Set(withLong.filter((one) => one.long.length > 0).map(({ path }) => path))
    expect(notYetSplit.filter((path) => !long.has(path))).toEqual([])
    expect(notYetShort.filter((path) => !tooLong.some((one) => one.path === path))).toEqual([])
  })

  it('sees a long function wherever it stands, and its reason', () => {
    const body = (lines: number) => '  step()\n'.repeat(lines - 2)
    const at = (text: string, path = 'lib/one.ts') => longFunctions({ path, text }, MOST_LINES_OF_FUNCTION)
    expect(at(`function one() {\n${body(100)}}\n`)).toEqual([])
    expect(at(`\nfunction one() {\n${body(101)}}\n`)).toEqual([{ line: 2, lines: 101 }])
    expect(at(`const one = define({\n  run: async () => {\n${body(101)}  },\n})\n`)).toEqual([{ line: 2, lines: 101 }])
    expect(at(`class One {\n  get two() {\n${body(101)}  }\n}\n`)).toEqual([{ line: 2, lines: 101 }])
    const page = `export const Page = () => (\n  <ul>\n${'    <li />\n'.repeat(98)}  </ul>\n)\n`
    expect(at(page, 'app/page.tsx')).toEqual([{ line: 1, lines: 102 }])
    expect(at(`/**\n * One.\n * Long: the steps are read in order.\n */\nfunction one() {\n${body(101)}}\n`)).toEqual(
      [],
    )
    expect(at(`// Long: the steps are read in order.\n\nfunction one() {\n${body(101)}}\n`)).toHaveLength(1)
    expect(at(`/** One long function. */\nfunction one() {\n${body(101)}}\n`)).toHaveLength(1)
    expect(at(`// Long: yes\nfunction one() {\n${body(101)}}\n`)).toHaveLength(1)
  })

  it('keeps to 120 signs what Prettier does not break: comments and SQL', () => {
    const everything = [...product, ...sources(['tests'], /\.(ts|tsx|mjs)$/)]
    const found = everything.flatMap((one) => wideLines(one, MOST_SIGNS_OF_LINE).map((line) => `${one.path}:${line}`))
    expect(found).toEqual([])
  })

  it('sees a wide comment and wide SQL, and leaves words between quotes', () => {
    const at = (text: string) => wideLines({ path: 'lib/one.ts', text }, MOST_SIGNS_OF_LINE)
    const wide = 'word '.repeat(25)
    expect(at(`// ${wide}\nconst one = '${wide}'\n`)).toEqual([1])
    expect(at(`/**\n * ${wide}\n */\nconst one = 1\n`)).toEqual([2])
    expect(at(`const one = Prisma.sql\`\n  SELECT ${wide}\`\n`)).toEqual([2])
    expect(at(`const one = tx.$queryRaw<Row[]>\`SELECT ${wide}\`\n`)).toEqual([1])
    expect(at(`const one = \`${wide}\`\n`)).toEqual([])
    expect(at(`// eslint-disable-next-line ${wide}\nconst one = 1\n`)).toEqual([])
  })
})
