import type { Metadata } from 'next'
import { Timeline } from '@/components/roadmaps/Timeline'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { isUnapproved } from '@/lib/roadmaps/rules'
import { RoadmapHead } from '../RoadmapHead'

export const metadata: Metadata = { title: 'График дорожной карты' }

export default async function RoadmapTimelinePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/roadmaps/${id}`
  const actor = await requireActor(tenant, `${at}/timeline`)
  const map = await getRoadmap(actor, { id })
  return (
    <>
      <RoadmapHead tenant={tenant} map={map} current="timeline" />
      <Timeline
        sections={map.sections}
        rows={map.rows}
        today={map.today}
        href={(itemId) => (isUnapproved(map.status) ? at : `${at}/items/${itemId}`)}
      />
    </>
  )
}
