import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { sampleRoute } from '@/lib/imports/sample'
import { agencyKinds } from '@/lib/programme/act'
import { getProgramme } from '@/lib/programme/queries'

export const GET = sampleRoute('agencies', async (actor) => ({
  kind: agencyKinds(await getProgramme(actor, {})).map(agencyKindLabel),
}))
