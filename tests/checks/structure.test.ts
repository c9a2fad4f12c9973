import { describe, expect, it } from 'vitest'
import { operationNames, operations } from '@/lib/modules'
import { sources } from './sources'
import { ownWork } from './syntax'

const product = sources(['app', 'components', 'lib', 'prisma'], /\.(ts|tsx|mjs)$/)
const screens = sources(['app', 'components'], /\.tsx$/)

/**
 * Statements that an action may have of its own, at any depth: reading a file field, turning the answer into an
 * address.
 */
const MOST_STATEMENTS_OF_ACTION = 7

/** The methodology's own numbers: thresholds, greatest total, weights beside a multiplication. */
const programmes = sources(['prisma/programmes'], /\.json$/).map(
  ({ text }) =>
    JSON.parse(text) as {
      rating?: { maxTotal?: string; levels?: { min?: string; max?: string; from?: string; to?: string }[] }
    },
)

describe('structure', () => {
  it("lets an action name a command and its options: the work is the command's", () => {
    const actions = sources(['app'], /\/action\.ts$/)
    expect(actions.length).toBeGreaterThan(70)
    expect(actions.flatMap((action) => ownWork(action, MOST_STATEMENTS_OF_ACTION))).toEqual([])
    // The tables are the commands' alone.
    expect(
      actions.filter(({ text }) => /@\/lib\/(generated|platform\/db)|\btx\b/.test(text)).map(({ path }) => path),
    ).toEqual([])
  })

  it('sees an action that works itself', () => {
    const at = (text: string) => ownWork({ path: 'app/one/action.ts', text }, MOST_STATEMENTS_OF_ACTION)
    const steps = (n: number) => '  if (a) step()\n'.repeat(n)
    expect(at('export const one = formAction(doOne, { message: ({ n }) => `${n}` })\n'.repeat(30))).toEqual([])
    expect(at(`export async function one() {\n${steps(3)}}\n`)).toEqual([])
    expect(at(`export async function one() {\n${steps(4)}}\n`)).toHaveLength(1)
    expect(at(`export const one = accountAction(Input, async () => {\n${steps(4)}})\n`)).toHaveLength(1)
    expect(at('export async function one() {\n  for (const a of b) step(a)\n}\n')).toHaveLength(1)
  })

  it('says every operation in Russian, for the journal', () => {
    const unsaid = operationNames.filter((name) => !/^[А-ЯЁ][^A-Za-z]+$/.test(operations[name].words))
    expect(unsaid).toEqual([])
    expect(new Set(operationNames.map((name) => operations[name].words)).size).toBe(operationNames.length)
  })

  it('writes through defineCommand alone', () => {
    const writes = product
      .filter(({ path }) => /^lib\/.*queries[^/]*\.ts$/.test(path))
      .filter(({ text }) =>
        /\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(\{|\$executeRaw/.test(text),
      )
    expect(writes.map(({ path }) => path)).toEqual([])
  })

  it("holds the rating's numbers in the methodology, never in code", () => {
    // 14,9 is the greatest total of Kuzbass; a threshold or weight in code looks like a comparison of a total or a
    // product with a literal.
    const suspicious =
      /\b14[.,]9\b|\b(?:total|score|value)\s*(?:>=|<)\s*(?:5|8|12)\b|\bscore\s*\*\s*0?\.\d|\bweight\s*[=:]\s*['"]?0?[.,]\d/
    const lines = product
      .filter(({ path }) => !path.startsWith('prisma/'))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .filter((line) => suspicious.test(line.replace(/\/\*\*?.*?\*\/|\/\/.*$|^\s*\*.*$/g, '')))
          .map((line) => `${path}: ${line.trim()}`),
      )
    expect(lines).toEqual([])
    expect(programmes.some(({ rating }) => rating !== undefined)).toBe(true)
  })

  it('leaves nothing unfinished or given up in the code', () => {
    const given =
      /\bTODO\b|\bFIXME\b|[Вв] разработке|[Зз]аглушк|[Сс]коро появится|@ts-ignore|@ts-nocheck|\bas any\b|: any\b/
    const found = product.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => given.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  it('ends a sentence with «г.», not with «г..»', () => {
    const twice = /formatLong\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\}\.(?!docx|pdf|xlsx|csv|ics)/
    expect(product.filter(({ text }) => twice.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('speaks Russian on the screen', () => {
    // Text between tags made of Latin words alone; names of formats and of the portal's parts are words of both
    // languages.
    const known =
      /^(?:PDF|SVG|PNG|BPMN 2\.0|DOCX|XLSX|CSV|JSON|XML|ZIP|S3|API|QR|OpenID Connect|Gemba|TOTP|SMTP|e-mail|ID|README|SHA-256|[\w-]+\.(?:csv|json|ts))$/
    const texts = screens.flatMap(({ path, text }) =>
      [...text.matchAll(/>\s*([A-Za-z][A-Za-z0-9 .,'-]{2,})\s*<\//g)].map((match) => ({
        path,
        text: (match[1] ?? '').trim(),
      })),
    )
    expect(texts.filter(({ text }) => !known.test(text)).map(({ path, text }) => `${path}: ${text}`)).toEqual([])
  })
})
