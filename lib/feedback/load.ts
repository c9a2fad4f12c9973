import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { clientSettings } from './template'

/** Writes the act's words of clients into the settings of a tenant that is being made. */
export async function loadClientSettings(
  tx: Tx,
  { tenantId, template }: { tenantId: string; template: unknown },
): Promise<void> {
  const settings = clientSettings(template)
  if (!settings) return
  await tx.$executeRaw`
    UPDATE "Tenant" SET "settings" = "settings" || ${JSON.stringify({ feedback: settings })}::jsonb
    WHERE "id" = ${tenantId}::uuid`
}
