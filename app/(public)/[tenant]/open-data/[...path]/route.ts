import { openDataFile } from '@/lib/open-data/files'
import { fileResponse } from '@/lib/documents/file-response'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

/** Files of the open data: anybody may fetch them, any site may read them, caches may keep them for seconds. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ tenant: string; path: string[] }> },
): Promise<Response> {
  const { tenant: slug, path } = await params
  const tenant = await getPublicTenant(slug)
  const file = tenant && (await openDataFile(tenant, path))
  if (!file) return Response.json({ error: 'Такого файла нет. Перечень: list.csv' }, { status: 404 })
  return fileResponse(file.body, file.type, `${slug}-${file.name}`, {
    'cache-control': 'public, s-maxage=10, stale-while-revalidate=86400',
    'access-control-allow-origin': '*',
  })
}
