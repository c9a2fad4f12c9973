import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '@/lib/core/result'
import type { TenantView } from '@/lib/core/tenant'
import { takeAnswer } from '@/lib/feedback/answers/accept'
import { getCollecting } from '@/lib/feedback/answers/collect-queries'
import { forgetAnswerFiles } from '@/lib/feedback/answers/retention'
import {
  chooseAnswerFile,
  decideAnswerFile,
  dropAnswerFile,
  loadAnswerFile,
  startAnswerFile,
  undoAnswerFile,
} from '@/lib/feedback/import/commands'
import { getAnswerFile, listAnswerFiles } from '@/lib/feedback/import/queries'
import { closeSurvey } from '@/lib/feedback/release/commands'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { newId } from '@/lib/core/ids'
import { createSurvey, serviceContent } from '../../factories/answer'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

let tenant: TenantView
let agency: { id: string }
let curator: Actor
beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  curator = await createActor(tenant, 'CURATOR', agency.id)
})
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const header = 'ID;Время создания;Довольны ли вы тем, как вас обслужили?;Что помешало?;Какую оценку поставите?;Имя'
const rows = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => {
    const n = from + i
    return `клиент-${n};${String((n % 9) + 1).padStart(2, '0')}.11.2026 10:${String(10 + n)};Нет;Долго ждали;${(n % 5) + 1};Сидоров${n}`
  })
const bytes = (lines: string[], top = header) => new TextEncoder().encode([top, ...lines].join('\n'))
const fileName = 'ответы.csv'

const survey = () => createSurvey(tenant.id, agency.id, serviceContent())
const draftOf = async (actor: Actor, id: string) => {
  const file = await getAnswerFile(actor, { id })
  if (file?.stage !== 'draft') throw new Error(`no draft: ${file?.stage}`)
  return { ...file.draft, version: file.version }
}
async function start(surveyId: string, lines: string[], { actor = curator, top = header } = {}): Promise<string> {
  return value(await startAnswerFile(actor, { id: surveyId, fileName, bytes: bytes(lines, top) })).id
}
async function load(id: string, actor = curator) {
  const { version, surveyVersionId } = await draftOf(actor, id)
  return loadAnswerFile(actor, { id, version, surveyVersionId })
}
const intake = (surveyId: string) =>
  withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId }, orderBy: { id: 'asc' } }))
const everything = () =>
  withTenant(tenant.id, async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')`
    const texts: string[] = []
    for (const { name } of tables)
      texts.push(
        ...(await tx.$queryRawUnsafe<{ t: string }[]>(`SELECT t::text AS "t" FROM "${name}" t`)).map((r) => r.t),
      )
    return texts.join('\n')
  })

describe('answers of a file', () => {
  it('come in once, by day alone; the file, its keys and names are gone', async () => {
    const made = await survey()
    for (const mark of [1, 2, 3])
      await takeAnswer({
        ...{ tenantId: tenant.id, surveyId: made.id, versionId: made.versionId, agencyId: agency.id },
        ...{ touchpointId: null, segmentId: null, channel: 'LINK', forOther: false, day: '2026-11-30', among: 5 },
        ...{ answers: { mark }, key: newId() },
      })
    const id = await start(made.id, rows(1, 8))
    const draft = await draftOf(curator, id)
    expect(draft).toMatchObject({ answers: 8, faults: [], conflicts: [], ready: true, soon: false })
    const { version, surveyVersionId } = draft
    const attempt = newId()
    const twice = await Promise.all(
      [1, 2, 3].map(() => loadAnswerFile(curator, { id, version, surveyVersionId }, { attempt })),
    )
    for (const one of twice) expect(value(one)).toEqual({ taken: 8 })
    const taken = await intake(made.id)
    expect(taken).toHaveLength(11)
    const own = taken.filter(({ importId }) => importId === id)
    expect(own).toHaveLength(8)
    expect(new Set(own.map(({ channel }) => channel))).toEqual(new Set(['IMPORT']))
    expect(own.map(({ answers }) => JSON.stringify(answers)).toSorted()).toEqual(
      [2, 3, 4, 5, 1, 2, 3, 4].map((mark) => JSON.stringify({ why: ['queue'], glad: 'no', mark })).toSorted(),
    )
    expect(own.map(({ day }) => day.toISOString().slice(0, 10)).toSorted()).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9].map((n) => `2026-11-0${n}`),
    )
    const dump = await everything()
    expect(dump).not.toContain('клиент-')
    expect(dump).not.toContain('Сидоров')
    expect(dump).not.toContain(Buffer.from('клиент-').toString('hex'))
    // Three came by the link: beside the sum the file's number would tell theirs.
    expect(await getCollecting(curator, { id: made.id })).toMatchObject({ received: 11, byChannel: [] })
  })

  it('the same file, or one that grew, brings only what is new', async () => {
    const made = await survey()
    expect(value(await load(await start(made.id, rows(1, 6))))).toEqual({ taken: 6 })
    const again = await start(made.id, rows(1, 6))
    expect(await draftOf(curator, again)).toMatchObject({ answers: 0, skipped: [{ why: 'loaded' }] })
    expect(await load(again)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    const few = await start(made.id, rows(1, 9))
    expect(await draftOf(curator, few)).toMatchObject({ answers: 3, ready: false })
    expect(await load(few)).toMatchObject({ ok: false, error: { message: expect.stringContaining('меньше 5') } })
    expect(value(await load(await start(made.id, rows(1, 12))))).toEqual({ taken: 6 })
    expect(await intake(made.id)).toHaveLength(12)
  })

  it('two people who load files of the same keys at once do not double them', async () => {
    const made = await survey()
    const other = await createActor(tenant, 'CURATOR', agency.id)
    const mine = await start(made.id, rows(1, 6))
    const theirs = await start(made.id, [...rows(1, 6), ''], { actor: other })
    const results = await Promise.all([load(mine), load(theirs, other)])
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await intake(made.id)).toHaveLength(6)
  })

  it('without keys the very file is taken once', async () => {
    const made = await survey()
    const top = 'Какую оценку поставите?;Прочее'
    const lines = Array.from({ length: 5 }, () => '5;')
    expect(value(await load(await start(made.id, lines, { top })))).toEqual({ taken: 5 })
    const again = await start(made.id, lines, { top })
    expect(await draftOf(curator, again)).toMatchObject({ again: true, ready: false })
    expect(await load(again)).toMatchObject({ ok: false, error: { message: expect.stringContaining('уже перенесён') } })
    expect(value(await load(await start(made.id, [...lines, '4;'], { top })))).toEqual({ taken: 6 })
  })

  it('wait for a word on what is not read', async () => {
    const made = await survey()
    const id = await start(made.id, [...rows(1, 5), 'x;сегодня;Нет;;9;', 'клиент-1;;Да, полностью;;5;'])
    const draft = await draftOf(curator, id)
    expect(draft.faults.map(({ letter, text, rows: on }) => [letter, text, on])).toEqual([
      ['B', 'сегодня', [7]],
      ['E', '9', [7]],
    ])
    expect(draft.conflicts.map(({ rows: on }) => on.map(({ row }) => row))).toEqual([[2, 8]])
    expect(await load(id)).toMatchObject({ ok: false, error: { message: expect.stringContaining('решите') } })
    let { version } = draft
    const decide = async (input: object) => {
      value(await decideAnswerFile(curator, { id, version, ...input } as Parameters<typeof decideAnswerFile>[1]))
      version += 1
    }
    expect(await decideAnswerFile(curator, { id, version, deed: 'correct', at: 4, row: 7, to: ' ' })).toMatchObject({
      error: { code: 'INVALID' },
    })
    await decide({ deed: 'correct', at: 4, row: 7, to: '4' })
    await decide({ deed: 'blank', at: 1, row: 7 })
    await decide({ deed: 'keep', row: 8 })
    expect(await draftOf(curator, id)).toMatchObject({ faults: [], conflicts: [], ready: true, days: { none: 2 } })
    value(await load(id))
    const marks = (await intake(made.id)).map(({ answers }) => (answers as { mark: number }).mark)
    expect(marks.toSorted()).toEqual([1, 3, 4, 4, 5, 5])
  })
})

describe('taking back', () => {
  it('takes all answers of the file while they wait, and the file may come again', async () => {
    const made = await survey()
    const id = await start(made.id, rows(1, 6))
    value(await load(id))
    const [first] = (await listAnswerFiles(curator, { id: made.id }))?.loads ?? []
    expect(first).toMatchObject({ id, taken: 6, undoable: true })
    expect(value(await undoAnswerFile(curator, { id, version: first?.version ?? 0 }))).toEqual({ taken: 6 })
    expect(await intake(made.id)).toEqual([])
    expect(value(await load(await start(made.id, rows(1, 6))))).toEqual({ taken: 6 })
  })

  it('is refused once the answers are in a batch, which does not know of the file', async () => {
    const made = await survey()
    const id = await start(made.id, rows(1, 6))
    value(await load(id))
    value(await closeSurvey(curator, { id: made.id, version: 1 }))
    expect(await intake(made.id)).toEqual([])
    const [first] = (await listAnswerFiles(curator, { id: made.id }))?.loads ?? []
    expect(first).toMatchObject({ undoable: false })
    expect(await undoAnswerFile(curator, { id, version: first?.version ?? 0 })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('партию') },
    })
    const [response] = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ text: string }[]>`SELECT r::text AS "text" FROM "SurveyResponse" r LIMIT 1`,
    )
    expect(response?.text).not.toContain(id)
  })
})

describe('a draft', () => {
  it('is its own person’s; chosen columns are read anew', async () => {
    const made = await survey()
    const id = await start(made.id, rows(1, 6))
    const other = await createActor(tenant, 'CURATOR', agency.id)
    expect(await getAnswerFile(other, { id })).toBeNull()
    const { version, surveyVersionId } = await draftOf(curator, id)
    expect(await loadAnswerFile(other, { id, version, surveyVersionId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    value(await chooseAnswerFile(curator, { id, version, columns: { '4': '', '5': 'q.words' } }))
    const draft = await draftOf(curator, id)
    expect(draft.columns.map(({ place }) => place)).toEqual(['key', 'moment', 'q.glad', 'q.why', '', 'q.words'])
    expect(await chooseAnswerFile(curator, { id, version: draft.version, columns: { '4': 'q.none' } })).toMatchObject({
      error: { code: 'INVALID' },
    })
  })

  it('goes with its file when it is dropped, and after two weeks by itself', async () => {
    const made = await survey()
    const files = () =>
      withTenant(tenant.id, (tx) => tx.answerImportFile.count({ where: { import: { surveyId: made.id } } }))
    const id = await start(made.id, rows(1, 6))
    await start(made.id, rows(1, 7))
    expect(await files()).toBe(2)
    value(await dropAnswerFile(curator, { id, version: 1 }))
    expect(await files()).toBe(1)
    const later = (days: number) => new Date(Date.now() + days * 86_400_000)
    await withTenant(tenant.id, (tx) => forgetAnswerFiles(tx, tenant.id, later(13)))
    expect(await files()).toBe(1)
    await withTenant(tenant.id, (tx) => forgetAnswerFiles(tx, tenant.id, later(15)))
    expect(await files()).toBe(0)
  })
})
