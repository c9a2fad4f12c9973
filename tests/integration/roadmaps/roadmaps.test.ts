import { describe, expect, it } from 'vitest'
import { abolishAgency, mergeAgency } from '@/lib/succession/commands'
import { addDays, todayIn, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { roadmapDocx } from '@/lib/documents/roadmap-docx'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { readDocx } from '@/lib/projects/passport/docx-text'
import { acceptParts } from '@/lib/roadmaps/accept-commands'
import { approveRoadmap, closeRoadmap, sendRoadmap, takeBackRoadmap } from '@/lib/roadmaps/approval-commands'
import { amendRoadmap, decideChange, proposeChange, withdrawChange } from '@/lib/roadmaps/change-commands'
import { createRoadmap, discardRoadmap, removeDraftItem, saveDraftItem } from '@/lib/roadmaps/draft-commands'
import { getRoadmapItem, listRoadmapChanges } from '@/lib/roadmaps/item-queries'
import { listRoadmaps } from '@/lib/roadmaps/list-queries'
import { assignRoadmap, loadRoadmap } from '@/lib/roadmaps/load-commands'
import { getRoadmap, getRoadmapDocument } from '@/lib/roadmaps/map-queries'
import {
  addProof,
  closePart,
  decidePart,
  reopenPart,
  restorePart,
  submitPart,
  takeBackPart,
} from '@/lib/roadmaps/part-commands'
import { roadmapSnapshot, roadmapSummary } from '@/lib/roadmaps/summary-queries'
import { listWaitingParts } from '@/lib/roadmaps/waiting-queries'
import type { TenantView } from '@/lib/core/tenant'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant, template } from '../../factories/tenant'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const failure = (result: Result<unknown>) => (result.ok ? 'ok' : result.error)
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const mails = (tenant: TenantView) =>
  withTenant(tenant.id, async (tx) =>
    (await tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { id: 'asc' } })).map(
      ({ payload }) => payload as { to: string; subject: string; text: string },
    ),
  )
const emailOf = (actor: Actor) =>
  withTenant(
    actor.tenant.id,
    async (tx) => (await tx.person.findFirstOrThrow({ where: { id: actor.personId ?? '' } })).email,
  )

type Place = {
  tenant: TenantView
  it: { id: string; name: string }
  culture: { id: string; name: string }
  authority: Actor
  methodologist: Actor
  curator: Actor
  other: Actor
  today: string
  year: number
}

/** Kirov with two of the ministries of its act. */
async function kirov(): Promise<Place> {
  const tenant = await createTenant({ template: template('kirov') as Prisma.InputJsonObject, timeZone: 'Europe/Kirov' })
  const it = await createAgency(tenant, { name: 'Министерство информационных технологий и связи Кировской области' })
  const culture = await createAgency(tenant, { name: 'Министерство культуры Кировской области' })
  const today = todayIn(tenant.timeZone, new Date())
  return {
    tenant,
    it,
    culture,
    today,
    year: yearOf(today),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST'),
    curator: await createActor(tenant, 'CURATOR', it.id),
    other: await createActor(tenant, 'CURATOR', culture.id),
  }
}

const itemOf = async (actor: Actor, mapId: string, number: string) => {
  const found = (await getRoadmap(actor, { id: mapId })).rows.find((row) => row.number === number)
  if (!found) throw new Error(`no item ${number}`)
  return found
}
const partOf = async (actor: Actor, itemId: string, agencyId: string | null) => {
  const found = (await getRoadmapItem(actor, { id: itemId })).parts.find((part) => part.agencyId === agencyId)
  if (!found) throw new Error('no part')
  return found
}
const prove = async (actor: Actor, partId: string) =>
  value(await addProof(actor, { partId, title: 'Приказ от 12.03.2026 № 45', url: 'https://example.test/45.pdf' }))
/** Hands the part in by its agency's curator. */
async function deliver(actor: Actor, itemId: string, agencyId: string) {
  const { id } = await partOf(actor, itemId, agencyId)
  await prove(actor, id)
  value(await submitPart(actor, { id, version: (await partOf(actor, itemId, agencyId)).version }))
  return partOf(actor, itemId, agencyId)
}

const words = (year: number, more: object = {}) => ({
  sectionNumber: '1',
  section: 'Организация',
  title: 'Утверждён порядок обратной связи',
  dueOn: `${year}-12-25`,
  result: 'приказ',
  responsible: 'Отдел',
  ...more,
})
async function file(tenant: TenantView, agencyId: string): Promise<string> {
  const id = newId()
  await withTenant(tenant.id, (tx) =>
    tx.storedFile.create({
      data: {
        tenantId: tenant.id,
        id,
        agencyId,
        name: 'скан.pdf',
        mime: 'application/pdf',
        size: 1,
        sha256: '0'.repeat(64),
        storageKey: id,
        uploadedBy: 'Куратор',
      },
    }),
  )
  return id
}
/** An agency's own map of the year with one item, approved. */
async function ownMap(place: Place): Promise<{ mapId: string; itemId: string }> {
  const { curator, it: agency, year, today, tenant } = place
  const { id } = value(
    await createRoadmap(curator, {
      agencyId: agency.id,
      title: 'Ведомственная карта',
      yearFrom: year,
      yearTo: year,
      source: 'EMPTY',
    }),
  )
  const item = value(await asSeen(saveDraftItem)(curator, { roadmapId: id, ...words(year) }))
  value(
    await asSeen(approveRoadmap)(curator, {
      id,
      approvedOn: today,
      name: 'П. П. Петров',
      position: 'министр',
      fileId: await file(tenant, agency.id),
    }),
  )
  return { mapId: id, itemId: item.id }
}

describe('the programme’s map', () => {
  it('loads from the act once, as it is there; each body owes its part', async () => {
    const place = await kirov()
    const { authority, tenant, it: ministry, culture } = place
    expect(code(await loadRoadmap(place.curator, {}))).toBe('FORBIDDEN')
    const { id, items } = value(await loadRoadmap(authority, {}))
    expect(items).toBe(40)
    expect(code(await loadRoadmap(authority, {}))).toBe('RULE')
    const map = await getRoadmap(authority, { id })
    expect(map.rows.map(({ number }) => number)).toEqual(
      (template('kirov').roadmap as { sections: { items: { number: string }[] }[] }).sections.flatMap((section) =>
        section.items.map(({ number }) => number),
      ),
    )
    const first = await getRoadmapItem(authority, { id: (await itemOf(authority, id, '2.1')).id })
    expect(first.parts.map(({ agencyId, lead, groupName }) => [agencyId, lead, groupName !== ''])).toEqual(
      expect.arrayContaining([
        [ministry.id, true, false],
        [null, false, false],
        [culture.id, false, true],
      ]),
    )
    expect(first.parts).toHaveLength(3)
    expect(
      (await withTenant(tenant.id, (tx) => roadmapSummary(tx, tenant.id, { year: 2023, today: place.today }))).length,
    ).toBe(2)
  })

  it('goes into a document for editing as the act’s table, all of it', async () => {
    const { authority } = await kirov()
    const { id } = value(await loadRoadmap(authority, {}))
    const map = await getRoadmapDocument(authority, { id })
    const text = JSON.stringify(value(readDocx(Buffer.from(await roadmapDocx(map)))).nodes)
    expect(text).toContain('Ответственный исполнитель')
    for (const { number, title, result } of map.rows)
      for (const words of [`${number}.`, title, result]) expect(text).toContain(JSON.stringify(words).slice(1, -1))
  })

  it('takes in agencies that come later without touching what is there', async () => {
    const place = await kirov()
    const { authority } = place
    const { id } = value(await loadRoadmap(authority, {}))
    expect((await getRoadmap(authority, { id })).missing).toBe(0)
    const mass = await createAgency(place.tenant, { name: 'Управление массовых коммуникаций Кировской области' })
    const before = await getRoadmapItem(authority, { id: (await itemOf(authority, id, '1.3')).id })
    expect(before.parts.find(({ bodyName }) => /массовых/.test(bodyName))?.agencyId).toBeNull()
    expect((await getRoadmap(authority, { id })).missing).toBeGreaterThan(30)
    value(await assignRoadmap(authority, { id }))
    const after = await getRoadmapItem(authority, { id: before.id })
    expect(after.parts.filter(({ bodyName }) => /массовых/i.test(bodyName)).map(({ agencyId }) => agencyId)).toEqual([
      mass.id,
    ])
    expect((await getRoadmap(authority, { id })).missing).toBe(0)
  })

  it('is done when all have delivered; lateness is the day of handing in', async () => {
    const place = await kirov()
    const { authority, methodologist, curator, other, it: ministry, culture } = place
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '3.1')
    expect(item.state.code).toBe('OVERDUE')
    const handed = await deliver(curator, item.id, ministry.id)
    expect([handed.status, handed.submittedOn]).toEqual(['SUBMITTED', place.today])
    value(await decidePart(methodologist, { id: handed.id, version: handed.version, outcome: 'ACCEPTED' }))
    expect((await itemOf(authority, id, '3.1')).state.code).toBe('OVERDUE')
    const second = await deliver(other, item.id, culture.id)
    expect(
      failure(
        await decidePart(authority, {
          id: second.id,
          version: second.version,
          outcome: 'ACCEPTED',
          receivedOn: '2023-11-29',
        }),
      ),
    ).toMatchObject({ fields: { remark: expect.any(String) as string } })
    value(
      await decidePart(authority, {
        id: second.id,
        version: second.version,
        outcome: 'ACCEPTED',
        receivedOn: '2023-11-29',
        remark: 'Вх. № 12 от 29.11.2023',
      }),
    )
    expect((await partOf(other, item.id, culture.id)).state.code).toBe('DONE')
    expect((await itemOf(authority, id, '3.1')).state.code).toBe('DONE_LATE')
    const letters = await mails(place.tenant)
    expect(letters.filter(({ subject }) => subject === 'Принято: мероприятие 3.1').map(({ to }) => to)).toEqual([
      await emailOf(curator),
      await emailOf(other),
    ])
  })

  it('returns a part with a remark; two people deciding at once: the second is told who decided', async () => {
    const place = await kirov()
    const { authority, methodologist, curator, it: ministry } = place
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '1.1')
    const open = await partOf(curator, item.id, ministry.id)
    expect(code(await submitPart(curator, { id: open.id, version: open.version }))).toBe('RULE')
    expect(
      failure(await addProof(authority, { partId: open.id, title: 'Чужой приказ', url: 'https://example.test/1.pdf' })),
    ).toMatchObject({ code: 'RULE', message: expect.stringMatching(/сам орган/) as string })
    const handed = await deliver(curator, item.id, ministry.id)
    const [a, b] = await Promise.all([
      decidePart(authority, {
        id: handed.id,
        version: handed.version,
        outcome: 'RETURNED',
        remark: 'Нет подписи на распоряжении',
      }),
      decidePart(methodologist, {
        id: handed.id,
        version: handed.version,
        outcome: 'RETURNED',
        remark: 'Нет номера и даты',
      }),
    ])
    const lost = [a, b].find((result) => !result.ok)
    expect([a, b].filter((result) => result.ok)).toHaveLength(1)
    expect(lost && failure(lost)).toMatchObject({
      code: 'CONFLICT',
      changes: [
        {
          by: expect.stringMatching(/^(AUTHORITY|METHODOLOGIST)/) as string,
          after: { number: '1.1', status: 'RETURNED' },
        },
      ],
    })
    const returned = await partOf(curator, item.id, ministry.id)
    expect(returned.state.code).toBe('OVERDUE')
    expect(failure(await submitPart(curator, { id: returned.id, version: returned.version }))).toMatchObject({
      message: expect.stringMatching(/ничего нового не приложено/) as string,
    })
    await deliver(curator, item.id, ministry.id)
    value(
      await takeBackPart(curator, { id: returned.id, version: (await partOf(curator, item.id, ministry.id)).version }),
    )
    const back = await partOf(curator, item.id, ministry.id)
    expect([back.status, back.proofs.map(({ handed: sent }) => sent)]).toEqual(['OPEN', [true, false]])
    value(await submitPart(curator, { id: back.id, version: back.version }))
    value(await decidePart(authority, { id: back.id, version: back.version + 1, outcome: 'ACCEPTED' }))
    value(await reopenPart(authority, { id: back.id, version: back.version + 2, reason: 'Распоряжение отменено' }))
    expect((await partOf(curator, item.id, ministry.id)).status).toBe('RETURNED')
  })

  it('is answered for by the authority where a body is no agency', async () => {
    const { authority, curator } = await kirov()
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '3.8')
    const part = await partOf(authority, item.id, null)
    expect(part).toMatchObject({
      bodyName: 'министерство промышленности, предпринимательства и торговли Кировской области',
      lead: true,
      can: { prove: true },
    })
    expect(code(await addProof(curator, { partId: part.id, title: 'Приказ', url: 'https://example.test/1.pdf' }))).toBe(
      'NOT_FOUND',
    )
    await prove(authority, part.id)
    value(await asSeen(submitPart)(authority, { id: part.id }))
    value(await asSeen(decidePart)(authority, { id: part.id, outcome: 'ACCEPTED' }))
    expect((await partOf(authority, item.id, null)).state.code).toBe('DONE_LATE')
  })

  it('has its days moved with a reason that everybody sees, one letter a person', async () => {
    const place = await kirov()
    const { authority, curator, other, today } = place
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '3.4')
    const { number, sectionNumber, section, title, dueText, result, responsible } = item
    const change = {
      kind: 'EDIT' as const,
      roadmapId: id,
      itemId: item.id,
      number,
      sectionNumber,
      section,
      title,
      dueText,
      result,
      responsible,
    }
    expect(code(await asSeen(amendRoadmap)(authority, { ...change, dueOn: addDays(today, 2), reason: '' }))).toBe(
      'INVALID',
    )
    expect(
      code(await asSeen(amendRoadmap)(authority, { ...change, dueOn: item.dueOn, reason: 'Ничего не меняем' })),
    ).toBe('INVALID')
    value(
      await asSeen(amendRoadmap)(authority, {
        ...change,
        dueOn: addDays(today, 2),
        reason: 'Решение координационного совета',
      }),
    )
    const view = await getRoadmapItem(curator, { id: item.id })
    expect([view.text.dueOn, view.state.code]).toEqual([addDays(today, 2), 'DUE_SOON'])
    expect(view.changes.map(({ before, after, reason }) => [before?.dueOn, after?.dueOn, reason])).toEqual([
      [item.dueOn, addDays(today, 2), 'Решение координационного совета'],
    ])
    expect((await itemOf(authority, id, '3.4')).moved).toBe(true)
    const moved = (await mails(place.tenant)).filter(({ subject }) => subject.startsWith('Перенесён срок'))
    expect(moved.map(({ to }) => to).sort()).toEqual([await emailOf(curator), await emailOf(other)].sort())
  })

  it('asks nothing of a body that is excluded or let go, and says why', async () => {
    const place = await kirov()
    const { authority, culture, it: ministry } = place
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '3.4')
    const { number, sectionNumber, section, title, dueOn, dueText, result, responsible } = item
    value(
      await asSeen(amendRoadmap)(authority, {
        kind: 'EDIT',
        roadmapId: id,
        itemId: item.id,
        number,
        sectionNumber,
        section,
        title,
        dueOn,
        dueText,
        result,
        responsible: responsible.slice(0, 1),
        reason: 'Реестр ведёт одно министерство',
      }),
    )
    expect(await partOf(authority, item.id, culture.id)).toMatchObject({
      status: 'CLOSED',
      closedReason: 'Исполнитель исключён из мероприятия: Реестр ведёт одно министерство',
    })
    expect((await partOf(authority, item.id, ministry.id)).status).toBe('OPEN')
    const services = await itemOf(authority, id, '3.5')
    const part = await partOf(authority, services.id, culture.id)
    value(await closePart(authority, { id: part.id, version: part.version, reason: 'Министерство не оказывает услуг' }))
    expect((await partOf(authority, services.id, culture.id)).state.code).toBe('CLOSED')
    value(await restorePart(authority, { id: part.id, version: part.version + 1, reason: 'Услуги появились' }))
    expect((await partOf(authority, services.id, culture.id)).status).toBe('OPEN')
  })

  it('accepts many at once, each a step of its own; what changed meanwhile is named and left', async () => {
    const place = await kirov()
    const { authority, methodologist, curator, other, it: ministry, culture, tenant } = place
    const { id } = value(await loadRoadmap(authority, {}))
    const [a, b] = [await itemOf(authority, id, '3.1'), await itemOf(authority, id, '3.4')]
    for (const item of [a, b]) {
      await deliver(curator, item.id, ministry.id)
      await deliver(other, item.id, culture.id)
    }
    const seen = await listWaitingParts(authority, { map: '', page: 1 })
    expect(seen).toMatchObject({ total: 4, can: { accept: true }, maps: [{ id, n: 4 }] })
    expect(seen.rows.every(({ proofs, state }) => proofs.length === 1 && state.days < 0)).toBe(true)
    expect(await listWaitingParts(curator, { map: '', page: 1 })).toMatchObject({ total: 2, can: { accept: false } })
    expect((await listRoadmaps(authority, { year: null, filter: 'ALL', page: 1 })).waiting).toBe(4)
    const parts = seen.rows.map((part) => `${part.id}:${part.version}`)
    expect(code(await acceptParts(curator, { parts }))).toBe('FORBIDDEN')
    expect(failure(await acceptParts(authority, { parts: undefined }))).toMatchObject({
      fields: { parts: 'Отметьте хотя бы одно мероприятие.' },
    })
    // Meanwhile one is taken back, and another returned and handed in anew.
    const mine = await partOf(curator, a.id, ministry.id)
    value(await takeBackPart(curator, { id: mine.id, version: mine.version }))
    const theirs = await partOf(other, a.id, culture.id)
    value(
      await decidePart(methodologist, {
        id: theirs.id,
        version: theirs.version,
        outcome: 'RETURNED',
        remark: 'Нет подписи',
      }),
    )
    await deliver(other, a.id, culture.id)
    const { accepted, left } = value(await acceptParts(methodologist, { parts: [...parts, `${newId()}:1`] }))
    expect(accepted).toBe(2)
    expect(left).toHaveLength(3)
    expect(left).toContain(`3.1, ${mine.bodyName} – исполнитель отозвал сданное`)
    expect(left).toContain(`3.1, ${theirs.bodyName} – сдано заново, посмотрите новые документы`)
    expect(left.at(-1)).toMatch(/не найдено/)
    expect((await partOf(other, b.id, culture.id)).decidedBy).toBe(methodologist.name)
    expect(
      (await getRoadmapItem(authority, { id: b.id })).events.filter(({ kind }) => kind === 'PART_ACCEPTED'),
    ).toHaveLength(2)
    const journal = await withTenant(tenant.id, (tx) =>
      tx.auditRecord.findMany({
        where: { operation: 'roadmap.accept', personId: methodologist.personId },
        select: { before: true, after: true },
      }),
    )
    expect(journal.filter(({ after }) => (after as { status: string }).status === 'ACCEPTED')).toHaveLength(2)
    expect(
      (await mails(tenant))
        .filter(({ subject }) => subject === 'Принято: мероприятие 3.4')
        .map(({ to }) => to)
        .sort(),
    ).toEqual([await emailOf(curator), await emailOf(other)].sort())
    expect(failure(await acceptParts(authority, { parts: [parts[0] ?? '', parts[2] ?? ''] }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/Ничего не принято/) as string,
    })
    // One agency with several: one letter.
    const rest = (await listWaitingParts(authority, { map: id, page: 9 })).rows
    expect(rest).toHaveLength(1)
    const more = [await itemOf(authority, id, '2.1'), await itemOf(authority, id, '1.3')]
    for (const item of more) await deliver(curator, item.id, ministry.id)
    value(
      await acceptParts(authority, {
        parts: (await listWaitingParts(authority, { map: '', page: 1 })).rows
          .filter(({ bodyName }) => bodyName === mine.bodyName)
          .map((part) => `${part.id}:${part.version}`),
      }),
    )
    const last = (await mails(tenant)).filter(({ subject }) => /^Принято: 2/.test(subject))
    expect(last).toEqual([
      expect.objectContaining({
        to: await emailOf(curator),
        text: expect.stringMatching(
          /Мероприятие 2\.1[\s\S]*Мероприятие 1\.3|Мероприятие 1\.3[\s\S]*Мероприятие 2\.1/,
        ) as string,
      }),
    ])
  })

  it('passes what an agency owes to its successor, or closes it with the reason', async () => {
    const place = await kirov()
    const { authority, today, it: ministry, culture } = place
    const sport = await createAgency(place.tenant, { name: 'Министерство спорта и туризма Кировской области' })
    const { id } = value(await loadRoadmap(authority, {}))
    const item = await itemOf(authority, id, '5.1')
    value(
      await asSeen(mergeAgency)(authority, {
        id: culture.id,
        intoId: sport.id,
        date: today,
        basis: 'Указ от 01.11.2026 № 1',
      }),
    )
    const shared = await itemOf(authority, id, '3.4')
    expect(await partOf(authority, shared.id, culture.id)).toMatchObject({
      status: 'CLOSED',
      closedReason: expect.stringContaining('присоединён к «Министерство спорта') as string,
    })
    value(
      await asSeen(mergeAgency)(authority, {
        id: ministry.id,
        intoId: sport.id,
        date: today,
        basis: 'Указ от 02.11.2026 № 2',
      }),
    )
    expect(await partOf(authority, item.id, sport.id)).toMatchObject({
      status: 'OPEN',
      formerBody: ministry.name,
      lead: true,
    })
    value(await asSeen(abolishAgency)(authority, { id: sport.id, date: today, basis: 'Указ от 03.11.2026 № 3' }))
    expect(await partOf(authority, item.id, sport.id)).toMatchObject({
      status: 'CLOSED',
      closedReason: 'Орган упразднён: Указ от 03.11.2026 № 3',
    })
  })
})

describe('an agency’s own map', () => {
  it('is drafted, sent to the head, approved with a signed copy, and only then binds', async () => {
    const place = await kirov()
    const { curator, other, it: ministry, year, today, tenant } = place
    const { id } = value(
      await createRoadmap(curator, {
        agencyId: ministry.id,
        title: 'Ведомственная карта',
        yearFrom: year,
        yearTo: year,
        source: 'EMPTY',
      }),
    )
    expect(
      code(
        await createRoadmap(curator, {
          agencyId: ministry.id,
          title: 'Ещё одна карта',
          yearFrom: year,
          yearTo: year,
          source: 'EMPTY',
        }),
      ),
    ).toBe('RULE')
    expect(
      code(
        await createRoadmap(other, {
          agencyId: ministry.id,
          title: 'Чужая карта',
          yearFrom: year,
          yearTo: year,
          source: 'EMPTY',
        }),
      ),
    ).toBe('NOT_FOUND')
    expect(code(await asSeen(sendRoadmap)(curator, { id }))).toBe('RULE')
    const item = value(await asSeen(saveDraftItem)(curator, { roadmapId: id, ...words(year) }))
    expect(item.number).toBe('1.1')
    expect(
      value(await asSeen(saveDraftItem)(curator, { roadmapId: id, ...words(year, { title: 'Второе мероприятие' }) }))
        .number,
    ).toBe('1.2')
    expect(code(await asSeen(saveDraftItem)(curator, { roadmapId: id, ...words(year + 2) }))).toBe('INVALID')
    value(await asSeen(removeDraftItem)(curator, { id: item.id }))
    value(await asSeen(sendRoadmap)(curator, { id }))
    expect(code(await asSeen(saveDraftItem)(curator, { roadmapId: id, ...words(year) }))).toBe('RULE')
    value(await asSeen(takeBackRoadmap)(curator, { id, remark: 'Уточните сроки' }))
    value(await asSeen(sendRoadmap)(curator, { id }))
    const approval = { id, approvedOn: today, name: 'П. П. Петров', position: 'министр' }
    expect(failure(await asSeen(approveRoadmap)(curator, approval))).toMatchObject({
      code: 'INVALID',
      fields: { fileId: expect.any(String) as string },
    })
    expect(
      code(await asSeen(approveRoadmap)(curator, { ...approval, fileId: await file(tenant, place.culture.id) })),
    ).toBe('NOT_FOUND')
    expect(
      code(
        await asSeen(approveRoadmap)(curator, {
          ...approval,
          approvedOn: addDays(today, 1),
          fileId: await file(tenant, ministry.id),
        }),
      ),
    ).toBe('INVALID')
    expect(
      value(await asSeen(approveRoadmap)(curator, { ...approval, fileId: await file(tenant, ministry.id) })).parts,
    ).toBe(1)
    expect(code(await asSeen(discardRoadmap)(curator, { id }))).toBe('RULE')
    await expect(getRoadmap(other, { id })).rejects.toMatchObject({ digest: expect.stringContaining('404') as string })
  })

  it('begins with the programme’s items or with last year’s, a year on', async () => {
    const place = await kirov()
    const { authority, curator, other, it: ministry, culture, year } = place
    expect(
      code(
        await createRoadmap(other, {
          agencyId: culture.id,
          title: 'Карта из программы',
          yearFrom: year,
          yearTo: year,
          source: 'PROGRAMME',
        }),
      ),
    ).toBe('RULE')
    value(await loadRoadmap(authority, {}))
    const fromAct = value(
      await createRoadmap(other, {
        agencyId: culture.id,
        title: 'Карта из программы',
        yearFrom: 2023,
        yearTo: 2024,
        source: 'PROGRAMME',
      }),
    )
    const draft = await getRoadmap(other, { id: fromAct.id })
    expect(draft.rows.length).toBeGreaterThan(20)
    expect(draft).toMatchObject({ approvalDue: '2023-09-28', status: 'DRAFT' })
    const { mapId } = await ownMap(place)
    value(await asSeen(closeRoadmap)(curator, { id: mapId, reason: 'Год завершён' }))
    const next = value(
      await createRoadmap(curator, {
        agencyId: ministry.id,
        title: 'Карта на новый год',
        yearFrom: year + 1,
        yearTo: year + 1,
        source: 'PREVIOUS',
      }),
    )
    expect((await getRoadmap(curator, { id: next.id })).rows.map(({ dueOn }) => dueOn)).toEqual([`${year + 1}-12-25`])
  })

  it('is changed only with consent: proposed, refused, withdrawn, consented; the old text stays beside the new', async () => {
    const place = await kirov()
    const { curator, authority, year, today } = place
    const { mapId, itemId } = await ownMap(place)
    const edit = {
      kind: 'EDIT' as const,
      roadmapId: mapId,
      itemId,
      number: '1.1',
      ...words(year, { dueOn: `${year}-12-30` }),
      reason: 'Повторная закупка',
    }
    expect(code(await asSeen(amendRoadmap)(authority, edit))).toBe('RULE')
    const first = value(await asSeen(proposeChange, 'Roadmap')(curator, edit))
    expect(code(await asSeen(proposeChange, 'Roadmap')(curator, edit))).toBe('CONFLICT')
    expect((await itemOf(curator, mapId, '1.1')).dueOn).toBe(`${year}-12-25`)
    const decision = { version: 1, consentOn: today }
    expect(
      code(
        await decideChange(authority, {
          ...decision,
          id: first.id,
          outcome: 'CONSENTED',
          consent: 'COUNCIL',
          protocol: '',
        }),
      ),
    ).toBe('INVALID')
    value(
      await decideChange(authority, {
        ...decision,
        id: first.id,
        outcome: 'REFUSED',
        consent: 'AUTHORITY',
        remark: 'Срок задан актом',
      }),
    )
    expect(
      failure(await decideChange(authority, { ...decision, id: first.id, outcome: 'CONSENTED', consent: 'AUTHORITY' })),
    ).toMatchObject({ code: 'CONFLICT', changes: [{ by: authority.name, after: { status: 'REFUSED' } }] })
    const second = value(await asSeen(proposeChange, 'Roadmap')(curator, edit))
    value(await asSeen(withdrawChange)(curator, { id: second.id }))
    const third = value(await asSeen(proposeChange, 'Roadmap')(curator, edit))
    value(
      await decideChange(authority, {
        ...decision,
        id: third.id,
        outcome: 'CONSENTED',
        consent: 'COUNCIL',
        protocol: 'Протокол от 12.03.2026 № 2',
      }),
    )
    expect((await itemOf(curator, mapId, '1.1')).dueOn).toBe(`${year}-12-30`)
    const removal = value(
      await asSeen(proposeChange, 'Roadmap')(curator, {
        kind: 'REMOVE',
        roadmapId: mapId,
        itemId,
        reason: 'Сделано в рамках области',
      }),
    )
    // Two tabs, each with a key of its own: the new item is proposed once.
    const addition = {
      kind: 'ADD' as const,
      roadmapId: mapId,
      ...words(year, { title: 'Проведён семинар' }),
      reason: 'Поручение совета',
    }
    const added = value(await asSeen(proposeChange, 'Roadmap')(curator, addition))
    expect(failure(await asSeen(proposeChange, 'Roadmap')(curator, addition))).toMatchObject({
      code: 'CONFLICT',
      see: { path: `roadmaps/${mapId}/changes` },
    })
    for (const { id } of [removal, added])
      value(await decideChange(authority, { ...decision, id, outcome: 'CONSENTED', consent: 'AUTHORITY' }))
    const map = await getRoadmap(curator, { id: mapId })
    expect(map.rows.map(({ number, title, named }) => [number, title, named.length])).toEqual([
      ['1.2', 'Проведён семинар', 1],
    ])
    const { changes } = await listRoadmapChanges(curator, { id: mapId })
    expect(changes.map(({ status }) => status).sort()).toEqual([
      'CONSENTED',
      'CONSENTED',
      'CONSENTED',
      'REFUSED',
      'WITHDRAWN',
    ])
    expect(changes.find(({ id }) => id === third.id)).toMatchObject({
      before: { dueOn: `${year}-12-25` },
      after: { dueOn: `${year}-12-30` },
      consent: 'COUNCIL',
      protocol: 'Протокол от 12.03.2026 № 2',
    })
  })

  it('stands in the list beside agencies without one; a limit that passed is shown', async () => {
    const place = await kirov()
    const { authority, curator, year } = place
    await ownMap(place)
    const list = await listRoadmaps(authority, { year: null, filter: 'ALL', page: 1 })
    expect(list.year).toBe(year)
    expect(list.rows.map(({ agencyName, map }) => [agencyName, map?.status ?? null])).toEqual([
      [place.it.name, 'APPROVED'],
      [place.culture.name, null],
    ])
    expect(list.counts).toMatchObject({ ALL: 2, UNAPPROVED: 1 })
    expect(list.can.load).toBe(true)
    value(await loadRoadmap(authority, {}))
    expect((await listRoadmaps(curator, { year: null, filter: 'ALL', page: 1 })).rows).toHaveLength(1)
  })
})

describe('what others ask for', () => {
  it('is summed up for every agency at once, like a recount of its parts', async () => {
    const place = await kirov()
    const { authority, curator, tenant, it: ministry, today, year } = place
    const { id } = value(await loadRoadmap(authority, {}))
    await ownMap(place)
    const item = await itemOf(authority, id, '1.1')
    const handed = await deliver(curator, item.id, ministry.id)
    value(await decidePart(authority, { id: handed.id, version: handed.version, outcome: 'ACCEPTED' }))
    const sums = await withTenant(tenant.id, (tx) => roadmapSummary(tx, tenant.id, { year, today }))
    const own = sums.find(({ agencyId }) => agencyId === ministry.id)
    const debts = (await getRoadmap(curator, { id })).rows.filter((row) =>
      row.named.some(({ status }) => status !== 'ACCEPTED'),
    )
    expect(own).toMatchObject({ items: debts.length + 1, overdue: debts.length, done: 0, checking: 0 })
    expect(
      (await withTenant(tenant.id, (tx) => roadmapSummary(tx, tenant.id, { year: 2023, today }))).find(
        ({ agencyId }) => agencyId === ministry.id,
      ),
    ).toMatchObject({ done: 1, late: 1 })
    const snapshot = await withTenant(tenant.id, (tx) => roadmapSnapshot(tx, tenant.id, today))
    expect(snapshot.maps[0]).toMatchObject({ progress: { items: 40, done: 1, late: 1 } })
    expect(JSON.stringify(snapshot)).not.toContain(curator.name)
  })
})
