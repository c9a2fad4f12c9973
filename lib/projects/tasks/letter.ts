import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { notify } from '../notify'
import type { CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayOf } from '@/lib/core/db-day'
import { letters, officeUrl } from '@/lib/notifications/letters'

type GivenTask = {
  id: string
  title: string
  dueOn: Date | null
  personId: string | null
  email: string | null
  /** Whose task it is: «Задача проекта» in the subject, «проекта № 5 «…»» in the letter. */
  subject: string
  of: string
  /** Path below the tenant's office. */
  href: string
}

/** One letter and one notification to the person a task was given to, unless they gave it to themselves. */
export async function tellOfTask(
  ctx: CommandContext,
  { id, title, dueOn, personId, email, subject, of, href }: GivenTask,
): Promise<void> {
  if (email === null || personId === ctx.actor.personId) return
  await notify(ctx.tx, ctx.tenantId, ctx.now, [
    {
      to: [email],
      kind: 'TASK_GIVEN',
      title: `Вам поручена задача «${title}»`,
      href,
      key: `task:${id}:${ctx.now.toISOString()}`,
    },
  ])
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters([email], `${subject}: ${title}`, [
      `Вам поручена задача «${title}» ${of}.${dueOn ? ` Срок – ${formatLong(dayOf(dueOn))}` : ''}`,
      'Задача:',
      officeUrl(ctx, href),
    ]),
  )
}
