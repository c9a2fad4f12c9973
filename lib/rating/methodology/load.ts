import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/platform/db'
import { methodologyBlock } from './template'

/**
 * The act's methodology as the tenant's first version, with the interpretations that it needs; nothing where the act
 * has no rating.
 */
export async function loadMethodologyFromTemplate(tx: Tx, tenantId: string, template: unknown): Promise<void> {
  const read = methodologyBlock(template)
  if (!read?.ok) return
  const { methodology } = read
  await tx.methodology.create({
    data: { tenantId, id: newId(), version: 1, body: methodology },
    select: { id: true },
  })
  await tx.interpretation.createMany({
    data: methodology.interpretations.map(({ id, subject, text }) => ({
      tenantId,
      id: newId(),
      key: id,
      subject,
      text,
    })),
  })
}
