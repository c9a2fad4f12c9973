import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { firstItems, itemText } from './draft-items'
import { recordRoadmapEvents } from './events'
import { itemRow } from './load'
import { approvalDue, compareNumbers, nextNumber } from './rules'
import { lockRoadmap, mapRow, moveMap } from './scope'
import { CreateRoadmapInput, RemoveItemInput, RoadmapVersion, SaveItemInput, UpdateRoadmapInput } from './schema'
import { operations } from './operations'

const notDraft = 'Карта уже не черновик. Утверждённая карта меняется предложением об изменении.'

/** The act's limit for agencies' own maps, kept on the programme's map in force (V п. 4). */
async function limitOf(ctx: CommandContext, yearFrom: number, since: Date | null) {
  const programme = await ctx.tx.roadmap.findFirst({
    where: {
      tenantId: ctx.tenantId,
      kind: 'PROGRAMME',
      status: 'APPROVED',
      approveWithinDays: { not: null },
      yearFrom: { lte: yearFrom },
      yearTo: { gte: yearFrom },
    },
    orderBy: { yearFrom: 'desc' },
    select: { inForceOn: true, approveWithinDays: true },
  })
  const due = programme
    ? approvalDue(
        { inForceOn: programme.inForceOn && dayOf(programme.inForceOn), withinDays: programme.approveWithinDays },
        since && dayOf(since),
      )
    : null
  return due === null ? null : dayColumn(due)
}

/**
 * A draft of a map: an agency's own – anew, from the programme's items that concern it, or from last year's – or, by
 * the authority, another of the programme's.
 */
export const createRoadmap = defineCommand({
  operation: operations['roadmap.create'],
  schema: CreateRoadmapInput,
  creates: 'Roadmap',
  run: async (ctx, { agencyId, source, ...head }) => {
    const { tx, tenantId, actor, now } = ctx
    if (!ctx.can(operations['roadmap.create'], agencyId))
      return fail('NOT_FOUND', 'Орган не найден или недоступен. Выберите орган из списка.', {
        fields: { agencyId: 'Выберите орган из списка.' },
      })
    const agency =
      agencyId === null
        ? null
        : await tx.agency.findFirst({
            where: { tenantId, id: agencyId },
            select: { id: true, name: true, status: true, since: true },
          })
    if (agencyId !== null && agency === null)
      return fail('NOT_FOUND', 'Орган не найден или недоступен. Выберите орган из списка.', {
        fields: { agencyId: 'Выберите орган из списка.' },
      })
    if (agency && agency.status !== 'ACTIVE')
      return fail('RULE', 'Орган упразднён или присоединён: новую карту составляет его преемник.')
    if (agency) await lockRow({ tx, tenantId }, 'Agency', agency.id)
    const same =
      agency &&
      (await tx.roadmap.findFirst({
        where: {
          tenantId,
          agencyId,
          status: { not: 'CLOSED' },
          yearFrom: { lte: head.yearTo },
          yearTo: { gte: head.yearFrom },
        },
        select: { title: true, yearFrom: true, yearTo: true },
      }))
    if (same)
      return fail('RULE', `На эти годы у органа уже есть карта «${same.title}». Дополните её или закройте.`, {
        fields: { yearFrom: 'На этот год карта уже есть.' },
      })
    const items = agency
      ? await firstItems(tx, tenantId, source, {
          agencyId: agency.id,
          agencyName: agency.name,
          yearFrom: head.yearFrom,
        })
      : []
    if (source !== 'EMPTY' && items.length === 0) {
      return fail(
        'RULE',
        source === 'PROGRAMME'
          ? 'В карте программы нет мероприятий этого органа. Начните с чистого листа.'
          : 'Прошлой утверждённой карты у органа нет. Начните с чистого листа.',
        { fields: { source: 'Выберите другое начало.' } },
      )
    }
    const id = newId()
    await tx.roadmap.create({
      data: {
        tenantId,
        id,
        kind: agency ? 'DEPARTMENTAL' : 'PROGRAMME',
        agencyId,
        ...head,
        createdBy: actor.name,
        createdAt: now,
        updatedAt: now,
        approvalDue: agency ? await limitOf(ctx, head.yearFrom, agency.since) : null,
      },
      select: { id: true },
    })
    await tx.roadmapItem.createMany({ data: items.map((item, i) => itemRow(tenantId, id, item, i)) })
    await recordRoadmapEvents(ctx, [
      { roadmapId: id, agencyId, kind: 'CREATED', words: { source, items: items.length } },
    ])
    return done({ id }, { subject: { type: 'Roadmap', id }, agencyId, after: { ...head, source, count: items.length } })
  },
})

/** Title, basis and years of a draft. */
export const updateRoadmap = defineCommand({
  operation: operations['roadmap.edit'],
  schema: UpdateRoadmapInput,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id, version: _version, ...head }, map) => {
    if (map.status !== 'DRAFT') return fail('RULE', notDraft)
    await ctx.tx.roadmap.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { ...head, updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    await recordRoadmapEvents(ctx, [
      { roadmapId: id, agencyId: map.agencyId, kind: 'RENAMED', words: { title: head.title } },
    ])
    return done(
      { id },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { title: map.title, basis: map.basis, yearFrom: map.yearFrom, yearTo: map.yearTo },
        after: head,
      },
    )
  },
})

/**
 * Adds or changes an item of a draft; without a number the item gets the next one of its section. Items keep the order
 * of their numbers.
 */
export const saveDraftItem = defineCommand({
  operation: operations['roadmap.edit'],
  schema: SaveItemInput,
  changes: 'Roadmap',
  row: (ctx, { roadmapId }) => lockRoadmap(ctx, roadmapId),
  run: async (ctx, { roadmapId, version: _version, itemId, ...typed }, map) => {
    const { tx, tenantId } = ctx
    if (map.status !== 'DRAFT') return fail('RULE', notDraft)
    const year = Number(typed.dueOn.slice(0, 4))
    if (year < map.yearFrom || year > map.yearTo)
      return fail('INVALID', 'Срок не в годах карты.', {
        fields: {
          dueOn: `Срок должен быть в ${map.yearFrom === map.yearTo ? `${map.yearFrom} году` : `${map.yearFrom}–${map.yearTo} годах`}.`,
        },
      })
    const others = await tx.roadmapItem.findMany({
      where: { tenantId, roadmapId },
      orderBy: { position: 'asc' },
      select: { id: true, number: true, sectionNumber: true },
    })
    if (itemId !== null && !others.some(({ id }) => id === itemId))
      return fail('NOT_FOUND', 'Мероприятие не найдено: его уже убрали. Обновите страницу.')
    const taken = others.filter(({ id }) => id !== itemId)
    const item = {
      ...typed,
      number:
        typed.number ||
        nextNumber(
          typed.sectionNumber,
          taken.map(({ number }) => number),
        ),
    }
    if (taken.some(({ number }) => number === item.number))
      return fail('INVALID', 'Такой номер уже есть.', {
        fields: { number: `Номер ${item.number} занят. Оставьте поле пустым: портал возьмёт следующий.` },
      })
    const row = itemRow(tenantId, roadmapId, item, 0)
    const id = itemId ?? row.id
    if (itemId === null) await tx.roadmapItem.create({ data: row, select: { id: true } })
    else {
      const { tenantId: _tenant, id: _id, roadmapId: _map, position: _position, ...data } = row
      await tx.roadmapItem.update({
        where: { tenantId_id: { tenantId, id } },
        data: { ...data, version: { increment: 1 } },
        select: { id: true },
      })
    }
    const order = [...taken, { id, number: item.number, sectionNumber: item.sectionNumber }].sort(
      (a, b) => compareNumbers(a.sectionNumber, b.sectionNumber) || compareNumbers(a.number, b.number),
    )
    await tx.$executeRaw`UPDATE "RoadmapItem" i SET "position" = n.at
    FROM unnest(${order.map((one) => one.id)}::uuid[], ${order.map((_, i) => i)}::int[]) AS n(item, at)
    WHERE i."tenantId" = ${tenantId}::uuid AND i."id" = n.item`
    await moveMap(ctx, roadmapId)
    return done(
      { id, number: item.number },
      { subject: { type: 'Roadmap', id: roadmapId }, agencyId: map.agencyId, after: { ...item } },
    )
  },
})

/** Takes an item out of a draft. */
export const removeDraftItem = defineCommand({
  operation: operations['roadmap.edit'],
  schema: RemoveItemInput,
  changes: 'Roadmap',
  row: async (ctx, { id }) => {
    const where = { tenantId_id: { tenantId: ctx.tenantId, id } }
    const place = await ctx.tx.roadmapItem.findUnique({ where, select: { roadmapId: true } })
    const locked = place ? await lockRoadmap(ctx, place.roadmapId) : null
    const item = locked?.ok ? await ctx.tx.roadmapItem.findUnique({ where }) : null
    return locked?.ok && item
      ? { ok: true, value: { ...locked.value, item } }
      : fail('NOT_FOUND', 'Мероприятие не найдено: его уже убрали. Обновите страницу.')
  },
  run: async (ctx, { id }, { item, ...map }) => {
    if (map.status !== 'DRAFT') return fail('RULE', notDraft)
    await ctx.tx.roadmapItem.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    await moveMap(ctx, map.id)
    return done(
      { id },
      { subject: { type: 'Roadmap', id: map.id }, agencyId: map.agencyId, before: { ...itemText(item) } },
    )
  },
})

/** Throws a draft away; what it was stays in the journal. */
export const discardRoadmap = defineCommand({
  operation: operations['roadmap.edit'],
  schema: RoadmapVersion,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id }, map) => {
    if (map.status !== 'DRAFT') return fail('RULE', notDraft)
    const items = await ctx.tx.roadmapItem.count({ where: { tenantId: ctx.tenantId, roadmapId: id } })
    await ctx.tx.roadmap.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    return done(
      { id },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { title: map.title, yearFrom: map.yearFrom, yearTo: map.yearTo, count: items },
      },
    )
  },
})
