import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { may, requireActor } from '@/lib/platform/actor'
import { subjectLabel, subjectPlace } from '@/lib/tenancy/labels'
import { listInterpretations } from '@/lib/tenancy/queries'

export const metadata: Metadata = { title: 'Толкования акта' }

export default async function InterpretationsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  const interpretations = await listInterpretations(actor, {})
  const rules = may(actor, 'interpretation.rule')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Кабинет', href: `/${tenant}/office` }, { label: 'Толкования акта' }]} />
      <PageTitle
        title={interpretations.length > 0 ? `Акт неясен в ${count(interpretations.length, 'месте', 'местах', 'местах')}` : 'Толкования акта'}
        lead="Где акт молчит или противоречит себе, портал показывает, как его понимают, – рядом с тем, что от этого зависит, и всем. Рейтинги, которые уже открыты или опубликованы, считаются по толкованиям своего времени."
      />
      {interpretations.length === 0 && <EmptyState title="Неясных мест не отмечено">В шаблоне этой программы толкований нет.</EmptyState>}
      <ul className="border-t border-line">
        {interpretations.map((one) => (
          <li key={one.key} className="grid gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[12rem_1fr_auto]">
            <h2 className="text-lg">{subjectLabel(one.subject)}</h2>
            <div>
              <p className="max-w-[62ch]">{one.text}</p>
              <p className="mt-1.5 text-sm text-muted">
                {one.ruledBy && one.ruledAt ? `Решение: ${one.ruledBy}, ${formatLong(instantToDate(actor.tenant.timeZone, one.ruledAt))}` : 'Принято в шаблоне программы'}
                {' · '}показывается {subjectPlace(one.subject)}
              </p>
            </div>
            {rules && <div><ButtonLink href={`/${tenant}/office/interpretations/${encodeURIComponent(one.key)}`} variant="quiet" size="s">Решить иначе<span className="sr-only">: {subjectLabel(one.subject)}</span></ButtonLink></div>}
          </li>
        ))}
      </ul>
    </>
  )
}
