import 'server-only'
import { z } from 'zod'
import { Day, needed, OptionalId, RecordId, whole, actNumber } from '@/lib/core/fields'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import type { Operation } from '@/lib/core/permissions'
import { fail, notFound } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import type { ListKind } from './labels'
import { currentEntries } from './list-read'

const ApproveListInput = z.object({
  agencyId: RecordId,
  actTitle: needed('Укажите вид акта, например «Приказ министра».', 300, 3),
  actNumber: actNumber('Укажите номер акта.'),
  actOn: Day,
  fileId: OptionalId,
  /** Number of the last edition that the page showed; 0 – there was none. */
  last: whole('Обновите страницу: не удалось понять, какую редакцию вы видели.', 0, 100_000),
  /** What the page showed (markOf). */
  shown: z.string(),
})

/** Freezes an agency's list as an act approved it, as the page showed it (Kuzbass 2.2(5), Kirov 5.1, 6.1). */
const approveList = (kind: ListKind, operation: Operation) =>
  defineCommand({
    operation,
    schema: ApproveListInput,
    creates: 'ClientListApproval',
    run: async (ctx, { agencyId, actTitle, actNumber, actOn, fileId, last, shown }) => {
      const { tx, tenantId, actor, today } = ctx
      if (!ctx.can(operation, agencyId)) return notFound('Запись об органе')
      await takeTurn(tx, 'client list', kind, tenantId, agencyId)
      const agency = await tx.agency.findFirst({
        where: { tenantId, id: agencyId, status: 'ACTIVE' },
        select: { id: true },
      })
      if (!agency) return notFound('Запись об органе')
      if ((await tx.clientListApproval.count({ where: { tenantId, agencyId, kind } })) !== last)
        return fail(
          'CONFLICT',
          'Пока страница была открыта, утвердили новую редакцию. Обновите страницу и решите ещё раз.',
        )
      if (actOn > today)
        return fail('INVALID', 'Утверждение пока не записано.', {
          fields: { actOn: 'День акта позже сегодняшнего. Запишите утверждение, когда акт подписан.' },
        })
      if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, agencyId)))
        return fail('INVALID', 'Утверждение пока не записано.', { fields: { fileId: 'Загрузите файл ещё раз.' } })
      const entries = await currentEntries(ctx, kind, agencyId)
      if (entries.length === 0) return fail('RULE', 'В перечне нет ни одной строки: утверждать нечего.')
      if (markOf(entries) !== shown)
        return fail(
          'CONFLICT',
          'Пока страница была открыта, перечень изменили. Обновите страницу, посмотрите изменения и решите ещё раз.',
        )
      const [id, edition] = [newId(), last + 1]
      await tx.clientListApproval.create({
        data: {
          ...{ tenantId, id, agencyId, kind, edition, actTitle, actNumber, fileId },
          actOn: dayColumn(actOn),
          content: { entries },
          approvedBy: actor.name,
        },
        select: { id: true },
      })
      return done(
        { id, agencyId, edition },
        {
          subject: { type: 'ClientListApproval', id },
          agencyId,
          after: { edition, actTitle, actNumber, actOn, rows: entries.length },
        },
      )
    },
  })

export const approveTouchpoints = approveList('TOUCHPOINTS', operations['touchpoint.approve'])
export const approveSegments = approveList('SEGMENTS', operations['segment.approve'])
