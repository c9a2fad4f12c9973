import { beforeAll, describe, expect, it } from 'vitest'
import { accountAction } from '@/lib/account/account-action'
import { TOO_LARGE } from '@/lib/core/form-fields'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { answerPage, answerPosted } from '@/lib/feedback/answers/respond'
import type { Visitor } from '@/lib/feedback/answers/screen'
import { formWord } from '@/lib/feedback/answers/token'
import { surveySchema } from '@/lib/feedback/survey/definition'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import { PublicProposalInput } from '@/lib/proposals/schema'
import { createSurvey, question, serviceContent } from '../../factories/answer'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

let tenant: TenantView
let agency: { id: string; name: string }
beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
})

type Survey = Awaited<ReturnType<typeof createSurvey>>
type Sent = Record<string, string | string[]>
const visitor = (survey: Survey, more: Partial<Visitor> = {}): Visitor => ({
  ...{ tenant, where: { survey: survey.code }, actor: null, accentCss: '', ip: newId(), now: new Date() },
  ...more,
})
const address = (survey: Survey, query = '') => `http://x/${tenant.slug}/surveys/${survey.code}${query}`
/** The word of a form opened a minute ago. */
const word = ({ versionId }: Survey) => formWord(tenant.id, versionId, new Date(Date.now() - 60_000))

async function post(
  survey: Survey,
  sent: Sent,
  { json = false, query = '', ...more }: Partial<Visitor> & { json?: boolean; query?: string } = {},
) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ form: word(survey), key: `key-${newId()}`, ...sent }))
    for (const one of [value].flat()) body.append(name, one)
  const response = await answerPosted(
    new Request(address(survey, query), {
      method: 'POST',
      body,
      ...(json ? { headers: { accept: 'application/json' } } : {}),
    }),
    visitor(survey, more),
  )
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() }
}
const get = async (survey: Survey, query = '', more: Partial<Visitor> = {}) => {
  const response = await answerPage(new Request(address(survey, query)), visitor(survey, more))
  return { status: response.status, text: await response.text() }
}
const intake = (survey: Survey) =>
  withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { tenantId: tenant.id, surveyId: survey.id } }))

const glad = { page: 'p2', seen: ['mark', 'words'], 'q.glad': 'yes', 'q.mark': '5', 'q.words': 'Быстро' }

describe('the answer page without script', () => {
  it('asks the first question at once and says what this is', async () => {
    const { status, text } = await get(await createSurvey(tenant.id, agency.id))
    expect(status).toBe(200)
    expect(text).toContain('<title>Довольны ли вы тем, как вас обслужили?')
    expect(text).toContain('Имя и телефон не спрашиваем')
    expect(text).toContain('№ 59-ФЗ')
    expect(text).not.toContain('Что помешало?</h2>')
    expect(text.match(/name="form" value="[^"]+"/)).not.toBeNull()
  })

  it('goes page by page, keeps what was given and comes back to it', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const second = await post(survey, { page: 'p1', seen: 'glad', 'q.glad': 'yes', do: 'next' })
    expect(second.text).toContain('Какую оценку поставите?')
    expect(second.text).toContain('<input type="hidden" name="q.glad" value="yes">')
    const back = await post(survey, { ...glad, do: 'back' })
    expect(back.text).toMatch(/value="yes" checked/)
    expect(back.text).toContain('<input type="hidden" name="q.words" value="Быстро">')
    expect(await intake(survey)).toHaveLength(0)
  })

  it('shows what has come by an answer before telling that it is missing', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const first = await post(survey, { page: 'p1', seen: 'glad', 'q.glad': 'no', do: 'next' })
    expect(first.text).toContain('По вашим ответам появились ещё вопросы')
    expect(first.text).not.toContain('Ответьте на этот вопрос')
    const again = await post(survey, { page: 'p1', seen: ['glad', 'why'], 'q.glad': 'no', do: 'next' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('Ответьте на этот вопрос')
  })

  it('takes the answer as it counts: kind by kind, hidden ones dropped after saying so', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const sent = { ...glad, 'q.why': ['papers'], do: 'next' }
    const asked = await post(survey, sent)
    expect(asked.text).toContain('Эти ответы не отправим')
    expect(asked.text).toContain('Что помешало?')
    expect(await intake(survey)).toHaveLength(0)
    const done = await post(survey, { ...sent, agreed: '1' })
    expect(done.status).toBe(303)
    const [row] = await intake(survey)
    expect(row?.answers).toEqual({ glad: 'yes', mark: 5, words: 'Быстро' })
    expect(row).toMatchObject({ channel: 'LINK', agencyId: agency.id, forOther: false })
    expect(row?.id[14]).toBe('4')
  })

  it('takes the answer of one form once, whatever is pressed', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const key = `once-${newId()}`
    const all = await Promise.all(Array.from({ length: 20 }, () => post(survey, { ...glad, key, do: 'next' })))
    expect(all.map(({ location }) => new URLSearchParams(location.split('?')[1]).get('done')).sort()).toEqual([
      '1',
      ...Array.from({ length: 19 }, () => '2'),
    ])
    expect(await intake(survey)).toHaveLength(1)
    expect((await get(survey, '?done=2')).text).toContain('Этот ответ уже принят')
  })

  it('keeps the segment of its link, or of its own answer; an unknown one is none', async () => {
    const [own, other, joined] = [newId(), newId(), newId()]
    const stranger = await createAgency(tenant)
    await withTenant(tenant.id, (tx) =>
      tx.clientSegment.createMany({
        data: [
          { tenantId: tenant.id, id: own, agencyId: null, name: 'Семьи', createdBy: 'К' },
          {
            tenantId: tenant.id,
            id: joined,
            agencyId: agency.id,
            name: 'Семьи МФЦ',
            mergedIntoId: own,
            createdBy: 'К',
          },
          { tenantId: tenant.id, id: other, agencyId: stranger.id, name: 'Чужие', createdBy: 'К' },
        ],
      }),
    )
    const survey = await createSurvey(tenant.id, agency.id)
    for (const [segment, kept] of [
      [own, own],
      [joined, own],
      [other, null],
      [newId(), null],
      ['не сегмент', null],
    ] as const) {
      const query = `?segment=${encodeURIComponent(segment)}`
      expect((await post(survey, { ...glad, do: 'next' }, { query })).status).toBe(303)
      const rows = await intake(survey)
      expect(rows.filter(({ segmentId }) => segmentId === kept).length).toBeGreaterThan(0)
      expect(rows.every(({ segmentId }) => segmentId === own || segmentId === null)).toBe(true)
    }
    expect((await intake(survey)).filter(({ segmentId }) => segmentId === own)).toHaveLength(2)
  })

  it('says in words why an answer is not taken', async () => {
    const closed = await createSurvey(tenant.id, agency.id, serviceContent(), { status: 'CLOSED' })
    expect(await post(closed, { ...glad, do: 'next' })).toMatchObject({
      status: 410,
      text: expect.stringContaining('Опрос закончен') as string,
    })
    const past = await createSurvey(tenant.id, agency.id, serviceContent(), { closesOn: new Date('2020-01-01') })
    expect((await get(past)).text).toMatch(/принимали до 1\sянваря\s2020\sг\. Этот/)
    const early = await createSurvey(tenant.id, agency.id, serviceContent(), { opensOn: new Date('2999-01-01') })
    expect((await get(early)).status).toBe(403)
    const draft = await createSurvey(tenant.id, agency.id, serviceContent(), { status: 'DRAFT' })
    expect((await get(draft)).status).toBe(404)
    expect(await intake(closed)).toHaveLength(0)
  })

  it('takes an answer into the version that the form was opened with', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const changed = surveySchema.parse({ pages: [{ id: 'n', questions: [question('other', { kind: 'text' })] }] })
    await withTenant(tenant.id, (tx) =>
      tx.surveyVersion.create({
        data: { tenantId: tenant.id, id: newId(), surveyId: survey.id, number: 2, content: changed, startedBy: 'П' },
      }),
    )
    expect((await post(survey, { ...glad, do: 'next' })).status).toBe(303)
    expect((await intake(survey))[0]?.versionId).toBe(survey.versionId)
    // A word that nobody gave out opens the form as it is asked now and takes nothing.
    const forged = await post(survey, { ...glad, form: `${survey.versionId}.abc.zzz`, do: 'next' })
    expect(forged.text).toContain('Вопрос other?')
    expect(await intake(survey)).toHaveLength(1)
  })

  it('loses nothing to a trap: the page offers the same answers again', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const soon = await post(survey, { ...glad, form: formWord(tenant.id, survey.versionId, new Date()), do: 'next' })
    expect(soon.status).toBe(425)
    expect(soon.text).toContain('name="q.words" value="Быстро"')
    expect(soon.text).toContain('Отправить ещё раз')
    expect((await post(survey, { ...glad, website: 'x', do: 'next' })).status).toBe(425)
  })

  it('shows scripts as text', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const evil = '</script><script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    const { text } = await post(survey, { ...glad, 'q.words': evil, do: 'stay' })
    expect(text).not.toContain('<img src=x')
    expect(text).not.toContain('</script><script>alert')
  })
})

describe('floods', () => {
  it('refuses 20 000 empty fields and a huge body in no time', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const body = Array.from({ length: 20_000 }, (_, i) => `f${i}=`).join('&')
    const from = performance.now()
    const many = await answerPosted(new Request(address(survey), { method: 'POST', body }), visitor(survey))
    expect(many.status).toBe(413)
    expect(performance.now() - from).toBeLessThan(100)
    const huge = await answerPosted(
      new Request(address(survey), { method: 'POST', body: 'q.words='.padEnd(2_000_000, 'x') }),
      visitor(survey),
    )
    expect(huge.status).toBe(413)
  })

  it('are refused by the other forms of the public as soon: proposals, sign-in', async () => {
    const action = accountAction(PublicProposalInput, () => Promise.reject(new Error('was read')))
    const data = new FormData()
    for (let i = 0; i < 20_000; i++) data.append(`f${i}`, '')
    const from = performance.now()
    expect(await action({ status: 'idle' }, data)).toMatchObject({ status: 'error', message: TOO_LARGE, values: {} })
    expect(performance.now() - from).toBeLessThan(100)
  })

  it('tells one address to wait, keeps its answer on the page, and takes those of others', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const ip = newId()
    const flood = await Promise.all(Array.from({ length: 100 }, () => post(survey, { ...glad, do: 'next' }, { ip })))
    const refused = flood.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(40)
    expect(refused[0]?.text).toContain('Подождите минуту')
    expect(refused[0]?.text).toContain('name="q.words" value="Быстро"')
    expect((await post(survey, { ...glad, do: 'next' })).status).toBe(303)
    expect(await intake(survey)).toHaveLength(61)
    const limits = await withTenant(tenant.id, (tx) => tx.$queryRaw<{ key: string }[]>`SELECT "key" FROM "RateLimit"`)
    expect(JSON.stringify(limits)).not.toContain(ip)
  })

  it('counts a registered tablet by its own quota', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const [touchpoint, code, desk] = [newId(), newId().slice(-8), 'desk-token']
    await withTenant(tenant.id, async (tx) => {
      await tx.touchpoint.create({
        data: {
          tenantId: tenant.id,
          id: touchpoint,
          agencyId: agency.id,
          code,
          name: 'Окно 4',
          channel: 'desk',
          surveyId: survey.id,
          createdBy: 'П',
        },
      })
      await tx.surveyDesk.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          touchpointId: touchpoint,
          name: 'Планшет',
          hash: tokenHash(desk),
          quota: 3,
          createdBy: 'П',
        },
      })
    })
    const at = { where: { touchpoint: code, desk } }
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await post(survey, { ...glad, do: 'next' }, at)).status)
    expect(statuses).toEqual([303, 303, 303, 429, 429])
    const rows = await intake(survey)
    expect(rows.every((row) => row.touchpointId === touchpoint && row.channel === 'KIOSK')).toBe(true)
  })
})

describe('who may answer', () => {
  it('one invitation gives one answer', async () => {
    const survey = await createSurvey(tenant.id, agency.id, serviceContent(), { audience: 'INVITED' })
    await withTenant(tenant.id, (tx) =>
      tx.surveyKey.create({ data: { tenantId: tenant.id, hash: tokenHash('letter'), surveyId: survey.id } }),
    )
    expect((await get(survey)).text).toContain('Нужно приглашение')
    expect((await post(survey, { ...glad, do: 'next' }, { query: '?i=guessed' })).status).toBe(403)
    const key = `inv-${newId()}`
    expect((await post(survey, { ...glad, key, do: 'next' }, { query: '?i=letter' })).location).toContain('done=1')
    expect((await post(survey, { ...glad, key, do: 'next' }, { query: '?i=letter' })).location).toContain('done=2')
    expect((await post(survey, { ...glad, do: 'next' }, { query: '?i=letter' })).text).toContain('уже ответили')
    expect(await intake(survey)).toHaveLength(1)
  })

  it('an employee answers once, of the body that is asked; others are told', async () => {
    const survey = await createSurvey(tenant.id, agency.id, serviceContent(), { audience: 'EMPLOYEES' })
    const [own, foreign] = [
      await createActor(tenant, 'EMPLOYEE', agency.id),
      await createActor(tenant, 'EMPLOYEE', (await createAgency(tenant)).id),
    ]
    const as = (actor: Actor | null) => post(survey, { ...glad, do: 'next' }, { actor })
    expect((await as(null)).text).toContain('Войти и ответить')
    expect((await as(foreign)).text).toContain('Этот опрос не для вас')
    expect((await as(own)).location).toContain('done=1')
    expect((await as(own)).location).toContain('done=2')
    expect(await intake(survey)).toHaveLength(1)
  })

  it('keeps an address to be told at apart, and only with consent', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const refused = await post(survey, { do: 'told', mail: 'a@example.ru', agency: agency.id })
    expect(refused.text).toContain('Без согласия адрес записать нельзя')
    expect(refused.text).toContain('value="a@example.ru"')
    for (let i = 0; i < 2; i++)
      expect(
        (await post(survey, { do: 'told', mail: 'a@example.ru', consent: '1', agency: agency.id })).location,
      ).toContain('told=1')
    const kept = await withTenant(tenant.id, (tx) => tx.toldAddress.findMany({ where: { surveyId: survey.id } }))
    expect(kept).toHaveLength(1)
  })

  it('answers the page’s script in data, and gives it the page that asks for more', async () => {
    const survey = await createSurvey(tenant.id, agency.id)
    const taken = await post(survey, { ...glad, agreed: '1', do: 'next' }, { json: true })
    expect(JSON.parse(taken.text)).toMatchObject({
      ok: true,
      again: false,
      main: expect.stringContaining('Спасибо') as string,
    })
    const asked = await post(survey, { page: 'p2', seen: ['mark', 'words'], do: 'next' }, { json: true })
    expect(JSON.parse(asked.text)).toMatchObject({
      ok: false,
      code: 'page',
      main: expect.stringContaining('Ответьте') as string,
    })
  })

  it('asks which body is meant where several are', async () => {
    const survey = await createSurvey(tenant.id, null)
    expect((await post(survey, { ...glad, do: 'next' })).text).toContain('Выберите орган')
    expect((await post(survey, { ...glad, agency: agency.id, forOther: '1', do: 'next' })).status).toBe(303)
    expect((await intake(survey))[0]).toMatchObject({ agencyId: agency.id, forOther: true })
  })
})
