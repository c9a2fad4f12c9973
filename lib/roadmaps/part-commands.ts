import 'server-only'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { sameDocument } from '@/lib/files/attach'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { ownFile } from './approval-commands'
import { recordRoadmapEvents, type RoadmapEventInput } from './events'
import { partRefusal, partStatusLabels } from './labels'
import { itemWords, tellCurators } from './letters'
import { entry, eventOf, itemOf, lockPart, pathOf, type LockedPart } from './part-step'
import { actsFor, partMachine, type PartMove, type PartStatus } from './rules'
import { AddProofInput, DecidePartInput, PartReason, PartVersion, ProofId } from './schema'
import type { Operation } from '@/lib/core/permissions'
import { operations } from './operations'

/** Refuses who reaches the part only as the authority: an agency answers for itself. */
const notTheirs = (ctx: CommandContext, operation: Operation, { agencyId }: LockedPart) =>
  actsFor(ctx.actor.memberships, operation, agencyId)
    ? null
    : fail('RULE', 'Подтверждения прикладывает и сдаёт сам орган. Уполномоченный орган принимает их или возвращает.')

/** What a second person is told who decides on what somebody has just decided. */
function decidedAlready(ctx: CommandContext, part: LockedPart, move: PartMove) {
  if ((move === 'accept' || move === 'return') && part.decidedBy && part.decidedAt && part.status !== 'SUBMITTED') {
    return fail(
      'CONFLICT',
      `Решение уже принято: ${partStatusLabels[part.status]}, ${part.decidedBy}, ${formatDateTime(ctx.actor.tenant.timeZone, part.decidedAt)}.`,
    )
  }
  return fail('RULE', partRefusal(part.status, move))
}

const save = (ctx: CommandContext, id: string, data: Prisma.RoadmapPartUncheckedUpdateInput) =>
  ctx.tx.roadmapPart.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  })

/** A part's version moves with its proofs: who hands it in or accepts it decides on them. */
const partRow = (ctx: CommandContext, { id }: { id: string }) => lockPart(ctx, id)

/** Adds what proves that a body did its part: a file or a link with its title. */
export const addProof = defineCommand({
  operation: operations['roadmap.prove'],
  schema: AddProofInput,
  creates: 'RoadmapProof',
  run: async (ctx, { partId, title, note, fileId, url }) => {
    const locked = await lockPart(ctx, partId)
    if (!locked.ok) return locked
    const part = locked.value
    const theirs = notTheirs(ctx, operations['roadmap.prove'], part)
    if (theirs) return theirs
    if (!partMachine.allows(part.status, 'submit'))
      return fail(
        'RULE',
        `Сейчас подтверждение приложить нельзя: мероприятие в состоянии «${partStatusLabels[part.status]}».`,
      )
    if (fileId !== null && !(await ownFile(ctx, fileId, part.agencyId)))
      return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.', {
        fields: { fileId: 'Загрузите файл ещё раз.' },
      })
    const same = await sameDocument(ctx.tx, ctx.tenantId, { title, fileId, url })
    if ((await ctx.tx.roadmapProof.count({ where: { tenantId: ctx.tenantId, partId, handedAt: null, ...same } })) > 0)
      return fail('CONFLICT', `Это подтверждение уже приложено: «${title}».`)
    const id = newId()
    await ctx.tx.roadmapProof.create({
      data: { tenantId: ctx.tenantId, id, partId, fileId, url, title, note, byName: ctx.actor.name, addedAt: ctx.now },
      select: { id: true },
    })
    await save(ctx, partId, {})
    return done(
      { id },
      {
        subject: { type: 'RoadmapProof', id },
        agencyId: part.agencyId,
        after: { number: part.item.number, title, note, fileId, url },
      },
      [{ ...entry(part, { title }), before: {} }],
    )
  },
})

/** Takes back a proof that was not handed in yet. */
export const removeProof = defineCommand({
  operation: operations['roadmap.prove'],
  schema: ProofId,
  unversioned: 'a proof is never changed, only taken away before it is handed in; taken away twice it is not found',
  run: async (ctx, { id }) => {
    const found = await ctx.tx.roadmapProof.findFirst({
      where: { tenantId: ctx.tenantId, id },
      select: { partId: true },
    })
    const locked = found ? await lockPart(ctx, found.partId) : null
    const proof = locked?.ok ? await ctx.tx.roadmapProof.findFirst({ where: { tenantId: ctx.tenantId, id } }) : null
    if (!locked?.ok || !proof)
      return fail('NOT_FOUND', 'Подтверждение не найдено: его уже убрали или оно недоступно. Обновите страницу.')
    const theirs = notTheirs(ctx, operations['roadmap.prove'], locked.value)
    if (theirs) return theirs
    if (proof.handedAt !== null)
      return fail('RULE', 'Сданное подтверждение не убирают: оно остаётся в истории. Приложите новое.')
    await ctx.tx.roadmapProof.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    await save(ctx, locked.value.id, {})
    return done(
      { id },
      {
        subject: { type: 'RoadmapProof', id },
        agencyId: locked.value.agencyId,
        before: { title: proof.title, note: proof.note, fileId: proof.fileId, url: proof.url },
      },
      [{ ...entry(locked.value, {}), before: { title: proof.title } }],
    )
  },
})

/** Hands the part in. The day is kept: once accepted, it is the day that counts. */
export const submitPart = defineCommand({
  operation: operations['roadmap.deliver'],
  schema: PartVersion,
  changes: 'RoadmapPart',
  row: partRow,
  run: async (ctx, { id }, part) => {
    const { tx, tenantId, actor, now } = ctx
    const theirs = notTheirs(ctx, operations['roadmap.deliver'], part)
    if (theirs) return theirs
    const next = partMachine.after(part.status, 'submit')
    if (!next.ok) return fail('RULE', partRefusal(part.status, 'submit'))
    if (part.item.roadmap.status !== 'APPROVED') return fail('RULE', 'Карта закрыта: сдавать по ней нечего.')
    const { count } = await tx.roadmapProof.updateMany({
      where: { tenantId, partId: id, handedAt: null },
      data: { handedAt: now },
    })
    if (count === 0)
      return fail(
        'RULE',
        part.status === 'RETURNED'
          ? 'После возврата ничего нового не приложено. Приложите исправленный документ и сдайте снова.'
          : 'Приложите документ, который подтверждает выполнение, и сдайте снова.',
      )
    const today = ctx.today
    await save(ctx, id, {
      status: next.value,
      submittedOn: dayColumn(today),
      submittedAt: now,
      submittedBy: actor.name,
    })
    await recordRoadmapEvents(ctx, [eventOf(part, 'PART_SUBMITTED', { on: today })])
    return done({ id }, entry(part, { status: next.value, date: today, count }))
  },
})

/** Takes back what nobody has decided on yet; the proofs may then be changed. */
export const takeBackPart = defineCommand({
  operation: operations['roadmap.deliver'],
  schema: PartVersion,
  changes: 'RoadmapPart',
  row: partRow,
  run: async (ctx, { id }, part) => {
    const theirs = notTheirs(ctx, operations['roadmap.deliver'], part)
    if (theirs) return theirs
    const next = partMachine.after(part.status, 'takeBack')
    if (!next.ok) return decidedAlready(ctx, part, 'takeBack')
    await ctx.tx.roadmapProof.updateMany({
      where: { tenantId: ctx.tenantId, partId: id, handedAt: part.submittedAt },
      data: { handedAt: null },
    })
    await save(ctx, id, { status: next.value, submittedOn: null, submittedAt: null, submittedBy: null })
    await recordRoadmapEvents(ctx, [eventOf(part, 'PART_TAKEN_BACK')])
    return done({ id }, entry(part, { status: next.value }))
  },
})

/** Accepts the part or returns it with a remark. A document that came on paper earlier counts from the day it came. */
export const decidePart = defineCommand({
  operation: operations['roadmap.accept'],
  schema: DecidePartInput,
  changes: 'RoadmapPart',
  row: partRow,
  run: async (ctx, { id, outcome, remark, receivedOn }, part) => {
    const { actor, now } = ctx
    const move = outcome === 'ACCEPTED' ? 'accept' : 'return'
    const next = partMachine.after(part.status, move)
    if (!next.ok) return decidedAlready(ctx, part, move)
    const submitted = part.submittedOn && dayOf(part.submittedOn)
    const early = outcome === 'ACCEPTED' ? receivedOn : null
    if (early !== null && submitted !== null && early > submitted) {
      return fail('INVALID', 'Проверьте день получения.', {
        fields: { receivedOn: `На портал сдано ${formatLong(submitted)}: бумага не могла прийти позже.` },
      })
    }
    if (early !== null && remark.length < 5)
      return fail('INVALID', 'Напишите, чем подтверждается день получения.', {
        fields: { remark: 'Например: входящий номер и дата письма.' },
      })
    await save(ctx, id, {
      status: next.value,
      remark,
      decidedAt: now,
      decidedBy: actor.name,
      ...(early === null ? {} : { submittedOn: dayColumn(early) }),
    })
    await recordRoadmapEvents(ctx, [
      eventOf(part, outcome === 'ACCEPTED' ? 'PART_ACCEPTED' : 'PART_RETURNED', {
        remark,
        ...(early ? { receivedOn: early } : {}),
      }),
    ])
    await tellPart(
      ctx,
      part,
      outcome === 'ACCEPTED'
        ? `Принято: мероприятие ${part.item.number}`
        : `Возвращено: мероприятие ${part.item.number}`,
      [
        outcome === 'ACCEPTED'
          ? `${part.bodyName}: исполнение принято.`
          : `${part.bodyName}: исполнение возвращено, исправьте и сдайте снова.`,
        itemWords(itemOf(part)),
        ...(remark ? [remark] : []),
      ],
    )
    return done({ id }, entry(part, { status: next.value, remark, ...(early ? { date: early } : {}) }))
  },
})

const tellPart = (ctx: CommandContext, part: LockedPart, subject: string, lines: string[]): Promise<void> =>
  tellCurators(ctx, part.agencyId === null ? [] : [part.agencyId], subject, lines, pathOf(part))

type Step = {
  move: PartMove
  kind: RoadmapEventInput['kind']
  data: (ctx: CommandContext, reason: string) => Prisma.RoadmapPartUncheckedUpdateInput
  letter: (part: LockedPart) => string
}

async function step(ctx: CommandContext, part: LockedPart, reason: string, { move, kind, data, letter }: Step) {
  const { id } = part
  const next = partMachine.after(part.status, move)
  if (!next.ok) return fail('RULE', partRefusal(part.status, move))
  if (move === 'restore' && (part.item.removedAt !== null || part.item.roadmap.status !== 'APPROVED'))
    return fail('RULE', 'Мероприятие исключено из карты или карта закрыта: вернуть обязательство нельзя.')
  await save(ctx, id, { status: next.value satisfies PartStatus, ...data(ctx, reason) })
  await recordRoadmapEvents(ctx, [eventOf(part, kind, { reason })])
  await tellPart(ctx, part, letter(part), [
    `${part.bodyName}: ${letter(part).toLowerCase()}.`,
    itemWords(itemOf(part)),
    `Причина: ${reason}`,
  ])
  return done({ id }, entry(part, { status: next.value, reason }))
}

/** Opens an accepted part again: the proof turned out not to prove it. */
export const reopenPart = defineCommand({
  operation: operations['roadmap.accept'],
  schema: PartReason,
  changes: 'RoadmapPart',
  row: partRow,
  run: (ctx, { reason }, part) =>
    step(ctx, part, reason, {
      move: 'reopen',
      kind: 'PART_REOPENED',
      letter: (part) => `Мероприятие ${part.item.number} открыто заново`,
      data: ({ actor, now }, reason) => ({ remark: reason, decidedAt: now, decidedBy: actor.name }),
    }),
})

/** A body owes its part no more: it provides no services, it is gone, its work passed on; the reason stays in sight. */
export const closePart = defineCommand({
  operation: operations['roadmap.closePart'],
  schema: PartReason,
  changes: 'RoadmapPart',
  row: partRow,
  run: (ctx, { reason }, part) =>
    step(ctx, part, reason, {
      move: 'close',
      kind: 'PART_CLOSED',
      letter: (part) => `Обязательство по мероприятию ${part.item.number} снято`,
      data: ({ actor, now }, reason) => ({ closedReason: reason, decidedAt: now, decidedBy: actor.name }),
    }),
})

/** The part is owed again. */
export const restorePart = defineCommand({
  operation: operations['roadmap.closePart'],
  schema: PartReason,
  changes: 'RoadmapPart',
  row: partRow,
  run: (ctx, { reason }, part) =>
    step(ctx, part, reason, {
      move: 'restore',
      kind: 'PART_REOPENED',
      letter: (part) => `Обязательство по мероприятию ${part.item.number} возвращено`,
      data: () => ({ closedReason: '', decidedAt: null, decidedBy: null }),
    }),
})
