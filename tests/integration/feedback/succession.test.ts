import { beforeEach, describe, expect, it } from 'vitest'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { answerMessage } from '@/lib/feedback/told/message-commands'
import { createProblem } from '@/lib/feedback/told/commands'
import { fileWord, wordAgency } from '@/lib/feedback/told/public'
import { getToldPage } from '@/lib/feedback/told/public-told'
import { getProblem } from '@/lib/feedback/told/queries'
import { readSurveyFilter } from '@/lib/feedback/survey/filter'
import { getSurvey, listSurveys } from '@/lib/feedback/survey/queries'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { abolishAgency, mergeAgency } from '@/lib/succession/commands'
import { createSurvey } from '../../factories/answer'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

let tenant: TenantView
let [gone, heir] = [
  { id: '', slug: '' },
  { id: '', slug: '' },
]
let [authority, curator, heirs] = [{}, {}, {}] as [Actor, Actor, Actor]

beforeEach(async () => {
  tenant = await createTenant()
  gone = await createAgency(tenant, { name: 'Управление архивов' })
  heir = await createAgency(tenant, { name: 'Министерство культуры' })
  authority = await createActor(tenant, 'AUTHORITY')
  curator = await createActor(tenant, 'CURATOR', gone.id)
  heirs = await createActor(tenant, 'CURATOR', heir.id)
})

const problem = async (by: Actor, agencyId: string, title: string): Promise<string> =>
  value(await createProblem(by, { agencyId, title, said: `«${title}»` } as never)).id

async function word(): Promise<string> {
  const agency = await wordAgency(tenant, gone.slug, '')
  if (!agency) throw new Error('no agency')
  const fields = { kind: 'PROBLEM' as const, service: '', place: '', text: 'Архив закрыт', point: '', key: newId() }
  const address = { email: 'a@example.test', consent: true }
  value(await fileWord(tenant, agency, { ...fields, ...address }, { ip: newId(), requestId: 'r' }, new Date()))
  return withTenant(tenant.id, async (tx) => {
    const row = await tx.feedbackMessage.findFirstOrThrow({ where: { tenantId: tenant.id }, select: { id: true } })
    return row.id
  })
}

const end = { date: '', basis: 'Указ № 5' }

describe('the end of an agency', () => {
  it('passes what is asked, made and not yet told to the heir, who can go on with it', async () => {
    await problem(heirs, heir.id, 'Нет гардероба')
    const waiting = await problem(curator, gone.id, 'Читальный зал закрыт в субботу')
    const told = await problem(curator, gone.id, 'Нет воды')
    await withTenant(tenant.id, (tx) =>
      tx.problem.update({ where: { tenantId_id: { tenantId: tenant.id, id: told } }, data: { status: 'TOLD' } }),
    )
    const message = await word()
    const asked = await createSurvey(tenant.id, gone.id)
    await createSurvey(tenant.id, heir.id)
    const over = await createSurvey(tenant.id, gone.id, undefined, { status: 'CLOSED', title: 'Прошлая волна' })

    const on = { ...end, date: todayIn(tenant.timeZone, new Date()) }
    const begins = async (by: Actor) => (await listSurveys(by, readSurveyFilter({}))).can.edit
    expect([await begins(curator), await begins(heirs)]).toEqual([true, true])
    value(await asSeen(mergeAgency)(authority, { id: gone.id, intoId: heir.id, ...on }))
    // Of what is gone nothing new is begun.
    expect([await begins(curator), await begins(heirs)]).toEqual([false, true])

    const passed = await getProblem(heirs, { id: waiting })
    expect([passed.agencyId, passed.number, passed.cameFrom]).toEqual([heir.id, 2, 'Управление архивов, № 1'])
    expect(passed.can.settle).toBe(true)
    await expect(getProblem(heirs, { id: told })).rejects.toThrow()
    const survey = await getSurvey(heirs, { id: asked.id })
    expect([survey?.title, survey?.status]).toEqual(['Как вас обслужили (Управление архивов)', 'OPEN'])
    expect(survey?.can.close).toBe(true)
    expect(await getSurvey(heirs, { id: over.id })).toBeNull()
    // A poster's address goes on, to whoever answers now.
    expect((await wordAgency(tenant, gone.slug, ''))?.id).toBe(heir.id)
    expect((await getToldPage(tenant, gone.slug, null, new Date()))?.heir?.slug).toBe(heir.slug)
    const answered = value(await answerMessage(heirs, { id: message, version: 2, answer: 'Открыли.' }))
    expect(answered.letters).toBe(1)
  })

  it('without an heir asks no more and leaves the words to the authority', async () => {
    const message = await word()
    const asked = await createSurvey(tenant.id, gone.id)
    const draft = await createSurvey(tenant.id, gone.id, undefined, { status: 'DRAFT', title: 'Черновик' })
    const on = { ...end, date: todayIn(tenant.timeZone, new Date()) }
    value(await asSeen(abolishAgency)(authority, { id: gone.id, ...on }))
    expect((await getSurvey(authority, { id: asked.id }))?.status).toBe('CLOSED')
    expect((await getSurvey(authority, { id: draft.id }))?.status).toBe('DRAFT')
    expect(await answerMessage(authority, { id: message, version: 1, answer: 'Открыли.' })).toMatchObject({ ok: true })
  })
})
