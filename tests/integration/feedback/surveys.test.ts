import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { SavedTexts } from '@/lib/core/text-autosave'
import { getNewSurveyForm, getSurveyBuilder, getSurveyLive } from '@/lib/feedback/survey/builder-queries'
import {
  copySurvey,
  createSurvey,
  dropSurvey,
  nextSurveyWave,
  saveSurveyTemplate,
  updateSurvey,
} from '@/lib/feedback/survey/commands'
import { saveSurveyDraft } from '@/lib/feedback/survey/draft-commands'
import { contentOf, questionPath } from '@/lib/feedback/survey/draft'
import { readSurveyFilter } from '@/lib/feedback/survey/filter'
import { getSurvey, listSurveys } from '@/lib/feedback/survey/queries'
import { closeSurvey } from '@/lib/feedback/release/commands'
import { discardRevision, reviseSurvey, startSurvey } from '@/lib/feedback/survey/start-commands'
import { readySurvey } from '@/lib/feedback/survey/templates'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const message = (result: Result<unknown>): string => (result.ok ? '' : result.error.message)
const fieldsOf = (result: Result<unknown>) => (result.ok ? {} : (result.error.fields ?? {}))

async function scene() {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  return {
    tenant,
    agency,
    other,
    today: todayIn(tenant.timeZone, new Date()),
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор'),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Мария Котова'),
    neighbour: await createActor(tenant, 'CURATOR', other.id),
    observer: await createActor(tenant, 'OBSERVER'),
    authority: await createActor(tenant, 'AUTHORITY'),
  }
}
type Scene = Awaited<ReturnType<typeof scene>>

let made = 0
const make = async (actor: Actor, agencyId: string | null, from = 'service') =>
  value(await createSurvey(actor, { title: `Справка за час, ${(made += 1)}`, agencyId, from })).id
const view = async (actor: Actor, id: string) => {
  const found = await getSurvey(actor, { id })
  if (!found) throw new Error('no survey')
  return found
}
const version = async (actor: Actor, id: string) => (await view(actor, id)).version
const started = async (s: Scene) => {
  const id = await make(s.curator, s.agency.id)
  value(await startSurvey(s.curator, { id, version: 1 }))
  return id
}
const settings = (more: object) => ({
  title: 'Справка за час',
  side: 'EXTERNAL' as const,
  purpose: 'SERVICE' as const,
  audience: 'PUBLIC' as const,
  processId: null,
  situationId: null,
  projectId: null,
  opensOn: null,
  closesOn: null,
  asked: '',
  splits: [],
  quotas: [],
  ...more,
})

describe('a survey is made', () => {
  it('begins with ready questions, of which two people change different things at once', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    const builder = await getSurveyBuilder(s.member, { id })
    expect(contentOf(builder?.texts ?? {})).toEqual(readySurvey('service')?.content)
    const base = 'Довольны ли вы тем, как вас обслужили?'
    const title = questionPath('csat', 'title')
    const save = (actor: Actor, path: string, from: string, text: string) =>
      saveSurveyDraft(actor, { id, edits: [{ path, base: from, text }] })
    value(await save(s.curator, title, base, 'Вы довольны?'))
    value(await save(s.member, questionPath('csat', 'note'), '', 'От 1 до 5'))
    const late = await save(s.member, title, base, 'Понравилось?')
    expect(late.ok ? null : (late.error.details as SavedTexts).conflicts).toMatchObject([
      { path: title, text: 'Вы довольны?', by: 'Куратор' },
    ])
    const live = await getSurveyLive(s.curator, { id, version: 1 })
    expect(live?.texts).toMatchObject({ [title]: 'Вы довольны?', [questionPath('csat', 'note')]: 'От 1 до 5' })
    expect((await getSurveyLive(s.curator, { id, version: live?.version ?? 0 }))?.texts).toBeNull()
  })

  it('refuses what is no part of a survey, and keeps the rest as it was', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    const bad = await saveSurveyDraft(s.curator, { id, edits: [{ path: 'q.csat.kind', base: 'scale', text: 'essay' }] })
    expect(bad.ok ? '' : bad.error.code).toBe('INVALID')
    expect(await version(s.curator, id)).toBe(1)
  })

  it('writes into the journal what was changed, in words', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    value(await saveSurveyDraft(s.curator, { id, edits: [{ path: 'q.once.required', base: '1', text: '' }] }))
    const rows = await withTenant(s.tenant.id, (tx) =>
      tx.auditRecord.findMany({ where: { tenantId: s.tenant.id, subjectId: id }, orderBy: { id: 'asc' } }),
    )
    expect(rows.at(-1)).toMatchObject({
      operation: 'survey.edit',
      before: { draft: 'Вопрос 4, обязательный: да' },
      after: { draft: 'Вопрос 4, обязательный: нет' },
    })
  })

  it('is seen by its makers; of the whole programme it is seen by agencies once it is started', async () => {
    const s = await scene()
    const own = await make(s.curator, s.agency.id)
    const whole = await make(s.authority, null, 'internal')
    const titles = async (actor: Actor) => (await listSurveys(actor, readSurveyFilter({}))).rows.map(({ id }) => id)
    expect(await titles(s.neighbour)).toEqual([])
    expect(await titles(s.curator)).toEqual([own])
    expect((await titles(s.observer)).toSorted()).toEqual([own, whole].toSorted())
    expect(await getSurvey(s.neighbour, { id: own })).toBeNull()
    expect(await getSurveyBuilder(s.neighbour, { id: own })).toBeNull()
    value(await startSurvey(s.authority, { id: whole, version: 1 }))
    expect(await titles(s.neighbour)).toEqual([whole])
    expect(await getSurveyBuilder(s.curator, { id: whole })).toBeNull()
    expect((await startSurvey(s.neighbour, { id: own, version: 1 })).ok).toBe(false)
    expect(fieldsOf(await createSurvey(s.curator, { title: 'Всем', agencyId: null, from: '' }))).toHaveProperty(
      'agencyId',
    )
    expect((await createSurvey(s.curator, { title: 'Чужой', agencyId: s.other.id, from: '' })).ok).toBe(false)
  })
})

describe('a survey is started', () => {
  it('is refused while there are faults, and says the first of them', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id, '')
    expect(message(await startSurvey(s.curator, { id, version: 1 }))).toBe(
      'Опрос не запущен: 1\u00a0замечание. В опросе нет вопросов. Добавьте первый.',
    )
    expect((await view(s.curator, id)).status).toBe('DRAFT')
  })

  it('freezes its questions; a change is a version of its own, and says what it changes', async () => {
    const s = await scene()
    const id = await started(s)
    const frozen = await saveSurveyDraft(s.curator, { id, edits: [{ path: 'q.csat.note', base: '', text: 'Нет' }] })
    expect(message(frozen)).toContain('анкета не меняется')
    value(await reviseSurvey(s.curator, { id, version: 2 }))
    value(
      await saveSurveyDraft(s.curator, {
        id,
        edits: [
          { path: 'q.once.title', base: 'Всё получилось за один раз?', text: 'Всё получилось за один приход?' },
          { path: 'q.ces.kind', base: 'scale', text: 'stars' },
          { path: 'q.change.place', base: 's-end:2', text: '' },
        ],
      }),
    )
    const changing = await view(s.curator, id)
    // What is being changed is nobody else's: the observer reads what was started.
    expect((await view(s.observer, id)).draft).toBeNull()
    expect(changing.content.pages.flatMap(({ questions }) => questions)).toHaveLength(10)
    expect(changing.draft).toMatchObject({
      faults: 0,
      difference: {
        gone: ['Что изменить в первую очередь?'],
        worded: ['Всё получилось за один раз?'.replace('раз', 'приход')],
        rescaled: [{ title: 'Легко ли было получить услугу?' }],
      },
    })
    value(await startSurvey(s.curator, { id, version: changing.version }))
    const after = await view(s.observer, id)
    expect(after.versions.map(({ number, questions }) => [number, questions])).toEqual([
      [2, 9],
      [1, 10],
    ])
    expect(after.versions[0]?.difference?.same).toBe(7)
    expect(after.draft).toBeNull()
  })

  it('starts no version that changes nothing; a change may be given up', async () => {
    const s = await scene()
    const id = await started(s)
    value(await reviseSurvey(s.curator, { id, version: 2 }))
    expect(message(await startSurvey(s.curator, { id, version: 3 }))).toContain('ничего не изменилось')
    expect(message(await closeSurvey(s.curator, { id, version: 3 }))).toContain('Анкету меняют')
    value(await discardRevision(s.curator, { id, version: 3 }))
    value(await closeSurvey(s.curator, { id, version: 4 }))
    expect((await view(s.curator, id)).stage).toBe('CLOSED')
    expect((await reviseSurvey(s.curator, { id, version: 5 })).ok).toBe(false)
    expect((await startSurvey(s.curator, { id, version: 5 })).ok).toBe(false)
  })

  it('is decided on what was seen', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    value(await saveSurveyDraft(s.member, { id, edits: [{ path: 'q.csat.note', base: '', text: 'Иначе' }] }))
    const late = await startSurvey(s.curator, { id, version: 1 })
    expect(late.ok ? '' : late.error.code).toBe('CONFLICT')
  })
})

describe('properties of a survey', () => {
  it('days, quotas and splits; what answers rest on stays once it is started', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    const days = { opensOn: addDays(s.today, 3), closesOn: addDays(s.today, 10) }
    expect(
      fieldsOf(await updateSurvey(s.curator, { id, version: 1, ...settings({ ...days, closesOn: s.today }) })),
    ).toHaveProperty('closesOn')
    expect(fieldsOf(await updateSurvey(s.curator, { id, version: 1, ...settings({ asked: '300' }) }))).toHaveProperty(
      'askedBasis',
    )
    expect(
      fieldsOf(await updateSurvey(s.curator, { id, version: 1, ...settings({ splits: ['csat'] }) })),
    ).toHaveProperty('splits')
    expect(
      fieldsOf(
        await updateSurvey(s.curator, {
          id,
          version: 1,
          ...settings({ splits: ['once', 'channel', 'result', 'csat'] }),
        }),
      ),
    ).toHaveProperty('splits')
    expect(
      fieldsOf(await updateSurvey(s.curator, { id, version: 1, ...settings({ processId: newId() }) })),
    ).toHaveProperty('processId')
    const good = settings({
      ...days,
      splits: ['once'],
      quotas: [
        { question: 'once', option: 'yes', wanted: '100' },
        { question: 'once', option: 'no', wanted: '' },
      ],
    })
    value(await updateSurvey(s.curator, { id, version: 1, ...good }))
    expect((await view(s.curator, id)).quotas).toEqual([{ question: 'once', option: 'yes', wanted: 100 }])
    value(await startSurvey(s.curator, { id, version: 2 }))
    expect((await view(s.curator, id)).stage).toBe('WAITING')
    expect(
      Object.keys(
        fieldsOf(
          await updateSurvey(s.curator, { id, version: 3, ...good, audience: 'INVITED', side: 'INTERNAL', splits: [] }),
        ),
      ),
    ).toEqual(['audience', 'side', 'splits'])
    value(await updateSurvey(s.curator, { id, version: 3, ...good, opensOn: s.today }))
    expect((await view(s.curator, id)).stage).toBe('OPEN')
    expect(
      fieldsOf(await updateSurvey(s.curator, { id, version: 4, ...good, opensOn: addDays(s.today, 1) })),
    ).toHaveProperty('opensOn')
  })

  it('is not started after its last day, nor without the questions that quotas and splits name', async () => {
    const s = await scene()
    const id = await make(s.curator, s.agency.id)
    value(
      await updateSurvey(s.curator, {
        id,
        version: 1,
        ...settings({ closesOn: addDays(s.today, -1), splits: ['once'] }),
      }),
    )
    expect(message(await startSurvey(s.curator, { id, version: 2 }))).toContain('Последний день опроса уже прошёл')
    value(await updateSurvey(s.curator, { id, version: 2, ...settings({ splits: ['once'] }) }))
    value(
      await saveSurveyDraft(s.curator, {
        id,
        edits: [
          { path: 'q.once.kind', base: 'one', text: 'text' },
          { path: 'q.hindered.showWhen', base: '{"q":"once","is":"no"}', text: '' },
        ],
      }),
    )
    expect(message(await startSurvey(s.curator, { id, version: 4 }))).toContain('Выберите их заново')
  })
})

describe('the same questions once more', () => {
  it('a wave keeps identities and the chain; a copy stands alone', async () => {
    const s = await scene()
    const id = await started(s)
    const wave = value(await nextSurveyWave(s.curator, { id, title: 'Справка, весна' })).id
    const copy = value(await copySurvey(s.curator, { id, title: 'Справка, копия' })).id
    const [first, second, alone] = [await view(s.curator, id), await view(s.curator, wave), await view(s.curator, copy)]
    expect(second.content).toEqual(first.content)
    expect(second.code).not.toBe(first.code)
    expect(second.waves.map((one) => one.id)).toEqual([id, wave])
    expect(first.waves.map((one) => one.id)).toEqual([id, wave])
    expect(alone.waves).toEqual([])
    expect((await nextSurveyWave(s.curator, { id: wave, title: 'Ещё одна' })).ok).toBe(false)
    expect((await copySurvey(s.neighbour, { id, title: 'Чужая' })).ok).toBe(false)
  })

  it("the programme's template is made by its staff and taken by everybody", async () => {
    const s = await scene()
    const id = await started(s)
    expect((await saveSurveyTemplate(s.curator, { id, title: 'Образец' })).ok).toBe(false)
    const template = value(await saveSurveyTemplate(s.authority, { id, title: 'Образец' })).id
    expect((await getNewSurveyForm(s.neighbour, {})).templates).toEqual([
      { id: template, title: 'Образец', questions: 10 },
    ])
    const taken = await make(s.neighbour, s.other.id, template)
    expect((await view(s.neighbour, taken)).content).toEqual((await view(s.curator, id)).content)
    expect((await dropSurvey(s.curator, { id: template, version: 1 })).ok).toBe(false)
    expect((await startSurvey(s.authority, { id: template, version: 1 })).ok).toBe(false)
    value(await dropSurvey(s.authority, { id: template, version: 1 }))
    expect((await listSurveys(s.authority, readSurveyFilter({}))).templates).toEqual([])
    expect(message(await dropSurvey(s.curator, { id, version: 2 }))).toContain('Опрос запущен')
  })
})

it('two surveys of one agency are not called alike', async () => {
  const s = await scene()
  const input = { title: 'Справка', agencyId: s.agency.id, from: '' }
  const both = await Promise.all([
    createSurvey(s.curator, input),
    createSurvey(s.member, { ...input, title: 'справка' }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const other = await make(s.curator, s.agency.id)
  expect(
    fieldsOf(await updateSurvey(s.curator, { id: other, version: 1, ...settings({ title: 'СПРАВКА' }) })),
  ).toHaveProperty('title')
  value(await createSurvey(s.neighbour, { ...input, agencyId: s.other.id }))
})

describe('the list', () => {
  it('narrows by words, state, side, agency and service; a stage is that of the day', async () => {
    const s = await scene()
    const id = await started(s)
    const draft = await make(s.curator, s.agency.id, 'internal')
    value(
      await updateSurvey(s.curator, {
        id: draft,
        version: 1,
        ...settings({ title: 'Имущество', side: 'INTERNAL', service: 'Имущество', opensOn: s.today }),
      }),
    )
    const ids = async (asked: Record<string, string>) =>
      (await listSurveys(s.authority, readSurveyFilter(asked))).rows.map((row) => row.id)
    expect(await ids({ q: 'справки' })).toEqual([id])
    expect(await ids({ stage: 'OPEN' })).toEqual([id])
    expect(await ids({ stage: 'DRAFT' })).toEqual([draft])
    expect(await ids({ side: 'INTERNAL' })).toEqual([draft])
    expect(await ids({ service: 'Имущество' })).toEqual([draft])
    expect(await ids({ agency: s.other.id })).toEqual([])
    expect(await ids({ stage: 'WAITING' })).toEqual([])
    value(await updateSurvey(s.curator, { id, version: 2, ...settings({ opensOn: addDays(s.today, 1) }) }))
    expect(await ids({ stage: 'WAITING' })).toEqual([id])
    value(await updateSurvey(s.curator, { id, version: 3, ...settings({ closesOn: addDays(s.today, -1) }) }))
    expect(await ids({ stage: 'ENDED' })).toEqual([id])
    const all = await listSurveys(s.authority, readSurveyFilter({}))
    expect(all.services).toEqual(['Имущество'])
    expect(all.agencies.map((one) => one.id)).toEqual([s.agency.id])
  })
})
