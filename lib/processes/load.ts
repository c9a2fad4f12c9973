import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { processSettings } from './template'

/** Writes the act's words of processes into the settings of a tenant that is being made. */
export async function loadProcessSettings(
  tx: Tx,
  { tenantId, template }: { tenantId: string; template: unknown },
): Promise<void> {
  const settings = processSettings(template)
  if (!settings) return
  await tx.$executeRaw`
    UPDATE "Tenant" SET "settings" = "settings" || ${JSON.stringify({ processes: settings })}::jsonb
    WHERE "id" = ${tenantId}::uuid`
}
