import 'server-only'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import { Prisma, type Roadmap } from '@/lib/generated/prisma/client'
import type { AuditEntry } from '@/lib/platform/audit'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { dayColumn } from '@/lib/core/db-day'
import { applyChange, currentItem, proposedText } from './change-apply'
import { recordRoadmapEvents } from './events'
import { changeStatusLabels, consentLabels } from './labels'
import { tellAuthority, tellCurators } from './letters'
import { changedFields, changeMachine, readItemText, type ItemText } from './rules'
import { lockRoadmap } from './scope'
import { ChangeVersion, DecideChangeInput, ProposeChangeInput, type ProposedChange } from './schema'
import { operations } from './operations'

const noItem = 'Мероприятие не найдено: его уже исключили из карты. Обновите страницу.'

type Prepared =
  | { ok: true; value: { before: ItemText | null; after: ItemText | null; itemId: string | null } }
  | { ok: false; error: Failure }

/** Old and new text of what is being changed; refused where nothing changes or a number is taken. */
async function prepare(ctx: CommandContext, map: Roadmap, input: ProposedChange): Promise<Prepared> {
  const itemId = input.kind === 'ADD' ? null : input.itemId
  const before = itemId === null ? null : await currentItem(ctx, map.id, itemId)
  if (itemId !== null && before === null) return fail('NOT_FOUND', noItem)
  const after = await proposedText(ctx, input)
  if (before && after && changedFields(before, after).length === 0)
    return fail('INVALID', 'Ничего не изменено: новый текст совпадает с прежним.', {
      fields: { title: 'Измените текст, срок, исполнителей или результат.' },
    })
  if (
    after &&
    after.number !== before?.number &&
    (await ctx.tx.roadmapItem.count({
      where: { tenantId: ctx.tenantId, roadmapId: map.id, number: after.number, removedAt: null },
    })) > 0
  ) {
    return fail('INVALID', 'Такой номер уже есть.', {
      fields: { number: `Номер ${after.number} занят. Оставьте поле пустым: портал возьмёт следующий.` },
    })
  }
  return { ok: true, value: { before, after, itemId } }
}

/** What the journal says of a map whose item was changed. */
const mapEntry = (
  map: Roadmap,
  before: ItemText | null,
  after: ItemText | null,
  { kind, reason }: { kind: string; reason: string },
): AuditEntry => ({
  subject: { type: 'Roadmap', id: map.id },
  agencyId: map.agencyId,
  before: before ? { ...before } : undefined,
  after: { ...after, kind, reason },
})

const json = (text: ItemText | null) => (text === null ? Prisma.DbNull : { ...text })

/** An agency proposes to change its approved map; it is changed only with the council's or the authority's consent. */
export const proposeChange = defineCommand({
  operation: operations['roadmap.propose'],
  schema: ProposeChangeInput,
  creates: 'RoadmapChange',
  run: async (ctx, input) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockRoadmap(ctx, input.roadmapId)
    if (!locked.ok) return locked
    const map = locked.value
    if (map.version !== input.version)
      return fail('CONFLICT', 'Пока страница была открыта, карту изменили. Посмотрите новый текст и решите ещё раз.', {
        see: { path: `roadmaps/${map.id}`, label: 'Открыть карту' },
      })
    if (map.status !== 'APPROVED')
      return fail(
        'RULE',
        'Изменения предлагают к утверждённой карте: черновик меняется прямо, закрытая карта не меняется.',
      )
    const prepared = await prepare(ctx, map, input)
    if (!prepared.ok) return prepared
    const { before, after, itemId } = prepared.value
    // One change at a time of an item; a new item is known by its title.
    const waiting = await tx.roadmapChange.findFirst({
      where: {
        tenantId,
        roadmapId: map.id,
        status: 'PROPOSED',
        itemId,
        ...(itemId === null && { kind: input.kind, after: { path: ['title'], equals: after?.title ?? '' } }),
      },
      select: { proposedBy: true },
    })
    if (waiting)
      return fail(
        'CONFLICT',
        itemId === null
          ? `Такое новое мероприятие уже предложено и ждёт согласия (${waiting.proposedBy}).`
          : `По этому мероприятию уже ждёт согласия другое изменение (${waiting.proposedBy}). Отзовите его или дождитесь решения.`,
        { see: { path: `roadmaps/${map.id}/changes`, label: 'Что уже предложено' } },
      )
    const id = newId()
    await tx.roadmapChange.create({
      data: {
        tenantId,
        id,
        roadmapId: map.id,
        itemId,
        kind: input.kind,
        before: json(before),
        after: json(after),
        reason: input.reason,
        proposedBy: actor.name,
        proposedAt: now,
      },
      select: { id: true },
    })
    const words = { item: (after ?? before)?.number ?? '', change: input.kind, reason: input.reason }
    await recordRoadmapEvents(ctx, [
      { roadmapId: map.id, itemId, agencyId: map.agencyId, kind: 'CHANGE_PROPOSED', words },
    ])
    await tellAuthority(
      ctx,
      `Изменение дорожной карты: ${words.item}`,
      [
        `${actor.name} предлагает изменить карту «${map.title}», мероприятие ${words.item}.`,
        `Причина: ${input.reason}`,
        'Старый и новый текст рядом:',
      ],
      `roadmaps/${map.id}/changes`,
    )
    return done(
      { id },
      {
        subject: { type: 'RoadmapChange', id },
        agencyId: map.agencyId,
        before: before ? { ...before } : undefined,
        after: { ...after, kind: input.kind, reason: input.reason },
      },
    )
  },
})

type FoundChange =
  | { ok: true; value: Prisma.RoadmapChangeGetPayload<Record<never, never>> & { map: Roadmap } }
  | { ok: false; error: Failure }

/** The change with its map locked; of an agency in reach. */
async function lockChange(ctx: CommandContext, { id }: { id: string }): Promise<FoundChange> {
  const found = await ctx.tx.roadmapChange.findFirst({
    where: { tenantId: ctx.tenantId, id },
    select: { roadmapId: true },
  })
  const locked = found ? await lockRoadmap(ctx, found.roadmapId) : null
  await lockRow(ctx, 'RoadmapChange', id)
  const change = locked?.ok ? await ctx.tx.roadmapChange.findFirst({ where: { tenantId: ctx.tenantId, id } }) : null
  return locked?.ok && change
    ? { ok: true, value: { ...change, map: locked.value } }
    : fail('NOT_FOUND', 'Изменение не найдено или недоступно. Вернитесь к дорожной карте.')
}

/** What a second person is told who decides on what somebody has just decided. */
const decided = (
  ctx: CommandContext,
  {
    status,
    decidedBy,
    decidedAt,
  }: { status: keyof typeof changeStatusLabels; decidedBy: string | null; decidedAt: Date | null },
) =>
  fail(
    'CONFLICT',
    `Решение уже есть: ${changeStatusLabels[status].short}${decidedBy && decidedAt ? `, ${decidedBy}, ${formatDateTime(ctx.actor.tenant.timeZone, decidedAt)}` : ''}.`,
  )

/** Takes a proposal back before it is decided on. */
export const withdrawChange = defineCommand({
  operation: operations['roadmap.propose'],
  schema: ChangeVersion,
  changes: 'RoadmapChange',
  row: lockChange,
  run: async (ctx, { id }, { map, ...change }) => {
    if (!changeMachine.allows(change.status, 'WITHDRAWN')) return decided(ctx, change)
    await ctx.tx.roadmapChange.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { status: 'WITHDRAWN', decidedBy: ctx.actor.name, decidedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    await recordRoadmapEvents(ctx, [
      {
        roadmapId: map.id,
        itemId: change.itemId,
        agencyId: map.agencyId,
        kind: 'CHANGE_WITHDRAWN',
        words: { item: (readItemText(change.after) ?? readItemText(change.before))?.number ?? '' },
      },
    ])
    return done(
      { id },
      {
        subject: { type: 'RoadmapChange', id },
        agencyId: map.agencyId,
        before: { status: change.status },
        after: { status: 'WITHDRAWN' },
      },
    )
  },
})

/**
 * Records the consent – the council's by its minutes, or the authority's own – and puts the change into the map; or the
 * refusal.
 */
export const decideChange = defineCommand({
  operation: operations['roadmap.consent'],
  schema: DecideChangeInput,
  changes: 'RoadmapChange',
  row: lockChange,
  run: async (ctx, { id, outcome, consent, consentOn, protocol, remark }, { map, ...change }) => {
    const { tx, tenantId, actor, now } = ctx
    if (!changeMachine.allows(change.status, outcome)) return decided(ctx, change)
    const today = ctx.today
    if (consentOn > today)
      return fail('INVALID', 'Проверьте дату решения.', {
        fields: { consentOn: `Этот день ещё не наступил. Укажите день не позже ${formatLong(today)}` },
      })
    const before = readItemText(change.before)
    const after = readItemText(change.after)
    const current = change.itemId === null ? null : await currentItem(ctx, map.id, change.itemId)
    if (outcome === 'CONSENTED') {
      if (map.status !== 'APPROVED') return fail('RULE', 'Карта закрыта: изменить её уже нельзя. Откажите в изменении.')
      if (before !== null && (current === null || changedFields(before, current).length > 0))
        return fail(
          'RULE',
          'Мероприятие с тех пор изменилось: предложение составлено к прежнему тексту. Откажите и попросите предложить заново.',
        )
    }
    const itemId =
      outcome === 'CONSENTED'
        ? await applyChange(ctx, map, { itemId: change.itemId, before, after, reason: change.reason })
        : change.itemId
    await tx.roadmapChange.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        status: outcome,
        itemId,
        consent,
        consentOn: dayColumn(consentOn),
        protocol,
        remark,
        decidedBy: actor.name,
        decidedAt: now,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    const number = (after ?? before)?.number ?? ''
    const who = `${consentLabels[consent]}${protocol ? `, ${protocol}` : ''}`
    await recordRoadmapEvents(ctx, [
      {
        roadmapId: map.id,
        itemId,
        agencyId: map.agencyId,
        kind: outcome === 'CONSENTED' ? 'CHANGE_CONSENTED' : 'CHANGE_REFUSED',
        words: { item: number, change: change.kind, consent, protocol, on: consentOn, remark },
      },
    ])
    await tellCurators(
      ctx,
      map.agencyId === null ? [] : [map.agencyId],
      `${outcome === 'CONSENTED' ? 'Изменение согласовано' : 'В изменении отказано'}: мероприятие ${number}`,
      [
        `Дорожная карта «${map.title}». ${outcome === 'CONSENTED' ? 'Изменение согласовано и внесено в карту' : 'В изменении отказано'}: ${who}, ${formatLong(consentOn)}`,
        ...(remark ? [remark] : []),
      ],
      `roadmaps/${map.id}/changes`,
    )
    return done(
      { id, itemId },
      {
        subject: { type: 'RoadmapChange', id },
        agencyId: map.agencyId,
        before: { status: change.status },
        after: { status: outcome, consent, protocol, date: consentOn, remark },
      },
      outcome === 'CONSENTED' ? [mapEntry(map, before, after, change)] : [],
    )
  },
})

/**
 * The authority changes the programme's map: a day moved, a body added, an item new or taken out. The reason stands
 * beside the item for everybody.
 */
export const amendRoadmap = defineCommand({
  operation: operations['roadmap.amend'],
  schema: ProposeChangeInput,
  changes: 'Roadmap',
  row: (ctx, { roadmapId }) => lockRoadmap(ctx, roadmapId),
  run: async (ctx, input, map) => {
    const { tx, tenantId, actor, now } = ctx
    if (map.kind !== 'PROGRAMME')
      return fail(
        'RULE',
        'Ведомственную карту меняет её орган с согласия совета: уполномоченный орган рассматривает предложение.',
      )
    if (map.status !== 'APPROVED') return fail('RULE', 'Черновик меняется прямо, закрытая карта не меняется.')
    const prepared = await prepare(ctx, map, input)
    if (!prepared.ok) return prepared
    const { before, after } = prepared.value
    const itemId = await applyChange(ctx, map, { ...prepared.value, reason: input.reason })
    const id = newId()
    await tx.roadmapChange.create({
      data: {
        tenantId,
        id,
        roadmapId: map.id,
        itemId,
        kind: input.kind,
        status: 'CONSENTED',
        before: json(before),
        after: json(after),
        reason: input.reason,
        proposedBy: actor.name,
        proposedAt: now,
        consent: 'AUTHORITY',
        consentOn: dayColumn(ctx.today),
        decidedBy: actor.name,
        decidedAt: now,
      },
      select: { id: true },
    })
    await recordRoadmapEvents(ctx, [
      {
        roadmapId: map.id,
        itemId,
        kind: 'CHANGE_CONSENTED',
        words: {
          item: (after ?? before)?.number ?? '',
          change: input.kind,
          consent: 'AUTHORITY',
          reason: input.reason,
        },
      },
    ])
    return done({ id, itemId }, mapEntry(map, before, after, input))
  },
})
