import { beforeEach, describe, expect, it } from 'vitest'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getCockpit } from '@/lib/cockpit/queries'
import { addDays, todayIn, yearOf } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { getProblemSources } from '@/lib/feedback/told/choice-queries'
import { readMessageCode } from '@/lib/feedback/told/code'
import { createTouchpoint } from '@/lib/feedback/clients/touchpoint-commands'
import { createProblem, joinProblem, rewordProblem } from '@/lib/feedback/told/commands'
import { answerMessage, attachMessage, messageToProposal } from '@/lib/feedback/told/message-commands'
import {
  declineProblem,
  finishProblem,
  moveProblem,
  reopenProblem,
  sortProblem,
} from '@/lib/feedback/told/move-commands'
import { fileWord, followWord, wordAgency } from '@/lib/feedback/told/public'
import { getToldPage, listTold } from '@/lib/feedback/told/public-told'
import { getProblem, getProblemBoard, listProblems } from '@/lib/feedback/told/queries'
import { forgetAddresses } from '@/lib/feedback/told/forget'
import { dayAfter } from '@/lib/feedback/told/rules'
import { getTiedProblems } from '@/lib/feedback/told/tied-queries'
import type { WordFields } from '@/lib/feedback/told/schema'
import { publishProblem, tellProblem } from '@/lib/feedback/told/tell-commands'
import { pasteTopics } from '@/lib/feedback/told/topic-commands'
import { readCappedForm } from '@/lib/forms/capped-form'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

type Office = {
  tenant: TenantView
  agency: { id: string; name: string; slug: string }
  curator: Actor
  team: Actor
  authority: Actor
}

async function office(): Promise<Office> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'МФЦ' })
  return {
    tenant,
    agency,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    team: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Член команды'),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Комитет'),
  }
}

let o: Office
let today = ''
const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(o.tenant.id, work)

beforeEach(async () => {
  o = await office()
  today = todayIn(o.tenant.timeZone, new Date())
})

const blank = { service: '', place: '', email: null, consent: false, point: '', key: '' }
async function say(text: string, more: Partial<WordFields> = {}, ip = newId()): Promise<string> {
  const agency = await wordAgency(o.tenant, o.agency.slug, '')
  if (!agency) throw new Error('no agency')
  const answer = await fileWord(
    o.tenant,
    agency,
    { kind: 'PROBLEM', ...blank, text, ...more },
    { ip, requestId: 'r' },
    new Date(),
  )
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.code
}
const follow = async (code: string) => (await followWord(o.tenant, code, { ip: newId() }, new Date())).word
const idOfWord = (text: string) =>
  inTenant(async (tx) => (await tx.feedbackMessage.findFirstOrThrow({ where: { tenantId: o.tenant.id, text } })).id)

function value<T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

type Made = { id: string; version: () => Promise<number> }
async function problem(title: string, more: object = {}): Promise<Made> {
  const { id } = value(
    await createProblem(o.team, { agencyId: o.agency.id, title, said: `«${title}»`, ...more } as never),
  )
  return { id, version: async () => (await getProblem(o.curator, { id })).version }
}
const seen = async ({ id, version }: Made) => ({ id, version: await version() })
async function inWork(title: string, more: object = {}, due = addDays(today, 30)): Promise<Made> {
  const made = await problem(title, more)
  value(
    await sortProblem(o.team, { ...(await seen(made)), measure: 'Поставим экран', dueOn: due, ownerName: 'Начальник' }),
  )
  return made
}

const page = async () => {
  const told = await getToldPage(o.tenant, o.agency.slug, null, new Date())
  if (!told) throw new Error('no page')
  return told
}
const mails = () =>
  inTenant((tx) =>
    tx.outboxMessage.findMany({ where: { tenantId: o.tenant.id, kind: 'mail' }, orderBy: { id: 'asc' } }),
  )

describe('from what was said to what was told', () => {
  it('goes whole: word, problem, promise, deed, telling, answer by the code and by post', async () => {
    const code = await say('В конце зала не слышно номера', { email: 'gost@example.test', consent: true })
    const word = await idOfWord('В конце зала не слышно номера')
    const made = await inWork('Номер не слышно', { messages: word })
    expect(await follow(code)).toMatchObject({ status: 'IN_WORK', problem: 'SORTING' })
    expect((await page()).tally).toMatchObject({ shown: 0, unshown: 1 })

    value(await publishProblem(o.curator, await seen(made)))
    expect((await page()).lines).toMatchObject([
      { state: 'DOING', text: 'Поставим экран', heard: '1\u00a0сообщение', on: null },
    ])
    expect(await follow(code)).toMatchObject({ problem: { said: '«Номер не слышно»' } })

    value(await finishProblem(o.team, { ...(await seen(made)), doneOn: today, answer: 'Экран стоит' }))
    // Done and not told: the page still shows the promise, no answer.
    expect((await page()).lines).toMatchObject([{ state: 'DOING', text: 'Поставим экран' }])
    expect(JSON.stringify(await page())).not.toContain('Экран стоит')
    expect((await follow(code))?.answer).toBe('')

    const told = { ...(await seen(made)), said: 'Не слышно номера', answer: 'Экран стоит\nВ трёх залах', proof: '' }
    expect(await tellProblem(o.team, told)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(value(await tellProblem(o.curator, told))).toMatchObject({ letters: 1, codes: 1 })
    expect(await tellProblem(o.curator, { ...told, version: await made.version() })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect((await page()).lines).toMatchObject([{ state: 'DONE', said: 'Не слышно номера', on: today }])
    expect(await follow(code)).toMatchObject({ status: 'ANSWERED', answer: 'Экран стоит\nВ трёх залах' })
    const letters = (await mails()).filter(({ payload }) => JSON.stringify(payload).includes('gost@example.test'))
    expect(letters).toHaveLength(1)
    expect(JSON.stringify(letters[0]?.payload)).toContain('Экран стоит')
    expect(await inTenant((tx) => tx.toldAddress.count({ where: { tenantId: o.tenant.id } }))).toBe(0)
    const refresh = await inTenant((tx) =>
      tx.outboxMessage.findMany({ where: { tenantId: o.tenant.id, kind: 'cache.refresh' } }),
    )
    expect(JSON.stringify(refresh)).toContain(`/${o.tenant.slug}/told/${o.agency.slug}`)
  })

  it('counts alike on the board, in the list, on the pages, in the cockpit and in SQL', async () => {
    const first = await inWork('Номер не слышно')
    value(await publishProblem(o.curator, await seen(first)))
    const second = await inWork('Негде сесть')
    value(await finishProblem(o.team, { ...(await seen(second)), doneOn: today, answer: 'Поставили стулья' }))
    const third = await problem('Открыться в воскресенье')
    value(await declineProblem(o.team, { ...(await seen(third)), answer: 'За три воскресенья пришли девять' }))
    value(
      await tellProblem(o.curator, {
        ...(await seen(third)),
        said: 'Откройтесь в воскресенье',
        answer: 'Нет: пришли девять человек',
      }),
    )
    const double = await problem('Стоим в проходе')
    value(await joinProblem(o.team, { ...(await seen(double)), joinedToId: first.id }))
    const expected = { all: 3, inWork: 1, toTell: 1, told: 1, done: 1, declined: 1, shown: 2, unshown: 1 }
    const filter = { agencyId: o.agency.id, year: yearOf(today) }
    expect((await getProblemBoard(o.curator, filter)).tally).toMatchObject(expected)
    expect((await listProblems(o.curator, filter)).tally).toMatchObject(expected)
    expect((await page()).tally).toMatchObject(expected)
    expect((await listTold(o.tenant, new Date())).total).toMatchObject(expected)
    const board = await getProblemBoard(o.curator, filter)
    expect(board.columns.map(({ rows, total }) => [rows.length, total])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    const [sql] = await inTenant(
      (tx) =>
        tx.$queryRaw<{ all: number; settled: number }[]>`
        SELECT (count(*) FILTER (WHERE "status" <> 'JOINED'))::int AS "all",
          (count(*) FILTER (WHERE "status" IN ('DONE', 'DECLINED', 'TOLD')))::int AS settled
        FROM "Problem" WHERE "tenantId" = ${o.tenant.id}::uuid`,
    )
    expect(sql).toEqual({ all: 3, settled: 2 })
    const cockpit = await getCockpit(o.authority, readCockpitFilter({}))
    expect(JSON.stringify(cockpit)).toContain('2 из\u00a03')
  })

  it('says on the page that the agency is late, and what was promised first', async () => {
    const made = await inWork('Номер не слышно')
    value(await publishProblem(o.curator, await seen(made)))
    await inTenant((tx) =>
      tx.problem.updateMany({ where: { tenantId: o.tenant.id }, data: { dueOn: dayColumn(addDays(today, -7)) } }),
    )
    expect((await page()).lines[0]?.promise).toMatchObject({ broken: addDays(today, -7), late: true })
    const move = { dueOn: addDays(today, 10), reason: 'ждём поставку' }
    // What was promised to people is moved by who speaks for the agency.
    expect(await moveProblem(o.team, { ...(await seen(made)), ...move })).toMatchObject({ ok: false })
    value(await moveProblem(o.curator, { ...(await seen(made)), ...move }))
    expect((await page()).lines[0]?.promise).toEqual({
      broken: addDays(today, -7),
      reason: 'ждём поставку',
      due: addDays(today, 10),
      late: false,
    })
    value(await moveProblem(o.curator, { ...(await seen(made)), dueOn: addDays(today, 20), reason: 'снова ждём' }))
    expect((await getProblem(o.curator, { id: made.id })).moved).toHaveLength(2)
  })

  it('keeps what stood on the page for staff, and shows it to nobody else', async () => {
    const made = await inWork('Номер не слышно')
    value(await publishProblem(o.curator, await seen(made)))
    const edit = {
      title: 'Номер не слышно',
      said: 'Объявляют тихо',
      measure: 'Поставим экран',
      heardAs: 'PEOPLE' as const,
    }
    expect(await rewordProblem(o.team, { ...(await seen(made)), ...edit })).toMatchObject({ ok: false })
    expect(await rewordProblem(o.curator, { ...(await seen(made)), ...edit })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    value(await rewordProblem(o.curator, { ...(await seen(made)), ...edit, reason: 'Так сказали точнее' }))
    expect((await getProblem(o.team, { id: made.id })).editions).toMatchObject([
      { said: '«Номер не слышно»', reason: 'Так сказали точнее', by: 'Куратор Ольга' },
    ])
    expect(JSON.stringify(await page())).not.toContain('«Номер не слышно»')
    expect(JSON.stringify(await page())).not.toContain('Так сказали точнее')
  })

  it('comes back to work with its answer kept', async () => {
    const made = await inWork('Номер не слышно')
    value(await finishProblem(o.team, { ...(await seen(made)), doneOn: today, answer: 'Экран стоит' }))
    value(await tellProblem(o.curator, { ...(await seen(made)), said: 'Не слышно', answer: 'Экран стоит' }))
    const again = { dueOn: addDays(today, 9), reason: 'Экран снова погас' }
    expect(await reopenProblem(o.team, { ...(await seen(made)), ...again })).toMatchObject({ ok: false })
    value(await reopenProblem(o.curator, { ...(await seen(made)), ...again }))
    const view = await getProblem(o.curator, { id: made.id })
    expect(view).toMatchObject({ status: 'IN_WORK', toldOn: null, doneOn: null, answer: '' })
    expect(view.editions).toMatchObject([{ answer: 'Экран стоит' }])
    expect((await page()).lines).toMatchObject([{ state: 'DOING' }])
  })
})

describe('what a problem is made of', () => {
  it('gives no number of answers under the threshold', async () => {
    const few = { agencyId: o.agency.id, title: 'Негде сесть', said: 'Стоим', heardAs: 'ANSWERS' as const }
    expect(await createProblem(o.team, { ...few, heard: '4' })).toMatchObject({
      ok: false,
      error: { fields: { heard: expect.stringContaining('меньше 5') as string } },
    })
    expect(await createProblem(o.team, { ...few, heard: '5' })).toMatchObject({ ok: true })
  })

  it('takes a word once, and only an own one', async () => {
    await say('Негде сесть, стоим в проходе')
    const word = await idOfWord('Негде сесть, стоим в проходе')
    const sources = { words: '', messages: word, topics: '', survey: '', title: '' }
    expect((await getProblemSources(o.team, sources)).messages).toHaveLength(1)
    await problem('Негде сесть', { messages: word })
    expect((await getProblemSources(o.team, sources)).messages).toHaveLength(0)
    expect(
      await createProblem(o.team, { agencyId: o.agency.id, title: 'Негде сесть ещё раз', messages: word }),
    ).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })

  it('numbers problems of an agency in a row, eight at once too', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, i) => problem(`Проблема номер ${i}`)))
    const numbers = await Promise.all(made.map(async ({ id }) => (await getProblem(o.curator, { id })).number))
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('joins two to each other at once without a deadlock: one wins', async () => {
    const [a, b] = [await problem('Номер не слышно'), await problem('Объявляют тихо')]
    const answers = await Promise.all([
      joinProblem(o.team, { ...(await seen(a)), joinedToId: b.id }),
      joinProblem(o.team, { ...(await seen(b)), joinedToId: a.id }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a word to the agency', () => {
  it('is one message with one code when the same form comes twenty times', async () => {
    const form = { key: 'form-key-of-this-page' }
    const codes = await Promise.all(Array.from({ length: 20 }, () => say('В зале душно, окна закрыты', form)))
    expect(new Set(codes).size).toBe(1)
    expect(await inTenant((tx) => tx.feedbackMessage.count({ where: { tenantId: o.tenant.id } }))).toBe(1)
    expect(await say('В зале душно, окна закрыты', { key: 'another-page' })).not.toBe(codes[0])
  })

  it('keeps of the code its hash alone, and no moment', async () => {
    const code = await say('В зале душно, окна закрыты')
    const tables = ['FeedbackMessage', 'AuditRecord', 'OutboxMessage', 'Notification', 'CommandAttempt']
    for (const table of tables) {
      const rows = await inTenant((tx) =>
        tx.$queryRawUnsafe<object[]>(
          `SELECT to_jsonb(t)::text AS row FROM "${table}" t WHERE t."tenantId" = '${o.tenant.id}'`,
        ),
      ).catch(() => [])
      expect(JSON.stringify(rows), table).not.toContain(code)
    }
    const row = await inTenant((tx) => tx.feedbackMessage.findFirstOrThrow({ where: { tenantId: o.tenant.id } }))
    expect(row.id[14]).toBe('4')
    expect(await follow(code.toLowerCase())).toMatchObject({ status: 'NEW', text: 'В зале душно, окна закрыты' })
    expect(readMessageCode(code)).toBe(code)
  })

  it('is answered with a letter to the address, which goes with it', async () => {
    const code = await say('В зале душно, окна закрыты', { email: 'gost@example.test', consent: true })
    const id = await idOfWord('В зале душно, окна закрыты')
    value(await answerMessage(o.team, { id, version: 1, answer: 'Починили вентиляцию' }))
    expect(await follow(code)).toMatchObject({ status: 'ANSWERED', answer: 'Починили вентиляцию' })
    expect(JSON.stringify(await mails())).toContain('gost@example.test')
    expect(await inTenant((tx) => tx.toldAddress.count({ where: { tenantId: o.tenant.id } }))).toBe(0)
  })

  it('is refused with words past the limit of one address, and of others it is taken', async () => {
    const ip = newId()
    for (let i = 0; i < 60; i += 1) await say(`Сообщение номер ${i} из одного зала`, {}, ip)
    await expect(say('Ещё одно сообщение оттуда же', {}, ip)).rejects.toThrow(
      /слишком много сообщений.*осталось в форме/,
    )
    expect(await say('Сообщение из другого места')).toHaveLength(12)
  })

  it('asks consent for an address', async () => {
    await expect(say('В зале душно, окна закрыты', { email: 'gost@example.test' })).rejects.toThrow(/отмеченное поле/)
  })

  it('becomes a proposal once, and the code shows it', async () => {
    const code = await say('Печатайте расписку сразу в двух экземплярах', { kind: 'IDEA' })
    const id = await idOfWord('Печатайте расписку сразу в двух экземплярах')
    const answers = await Promise.all(Array.from({ length: 8 }, () => messageToProposal(o.team, { id, version: 1 })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await inTenant((tx) => tx.proposal.findMany({ where: { tenantId: o.tenant.id } }))).toMatchObject([
      { anonymous: true, personId: null, suggestion: 'Печатайте расписку сразу в двух экземплярах' },
    ])
    expect((await follow(code))?.proposal).toBe('ППУ\u00a0№\u00a01: ждёт ответа')
  })

  it('is attached to a problem of its own agency only', async () => {
    await say('Негде сесть, стоим в проходе')
    const id = await idOfWord('Негде сесть, стоим в проходе')
    const other = await createAgency(o.tenant, { name: 'Другой орган' })
    const foreign = value(await createProblem(o.authority, { agencyId: other.id, title: 'Чужая проблема' }))
    expect(await attachMessage(o.authority, { id, version: 1, problemId: foreign.id })).toMatchObject({ ok: false })
  })
})

describe('terms and ties', () => {
  it('shows a problem where it is tied, to those who see it', async () => {
    const made = await problem('Негде сесть')
    const roadmapItemId = newId()
    await inTenant((tx) => tx.problem.updateMany({ where: { id: made.id }, data: { roadmapItemId } }))
    const done = await inWork('Номер не слышно')
    value(await finishProblem(o.team, { ...(await seen(done)), doneOn: today, answer: 'Экран стоит' }))
    value(await tellProblem(o.curator, { ...(await seen(done)), said: 'Не слышно', answer: 'Экран стоит' }))
    await inTenant((tx) => tx.problem.updateMany({ where: { id: done.id }, data: { roadmapItemId } }))
    // Open ones first.
    expect((await getTiedProblems(o.team, { roadmapItemId })).map(({ id, status }) => [id, status])).toEqual([
      [made.id, 'NEW'],
      [done.id, 'TOLD'],
    ])
    const other = await createAgency(o.tenant, { name: 'Другой орган' })
    const stranger = await createActor(o.tenant, 'CURATOR', other.id)
    expect(await getTiedProblems(stranger, { roadmapItemId })).toEqual([])
    expect(await getTiedProblems(o.authority, { roadmapItemId: newId() })).toEqual([])
    expect(await getTiedProblems(o.authority, { roadmapItemId: 'x' })).toEqual([])
  })

  it('gives problems and words of internal clients their own days', async () => {
    const own = await createTenant({ settings: { feedback: { internalSortDays: 2, internalAnswerDays: 3 } } })
    const agency = await createAgency(own, { name: 'МФЦ' })
    const team = await createActor(own, 'TEAM_MEMBER', agency.id)
    const fresh = { agencyId: agency.id, said: 'Ждём картридж' }
    const inner = value(await createProblem(team, { ...fresh, title: 'Долго ждём картридж', side: 'INTERNAL' }))
    const outer = value(await createProblem(team, { ...fresh, title: 'Негде сесть в зале' }))
    expect((await getProblem(team, inner)).sortBy).toBe(dayAfter(today, 2))
    const before = await getProblem(team, outer)
    expect(before).toMatchObject({ side: 'EXTERNAL', sortBy: dayAfter(today, 10) })
    const { title, said } = before
    value(await rewordProblem(team, { id: outer.id, version: 1, title, said, side: 'INTERNAL' }))
    expect(await getProblem(team, outer)).toMatchObject({ side: 'INTERNAL', sortBy: dayAfter(today, 2) })
    const touchpoint = { name: 'Склад', side: 'INTERNAL', channel: 'desk', owner: 'Отдел' } as const
    const { code } = value(await createTouchpoint(team, { ...touchpoint, agencyId: agency.id }))
    const place = await wordAgency(own, agency.slug, code)
    if (!place) throw new Error('no agency')
    const fields = { kind: 'PROBLEM' as const, ...blank, text: 'Картридж ждём вторую неделю' }
    value(await fileWord(own, place, fields, { ip: newId(), requestId: 'r' }, new Date()))
    const word = await withTenant(own.id, (tx) => tx.feedbackMessage.findFirstOrThrow({ where: { tenantId: own.id } }))
    expect(word.side).toBe('INTERNAL')
    expect(word.answerBy).toEqual(dayColumn(dayAfter(today, 3)))
  })

  it('forgets an address when nothing is left to be told, and no other', async () => {
    const address = (more: object) => ({
      ...{ tenantId: o.tenant.id, id: newId(), agencyId: o.agency.id, address: `${newId()}@example.test` },
      ...{ day: dayColumn(addDays(today, -200)), ...more },
    })
    const open = await problem('Негде сесть')
    await say('В зале душно, окна закрыты', { email: 'waits@example.test', consent: true })
    const [waiting] = await inTenant((tx) => tx.toldAddress.findMany({ where: { tenantId: o.tenant.id } }))
    await inTenant((tx) =>
      tx.toldAddress.updateMany({
        where: { tenantId: o.tenant.id, id: waiting?.id ?? '' },
        data: { day: dayColumn(addDays(today, -200)) },
      }),
    )
    const survey = (status: 'OPEN' | 'CLOSED', closedOn: string | null) => ({
      ...{ tenantId: o.tenant.id, id: newId(), agencyId: o.agency.id, title: 'Опрос', status, code: newId() },
      ...{ createdBy: 'Человек', closesOn: closedOn && dayColumn(closedOn) },
    })
    const [going, ended, late] = [
      survey('OPEN', null),
      survey('CLOSED', addDays(today, -100)),
      survey('CLOSED', addDays(today, -89)),
    ]
    const kept = [address({ problemId: open.id }), address({ surveyId: going.id }), address({ surveyId: late.id })]
    const gone = [address({ surveyId: ended.id }), address({ surveyId: newId() })]
    await inTenant(async (tx) => {
      await tx.survey.createMany({ data: [going, ended, late] })
      await tx.toldAddress.createMany({ data: [...kept, ...gone] })
      await forgetAddresses(tx, o.tenant.id, new Date())
    })
    const left = await inTenant((tx) => tx.toldAddress.findMany({ where: { tenantId: o.tenant.id } }))
    expect(left.map(({ id }) => id).sort()).toEqual([...kept.map(({ id }) => id), waiting?.id].sort())
  })
})

describe('complaint topics', () => {
  it('are pasted all or nothing, and put right when they come again', async () => {
    const bad = `МФЦ;Очереди;10.2026;12\nМФЦ;Часы работы;когда-то;3`
    expect(await pasteTopics(o.team, { text: bad })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('строка 2') as string },
    })
    expect(await inTenant((tx) => tx.complaintTopic.count({ where: { tenantId: o.tenant.id } }))).toBe(0)
    expect(value(await pasteTopics(o.team, { text: 'МФЦ;Очереди;10.2026;12' }))).toMatchObject({ added: 1, changed: 0 })
    expect(value(await pasteTopics(o.team, { text: 'МФЦ;Очереди;10.2026;14' }))).toMatchObject({ added: 0, changed: 1 })
  })
})

describe('a public form', () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    new Request('http://127.0.0.1/word', { method: 'POST', body, headers: { 'content-type': type } })
  const caps = { bytes: 64 * 1024, fields: 20 }
  it('of 20 000 fields is refused at once', async () => {
    const started = performance.now()
    expect(await readCappedForm(post(Array.from({ length: 20_000 }, (_, i) => `a${i}=`).join('&')), caps)).toEqual({
      ok: false,
      reason: 'LONG',
    })
    expect(await readCappedForm(post('a=&'.repeat(30)), caps)).toEqual({ ok: false, reason: 'MANY' })
    expect(performance.now() - started).toBeLessThan(500)
  })
  it('is read whole within the caps', async () => {
    expect(await readCappedForm(post('text=%D0%94%D0%B0+%26&kind=IDEA'), caps)).toEqual({
      ok: true,
      fields: { text: 'Да &', kind: 'IDEA' },
    })
    expect(await readCappedForm(post('{}', 'application/json'), caps)).toEqual({ ok: false, reason: 'KIND' })
  })
})
