import { describe, expect, it } from 'vitest'
import { machines } from './machines'
import { sources } from './sources'
import { conditions, copies, statusSets, twins } from './twins'

// A rule stands once, under a name, in the module that owns it; where SQL must say the same, its fragment stands beside
// the pure function (status/sql.ts, stages/sql.ts, roadmaps/sql.ts …) and takes the list of statuses from it.

const product = sources(['app', 'components', 'lib'], /\.(ts|tsx)$/)

/** What may stand in two places, each with its reason. */
const exceptions: Record<string, string> = {
  "RoadmapPart.agencyId IS NOT NULL AND RoadmapPart.status <> 'CLOSED'":
    'The cockpit looks for the map to open, the note counts: what both leave out – bodies that are no agencies, parts that nobody owes – is no rule of the act.',
}

describe('rules written twice', () => {
  it('no set of statuses is written out in two places', () => {
    const found = twins(product.flatMap((source) => statusSets(source, machines)))
    expect(found.filter(({ key }) => !(key in exceptions))).toEqual([])
  })

  it('no condition of SQL is written in two files', () => {
    const found = twins(product.flatMap(conditions), { perFile: true })
    expect(found.filter(({ key }) => !(key in exceptions))).toEqual([])
    // An exception that is no twin any more goes.
    expect(Object.keys(exceptions).filter((key) => !found.some((one) => one.key === key))).toEqual([])
  })

  it('no small helper is copied outside its home', () => {
    expect(product.flatMap((source) => copies(source))).toEqual([])
  })
})

describe('the finder', () => {
  const at = (path: string, text: string) => ({ path, text })
  const keys = (text: string, path = 'lib/rating/x.ts') => statusSets(at(path, text), machines).map(({ key }) => key)

  it('sees a set however it is written', () => {
    const set = 'assessment: DRAFT, NOT_STARTED'
    for (const text of [
      `const open = ['NOT_STARTED', 'DRAFT']`,
      `const open = ['DRAFT' as const, 'NOT_STARTED' as const]`,
      `const where = { status: { in: ['NOT_STARTED', 'DRAFT'] } }`,
      `const open = row.status === 'NOT_STARTED' || row.status === 'DRAFT'`,
      `const open = may && (status === 'DRAFT' || status === 'NOT_STARTED')`,
      `const done = status !== 'DRAFT' && status !== 'NOT_STARTED' && given`,
      "const sql = Prisma.sql`WHERE s.\"status\" IN ('NOT_STARTED', 'DRAFT') AND ${mine}`",
      'const sql = tx.$queryRaw`SELECT 1 FROM "SelfAssessment" s WHERE s."status" NOT IN (\'DRAFT\', \'NOT_STARTED\')`',
      'const sql = Prisma.sql`WHERE s."status"::text = ANY(\'{NOT_STARTED,DRAFT}\')`',
    ])
      expect(keys(text), text).toEqual([set])
  })

  it('knows whose statuses they are: by the table, by the words alone, by the folder', () => {
    const sql = (table: string) =>
      `Prisma.sql\`SELECT 1 FROM "${table}" r WHERE r."status" IN ('SUBMITTED', 'RETURNED')\``
    expect([keys(sql('ProjectReport')), keys(sql('QuarterlyReport'))].flat()).toEqual([
      'report on a project: RETURNED, SUBMITTED',
      'quarterly report: RETURNED, SUBMITTED',
    ])
    expect(keys(`['RUNNING', 'MONITORING']`, 'lib/quarterly/x.ts')).toEqual(['project: MONITORING, RUNNING'])
    expect(keys(`['DRAFT', 'RETURNED']`, 'lib/practices/x.ts')).toEqual(['practice: DRAFT, RETURNED'])
    expect(keys(`['DRAFT', 'RETURNED']`, 'lib/core/x.ts')).toEqual([])
  })

  it('passes over one status, a whole machine, a list that is built, and other words', () => {
    for (const text of [
      `status === 'DRAFT' || other === 'NOT_STARTED'`,
      `['DRAFT', 'APPROVAL', 'RUNNING', 'MONITORING', 'FINISHED', 'CANCELLED']`,
      `[...notSubmittedStatuses, 'WITHDRAWN']`,
      `['LEAN', 'CLIENT_CENTRIC']`,
    ])
      expect(keys(text), text).toEqual([])
  })

  it('calls twins what is said in two places', () => {
    const one = at('lib/rating/a.ts', `const open = ['NOT_STARTED', 'DRAFT']`)
    const two = at('lib/queue/b.ts', `\nif (s === 'DRAFT' || s === 'NOT_STARTED') go()`)
    const said = [one, two].flatMap((source) => statusSets(source, machines))
    expect(twins(said)).toEqual([
      { key: 'assessment: DRAFT, NOT_STARTED', places: ['lib/rating/a.ts:1', 'lib/queue/b.ts:2'] },
    ])
    expect(twins(said.slice(1))).toEqual([])
  })

  it('sees one condition of SQL under two aliases, in another order, with more beside it', () => {
    const stage = (alias: string, more: string) =>
      `tx.$queryRaw\`SELECT 1 FROM "ProjectStage" ${alias} WHERE ${alias}."tenantId" = \${t}::uuid ${more}\``
    const said = [
      at('lib/a.ts', stage('l', 'AND l."closedOn" IS NULL AND l."dueTo" < ${today}::date')),
      at('lib/b.ts', stage('s', 'AND s."dueTo" < ${day}::date AND s."number" > 1 AND s."closedOn" IS NULL')),
      at('lib/c.ts', stage('s', 'AND (s."closedOn" IS NULL OR s."dueTo" < ${day}::date)')),
    ].flatMap(conditions)
    expect(twins(said, { perFile: true })).toEqual([
      { key: 'ProjectStage.closedOn IS NULL AND ProjectStage.dueTo < ?', places: ['lib/a.ts', 'lib/b.ts'] },
    ])
  })

  it('sees a copied helper, and not the helper itself', () => {
    const lines = [
      'const upper = text.charAt(0).toUpperCase() + text.slice(1)',
      "const like = `%${q.replace(/[\\\\%_]/g, '\\\\$&')}%`",
      'const today = todayIn(ctx.actor.tenant.timeZone, ctx.now)',
      "const page = Math.max(1, Number.parseInt(query.page ?? '', 10) || 1)",
      'for (const tenant of await platformDb().tenant.findMany({ select })) await work(tenant)',
      "const word = n % 10 === 1 && n % 100 !== 11 ? 'ждёт' : 'ждут'",
      'const hour = Number(formatTime(timeZone, now).slice(0, 2))',
      "for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message",
      'return toDecimalString({ units: units * by, scale })',
      'const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)',
    ]
    const found = copies(at('lib/x.ts', lines.join('\n'))).map(({ line }) => line)
    expect(found.sort((a, b) => a - b)).toEqual(lines.map((_, i) => i + 1))
    expect(copies(at('lib/core/format.ts', lines[0] ?? ''))).toEqual([])
    expect(
      copies(at('lib/x.ts', 'const initial = word.charAt(0).toUpperCase()\nconst page = pageNumber(query.page)')),
    ).toEqual([])
  })
})
