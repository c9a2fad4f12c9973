import { enterSheet } from '@/lib/feedback/answers/sheet-commands'
import { apiCommand } from '@/lib/platform/api'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** One sheet of paper, of a telephone call or of a talk. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, enterSheet, (body) => ({ ...body, id }))
}
