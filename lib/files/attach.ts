import 'server-only'
import { isUuid } from '@/lib/core/ids'
import type { Tx } from '@/lib/platform/db'
import type { UploadedFile } from './schema'

/** The file, if it may be attached to something of this agency: stored in this tenant for this very agency. */
export async function attachableFile(
  tx: Tx,
  tenantId: string,
  fileId: string,
  agencyId: string,
): Promise<UploadedFile | null> {
  if (!isUuid(fileId)) return null
  // Locked, so that the sweep of unattached files cannot take it from under the caller.
  const rows = await tx.$queryRaw<UploadedFile[]>`
    SELECT "id", "name", "mime", "size" FROM "StoredFile" WHERE "tenantId" = ${tenantId}::uuid
      AND "id" = ${fileId}::uuid AND "agencyId" = ${agencyId}::uuid FOR SHARE`
  return rows[0] ?? null
}

/** Where a list has the same document: this address, or this content, under the same title. */
export async function sameDocument(
  tx: Tx,
  tenantId: string,
  { title, fileId, url }: { title: string; fileId?: string | null; url?: string | null },
): Promise<{ title: string; url: string } | { title: string; file: { sha256: string } }> {
  if (!fileId) return { title, url: url ?? '' }
  const { sha256 } = await tx.storedFile.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: fileId } },
    select: { sha256: true },
  })
  return { title, file: { sha256 } }
}
