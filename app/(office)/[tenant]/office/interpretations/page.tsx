import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listReadings } from '@/lib/readings/queries'
import { areas, decidedText, readingAreas, type Reading } from '@/lib/readings/readings'

export const metadata: Metadata = { title: pageName('interpretations') }

function ReadingLine({ at, one }: { at: string; one: Reading }) {
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[12rem_1fr_auto]">
      <h3>{one.title}</h3>
      <div className="max-w-[62ch]">
        {one.about && <p className="mb-1.5 text-muted">{one.about}</p>}
        <p>{one.text}</p>
        {one.value && (
          <p className="mt-1.5">
            <span className="text-muted">Действует: </span>
            {one.value}
          </p>
        )}
        <p className="mt-1.5 text-sm text-muted">
          {[decidedText(one), one.since, `показывается ${one.place}`].filter(Boolean).join(' · ')}
          {one.seen && (
            <>
              {' '}
              ·{' '}
              <a href={`${at}/${one.seen}`}>
                посмотреть<span className="sr-only">: {one.title}</span>
              </a>
            </>
          )}
        </p>
      </div>
      {one.change && (
        <div>
          <ButtonLink href={`${at}/${one.change}`} variant="quiet" size="s">
            Решить иначе<span className="sr-only">: {one.title}</span>
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

export default async function InterpretationsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  const readings = await listReadings(actor, {})
  const at = `/${tenant}/office`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: at }, { label: pageName('interpretations') }]} />
      <OfficeTitle
        path="interpretations"
        says={readings.length > 0 ? `Акт неясен в ${count(readings.length, 'месте', 'местах', 'местах')}` : null}
        lead="Где акт молчит или противоречит себе, портал показывает, как его понимают, – рядом с тем, что от этого зависит, и всем."
      />
      {readings.length === 0 && (
        <EmptyState title="Неясных мест не отмечено">В шаблоне этой программы толкований нет.</EmptyState>
      )}
      {readingAreas.map((area) => {
        const own = readings.filter((one) => one.area === area)
        return (
          own.length > 0 && (
            <Section
              key={area}
              title={
                <>
                  {areas[area].title} <span className="font-normal text-muted">{own.length}</span>
                </>
              }
              lead={areas[area].lead}
            >
              <ul className="border-t border-line">
                {own.map((one) => (
                  <ReadingLine key={one.key} at={at} one={one} />
                ))}
              </ul>
            </Section>
          )
        )
      })}
    </>
  )
}
