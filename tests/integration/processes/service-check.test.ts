import { describe, expect, it } from 'vitest'
import { withTenant } from '@/lib/platform/db'
import { getCheckAgency } from '@/lib/processes/check/agency-queries'
import { addToCampaign, closeCheckCampaign, openCheckCampaign } from '@/lib/processes/check/campaign-commands'
import { saveCheckAnswers, signCheck } from '@/lib/processes/check/check-commands'
import { createCheckForm, updateCheckForm } from '@/lib/processes/check/form-commands'
import { addMeasure, approveCheckPlan, doneMeasure, removeMeasure } from '@/lib/processes/check/plan-commands'
import { getCheck, getCheckCampaign, getCheckForm, listChecks } from '@/lib/processes/check/queries'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const form = {
  title: 'Лист самопроверки',
  sample: 'on',
  ruling: '',
  questions: '# Узнать\nСрок виден\nСправки не спрашивают | 1 | стоп',
  yes: '2',
  partly: '1',
  no: '0',
  fromA: '85',
  fromB: '70',
  fromV: '50',
  limit: 'В' as const,
}

async function stage() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const foreign = await createAgency(tenant)
  const office = await createActor(tenant, 'METHODOLOGIST', null)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const other = await createActor(tenant, 'CURATOR', foreign.id)
  const service = await createProcess(tenant, agency, [{ name: 'Шаг' }], { carries: 'service', code: 'У-1' })
  await createProcess(tenant, agency, [{ name: 'Шаг' }], { carries: 'function', code: 'Ф-1' })
  const made = await createCheckForm(office, form)
  if (!made.ok) throw new Error(made.error.message)
  const open = (more: object = {}) =>
    openCheckCampaign(office, {
      formId: made.value.id,
      formVersion: 1,
      title: 'Самопроверка 2026 года',
      checkBy: '2026-10-15',
      planBy: '2026-12-07',
      doneBy: '2027-12-31',
      carries: ['service'],
      kinds: ['EXECUTIVE_BODY'],
      planItem: '3.2',
      doneItem: '3.3',
      ...more,
    })
  const opened = await open()
  if (!opened.ok) throw new Error(opened.error.message)
  const campaignId = opened.value.id
  const view = async () => {
    const { lines } = await getCheckAgency(curator, { id: campaignId, agencyId: agency.id })
    return getCheck(curator, { id: lines[0]?.id ?? '' })
  }
  const answer = async (first: string, second: string) => {
    const { id, version } = await view()
    return saveCheckAnswers(curator, {
      id,
      version,
      answers: { q1: { answer: first, note: '' }, q2: { answer: second, note: '' } } as never,
    })
  }
  const sign = async () => {
    const { id, version } = await view()
    return signCheck(curator, { id, version })
  }
  return {
    tenant,
    agency,
    office,
    curator,
    other,
    service,
    formId: made.value.id,
    campaignId,
    open,
    view,
    answer,
    sign,
  }
}

describe('a self-check of services', () => {
  it('asks services of executive bodies only, and what the registry gains later', async () => {
    const { tenant, agency, office, campaignId, view } = await stage()
    expect((await view()).process.code).toBe('У-1')
    expect((await getCheckCampaign(office, { id: campaignId })).tally).toMatchObject({ services: 1, signed: 0 })
    await createProcess(tenant, agency, [{ name: 'Шаг' }], { carries: 'service', code: 'У-2' })
    expect(await addToCampaign(office, { id: campaignId })).toMatchObject({ value: { count: 1 } })
    expect(await addToCampaign(office, { id: campaignId })).toMatchObject({ value: { count: 0 } })
    // What leaves the registry unchecked is owed no more.
    await withTenant(tenant.id, (tx) =>
      tx.process.updateMany({
        where: { tenantId: tenant.id, code: 'У-2' },
        data: { status: 'DROPPED', droppedOn: new Date('2026-10-01'), droppedBasis: 'Приказ' },
      }),
    )
    expect((await getCheckCampaign(office, { id: campaignId })).tally.services).toBe(1)
  })

  it('gives its letter by the answers when it is signed, and keeps it', async () => {
    const { view, answer, sign, curator } = await stage()
    expect(await sign()).toMatchObject({ error: { message: expect.stringContaining('Срок виден') as string } })
    await answer('yes', '')
    expect(await sign()).toMatchObject({ error: { code: 'RULE' } })
    // 2 of 4 points are 50: «В»; the stop question would not let it higher.
    await answer('yes', 'no')
    expect(await sign()).toMatchObject({ ok: true, value: { grade: 'В' } })
    expect(await view()).toMatchObject({ grade: 'В', share: '1/2', state: 'NO_PLAN' })
    expect(await answer('yes', 'yes')).toMatchObject({ error: { code: 'RULE' } })
    const { id } = await view()
    expect(await signCheck(curator, { id, version: 1 })).toMatchObject({ error: { code: 'CONFLICT' } })
  })

  it('«В» and «Г» get a plan that is approved and followed to done', async () => {
    const { view, answer, sign, curator, campaignId, office } = await stage()
    await answer('yes', 'no')
    const early = await view()
    const measure = {
      checkId: early.id,
      what: 'Запросы через СМЭВ',
      questions: ['q2'],
      responsible: 'Начальник отдела',
      dueOn: '2027-06-30',
    }
    expect(await addMeasure(curator, measure)).toMatchObject({ error: { code: 'RULE' } })
    await sign()
    const approve = async () => {
      const { id, version } = await view()
      return approveCheckPlan(curator, { id, version, planOn: '2026-11-01', planBasis: 'Приказ № 7' })
    }
    expect(await approve()).toMatchObject({ error: { code: 'RULE' } })
    expect(await addMeasure(curator, { ...measure, dueOn: '2028-01-01' })).toMatchObject({
      error: { fields: { dueOn: expect.stringContaining('31.12.2027') as string } },
    })
    expect(await addMeasure(curator, measure)).toMatchObject({ ok: true })
    expect(await addMeasure(curator, { ...measure, what: 'Лишнее дело' })).toMatchObject({ ok: true })
    const [first, second] = (await view()).measures
    expect(
      await doneMeasure(curator, { id: first?.id ?? '', version: 1, doneOn: '2026-11-02', result: 'Сделано' }),
    ).toMatchObject({
      error: { code: 'RULE' },
    })
    expect(await removeMeasure(curator, { id: second?.id ?? '', version: 1 })).toMatchObject({ ok: true })
    expect(await approve()).toMatchObject({ ok: true })
    expect(await addMeasure(curator, measure)).toMatchObject({ error: { code: 'RULE' } })
    expect((await getCheckCampaign(office, { id: campaignId })).tally).toMatchObject({ owed: 1, planned: 1, done: 0 })
    expect(
      await doneMeasure(curator, {
        id: first?.id ?? '',
        version: 1,
        doneOn: '2027-02-01',
        result: 'Справки не спрашивают',
      }),
    ).toMatchObject({ error: { fields: { doneOn: expect.any(String) as string } } })
    expect(
      await doneMeasure(curator, {
        id: first?.id ?? '',
        version: 1,
        doneOn: '2026-11-02',
        result: 'Справки не спрашивают',
      }),
    ).toMatchObject({ ok: true, value: { finished: '2026-11-02' } })
    expect(await view()).toMatchObject({ state: 'DONE', doneOn: '2026-11-02' })
  })

  it('an edited questionnaire leaves an open campaign alone; what was not seen is not opened', async () => {
    const { office, formId, view, open } = await stage()
    const before = (await view()).body
    expect(
      await updateCheckForm(office, { id: formId, version: 1, ...form, questions: 'Другой вопрос', fromV: '60' }),
    ).toMatchObject({ ok: true })
    expect((await view()).body).toEqual(before)
    expect(await open()).toMatchObject({ error: { code: 'CONFLICT' } })
    expect((await getCheckForm(office, { id: formId })).body.sections[0]?.questions[0]?.text).toBe('Другой вопрос')
    expect(await updateCheckForm(office, { id: formId, version: 2, ...form, sample: '', ruling: '' })).toMatchObject({
      error: { fields: { ruling: expect.any(String) as string } },
    })
    expect(
      await updateCheckForm(office, { id: formId, version: 2, ...form, questions: 'Вопрос | много' }),
    ).toMatchObject({
      error: { fields: { questions: expect.stringContaining('Строка 1') as string } },
    })
  })

  it('is seen and answered by its own body alone; a closed one takes no answers', async () => {
    const { agency, other, office, curator, campaignId, view, answer } = await stage()
    const { id, version } = await view()
    await expect(getCheck(other, { id })).rejects.toThrow()
    await expect(getCheckAgency(other, { id: campaignId, agencyId: agency.id })).rejects.toThrow()
    expect(await saveCheckAnswers(other, { id, version, answers: {} })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await listChecks(other, {})).campaigns[0]?.tally.services).toBe(0)
    expect((await listChecks(curator, {})).own).toBe(agency.id)
    expect(await closeCheckCampaign(office, { id: campaignId, version: 1 })).toMatchObject({
      ok: true,
      value: { unsigned: 1 },
    })
    expect(await answer('yes', 'yes')).toMatchObject({ error: { code: 'RULE' } })
  })

  it('days out of order and an empty registry are refused', async () => {
    const { open } = await stage()
    expect(await open({ planBy: '2026-10-01' })).toMatchObject({
      error: { fields: { planBy: expect.any(String) as string } },
    })
    expect(await open({ title: 'Самопроверка цифровых сервисов', carries: ['digital'] })).toMatchObject({
      error: { code: 'RULE' },
    })
  })
})
