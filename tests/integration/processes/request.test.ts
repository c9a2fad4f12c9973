import { describe, expect, it } from 'vitest'
import { addDays, addYears, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { acceptCourse, returnCourse, saveCourse, submitCourse } from '@/lib/processes/request/answer-commands'
import { askCourse } from '@/lib/processes/request/commands'
import { getAnswer, getAskForm, listAnswers } from '@/lib/processes/request/queries'
import { getQueue } from '@/lib/queue/queries'
import { createProcess, createRoles } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

async function stage() {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  const office = await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь Павлович')
  const curator = await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга')
  const team = await createActor(tenant, 'TEAM_MEMBER', agency.id)
  const { Специалист: role = '' } = await createRoles(tenant, null, { Специалист: '300' })
  const process = await createProcess(tenant, agency, [
    { name: 'Принять', work: { fixed: '60' }, roles: [{ role, share: '1' }] },
    { name: 'Решить', wait: { fixed: '480' } },
  ])
  const empty = await createProcess(tenant, agency, [], { name: 'Без шагов' })
  const foreign = await createProcess(tenant, other, [{ name: 'Принять' }])
  const dueOn = addYears(todayIn(tenant.timeZone, new Date()), 1)
  const ask = (processIds: string[], more: object = {}) =>
    askCourse(office, { title: 'Ход выплат', text: '', dueOn, prices: 'on', processIds, ...more }, { attempt: newId() })
  const answerOf = async (actor = curator) => {
    const list = await listAnswers(actor, { filter: 'ALL', request: null, page: 1 })
    return getAnswer(actor, { id: list.rows[0]?.id ?? '' })
  }
  return { tenant, agency, other, office, curator, team, process, empty, foreign, dueOn, ask, answerOf }
}

describe('a request for the actual course of processes', () => {
  it('goes to each owner of the chosen processes, once, by letter, queue and notice', async () => {
    const { tenant, office, curator, process, empty, foreign, ask, dueOn } = await stage()
    const asked = await ask([process.id, empty.id, foreign.id])
    expect(asked).toMatchObject({ ok: true, value: { number: 1, agencies: 2, processes: 3, left: 0 } })
    // Of what is asked and not yet accepted nobody is asked again.
    expect(await ask([process.id])).toMatchObject({ error: { code: 'CONFLICT' } })
    const both = await Promise.all([ask([process.id, foreign.id]), ask([process.id])])
    expect(both.every(({ ok }) => !ok)).toBe(true)
    const { counts, rows } = await listAnswers(office, { filter: 'ALL', request: null, page: 1 })
    expect(counts).toEqual({ WAITING: 2, LATE: 0, SUBMITTED: 0, ACCEPTED: 0, ALL: 2 })
    expect(rows.map(({ processes }) => processes).toSorted()).toEqual([1, 2])
    const own = await listAnswers(curator, { filter: 'ALL', request: null, page: 1 })
    expect(own.rows).toHaveLength(1)
    const { mail, notices } = await withTenant(tenant.id, async (tx) => ({
      mail: await tx.outboxMessage.findMany({ where: { tenantId: tenant.id, kind: 'mail' } }),
      notices: await tx.notification.findMany({ where: { tenantId: tenant.id, kind: 'COURSE_ASKED' } }),
    }))
    expect(mail.map(({ payload }) => JSON.stringify(payload)).join()).toContain('Ход выплат')
    expect(notices.map(({ personId }) => personId)).toContain(curator.personId)
    const waiting = (await getQueue(curator)).groups.flatMap(({ kind }) => kind)
    expect(waiting).toContain('ANSWER_COURSE')
    // The term stands in the calendar's own words; a day that has passed is refused.
    expect(await ask([process.id], { dueOn: '2020-01-01' })).toMatchObject({ error: { fields: { dueOn: /прошёл/ } } })
    expect(dueOn > addDays(todayIn(tenant.timeZone, new Date()), 300)).toBe(true)
  })

  it('proposes the term of the tenant in working days', async () => {
    const { office } = await stage()
    const { days, dueOn, today } = await getAskForm(office, {})
    expect(days).toBe(10)
    expect(dueOn >= addDays(today, 14)).toBe(true)
  })

  it('is answered with what is missing named, returned, handed in again and accepted into the cards', async () => {
    const { tenant, office, curator, team, process, empty, ask, answerOf } = await stage()
    await ask([process.id, empty.id])
    const first = await answerOf()
    const items = (runs: string) =>
      first.items.map(({ id }) => ({ id, runsPerYear: runs, note: 'По понедельникам ждут' }))
    // The team keeps a draft, and does not hand in.
    expect(first.can).toEqual({ save: true, submit: true, decide: false })
    expect((await answerOf(team)).can).toEqual({ save: true, submit: false, decide: false })
    const input = { id: first.id, version: first.version, items: items(''), note: '' }
    expect(await saveCourse(team, input)).toMatchObject({ ok: true })
    expect(await submitCourse(team, { ...input, version: 2 })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await submitCourse(curator, input)).toMatchObject({ error: { code: 'CONFLICT' } })
    const refused = await submitCourse(curator, { ...input, version: 2 })
    const at = (id: string) => first.items.findIndex((one) => one.process.id === id)
    expect(refused).toMatchObject({
      error: {
        fields: {
          [`items.${at(process.id)}.runsPerYear`]: expect.any(String) as string,
          [`items.${at(empty.id)}.note`]: expect.stringContaining('шагов') as string,
        },
      },
    })
    // A process without steps is dropped: nobody is held up by it.
    await withTenant(tenant.id, (tx) =>
      tx.process.updateMany({ where: { id: empty.id }, data: { status: 'DROPPED', droppedOn: new Date() } }),
    )
    expect(await submitCourse(curator, { ...input, items: items('4 940'), version: 2 })).toMatchObject({ ok: true })
    const sent = await answerOf(office)
    expect(sent).toMatchObject({ status: 'SUBMITTED', can: { save: false, submit: false, decide: true } })
    const kept = sent.items.find((one) => one.process.id === process.id)
    expect(kept).toMatchObject({ frozen: true, runsPerYear: 4940, cardRuns: null })
    expect(kept?.course.lead.replace(/\u00a0/g, ' ')).toBe('1 р. д. 1 ч 10 мин')
    expect(await returnCourse(office, { id: first.id, version: 3, remarks: '' })).toMatchObject({
      error: { fields: { remarks: expect.any(String) as string } },
    })
    expect(await returnCourse(office, { id: first.id, version: 3, remarks: 'Где возвраты?' })).toMatchObject({
      ok: true,
    })
    expect(await answerOf()).toMatchObject({ status: 'RETURNED', remarks: 'Где возвраты?', can: { submit: true } })
    await submitCourse(curator, { ...input, items: items('5100'), version: 4 })
    // What is accepted is what was seen.
    expect(await acceptCourse(office, { id: first.id, version: 3 })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await acceptCourse(office, { id: first.id, version: 5 })).toMatchObject({ ok: true, value: { volumes: 1 } })
    const card = await withTenant(tenant.id, (tx) => tx.process.findFirstOrThrow({ where: { id: process.id } }))
    expect(card.runsPerYear).toBe(5100)
    expect(await returnCourse(office, { id: first.id, version: 6, remarks: 'Ещё раз' })).toMatchObject({
      error: { code: 'RULE' },
    })
    // Accepted: the process may be asked of again.
    expect(await ask([process.id])).toMatchObject({ ok: true, value: { number: 2 } })
  })

  it('shows money to those alone who may see rates, and names what holds it up', async () => {
    const { tenant, process, ask, answerOf } = await stage()
    await ask([process.id])
    const observer = await createActor(tenant, 'OBSERVER', null)
    const seen = await answerOf(observer)
    expect(seen.money).toBe(false)
    expect(seen.items[0]?.course.run).toBe('')
    const own = await answerOf()
    // No overhead is given: the lead time is told all the same.
    expect(own.items[0]?.course.lead).not.toBe('')
    expect(own.items[0]?.course.doubts.join()).toMatch(/начислен|наклад/i)
  })
})
