import { unitChoices } from '@/lib/agencies/unit-queries'
import { withActor } from '@/lib/platform/api'

/** Units of an agency, for a choice that was made on the page. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  const agencyId = new URL(request.url).searchParams.get('agencyId') ?? ''
  return withActor(request, tenant, async (actor) => Response.json(await unitChoices(actor, { agencyId })))
}
