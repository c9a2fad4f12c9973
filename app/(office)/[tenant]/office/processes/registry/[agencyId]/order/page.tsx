import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActTable } from '@/components/processes/ActTable'
import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { getRegistry } from '@/lib/processes/registry/registry-queries'
import { approveOrderAction } from '../action'

export const metadata: Metadata = { title: 'Порядок ведения реестра' }

export default async function OrderPage({ params }: { params: Promise<{ tenant: string; agencyId: string }> }) {
  const { tenant, agencyId } = await params
  const office = `/${tenant}/office/processes`
  const at = `${office}/registry/${agencyId}`
  const actor = await requireActor(tenant, `${at}/order`)
  const { agency, orders, can } = await getRegistry(actor, { agencyId, show: 'changes', q: '', page: 1 })
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: office },
          { label: agency.name, href: at },
          { label: 'Порядок ведения' },
        ]}
      />
      <PageTitle title="Порядок ведения реестра процессов" kicker={agency.name} />
      {orders.length > 0 ? (
        <ActTable tenant={tenant} caption="Редакции порядка ведения" acts={orders} timeZone={actor.tenant.timeZone} />
      ) : (
        <p className="text-muted">Порядок ещё не утверждён.</p>
      )}
      {can.order && (
        <Section title={orders.length > 0 ? `Внести редакцию ${orders.length + 1}` : 'Внести порядок'} rule>
          <ActionForm
            action={approveOrderAction}
            tenant={tenant}
            hidden={{ agencyId, last: orders[0]?.number ?? 0 }}
            submitLabel="Утверждён"
          >
            <TextField name="actTitle" label="Вид акта" placeholder="Приказ председателя комитета" maxLength={300} />
            <TextField name="actNumber" label="Номер" maxLength={60} chars={12} autoComplete="off" />
            <DateField name="actOn" label="Дата" max={todayOf(actor)} />
            <FileChoice tenant={tenant} agencyId={agencyId} label="Текст порядка" />
          </ActionForm>
        </Section>
      )}
    </div>
  )
}
