import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { TenantView } from '@/lib/core/tenant'
import { takeAnswer } from '@/lib/feedback/answers/accept'
import { getCollecting, surveysForMe } from '@/lib/feedback/answers/collect-queries'
import { addDesk, retireDesk } from '@/lib/feedback/answers/desk-commands'
import { inviteToSurvey } from '@/lib/feedback/answers/invite-commands'
import { enterSheet } from '@/lib/feedback/answers/sheet-commands'
import { forgetOpenedForms } from '@/lib/feedback/answers/retention'
import { employeeMark } from '@/lib/feedback/answers/token'
import { deliver } from '@/lib/jobs/deliver'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createSurvey, serviceContent } from '../../factories/answer'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

let tenant: TenantView
let agency: { id: string }
let team: Actor
beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  team = await createActor(tenant, 'TEAM_MEMBER', agency.id)
})
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const survey = (rest: Parameters<typeof createSurvey>[3] = {}) =>
  createSurvey(tenant.id, agency.id, serviceContent(), rest)
const messages = () => withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ orderBy: { id: 'asc' } }))
const keyIn = (payload: unknown): string => /\?i=([\w-]{43})/.exec(JSON.stringify(payload))?.[1] ?? ''

describe('invitations', () => {
  it('reach everybody of the list once, and nothing is left of who got which key', async () => {
    const made = await survey({ audience: 'INVITED' })
    const people = Array.from({ length: 10 }, (_, i) => `person${i}@example.test`)
    const invite = () => inviteToSurvey(team, { id: made.id, list: people.join('\n') })
    expect(value(await invite())).toEqual({ invited: 10, before: 0 })
    expect(value(await invite())).toEqual({ invited: 0, before: 10 })
    const sent = await messages()
    const keys = sent.map(({ payload }) => keyIn(payload))
    expect(new Set(keys).size).toBe(10)
    expect(sent.map(({ payload }) => (payload as { to: string }).to).sort()).toEqual(people)
    for (const { id } of sent) await deliver({ tenantId: tenant.id, messageId: id }, true)
    const after = await messages()
    expect(after.map(({ status }) => status)).toEqual(people.map(() => 'DONE'))
    for (const { payload } of after) {
      expect(keyIn(payload)).toBe('')
      expect(payload).toMatchObject({ text: 'Текст письма стёрт после отправки.' })
    }
    // Keys stand in no table, and their hashes in no order of the people.
    const dump = await withTenant(tenant.id, async (tx) => {
      const tables = await tx.$queryRaw<{ name: string }[]>`
        SELECT c.relname AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')`
      const texts: string[] = []
      for (const { name } of tables)
        texts.push(
          ...(await tx.$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS "text" FROM "${name}" t`)).map(
            ({ text }) => text,
          ),
        )
      return texts.join('\n')
    })
    for (const key of keys) expect(dump).not.toContain(key)
    const hashes = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ hash: string }[]>`
        SELECT "hash" FROM "SurveyKey" WHERE "surveyId" = ${made.id}::uuid ORDER BY ctid`,
    )
    expect(hashes.map(({ hash }) => hash)).toEqual(hashes.map(({ hash }) => hash).toSorted())
    for (const invitation of keys)
      expect(
        await takeAnswer({
          ...{ tenantId: tenant.id, surveyId: made.id, versionId: made.versionId, agencyId: agency.id },
          ...{
            touchpointId: null,
            segmentId: null,
            channel: 'INVITATION',
            forOther: false,
            day: '2026-11-30',
            among: 5,
          },
          ...{ answers: { glad: 'yes' }, key: newId(), invitation },
        }),
      ).toBe('taken')
    const collecting = await getCollecting(team, { id: made.id })
    expect(collecting).toMatchObject({ invited: 10, received: 10 })
  })

  it('nobody is written to while a line is not understood', async () => {
    const made = await survey({ audience: 'INVITED' })
    const before = (await messages()).length
    const refused = await inviteToSurvey(team, { id: made.id, list: 'a@example.test\nбез адреса' })
    expect(refused).toMatchObject({
      ok: false,
      error: { fields: { list: expect.stringContaining('2 («без адреса»)') as string } },
    })
    expect(await messages()).toHaveLength(before)
    expect(await inviteToSurvey(team, { id: (await survey()).id, list: 'a@example.test' })).toMatchObject({ ok: false })
  })
})

describe('sheets', () => {
  it('are written once each, without what was not asked, and the journal says nothing of their answers', async () => {
    const made = await survey()
    const sheet = {
      ...{ id: made.id, versionId: made.versionId, channel: 'PAPER' as const, key: newId() },
      ...{ agencyId: null, touchpointId: null, forOther: 'on' },
      answers: { glad: 'yes', why: ['papers'], words: 'Секретные слова' },
    }
    const all = await Promise.all(Array.from({ length: 5 }, () => enterSheet(team, sheet)))
    for (const one of all) expect(value(one)).toEqual({ dropped: ['Что помешало?'] })
    const rows = await withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId: made.id } }))
    expect(rows).toMatchObject([
      { channel: 'PAPER', forOther: true, answers: { glad: 'yes', words: 'Секретные слова' } },
    ])
    const journal = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ text: string }[]>`SELECT t::text AS "text" FROM "AuditRecord" t`,
    )
    expect(journal.filter(({ text }) => text.includes('survey.enter'))).toHaveLength(1)
    expect(JSON.stringify(journal)).not.toContain('Секретные')
    const attempts = await withTenant(tenant.id, (tx) => tx.commandAttempt.findMany())
    expect(attempts.filter(({ operation }) => operation === 'survey.enter')).toEqual([])
  })

  it('so few that they would tell of single people are not counted aloud', async () => {
    const made = await survey()
    for (const n of [1, 2, 3, 4, 5]) {
      value(
        await enterSheet(team, {
          ...{ id: made.id, versionId: made.versionId, channel: 'PHONE' as const, key: newId() },
          ...{ agencyId: null, touchpointId: null, forOther: '', answers: { mark: 4 } },
        }),
      )
      expect((await getCollecting(team, { id: made.id }))?.received).toBe(n < 5 ? null : 5)
    }
  })
})

describe('tablets', () => {
  it('get an address of their own, and lose it', async () => {
    const made = await survey()
    const touchpointId = newId()
    await withTenant(tenant.id, (tx) =>
      tx.touchpoint.create({
        data: {
          ...{ tenantId: tenant.id, id: touchpointId, agencyId: agency.id, code: newId().slice(-8), name: 'Окно 1' },
          ...{ channel: 'desk', surveyId: made.id, createdBy: 'П' },
        },
      }),
    )
    const { id } = value(await addDesk(team, { touchpointId, name: 'у выхода', quota: '60' }))
    const desks = async () => (await getCollecting(team, { id: made.id }))?.points[0]?.desks
    expect((await desks())?.[0]?.address).toMatch(/\?desk=[\w-]{24}$/)
    value(await retireDesk(team, { id, version: 1 }))
    expect(await desks()).toEqual([])
  })
})

it('staff see what they are asked until they have answered', async () => {
  const made = await survey({ audience: 'EMPLOYEES' })
  const [own, foreign] = [
    await createActor(tenant, 'EMPLOYEE', agency.id),
    await createActor(tenant, 'EMPLOYEE', (await createAgency(tenant)).id),
  ]
  const asked = async (actor: Actor) => (await surveysForMe(actor, {})).map(({ id }) => id)
  expect(await asked(own)).toContain(made.id)
  expect(await asked(foreign)).not.toContain(made.id)
  await takeAnswer({
    ...{
      tenantId: tenant.id,
      surveyId: made.id,
      versionId: made.versionId,
      agencyId: agency.id,
      touchpointId: null,
      segmentId: null,
    },
    ...{ channel: 'EMPLOYEE', forOther: false, day: '2026-11-30', answers: { glad: 'yes' }, key: newId(), among: 5 },
    mark: employeeMark(made.id, own.personId ?? ''),
  })
  expect(await asked(own)).not.toContain(made.id)
})

it('keys of forms opened more than a month ago go', async () => {
  const kept = (hash: string, day: string) => ({ tenantId: tenant.id, hash, day: new Date(day) })
  await withTenant(tenant.id, (tx) =>
    tx.surveyAttempt.createMany({ data: [kept('old', '2026-10-01'), kept('new', '2026-11-20')] }),
  )
  await withTenant(tenant.id, (tx) => forgetOpenedForms(tx, tenant.id, new Date('2026-11-30T10:00:00Z')))
  const left = await withTenant(tenant.id, (tx) =>
    tx.surveyAttempt.findMany({ where: { hash: { in: ['old', 'new'] } } }),
  )
  expect(left.map(({ hash }) => hash)).toEqual(['new'])
})
