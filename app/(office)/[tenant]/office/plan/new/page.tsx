import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { getPlan } from '@/lib/plan/queries'
import { requireActor } from '@/lib/platform/actor'
import { createIndicatorAction } from '../action'
import { IndicatorForm } from '../IndicatorForm'

export const metadata: Metadata = { title: 'Новый показатель' }

export default async function NewIndicatorPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/plan/new`)
  const plan = await getPlan(actor, {})
  if (!plan.can.edit) notFound()
  const at = `/${tenant}/office/plan`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('plan'), href: at }, { label: 'Новый показатель' }]} />
      <PageTitle
        title="Новый показатель плана"
        lead="Цели по годам задаются после сохранения, на странице показателя."
      />
      <IndicatorForm
        tenant={tenant}
        action={createIndicatorAction}
        hidden={{}}
        submitLabel="Добавить показатель"
        backHref={at}
        indicator={null}
        numbers={plan.rows.map(({ indicator }) => ({ number: indicator.number, title: indicator.title }))}
        sections={plan.rows.map(({ indicator }) => ({ number: indicator.sectionNumber, title: indicator.section }))}
      />
    </>
  )
}
