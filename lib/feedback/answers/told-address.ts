import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { todayIn } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { withTenant } from '@/lib/platform/db'

type Left = { surveyId: string; agencyId: string; mail: string; consent: boolean }

const Mail = z.email().max(254)

/**
 * Keeps the address of somebody who wants to be told, apart from any answer and under a random id; the same address
 * once a survey. A sentence when it is not kept, else ''.
 */
export async function keepToldAddress(
  { tenant, now }: { tenant: Pick<TenantView, 'id' | 'timeZone'>; now: Date },
  { surveyId, agencyId, mail, consent }: Left,
): Promise<string> {
  if (!Mail.safeParse(mail).success) return 'Укажите адрес почты, например name@example.ru.'
  if (!consent) return 'Без согласия адрес записать нельзя. Отметьте согласие.'
  if (!isUuid(agencyId)) return 'Обновите страницу и отправьте адрес ещё раз.'
  return withTenant(tenant.id, async (tx) => {
    const tenantId = tenant.id
    const agency = await tx.agency.findFirst({ where: { tenantId, id: agencyId }, select: { id: true } })
    if (!agency) return 'Обновите страницу и отправьте адрес ещё раз.'
    const known = await tx.toldAddress.findFirst({ where: { tenantId, surveyId, address: mail }, select: { id: true } })
    if (!known)
      await tx.toldAddress.create({
        data: {
          tenantId,
          id: randomUUID(),
          agencyId,
          surveyId,
          address: mail,
          day: dayColumn(todayIn(tenant.timeZone, now)),
        },
        select: { id: true },
      })
    return ''
  })
}
