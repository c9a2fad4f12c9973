import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { hasOpenData, openDataFile } from '@/lib/open-data/files'
import { newId } from '@/lib/core/ids'
import { publishResults, withdrawResults } from '@/lib/feedback/publication/commands'
import {
  countPublicResults,
  getPublicResults,
  listPublicResults,
  resultsSetDays,
} from '@/lib/feedback/publication/public-queries'
import { getResultsPublication } from '@/lib/feedback/publication/queries'
import { getSurveyResults } from '@/lib/feedback/results/queries'
import { EVERYBODY } from '@/lib/feedback/survey/definition'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { createScene, type Scene } from '../../factories/scene'
import { createActor } from '../../factories/tenant'

let scene: Scene
let curator: Actor
const summary = 'Спасибо! Мешает очередь: с декабря открываем ещё одно окно.'

beforeEach(async () => {
  scene = await createScene()
  curator = await createActor(scene.tenant, 'CURATOR', scene.own.agency)
  await withTenant(scene.tenant.id, async (tx) => {
    await tx.surveyPublication.deleteMany({})
    await tx.survey.updateMany({
      where: { id: scene.own.openSurvey },
      data: { status: 'CLOSED', closedAt: new Date('2026-11-20T05:00:00Z') },
    })
    const words = await tx.surveyWords.findFirstOrThrow({ where: { id: scene.own.surveyWords } })
    const texts = ['Долго.', 'Всё понравилось.', 'Спасибо О. И. Петровой.', 'Позвоните 8 912 345-67-89.', 'Тесно.']
    await tx.surveyWords.createMany({ data: texts.map((text) => ({ ...words, id: newId(), text })) })
    await tx.surveyWords.create({ data: { ...words, id: newId(), text: 'Снято человеком.', withheld: true } })
  })
})

const view = () => getResultsPublication(curator, { id: scene.own.openSurvey })
async function publish(more: { words?: string[]; reason?: string; by?: Actor; seen?: string } = {}) {
  const { survey, editions, publishable } = await view()
  return publishResults(more.by ?? curator, {
    ...{ id: survey.id, version: survey.version, last: editions.length, seen: more.seen ?? publishable?.mark ?? '' },
    ...{ summary, questions: 'on', words: more.words ?? [], reason: more.reason ?? '' },
  })
}
const code = () =>
  withTenant(
    scene.tenant.id,
    async (tx) => (await tx.survey.findFirstOrThrow({ where: { id: scene.own.openSurvey } })).code,
  )
const page = async () => getPublicResults(scene.tenant.id, await code())
const data = async (path: string[]) => {
  const tenant = await getPublicTenant(scene.tenant.slug)
  return tenant && openDataFile(tenant, path)
}

describe('published results', () => {
  it('say what the office shows, frozen; words are those that were chosen', async () => {
    expect(await page()).toBeNull()
    const { publishable } = await view()
    const offered = publishable?.source.words ?? []
    expect(offered.map(({ text }) => text)).not.toContain('Снято человеком.')
    const chosen = offered.find(({ text }) => text === 'Долго.')?.id ?? ''
    expect(await publish({ words: [chosen] })).toMatchObject({ ok: true, value: { number: 1 } })
    const office = await getSurveyResults(curator, { id: scene.own.openSurvey, by: '', agencyId: '' })
    const open = await page()
    if (open?.kind !== 'open') throw new Error('Not published')
    expect(open.content).toMatchObject({ summary, answered: 24, words: ['Долго.'] })
    expect(open.content.main).toMatchObject({ satisfied: 20, n: 24, share: '83.3' })
    const marks = office?.main?.measure
    expect(marks?.kind === 'marks' && [marks.satisfied.low.shown, marks.satisfied.high.shown]).toEqual([
      open.content.main?.low,
      open.content.main?.high,
    ])
    // What comes later does not change what was published.
    await withTenant(scene.tenant.id, async (tx) => {
      const { id: _id, ...block } = await tx.surveyBlock.findFirstOrThrow({ where: { id: scene.own.surveyBatch } })
      const blockId = newId()
      await tx.surveyBlock.create({ data: { ...block, id: blockId, number: 2, answered: 40, satisfied: 0 } })
      await tx.surveyCell.create({
        data: {
          ...{ tenantId: scene.tenant.id, id: newId(), blockId, surveyId: block.surveyId, agencyId: block.agencyId },
          ...{ questionId: 'csat', cell: EVERYBODY, shown: true, n: 40, dontKnow: 0, counts: { '1': 40 } },
        },
      })
    })
    expect(await getPublicResults(scene.tenant.id, await code())).toMatchObject({
      content: { main: { satisfied: 20 } },
    })
  })

  it('hold nothing of a person', async () => {
    const { publishable } = await view()
    for (const text of ['Спасибо О. И. Петровой.', 'Позвоните 8 912 345-67-89.']) {
      const id = publishable?.source.words.find((one) => one.text === text)?.id ?? ''
      const refused = await publish({ words: [id] })
      expect(refused.ok ? '' : refused.error.message).toContain('Личные данные')
    }
    expect(await countPublicResults(scene.tenant.id)).toBe(0)
  })

  it('offer no words and no figures under the threshold', async () => {
    await withTenant(scene.tenant.id, (tx) =>
      tx.surveyWords.deleteMany({ where: { text: { in: ['Тесно.', 'Долго.'] } } }),
    )
    expect((await view()).publishable?.source.words).toEqual([])
    const id = scene.own.survey
    await withTenant(scene.tenant.id, (tx) => tx.survey.updateMany({ where: { id }, data: { status: 'CLOSED' } }))
    expect((await getResultsPublication(curator, { id })).publishable).toBeNull()
    const refused = await publishResults(curator, {
      id,
      version: 1,
      last: 0,
      seen: 'x',
      summary,
      questions: '',
      words: [],
      reason: '',
    })
    expect(refused.ok ? '' : refused.error.message).toContain('показать нельзя')
  })

  it('are decided on what was seen, of a closed survey, by whoever may', async () => {
    const stale = await publish({ seen: 'old' })
    expect(stale.ok ? '' : stale.error.code).toBe('CONFLICT')
    const team = await createActor(scene.tenant, 'TEAM_MEMBER', scene.own.agency)
    const stranger = await createActor(scene.tenant, 'CURATOR', scene.other.agency)
    for (const by of [team, stranger]) expect((await publish({ by })).ok).toBe(false)
    await withTenant(scene.tenant.id, (tx) =>
      tx.survey.updateMany({ where: { id: scene.own.openSurvey }, data: { status: 'OPEN' } }),
    )
    expect((await view()).publishable).toBeNull()
    expect((await publish({ seen: 'x' })).ok).toBe(false)
  })

  it('are withdrawn with a reason that the page says; a new edition takes the place of the one before', async () => {
    await publish()
    const [first] = (await view()).editions
    const gone = { id: first?.id ?? '', version: first?.version ?? 0, reason: 'Ошибка в числе приглашённых.' }
    expect((await withdrawResults(curator, gone)).ok).toBe(true)
    expect((await withdrawResults(curator, { ...gone, version: 2 })).ok).toBe(false)
    expect(await page()).toMatchObject({ kind: 'withdrawn', reason: 'Ошибка в числе приглашённых.' })
    expect(await listPublicResults(scene.tenant.id)).toEqual([])
    expect((await publish()).ok).toBe(false)
    expect(await publish({ reason: 'Исправлено число приглашённых' })).toMatchObject({ ok: true, value: { number: 2 } })
    expect(await page()).toMatchObject({ kind: 'open', edition: 2 })
    expect(await publish({ reason: 'Дописано пояснение' })).toMatchObject({ ok: true })
    expect((await listPublicResults(scene.tenant.id)).map(({ edition }) => edition)).toEqual([3])
    const { editions, state } = await view()
    expect([state, editions.filter(({ withdrawnAt }) => withdrawnAt === null).length]).toEqual(['PUBLIC', 1])
  })
})

describe('open data of surveys', () => {
  it('is there while results are, says the same, and stands in the register', async () => {
    const has = async () => {
      const tenant = await getPublicTenant(scene.tenant.slug)
      return tenant && hasOpenData(tenant)
    }
    expect([await data(['surveys.csv']), await resultsSetDays(scene.tenant.id)]).toEqual([null, null])
    await publish()
    const rows = (text = ''): Record<string, string>[] => parse(text, { bom: true, columns: true })
    const [line] = rows((await data(['surveys.csv']))?.body)
    expect(line).toMatchObject({ answered: '24', marks: '24', satisfied: '20', share: '83.3', edition: '1' })
    expect(JSON.parse((await data(['surveys.json']))?.body ?? '[]')).toMatchObject([
      { answered: 24, questions: [{}, {}] },
    ])
    expect((await data(['surveys.json']))?.body).not.toContain('"words"')
    const listed = rows((await data(['list.csv']))?.body).find(({ property }) => property?.endsWith('surveys'))
    expect(listed?.title).toContain('Результаты опросов')
    const meta = (await data([listed?.property ?? '', 'meta.csv']))?.body ?? ''
    const file = /\/(data-[\w-]+\.csv)/.exec(meta)?.[1] ?? ''
    expect((await data([listed?.property ?? '', file]))?.body).toBe((await data(['surveys.csv']))?.body)
    expect(await has()).toBe(true)
    const [edition] = (await view()).editions
    await withdrawResults(curator, { id: edition?.id ?? '', version: 1, reason: 'Ошибка в числе.' })
    expect(await data(['surveys.csv'])).toBeNull()
  })
})
