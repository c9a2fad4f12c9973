import { passportResponse } from '@/lib/documents/passport-response'

/** The passport as DOCX; `?version=2` – a version. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; id: string }> },
): Promise<Response> {
  const { tenant, id } = await params
  return passportResponse(request, tenant, id, 'docx')
}
