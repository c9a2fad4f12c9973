import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { SavedTexts } from '@/lib/core/text-autosave'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { beginTarget, saveSteps } from '@/lib/processes/steps/commands'
import { getStepPrices, getSteps, getStepsLive } from '@/lib/processes/steps/queries'
import { createProcess, createRoles } from '../../factories/process'
import { sent as statementsOf } from '../../factories/statements'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function scene() {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  return {
    tenant,
    agency,
    other,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор'),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Мария Котова'),
    employee: await createActor(tenant, 'EMPLOYEE', agency.id),
    neighbour: await createActor(tenant, 'CURATOR', other.id),
    observer: await createActor(tenant, 'OBSERVER'),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST'),
  }
}
type Edit = { path: string; base: string; text: string }
const save = (actor: Actor, processId: string, edits: Edit[], state: 'AS_IS' | 'TO_BE' = 'AS_IS') =>
  saveSteps(actor, { processId, state, edits })
const cell = (id: string | undefined, field: string, base: string, text: string): Edit => ({
  path: `${id}.${field}`,
  base,
  text,
})
const readSteps = async (actor: Actor, id: string, state: 'AS_IS' | 'TO_BE' = 'AS_IS') =>
  (await getSteps(actor, { id, state })).steps.filter(({ removed }) => !removed)
const conflictsOf = (result: Result<SavedTexts>) =>
  result.ok ? result.value.conflicts : (result.error.details as SavedTexts).conflicts

describe('the table of steps', () => {
  it('begins with the first cell that is typed and keeps what cannot be read', async () => {
    const s = await scene()
    const { id } = await createProcess(s.tenant, s.agency)
    expect(await getSteps(s.curator, { id, state: 'AS_IS' })).toMatchObject({ steps: [], version: 0, canEdit: true })
    const step = newId()
    const typed = JSON.stringify({ text: 'до 30 минут' })
    value(
      await save(s.curator, id, [
        cell(step, 'position', '', '1'),
        cell(step, 'name', '', 'Принять заявление'),
        cell(step, 'work', '', typed),
      ]),
    )
    const [row] = await readSteps(s.member, id)
    expect(row).toMatchObject({
      id: step,
      position: 1,
      data: { name: 'Принять заявление', work: { text: 'до 30 минут' } },
    })
  })

  it('keeps both of two people: other cells are merged, the same cell is a conflict that names who was quicker', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    value(await save(s.member, id, [cell(steps[0], 'name', 'Принять', 'Принять заявление')]))
    value(
      await save(s.curator, id, [cell(steps[0], 'system', '', 'СЭД'), cell(steps[1], 'name', 'Проверить', 'Сверить')]),
    )
    const late = await save(s.curator, id, [
      cell(steps[0], 'name', 'Принять', 'Взять заявление'),
      cell(steps[1], 'value', '', 'waste'),
    ])
    expect(conflictsOf(late)).toMatchObject([
      { path: `${steps[0]}.name`, text: 'Принять заявление', by: 'Мария Котова' },
    ])
    const alone = await save(s.curator, id, [cell(steps[0], 'name', 'Принять', 'Взять')])
    expect(alone).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect((await readSteps(s.curator, id)).map(({ data }) => [data.name, data.system, data.value])).toEqual([
      ['Принять заявление', 'СЭД', 'needed'],
      ['Сверить', '', 'waste'],
    ])
  })

  it('answers sixteen writers of different cells with every cell kept', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(
      s.tenant,
      s.agency,
      Array.from({ length: 8 }, (_, i) => ({ name: `Шаг ${i}` })),
    )
    const answers = await Promise.all(
      steps.flatMap((step, i) => [
        save(s.curator, id, [cell(step, 'system', '', `система ${i}`)]),
        save(s.member, id, [cell(step, 'documentsIn', '', `документ ${i}`)]),
      ]),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await readSteps(s.curator, id)).map(({ data }) => `${data.system}, ${data.documentsIn}`)).toEqual(
      steps.map((_, i) => `система ${i}, документ ${i}`),
    )
    expect((await getSteps(s.curator, { id, state: 'AS_IS' })).version).toBe(17)
  })

  it('keeps a step that was taken out, with what another person types into it meanwhile', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    value(await save(s.curator, id, [cell(steps[1], 'position', '2', '')]))
    expect(await readSteps(s.curator, id)).toHaveLength(1)
    value(await save(s.member, id, [cell(steps[1], 'system', '', 'СЭД')]))
    expect(await readSteps(s.curator, id)).toHaveLength(1)
    value(await save(s.curator, id, [cell(steps[1], 'position', '', '2')]))
    expect((await readSteps(s.curator, id)).map(({ data }) => data.system)).toEqual(['', 'СЭД'])
  })

  it('makes a role that is typed by a new name once, and takes the one that is there', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    const { Юрист: lawyer } = await createRoles(s.tenant, s.agency, { Юрист: '700' })
    const sent = [newId(), newId()]
    const role = (i: number, name: string) => JSON.stringify([{ role: sent[i], share: '1', name }])
    const answers = await Promise.all([
      save(s.curator, id, [cell(steps[0], 'roles', '', role(0, 'Бухгалтер'))]),
      save(s.member, id, [cell(steps[1], 'roles', '', role(1, 'бухгалтер'))]),
    ])
    for (const answer of answers) value(answer)
    const { roles } = await getSteps(s.curator, { id, state: 'AS_IS' })
    expect(roles.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(['бухгалтер', 'юрист'])
    const rows = await readSteps(s.curator, id)
    expect(new Set(rows.map(({ data }) => data.roles[0]?.role)).size).toBe(1)
    const taken = value(
      await save(s.curator, id, [cell(steps[1], 'roles', JSON.stringify(rows[1]?.data.roles), role(1, 'Юрист'))]),
    )
    expect(taken.texts).toEqual({ [`${steps[1]}.roles`]: JSON.stringify([{ role: lawyer, share: '1' }]) })
  })

  it('keeps the last sound state while there is a doubt, and forgets it afterwards', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    const end = JSON.stringify({ to: 'end' })
    const decision = JSON.stringify({
      decision: [
        { to: 'end', p: '0.95' },
        { to: steps[0], p: '0.01', return: true },
      ],
    })
    const soundOf = async () => (await getSteps(s.curator, { id, state: 'AS_IS' })).sound
    value(await save(s.curator, id, [cell(steps[1], 'next', end, decision)]))
    expect((await soundOf())?.rows.map(({ data }) => data.next)).toEqual([{ to: steps[1] }, { to: 'end' }])
    value(await save(s.curator, id, [cell(steps[0], 'name', 'Принять', 'Взять')]))
    expect((await soundOf())?.rows[0]?.data.name).toBe('Принять')
    value(await save(s.curator, id, [cell(steps[1], 'next', decision, end)]))
    expect(await soundOf()).toBeNull()
  })

  it('tells an open page only what changed since', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(
      s.tenant,
      s.agency,
      Array.from({ length: 5 }, (_, i) => ({ name: `Шаг ${i}` })),
    )
    await withTenant(s.tenant.id, (tx) => tx.processStep.updateMany({ data: { updatedAt: new Date('2026-01-01') } }))
    const { version } = value(await save(s.member, id, [cell(steps[3], 'system', '', 'СЭД')]))
    const live = await getStepsLive(s.curator, { id, state: 'AS_IS', version: version - 1 })
    expect(live.steps.map((step) => step.id)).toEqual([steps[3]])
    expect(live.editors).toEqual([{ name: 'Мария Котова', stepId: steps[3] }])
    expect((await getStepsLive(s.member, { id, state: 'AS_IS', version })).editors).toEqual([])
  })

  it('refuses what is no cell, and a step of another table', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }])
    const foreign = await createProcess(s.tenant, s.agency, [{ name: 'Чужой' }])
    for (const edit of [
      cell(steps[0], 'price', '', '1'),
      cell(steps[0], 'roles', '', '[{"role":"x","share":"1"}]'),
      cell(steps[0], 'position', '1', 'first'),
      cell('x', 'name', '', 'a'),
      { path: 'start', base: '', text: 'x' },
      cell(foreign.steps[0], 'name', '', 'Мой'),
    ])
      expect(await save(s.curator, id, [edit])).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect((await readSteps(s.curator, foreign.id)).map(({ data }) => data.name)).toEqual(['Чужой'])
  })

  it('is written in a number of statements that does not grow with the rows', async () => {
    const s = await scene()
    const many = Array.from({ length: 60 }, (_, i) => ({ name: `Шаг ${i}` }))
    const [few, large] = [
      await createProcess(s.tenant, s.agency, many.slice(0, 2)),
      await createProcess(s.tenant, s.agency, many),
    ]
    const saving = (process: typeof few) => {
      let saved = 0
      const system = () => (saved === 0 ? '' : `система ${saved}`)
      return statementsOf(async () => {
        const base = system()
        saved += 1
        value(
          await save(
            s.curator,
            process.id,
            process.steps.map((step) => cell(step, 'system', base, system())),
          ),
        )
      })
    }
    expect(await saving(large)).toBe(await saving(few))
    const reading = (id: string) => statementsOf(() => getSteps(s.curator, { id, state: 'AS_IS' }))
    expect(await reading(large.id)).toBe(await reading(few.id))
  })
})

describe('who may', () => {
  it('read and change the steps', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }])
    await withTenant(s.tenant.id, (tx) =>
      tx.processParticipant.create({
        data: { tenantId: s.tenant.id, id: newId(), processId: id, agencyId: s.other.id },
      }),
    )
    const maySave = async (actor: Actor, text: string) =>
      (await save(actor, id, [cell(steps[0], 'system', (await readSteps(actor, id))[0]?.data.system ?? '', text)])).ok
    for (const [actor, may] of [
      [s.curator, true],
      [s.member, true],
      [s.authority, true],
      [s.methodologist, true],
      [s.employee, false],
      [s.observer, false],
      [s.neighbour, false],
    ] as const) {
      expect((await getSteps(actor, { id, state: 'AS_IS' })).canEdit, actor.name).toBe(may)
      expect(await maySave(actor, actor.name), actor.name).toBe(may)
    }
  })

  it('see rates: the office, the authority and the owner’s side, not the observer nor who only takes part', async () => {
    const s = await scene()
    const { id } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }])
    const { Юрист: lawyer = '' } = await createRoles(s.tenant, s.agency, { Юрист: '700' })
    await createRoles(s.tenant, s.other, { Кассир: '500' })
    await withTenant(s.tenant.id, (tx) =>
      tx.processParticipant.create({
        data: { tenantId: s.tenant.id, id: newId(), processId: id, agencyId: s.other.id },
      }),
    )
    for (const actor of [s.curator, s.member, s.authority, s.methodologist])
      expect((await getStepPrices(actor, { id })).rates).toEqual({ [lawyer]: [{ from: '2026-01-01', price: '700' }] })
    for (const actor of [s.employee, s.observer, s.neighbour])
      await expect(async () => getStepPrices(actor, { id }), actor.name).rejects.toThrow()
    expect(JSON.stringify(await getSteps(s.neighbour, { id, state: 'AS_IS' }))).not.toContain('700')
  })

  it('change nothing of a process that was dropped from the registry', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }], {
      status: 'DROPPED',
      droppedOn: new Date('2026-02-01'),
      droppedBasis: 'Приказ',
    })
    expect(await save(s.curator, id, [cell(steps[0], 'system', '', 'СЭД')])).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect((await getSteps(s.curator, { id, state: 'AS_IS' })).refusal).toMatch(/исключён/)
  })
})

describe('«как будет»', () => {
  it('begins as a copy whose steps know which ones they came of, once', async () => {
    const s = await scene()
    const { id, steps } = await createProcess(s.tenant, s.agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    const decision = JSON.stringify({
      decision: [
        { to: 'end', p: '0.9' },
        { to: steps[0], p: '0.1', return: true },
      ],
    })
    value(await save(s.curator, id, [cell(steps[1], 'next', JSON.stringify({ to: 'end' }), decision)]))
    await expect(getSteps(s.curator, { id, state: 'TO_BE' })).rejects.toThrow()
    const answers = await Promise.all(Array.from({ length: 4 }, () => beginTarget(s.curator, { processId: id })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const { steps: rows, origins, hasTarget } = await getSteps(s.curator, { id, state: 'TO_BE' })
    expect(hasTarget).toBe(true)
    expect(origins.map(({ number, name }) => `${number} ${name}`)).toEqual(['1 Принять', '2 Проверить'])
    expect(rows.map(({ data }) => [data.name, data.fromId])).toEqual([
      ['Принять', steps[0]],
      ['Проверить', steps[1]],
    ])
    expect(rows[1]?.data.next).toEqual({
      decision: [
        { to: 'end', p: '0.9' },
        { to: rows[0]?.id, p: '0.1', return: true },
      ],
    })
    // A change there leaves «как есть» as it is.
    value(await save(s.member, id, [cell(rows[0]?.id, 'name', 'Принять', 'Принять по сети')], 'TO_BE'))
    expect((await readSteps(s.curator, id)).map(({ data }) => data.name)).toEqual(['Принять', 'Проверить'])
  })

  it('does not begin from nothing', async () => {
    const s = await scene()
    const { id } = await createProcess(s.tenant, s.agency)
    expect(await beginTarget(s.curator, { processId: id })).toMatchObject({ ok: false, error: { code: 'RULE' } })
  })
})
