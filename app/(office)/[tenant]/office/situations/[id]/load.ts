import 'server-only'
import { notFound } from 'next/navigation'
import { getSituation, type SituationView } from '@/lib/feedback/situation/queries'
import { requireActor } from '@/lib/platform/actor'

type Right = keyof SituationView['can']

/** The situation of a page below it, for who may do this. */
export async function loadSituation(tenant: string, id: string, path: string, right?: Right) {
  const base = `/${tenant}/office/situations`
  const at = `${base}/${id}`
  const actor = await requireActor(tenant, `${at}${path}`)
  const situation = await getSituation(actor, { id })
  if (right && !situation.can[right]) notFound()
  const crumbs = [
    { label: 'Жизненные ситуации', href: base },
    { label: situation.title, href: at },
  ]
  return { actor, situation, at, base, crumbs }
}
