import 'server-only'
import { randomUUID } from 'node:crypto'
import type { DateString } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import type { ClientSide } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/lock'
import { keyed, tokenHash } from '@/lib/platform/secrets'
import { termsOf } from '../terms'
import { messageCodeOf } from './code'
import { dayAfter, type MessageKind } from './rules'

/** The code that belongs to these words of a form: the same for the same, and known to nobody without AUTH_SECRET. */
export const messageCode = (form: string): string => messageCodeOf(Buffer.from(keyed(form, 'word'), 'base64url'))

/** What is kept of a code. */
export const codeHash = (code: string): string => tokenHash(`word ${code}`)

type Kept = {
  tx: Tx
  tenant: TenantView
  agencyId: string
  touchpointId: string | null
  side: ClientSide
  today: DateString
  code: string
  fields: { kind: MessageKind; service: string; place: string; text: string }
}

/**
 * Writes a word to the agency: random id, the day alone, the code as a hash. Under a code in use it is there already.
 */
export async function putMessage({ tx, tenant, code, today, ...rest }: Kept): Promise<{ id: string; again: boolean }> {
  const { agencyId, touchpointId, side } = rest
  const { kind, service, place, text } = rest.fields
  const hash = codeHash(code)
  await takeTurn(tx, hash)
  const known = await tx.feedbackMessage.findUnique({
    where: { tenantId_codeHash: { tenantId: tenant.id, codeHash: hash } },
    select: { id: true },
  })
  if (known) return { id: known.id, again: true }
  const id = randomUUID()
  await tx.feedbackMessage.create({
    data: {
      ...{ tenantId: tenant.id, id, agencyId, touchpointId, side, kind, service, place, text },
      codeHash: hash,
      receivedOn: dayColumn(today),
      answerBy: dayColumn(dayAfter(today, termsOf(tenant.settings.feedback, side).answerDays)),
    },
    select: { id: true },
  })
  return { id, again: false }
}
